#!/bin/sh
# `pressoir load`: what goes in, under which name, from which form, and what is rejected. Worse input: hard.sh; kills:
# crash.sh; the finer points of reading: tests/unit/test_load.c.
. tests/tap.sh
cd "$WORK" || exit 1

load() { "$PRESSOIR" load "$@" 2> err; }
export_all() { "$PRESSOIR" "$@" export articles --format ndjson && "$PRESSOIR" "$@" export facts --format ndjson; }
count() { "$PRESSOIR" export articles --format ndjson | wc -l | tr -d ' '; }
member() { "$PRESSOIR" export articles --format ndjson | python3 -c '
import json, sys
for line in sys.stdin: print(json.loads(line).get(sys.argv[1], ""))' "$1"; }
says() { if grep -qF -- "$2" err; then tap 0 "$1"; else tap 1 "$1"; sed 's/^/#   /' err | head -20; fi; }
fresh() { rm -f "$PRESSOIR_DB"*; }

# ── a folder with everything in it ──
mkdir -p 'in/Le Courrier des Rives/2020' in/bad
printf 'Un plan\n\nLe conseil a voté 15 millions d’euros.\n' > 'in/Le Courrier des Rives/2020/plan.txt'
printf '%s\n' '{"id":"n-1","text":"Le budget atteint 12 euros."}' '{"text":"Sans nom."}' '{"text": oops}' \
	'{"titre":"x"}' '{"text":"Le dernier, 450 agents."}' > in/cinq.ndjson
: > in/bad/empty.txt
printf '\177ELF\002\001\001\000\000\000\000\000\000\000' > in/bad/prog
mkfifo in/bad/fifo
ln -s .. in/bad/up
truncate -s 2G in/bad/sparse.txt
printf 'Les \351lus ont vot\351 30 euros.\n' > in/latin.txt

status 1 "a load with rejected input ends with status 1" timeout 120 "$PRESSOIR" load in missing
cp "$WORK/status.err" err
says "an empty file is rejected with its reason" "in/bad/empty.txt"
says "a binary file is rejected with its name" "in/bad/prog"
says "a named pipe in a folder is rejected" "is a named pipe, not a file"
says "a loop of folders is rejected" "leads back to a folder in which it stands"
says "a sparse file of 2 GB is rejected" "is longer than 16 MB"
says "a line that is no JSON is rejected with its number" "in/cinq.ndjson:3"
says "a line without text is rejected with its number" "in/cinq.ndjson:4"
says "a missing path is rejected" "missing"
is "the five good articles are loaded" "$(count)" 5
is "an article is named by its id, else by its path" "$(member article | sort | tr '\n' ' ')" \
	"in/Le Courrier des Rives/2020/plan.txt in/cinq.ndjson in/cinq.ndjson in/latin.txt n-1 "
cp in/latin.txt "$(printf 'in/\351t\351.txt')" && echo 'Et 31 euros.' >> "$(printf 'in/\351t\351.txt')"
load in > /dev/null
is "a file goes by the name that a shell makes of it, bytes of an old encoding and all" \
	"$("$PRESSOIR" show "$(printf './in/\351t\351.txt')" | sed -n 's/^article *//p')" 'in/\xE9t\xE9.txt'
"$PRESSOIR" forget "$(printf '\351t\351.txt')" && rm in/*t?.txt
is "and is forgotten by it" "$(count)" 5
is "a folder gives its name as source" "$(member source | sort -u | tr '\n' ' ')" " Le Courrier des Rives "
is "bytes of an old encoding are read" "$(member text | grep -c 'élus ont voté 30')" 1
export_all > first
status 1 "the same load again" timeout 120 "$PRESSOIR" load in missing
is "the same load again changes nothing" "$(export_all | cmp - first && echo same)" same

printf 'Un plan\n\nLe conseil a voté 16 millions d’euros.\n' > 'in/Le Courrier des Rives/2020/plan.txt'
load in > /dev/null
is "a changed article replaces its older self" \
	"$(count) $(member text | grep -c '16 millions') $(member text | grep -c '15 millions')" "5 1 0"

# ── where it comes from ──
fresh
i=0
while [ $i -lt 400 ]; do
	echo "{\"id\":\"a-$i\",\"text\":\"Article $i: $i euros et $((i * 7)) agents.\"}"
	i=$((i + 1))
done > 400.ndjson
gzip -k 400.ndjson
tar cf 400.tar 400.ndjson; gzip -k 400.tar
for from in 400.ndjson 400.ndjson.gz 400.tar 400.tar.gz; do
	fresh
	status 0 "$from loads" "$PRESSOIR" load "$from"
	is "$from gives its 400 articles" "$(count)" 400
done
fresh
status 0 "standard input loads" sh -c '"$PRESSOIR" load - < 400.ndjson'
is "standard input gives its 400 articles" "$(count)" 400
fresh
ok "a pipe named on the command line loads" sh -c 'cat 400.ndjson | "$PRESSOIR" load /dev/stdin'
is "a pipe gives its 400 articles" "$(count)" 400
head -c $(($(wc -c < 400.ndjson.gz) / 2)) 400.ndjson.gz > cut.gz
fresh
status 1 "an archive that breaks off is rejected" "$PRESSOIR" load cut.gz

# ── threads ──
fresh; load -j 1 400.ndjson > /dev/null; export_all > one
fresh; load -j 4 400.ndjson > /dev/null
is "the number of threads changes nothing" "$(export_all | cmp - one && echo same)" same

# ── wrong use ──
status 2 "a day that is none is refused" "$PRESSOIR" load --published 31/12/2020 400.ndjson
status 2 "an unknown format is refused" "$PRESSOIR" extract --input papier 400.ndjson
status 2 "an unknown option is refused" "$PRESSOIR" load --nothing 400.ndjson
status 1 "a missing path alone is a rejected input" "$PRESSOIR" load missing

# ── what was rejected, and is mended ──
fresh && rm -rf mend && mkdir mend && cd mend || exit 1
load() { "$PRESSOIR" load "$@" 2> "$WORK/err"; }
rejects() { "$PRESSOIR" status --format ndjson | python3 -c '
import json, sys
print(*[row["which"] for row in map(json.loads, sys.stdin) if row["what"] == "reject"], sep="; ")'; }
: > a.txt
printf '%s\n' '{"text":"Voici 12 agents."}' '{"text": oops}' '{"text":' > b.ndjson
load a.txt b.ndjson gone.txt
is "what was rejected is kept" "$(rejects | sed 's/: [^;]*//g')" "a.txt; b.ndjson:2; b.ndjson:3; gone.txt"
echo 'Voici 13 agents.' > a.txt
printf '%s\n' '{"text":"Voici 12 agents."}' '{"text":"Voici 14 agents."}' '{"text":' > b.ndjson
echo 'Voici 15 agents.' > gone.txt
load a.txt b.ndjson gone.txt
is "what is mended is rejected no longer, what is not still is" "$(rejects | cut -c 1-11)" "b.ndjson:3:"
load a.txt gone.txt
is "of a file that is not read again it stays" "$(rejects | cut -c 1-11)" "b.ndjson:3:"

# ── one file, one name ──
load .; load -- ./a.txt ./gone.txt
is "a file below . is the one of its name" "$(cat "$WORK/err"; member article | sort -u | tr '\n' ' ')" \
	"2 in = 0 loaded + 2 unchanged + 0 duplicate + 0 rejected
a.txt b.ndjson gone.txt "
echo 'Voici 16 agents.' > ./-
load ./- < a.txt
is "./- is no standard input" "$(cat "$WORK/err"; "$PRESSOIR" facts 16 --format ndjson | grep -c '"article":"./-"')" \
	"1 in = 1 loaded + 0 unchanged + 0 duplicate + 0 rejected
1"

# ── the corpus among what is loaded ──
rm b.ndjson
load -d here.db . && load -d ./here.db .
is "a corpus is no input of itself" "$(cat "$WORK/err")" "3 in = 0 loaded + 3 unchanged + 0 duplicate + 0 rejected"
load -d here.db here.db
is "unless one names it" "$(cat "$WORK/err" | head -1)" "here.db: binary data, not text"
cd "$WORK" || exit 1
finish
