#!/bin/sh
# Every command on three small articles: what it prints, to the letter, and what its options change.
. tests/tap.sh
. tests/small.sh

run() { "$PRESSOIR" "$@" 2> err; }
names() { run facts --format ndjson "$@" | python3 -c 'import json, sys
print(*[f["kind"] + ":" + f["value"] for f in map(json.loads, sys.stdin)])'; }
found() { run search --format ndjson "$@" | python3 -c 'import json, sys
print(*[json.loads(line)["article"] for line in sys.stdin])'; }

# ── load ──
run load small.ndjson > out; code=$?
is "load says its sum on standard error" \
	"$code $(cat out err)" "0 3 in = 3 loaded + 0 unchanged + 0 duplicate + 0 rejected"
run load - < small.ndjson > out
is "load - reads standard input" "$(cat err)" "3 in = 0 loaded + 3 unchanged + 0 duplicate + 0 rejected"
run --quiet load small.ndjson > out
is "--quiet says nothing" "$(cat out err)" ""
run load small.ndjson --verbose > out
is "--verbose names corpus and rules" "$(grep -c '^corpus: \|^rules: version' err)" 2

# ── search ──
is "search, for people" "$(run search recrute --until 2021)" " 1. Des renforts
    La Gazette · 2021-03-04 · un · no. 1
    La ville [recrute] 12 agents dans Gard."
is "search ends its hits with a blank line" \
	"$(run search recrute --until 2021 | tail -c 2 | od -An -c | tr -d ' \n')" '\n\n'
is "search --count" "$(run search --count recrute)" 2
is "words of a query need no quotes" "$(found recrute agents)" un
is "a query after -- may begin with a dash" "$(found -- -recrute)" deux
is "without a query, the newest first" "$(found)" "trois deux un"
is "-n stops" "$(found -n 2)" "trois deux"
is "-n 0 is all" "$(found -n0)" "trois deux un"
is "--sort date" "$(found --sort date recrute)" "trois un"
is "--sort=rank" "$(found --sort=rank agents)" un
is "search, as CSV" "$(run search recrute --until=2021 --format csv | tr -d '\r')" \
	'rank,article,source,title,author,published,url,facts,like,snippet
1,un,La Gazette,Des renforts,Anne Lys,2021-03-04,https://gazette.example/1,2,0,La ville [recrute] 12 agents dans Gard.'
is "search, as NDJSON" "$(run search coûte --format ndjson | python3 -c 'import json, sys
h = json.loads(sys.stdin.read()); s = h["snippet"]; print(h["rank"], h["article"], [s[a:b] for a, b in h["marks"]])')" \
	"1 deux ['coûte']"

# ── filters ──
is "--source" "$(found --source 'La Gazette')" "trois un"
is "--source twice" "$(found --source 'La Gazette' --source 'Le Cri; "du soir"' | wc -w | tr -d ' ')" 3
is "--since a year" "$(found --since 2022)" "trois deux"
is "--since a month" "$(found --since 2022-06)" trois
is "--until a year is its last day" "$(found --until 2021)" un
is "--until a month is its last day" "$(found --until 2022-05)" "deux un"
is "--until a day" "$(found --until 2022-05-05)" un
is "--until the last day of February" "$(found --until 2024-02)" "trois deux un"
is "--kind" "$(names --kind amount)" "amount:2.5 amount:300"
is "--kind twice" "$(names --kind amount --kind headcount)" "headcount:12 amount:2.5 amount:300"
is "--min" "$(names --kind amount --min 3)" "amount:300"
is "--min with a comma" "$(names --kind amount --min 2,5)" "amount:2.5 amount:300"
is "--max with a point" "$(names --kind amount --max=2.5)" "amount:2.5"
is "--min below zero" "$(names --kind amount --min -1 --max 299)" "amount:2.5"
is "--department by its code" "$(names --kind headcount --department 30)" "headcount:12"
is "--department by its name" "$(names --kind headcount --department Gard)" "headcount:12"
is "--department as a table tells it" "$(names --kind headcount --department 'Gard (30)')" "headcount:12"
is "--max: a code of a département is no number" "$(names --max 30 | tr ' ' '\n' | grep department)" ""
is "--min beyond all numbers" "$(names --min 999999999999999999)" ""
is "--max beyond all numbers" "$(names --kind amount --max 999999999999999999)" "amount:2.5 amount:300"
is "--max far below zero" "$(names --max -999999999999999999)" ""
is "--department of no article" "$(found --department 01)" ""
is "--department of no name" "$(names --department Atlantide)" ""
is "--about-since" "$(names --kind amount --about-since 2022)" "amount:2.5 amount:300"
is "--about-until" "$(names --kind amount --about-until 2022-05-05)" ""
is "facts of a query" "$(names agents)" "headcount:12 department:30"
is "facts --sort value, those that lack it last" "$(names --kind amount --kind date --kind word --sort value)" \
	"amount:2.5 amount:300 word:=1+2 word:-3.5 word:+7"
is "facts --sort --reverse, those that lack it last" "$(names --kind amount --kind word --sort value --reverse)" \
	"amount:300 amount:2.5 word:=1+2 word:-3.5 word:+7"
is "facts --sort kind" "$(names --sort kind -n 3)" "amount:2.5 amount:300 department:30"
is "facts -n" "$(names -n 1)" "headcount:12"

# ── facts and export ──
is "facts, for people" \
	"$(run facts --kind headcount --format text)" "no.  date        dép.  fact       source      sentence
  1  2021-03-04  30    12 agents  La Gazette  La ville recrute 12 agents dans Gard."
is "export is the facts as CSV" "$(run export | cksum)" "$(run facts | cksum)"
is "export facts too" "$(run export facts | cksum)" "$(run facts | cksum)"
is "export takes a query" "$(run export agents --format ndjson | wc -l | tr -d ' ')" 2
is "export articles takes a query and filters" "$(run export articles recrute --until 2022 | wc -l | tr -d ' ')" 1
run export -o facts.csv > out
is "export -o writes the file and nothing else" "$(cat out err; cksum < facts.csv; ls facts.csv*)" "$(run facts | cksum)
facts.csv"
run export -o facts.ndjson
is "export -o knows NDJSON by its name" \
	"$(cksum < facts.ndjson)" "$(run facts --format ndjson | cksum)"
for ending in txm text iramuteq txt CSV; do run export articles recrute -o a.$ending > out; echo "$? $(head -c 1 a.$ending)"; done > codes
is "no other ending tells a format, but in capitals" "$(tr '\n' ' ' < codes)" "0 { 0 { 0 { 0 { 0 a "
run export -o facts.pdf
is "a format that its ending does not tell is said" "$(cat err)" "facts.pdf is written as csv; --format chooses another"
for command in "search recrute" facts "extract small.ndjson"; do
	for ending in txm iramuteq text; do run $command -o b.$ending; echo "$? $(ls b.*)"; rm -f b.*; done
done > codes
is "nor for any other command" "$(sort codes | uniq -c | tr -s ' \n' ' ')" " 3 0 b.iramuteq 3 0 b.text 3 0 b.txm "
ln -s facts.csv link.csv && run export --kind amount -o link.csv
is "export -o goes through a symbolic link" "$(test -L link.csv && wc -l < facts.csv | tr -d ' ')" 3
is "export -o writes to a device" "$(run export -o /dev/stdout | cksum)" "$(run facts | cksum)"

# ── extract ──
is "extract, a fact a line" "$(head -1 small.ndjson | run extract | head -1)" '{"article":"un","kind":"headcount",'\
'"text":"12 agents","start":30,"end":39,"value":"12","low":"12","high":"12","unit":"agents","per":"","modifier":'\
'"exact","label":"12 agents","rule":"agents","sentence":"La ville recrute 12 agents dans Gard.","department":"30",'\
'"department_from":"sentence","date":"2021-03-04","date_from":"published"}'
is "extract - is standard input" "$(run extract - < small.ndjson | cksum)" "$(run extract < small.ndjson | cksum)"
is "extract of a file is the same" "$(run extract small.ndjson | cksum)" "$(run extract < small.ndjson | cksum)"
is "extract, any number of threads" "$(run extract -j 1 small.ndjson | cksum)" "$(run extract -j4 small.ndjson | cksum)"
is "--with-text puts each article before its facts" \
	"$(run extract --with-text small.ndjson | python3 -c 'import json, sys
print(*["A" if "kind" not in json.loads(line) else "f" for line in sys.stdin], sep="")')" AffAfffffA
is "--with-text, the article" "$(head -1 small.ndjson | run extract --with-text | head -1)" '{"article":"un",'\
'"source":"La Gazette","title":"Des renforts","author":"Anne Lys","published":"2021-03-04",'\
'"url":"https://gazette.example/1","text":"Des renforts\nLa ville recrute 12 agents dans Gard."}'
is "start and end cut the text" "$(run extract --with-text small.ndjson | python3 -c 'import json, sys
for row in map(json.loads, sys.stdin):
    if "kind" not in row: text = row["text"]
    elif text[row["start"]:row["end"]] != row["text"]: print(row)')" ""
is "--source and --published are for articles that have none" "$(echo '{"text":"Voici 3 agents."}' |
	run extract --with-text --source S --published 2020-02-29 | head -1)" '{"article":"-","source":"S","title":"",'\
'"author":"","published":"2020-02-29","url":"","text":"Voici 3 agents."}'

# ── show ──
is "show, for people" "$(run show un)" "title     Des renforts
source    La Gazette
author    Anne Lys
published 2021-03-04
url       https://gazette.example/1
article   un
path      $WORK/small.ndjson
no.       1

Des renforts
La ville recrute [12 agents|headcount 12] [dans Gard|department 30].

fact       kind        value  dép.  date        rule
12 agents  headcount   12     30    2021-03-04  agents
Gard (30)  department  30     30    2021-03-04  place"
mkdir nested && cat > nested/nested.rules <<'RULES'
rule short
kind amount
value quantity q
match (?<q>\d+) agents
yes 12 agents => 12

rule long
kind headcount
value quantity q
match (?<q>\d+) agents publics
yes 12 agents publics => 12
RULES
printf '{"id":"o","title":"T","text":"Voici 12 agents publics ici."}\n' > nested.ndjson
"$PRESSOIR" --rules nested -q -d nested.db load nested.ndjson
is "of marks that begin together the longer holds the other" "$(run -d nested.db show o | grep Voici)" \
	"Voici [[12 agents|amount 12] publics|headcount 12] ici."
is "show by number" "$(run show 1 | cksum)" "$(run show un | cksum)"
is "show --format ndjson is the article, then its facts" "$(run show un --format ndjson | python3 -c 'import json, sys
print(*[json.loads(line).get("kind", "article") for line in sys.stdin])')" "article headcount department"
run show deux --raw --format ndjson > raw.ndjson
is "show --raw tells the bytes of the file" "$(python3 -c 'import json
file = open("small.ndjson", "rb").read()
for row in map(json.loads, open("raw.ndjson")):
    if file[row["from"]:row["to"]].decode() != row["text"]: print(row, file[row["from"]:row["to"]])')" ""
is "show --raw, for people" "$(run show un --raw | head -1)" "from   to  kind        value  text       path"

# ── rules ──
is "rules check" "$(run rules check)" "4 rules, 5 examples, 0 failed"
is "rules list" "$(run rules list | head -2)" "rule    kind        unit    file         line  note
euros   amount      EUR     small.rules     2  Money, in euros."
is "rules list --format ndjson" \
	"$(run rules list --format ndjson | head -1)" '{"name":"euros","kind":"amount","unit":"EUR",'\
'"file":"small.rules","line":2,"yes":1,"no":1,"note":"Money, in euros."}'
is "rules explain" "$(run rules explain il faut 12 euros)" "outcome  rule   text      value  why
found    euros  12 euros  12     "
is "rules explain - is standard input" "$(echo 'il faut 12 euros' | run rules explain - | cksum)" \
	"$(run rules explain il faut 12 euros | cksum)"

# ── status, verify, rebuild, forget ──
run status > status.txt
is "status counts articles and facts" "$(grep -c '^articles  *3$\|^facts  *7$' status.txt)" 2
is "status counts by source, year and kind" "$(grep -c '^ *2  La Gazette$\|^ *1  2022$\|^ *3  word$' status.txt)" 3
run status --format ndjson > status.ndjson
is "status --format ndjson" "$(python3 -c 'import json
print(sum(r["count"] for r in map(json.loads, open("status.ndjson")) if r["what"] == "kind"))')" 7
is "verify finds the corpus sound" "$(run verify)" "$WORK/corpus.db is sound"
run facts > before; run rebuild > out
is "rebuild counts the articles" "$(cat out err)" "3 articles rebuilt"
is "rebuild counts one article as one" \
	"$(head -1 small.ndjson | run -d one.db load - > /dev/null; run -d one.db rebuild; cat err)" \
	"1 article rebuilt"
is "rebuild changes nothing with the same rules" "$(run facts | cksum)" "$(cksum < before)"
is "forget an article" "$(run forget trois)" "1 article removed"
is "forget a source" "$(run forget --source 'La Gazette')" "1 article removed"
is "what is forgotten is gone" "$(found)" deux
run forget deux > out; run search x > out
is "an empty corpus says how to fill it" \
	"$(cat out err)" "the corpus $WORK/corpus.db is empty: fill it with \`pressoir load FOLDER\`"
"$PRESSOIR" -q load small.ndjson; run search zzz > out
is "nothing found is said on standard error" "$(cat out err)" "nothing found"
is "facets of nothing say so" "$(run search --facets zzz; cat err)" "nothing found"
is "a text that no rule matches is told so" "$(run rules explain bonjour; cat err)" "no rule matches anything in this text"

# ── help and the corpus's place ──
commands="load search facts export extract show rules status verify rebuild forget"
is "help lists every command" "$(for c in $commands; do run help | grep -c "^  $c "; done | tr -d '\n')" 11111111111
is "--help after a command is its help" "$(run load --help | cksum)" "$(run help load | cksum)"
is "--help before a command too" "$(run --help load | cksum)" "$(run help load | cksum)"
is "help tells every filter" \
	"$(run help facts |
		grep -c -- ' --\(source\|since\|until\|department\|kind\|min\|max\|about-since\|about-until\) ')" 9
is "help of any command names the global options" \
	"$(for c in $commands help; do run help $c | grep -c -- '-d, --corpus'; done | sort -u)" 1
is "help of what reads names the formats" "$(for c in load extract; do run help $c | grep -c '^  FORMAT  .*ndjson.*europresse.*txt$'; done)" "1
1"
is "--version" "$(run --version)" "pressoir $(sed -n 's/.*PR_VERSION "\(.*\)"/\1/p' "$OLDPWD/include/pressoir.h")"
is "options may stand before and after the command" "$(run -d corpus.db search --count recrute -q)" 2
is "-dFILE" "$(run search -dcorpus.db --count recrute)" 2
unset PRESSOIR_DB; run load small.ndjson
is "without -d the corpus stands in XDG_DATA_HOME" "$(ls share/pressoir/corpus.db)" share/pressoir/corpus.db
export PRESSOIR_DB="$WORK/corpus.db"
finish
