#!/bin/sh
# A first look, in the current folder: loads corpus/ into demo.db, searches it, writes facts.csv. Run by `make demo`.
set -eu
pressoir=$1
db=./demo.db
export PRESSOIR_RULES="${PRESSOIR_RULES:-$PWD/rules}"

step() { # what is typed, then run
	printf '\n$ pressoir'
	for word; do case "$word" in *[!A-Za-z0-9./_=-]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac; done
	printf '\n'
	"$pressoir" "$@"
}

rm -f "$db" "$db"-*
step -d "$db" load corpus
step -d "$db" search recrutement -n 5
step -d "$db" export facts -o facts.csv
printf '\n$ head -n 4 facts.csv | cut -c 1-110\n'
head -n 4 facts.csv | cut -c 1-110
step -d "$db" status

cat <<EOF

$("$pressoir" -d "$db" facts --format ndjson | wc -l) facts stand in facts.csv; the corpus is $db. What to try next:

    $pressoir -d $db search '"travail social"' --sort date
    $pressoir -d $db facts --kind amount --min 1000000
    $pressoir -d $db facts budget --department Sarthe
    $pressoir --rules rules -d $db serve        # the same search in a browser
    $pressoir -d $db export facts --excel -o for-excel.csv
    echo "Le Nord recrute 450 agents pour 15 M€ par an." | $pressoir --rules rules extract -
EOF
