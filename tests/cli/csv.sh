#!/bin/sh
# What other programs read: CSV by RFC 4180 and as Excel in French wants it, NDJSON; cell by cell.
. tests/tap.sh
. tests/small.sh

"$PRESSOIR" -q load small.ndjson
cr=$(printf '\r')

# cells ROW COLUMN: one cell of facts.csv as Python's reader sees it; row 0 is the header
cell() {
	python3 -c 'import csv, sys
rows = list(csv.reader(open(sys.argv[3], encoding="utf-8-sig", newline=""), delimiter=sys.argv[4], strict=True))
print(rows[int(sys.argv[1])][rows[0].index(sys.argv[2])])' "$1" "$2" "${3:-facts.csv}" "${4:-,}"
}

# ── facts ──
"$PRESSOIR" facts > facts.csv
is "the header names the members of NDJSON, then the article's" \
	"$(head -1 facts.csv)" "article,kind,text,start,end,value,low,high,\
unit,per,modifier,label,rule,sentence,department,department_from,date,date_from,source,title,published,url$cr"
"$PRESSOIR" facts --format ndjson > facts.ndjson
is "NDJSON has the same members in the same order" "$(head -1 facts.ndjson | python3 -c 'import json, sys
print(",".join(json.loads(sys.stdin.readline())))')" "article,kind,text,start,end,value,low,high,unit,per,modifier,label,rule,\
sentence,department,department_from,date,date_from"
is "NDJSON and CSV say the same" "$(python3 -c 'import csv, json
rows = list(csv.DictReader(open("facts.csv", encoding="utf-8", newline=""), strict=True))
facts = [json.loads(line) for line in open("facts.ndjson", encoding="utf-8")]
plain = lambda s: s[1:] if s[:1] == chr(39) else s
print(len(rows) == len(facts) and all(plain(r[k]) == str(f[k]) for r, f in zip(rows, facts) for k in f))')" True
is "places are numbers in NDJSON, values are exact text" "$(head -1 facts.ndjson | python3 -c 'import json, sys
f = json.loads(sys.stdin.readline()); print(f["start"], f["end"], repr(f["value"]))')" "30 39 '12'"
is "every line ends in CR LF" "$(grep -vc "$cr\$" facts.csv)" 0
is "a cell with a quote or a separator is quoted" "$(cell 3 source)" 'Le Cri; "du soir"'
is "there is no byte order mark" "$(head -c 7 facts.csv)" article

# ── formulas ──
is "a title that begins like a formula is text" "$(cell 3 title)" "'=SOMME(A1)"
is "a value that begins like a formula is text" "$(grep -c ",'=1+2," facts.csv)" 1
is "a text with a plus before it is text" "$(grep -c ",'+7," facts.csv)" 1
is "a negative number stays a number" "$(grep -c ',-3.5,' facts.csv)" 1
printf '{"id":"%s","title":"%s","text":"Voici 3 agents."}\n' -a @b +c =d @e -f g- h= > risky.ndjson
"$PRESSOIR" extract --format csv risky.ndjson > risky.csv
is "names that begin with - + = are text, others are left" \
	"$(cut -d, -f1 risky.csv | tr '\n' ' ')" "article '-a '+c '@e g- "

# ── Excel in French ──
"$PRESSOIR" facts --excel > excel.csv
is "--excel begins with a byte order mark" "$(head -c 3 excel.csv | od -An -tx1 | tr -d ' \n')" efbbbf
is "--excel separates by semicolons" "$(cell 1 label excel.csv ';')" "12 agents"
is "--excel quotes a cell with a semicolon" "$(cell 3 source excel.csv ';')" 'Le Cri; "du soir"'
is "--excel writes decimals with a comma" "$(grep -o ';2,5;2,5;2,5;' excel.csv)" ';2,5;2,5;2,5;'
is "--excel leaves whole numbers as they are" "$(grep -c ';300;300;300;' excel.csv)" 1
is "--excel writes a negative number with a comma and no apostrophe" "$(grep -c ';-3,5;' excel.csv)" 1
is "--excel neutralises formulas too" "$(cell 3 title excel.csv ';')" "'=SOMME(A1)"
is "--excel leaves a point that stands in text" \
	"$(cell 3 sentence excel.csv ';')" "Il en coûte 2,5 euros, puis 300 euros."
