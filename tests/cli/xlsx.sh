#!/bin/sh
# Workbooks and JSON arrays: each cell is of the right sort, and the same rows give the same bytes.
tests=$PWD/tests
. tests/tap.sh
. tests/small.sh
run() { "$PRESSOIR" "$@" 2> err; }
sheet() { python3 "$tests/sheet.py" "$@"; }
# the cells of a column of one sheet, without its heading
column() { sheet "${2:-facts.xlsx}" | python3 -c 'import sys
rows = [line.rstrip("\n").split("\t") for line in sys.stdin]; i = rows[0].index("s:" + sys.argv[1])
print(*[r[i] if i < len(r) else "" for r in rows[1:]], sep="|")' "$1"; }

run -q load small.ndjson
run facts --format xlsx > facts.xlsx
is "a workbook has the columns of the CSV" "$(sheet facts.xlsx | head -1 | sed 's/s://g' | tr '\t' ,)" \
	"$(run facts | head -1 | tr -d '\r')"
is "numbers are numbers, what is none is text" "$(column value)" "n:12|n:30|n:2.5|n:300|s:=1+2|n:-3.5|s:+7"
is "places are numbers" "$(column start | cut -d'|' -f1)" "n:30"
is "whole days are days" "$(column published | cut -d'|' -f1,3)" "d:2021-03-04|d:2022-05-06"
is "a title that begins like a formula is text" "$(column title | cut -d'|' -f3)" "s:=SOMME(A1)"
is "no cell is a formula" "$(sheet facts.xlsx | grep -c 'f:')" 0
is "the heading stays in sight and filters" "$(python3 -c 'import zipfile
page = zipfile.ZipFile("facts.xlsx").read("xl/worksheets/sheet1.xml").decode()
print("state=\"frozen\"" in page, "<autoFilter ref=\"A1:V8\"" in page, page.count("<col "))')" "True True 22"
sleep 1; run facts -o again.xlsx
ok "-o knows a workbook by its name; the same rows give the same bytes a second later, to a file or a pipe" \
	cmp facts.xlsx again.xlsx
is "export articles, as a workbook" "$(run export articles --format xlsx > a.xlsx; column article a.xlsx)" \
	"s:un|s:deux|s:trois"
is "search, as a workbook" "$(run search agents -o s.xlsx; column rank s.xlsx; column snippet s.xlsx)" \
	"n:1
s:La ville recrute 12 [agents] dans Gard."
is "nothing found is a heading alone" \
	"$(run facts --kind date --format xlsx > none.xlsx; sheet none.xlsx | wc -l | tr -d ' ')" 1

# ── what a cell can hold ──
cat > rules/number.rules <<'RULES'
rule number
kind number
value text n
match nombre (?<n>[\d.-]*\d)
yes nombre 12 => 12
RULES
number() {
	printf '{"id":"x","text":"Le nombre %s."}\n' "$1" | run extract --format xlsx > n.xlsx
	column value n.xlsx
}
is "fifteen digits are a number" "$(number 123456789012.345)" "n:123456789012.345"
is "sixteen are text, which keeps them all" "$(number 1234567890123456)" "s:1234567890123456"
is "zeros at the end are no digits" "$(number 15000000000000000000)" "n:1.5E+19"
is "nor are those at the beginning" "$(number 0.000012)" "n:1.2E-05"
is "a code with a zero before it is text" "$(number 01)" "s:01"
is "a whole day is a day" "$(number 2022-03-31)" "d:2022-03-31"
is "a month is text" "$(number 2022-03)" "s:2022-03"
is "a day that spreadsheets do not know is text" "$(number 1899-12-31)" "s:1899-12-31"
python3 -c 'import json
print(json.dumps({"id": "long", "title": "Long", "text": "é" * 40000 + " fin"}))
print(json.dumps({"id": "wide", "text": "\U0001F34A" * 20000 + " fin"}))
print(json.dumps({"id": "edge", "text": "a" * 32767}))
print(json.dumps({"id": "odd", "text": "a\u0001b \ufffe \u001b[31m"}))' > odd.ndjson
run -q -d odd.db load odd.ndjson
run -d odd.db export articles -o odd.xlsx
is "a cell that had to be cut is said to be" "$(grep -c '^2 cells were longer' err)" 1
is "a longer text than a cell holds is cut, in UTF-16 units" "$(sheet odd.xlsx | tail -n +2 | python3 -c 'import sys
for row in sorted(sys.stdin):
    text = row.rstrip("\n").split("\t")[8][2:].replace("\\n", "\n"); print(len(text.encode("utf-16-le")) // 2, text[-1] == "…")' | tr '\n' ' ')" \
	"32767 False 32767 True 8 False 32767 True "

# ── failures ──
if [ -w /dev/full ]; then
	status 3 "a full disk is a failure" sh -c '"$PRESSOIR" facts --format xlsx > /dev/full'
fi
mkdir tmp; is "no temporary file is left" "$(TMPDIR=$WORK/tmp run facts --format xlsx > /dev/null; ls tmp)" ""
status 3 "no room for temporary files is a failure" env TMPDIR="$WORK/none" "$PRESSOIR" facts --format xlsx -o no.xlsx
is "and leaves nothing" "$(ls no.xlsx* 2> /dev/null)" ""
seq 3000 | sed 's/.*/{"id":"&","text":"Voici & agents, & euros."}/' > many.ndjson
status 3 "a limit on the size of files is like a full disk" \
	sh -c 'ulimit -f 20; exec "$PRESSOIR" extract many.ndjson --format xlsx -o big.xlsx'

# ── one JSON array ──
run facts --format json > facts.json
run facts --format ndjson > facts.ndjson
is "a JSON array holds the objects of NDJSON" "$(python3 -c 'import json
print(json.load(open("facts.json")) == [json.loads(line) for line in open("facts.ndjson")])')" True
is "of nothing it is empty" "$(run facts --kind date --format json)" "[]"
run export articles -o a.json
is "export knows JSON by its name" "$(python3 -c 'import json; print(len(json.load(open("a.json"))))')" 3
finish