is "--excel ends every line in CR LF" "$(grep -vc "$cr\$" excel.csv)" 0
is "--excel has the columns of the other CSV" "$(head -1 excel.csv | tail -c +4 | tr ';' ,)" "$(head -1 facts.csv)"

# ── articles ──
"$PRESSOIR" export articles --format csv > articles.csv
is "an article's columns" "$(head -1 articles.csv)" \
	"article,path,source,title,author,published,updated,url,text,title_from,author_from,published_from,updated_from,url_from,source_from,truncated$cr"
is "a text of several lines is one cell" "$(cell 2 text articles.csv | wc -l | tr -d ' ')" 3
"$PRESSOIR" export articles > articles.ndjson
is "articles are NDJSON by default, an article a line" "$(python3 -c 'import json
print(*[json.loads(line)["article"] for line in open("articles.ndjson")])')" "un deux trois"
is "an article's members" "$(head -1 articles.ndjson | python3 -c 'import json, sys
print(",".join(json.loads(sys.stdin.readline())))')" "article,path,source,title,author,published,updated,url,text,title_from,author_from,published_from,updated_from,url_from,source_from,truncated"
is "--with-residue adds a member" "$("$PRESSOIR" export articles --with-residue | head -1 | python3 -c 'import json, sys
print(json.loads(sys.stdin.readline())["residue"])')" "[]"

# ── nothing ──
is "no fact gives a header alone" "$("$PRESSOIR" -q facts --kind date | wc -l | tr -d ' ')" 1
is "no fact gives no line of NDJSON" "$("$PRESSOIR" -q facts --kind date --format ndjson | wc -c | tr -d ' ')" 0

# ── strings of JSON ──
cat > quotes.ndjson <<'NDJSON'
{"id":"a\"b\\c","text":"Une\n\ttable\n\"Voici\" 3 agents."}
NDJSON
"$PRESSOIR" extract --with-text quotes.ndjson > strings.ndjson
is "quotes and backslashes come back" "$(python3 -c 'import json
print(json.loads(open("strings.ndjson").readline())["article"])')" 'a"b\c'
is "ends of line come back" "$(python3 -c 'import json
print(json.loads(open("strings.ndjson").readline())["text"].count("\n"))')" 2
mkdir bytes && printf 'Voici 3 agents.\n' > "bytes/$(printf 'a\351b').txt"
for format in ndjson csv; do
	ok "a file name that is no UTF-8 gives valid UTF-8 ($format)" sh -c '"$PRESSOIR" extract --format '$format' bytes |
		python3 -c "import sys; sys.exit(b\"3 agents\" not in sys.stdin.buffer.read().decode().encode())"'
done
# ── what another program put there ──
cp "$PRESSOIR_DB" returns.db && python3 -c 'import sqlite3
with sqlite3.connect("returns.db") as c: c.execute("UPDATE source SET name = ? WHERE id = 1", ("a\rb",))'
"$PRESSOIR" -d returns.db facts > returns.csv
is "a carriage return, which no text has once it is loaded, stands in quotes" \
	"$(cell 1 source returns.csv | od -An -c | tr -d ' \n')" 'a\rb\n'

# ── part of an input ──
printf '{"text":"Voici 3 agents."}\n{"text":"Voici 4 agents."}\n' > parts.ndjson
is "NDJSON tells the part beyond the first" "$("$PRESSOIR" extract parts.ndjson | python3 -c 'import json, sys
print(*[json.loads(line).get("part") for line in sys.stdin])')" "None 2"
is "CSV tells it in the article's name" "$("$PRESSOIR" extract --format csv parts.ndjson | cut -d, -f1 | tr '\n' ' ')" \
	"article parts.ndjson parts.ndjson#2 "
finish
