#!/bin/sh
# What goes wrong: every wrong word on the command line, output that cannot be written, a reader who leaves.
. tests/tap.sh
. tests/small.sh

"$PRESSOIR" -q load small.ndjson
says() { # what, wanted words, command…
	name=$1 words=$2; shift 2
	"$@" > out 2> err
	grep -qF -- "$words" err && tap 0 "$name" && return
	tap 1 "$name"; printf '#   wanted: %s\n' "$words"; sed 's/^/#   /' err | head -5
}
wrong() { # what, wanted words, arguments…
	name=$1 words=$2; shift 2
	status 2 "$name: status 2" "$PRESSOIR" "$@"
	says "$name: says why" "$words" "$PRESSOIR" "$@"
	is "$name: nothing on standard output" "$(cat out)" ""
}

# ── the command line ──
wrong "no command" "usage: pressoir COMMAND"
wrong "an unknown command" 'did you mean `search`?' serach x
wrong "a command that is like none" '`pressoir help` lists them' zzz
wrong "an unknown option" "did you mean --since?" search --sinse 2021
wrong "an option that is like none" "put -- before words" search --zzzzzzzzz
wrong "an unknown letter" "unknown option -z" search -z
wrong "an option of another command" "unknown option --grouped" search --grouped x
wrong "an option before its command" "unknown option --kind" --kind amount facts
wrong "an option without its value" "--kind wants a value" facts --kind
wrong "an option with an empty value" "--source wants a value" search --source= x
wrong "a flag with a value" "--count takes no value" search --count=3 x
wrong "a format that is none" "--format wants text|csv|ndjson|json|xlsx, not 'xml'" search --format xml x
wrong "part of a format's name" "--format wants" search --format nd x
wrong "two formats as one" "--format wants" search --format 'text|csv' x
wrong "an empty format" "--format wants" search --format= x
wrong "a sort that is none" "--sort wants rank|date, not 'age'" search --sort age x
wrong "a number of hits that is none" "-limit wants a whole number such as 20, not '1o'" search -n 1o x
wrong "a number of threads that is none" "--jobs wants a whole number" load -j-1 small.ndjson
for value in 1e6 1,5M '1 000' 1. .5 '' 0x10 -; do
	wrong "--min $value" "--min wants a number such as 1500000 or 2,5" facts --min "$value"
done
wrong "--max" "--max wants a number" facts --max many
for value in 2021-02-29 2021-13 2021-00-01 0000 21 2021-3-4 2021-03-04T10:00 04/03/2021 hier; do
	wrong "--since $value" "--since wants a day, a month or a year" search --since "$value" x
done
for option in until about-since about-until; do
	wrong "--$option" "--$option wants a day" facts --$option 2021-02-30
done
wrong "--published takes a whole day" "--published wants a day such as 2021-03-31" load --published 2021 small.ndjson
wrong "an input format that is none" "zzz" extract --input zzz small.ndjson
wrong "a colour that is none" "--color wants auto|always|never" --color blue status
wrong "a word too many" "takes no such word as 'all'" status all
wrong "load of nothing" "load what?" -d never.db load
wrong "load of an unset variable" "a path is empty" -d never.db load small.ndjson ""
wrong "extract of an unset variable" "a path is empty" extract ""
is "load of nothing makes no corpus" "$(ls never.db* 2> /dev/null)" ""
wrong "show of nothing" "show takes one article" show
wrong "show of two" "show takes one article" show un deux
wrong "forget of nothing" "forget takes one article, or --source S" forget
wrong "forget of an article and a source" "forget takes one article, or --source S" forget un --source S
wrong "forget of two sources" "forget takes one article, or --source S" forget --source S --source T
wrong "rules of nothing" 'rules takes `check`' rules
wrong "rules with an unknown word" 'rules takes `check`' rules czech
wrong "rules explain without a text" 'rules takes `check`' rules explain
wrong "help of two commands" "help takes one command" help load search
wrong "help of an unknown command" 'did you mean `load`?' help laod
wrong "--excel of NDJSON" "--excel goes with --format csv" facts --excel --format ndjson
wrong "--with-text of CSV" "--with-text goes with --format ndjson" extract --with-text --format csv small.ndjson
wrong "--with-residue of facts" '--with-residue goes with `export articles`' export --with-residue
wrong "days in the wrong order" "since: 2021-01-01 comes after 2020-12-31" search --since 2021 --until 2020 x
wrong "days that facts are about, too" "about-since: 2021-01-01 comes after" facts --about-since 2021 --about-until 2020
wrong "values in the wrong order" "min: 5 is more than max, 3,5" facts --min 5 --max 3,5
wrong "a bad query" "pressoir: " search '"never closed'
for format in csv ndjson json xlsx; do
	wrong "a bad query of facts, as $format" "pressoir: " facts --format $format '"never closed'
	wrong "a département that is none, as $format" "no département" search --format $format --department Poitou
done

# ── rules and corpus ──
wrong "a folder without rules" "$WORK/none" --rules "$WORK/none" rules list
mkdir bad && printf 'rule a\nkind b\nvalue none x\nmatch c\n' > bad/a.rules
wrong "a rule with a mistake" "a.rules:3:" --rules bad rules list
printf 'rule euros\nkind amount\nunit EUR\nvalue quantity q\nmatch (?<q>\\d+) euros\nyes 12 euros => 13\n' > bad/a.rules
status 2 "rules check of a false example" "$PRESSOIR" --rules bad rules check
says "rules check names the example" "a.rules:6:" "$PRESSOIR" --rules bad rules check
is "rules check counts the failures" "$(cat out)" "1 rules, 1 examples, 1 failed"
status 3 "a corpus that is not there" "$PRESSOIR" -d none.db search x
says "it says how to make one" "pressoir load" "$PRESSOIR" -d none.db search x
status 3 "to forget makes no corpus" "$PRESSOIR" -d none.db forget un
status 3 "to rebuild makes no corpus" "$PRESSOIR" -d none.db rebuild
is "no file was made" "$(ls none.db* 2> /dev/null)" ""
printf 'this is no database, it is a text\n' > text.db
status 3 "a corpus that is none" "$PRESSOIR" -d text.db status
says "it says so" "text.db is not a Pressoir corpus" "$PRESSOIR" -d text.db status
mkdir folder.db && mkfifo pipe.db
status 3 "a corpus that is a folder" "$PRESSOIR" -d folder.db status
says "it says so" "folder.db is a folder, not a corpus" "$PRESSOIR" -d folder.db status
status 3 "a folder is not loaded into" "$PRESSOIR" -d folder.db load small.ndjson
status 3 "a corpus that is a pipe" timeout 10 "$PRESSOIR" -d pipe.db load small.ndjson
is "nothing was made beside them" "$(ls folder.db-* pipe.db-* 2> /dev/null)" ""
status 1 "a rejected input" "$PRESSOIR" -d other.db load small.ndjson missing.txt
says "it is named with its reason" "missing.txt: " "$PRESSOIR" -d other.db load small.ndjson missing.txt
says "the four numbers add up" "4 in = 0 loaded + 3 unchanged + 0 duplicate + 1 rejected" \
	"$PRESSOIR" -d other.db load small.ndjson missing.txt
says "--quiet still names it" "missing.txt: " "$PRESSOIR" -q -d other.db load missing.txt
status 1 "extract goes on after a rejected input" "$PRESSOIR" extract missing.txt small.ndjson
is "the rest is extracted" "$("$PRESSOIR" extract missing.txt small.ndjson 2> /dev/null | wc -l | tr -d ' ')" 7
status 2 "show of an article that is not there" "$PRESSOIR" show nowhere

# ── output ──
if [ -w /dev/full ]; then
	for command in "search recrute" facts "facts --format ndjson" export "export articles" "extract small.ndjson" \
		"show un" status "rules list" "rules check" verify help "help load" --help --version "load --help"; do
		sh -c "\"\$PRESSOIR\" $command > /dev/full" 2> err; got=$?
		is "$command: a full disk is a failure" "$got $(grep -c 'cannot write' err)" "3 1"
	done
	status 3 "export -o to a full device" "$PRESSOIR" export -o /dev/full
else
	skip "no /dev/full here" "a full disk is a failure"
fi
status 3 "export -o into a folder that is not there" "$PRESSOIR" export -o none/facts.csv
echo old > facts.csv
status 2 "a failed export" "$PRESSOIR" export -o facts.csv '"never closed'
is "a failed export leaves the file as it was" "$(cat facts.csv; ls facts.csv*)" "old
facts.csv"
seq 200 | sed 's/.*/{"id":"&","text":"Voici & agents."}/' > some.ndjson && "$PRESSOIR" -q -d some.db load some.ndjson
status 3 "a limit on the size of files is like a full disk" \
	sh -c 'ulimit -f 1; exec "$PRESSOIR" -d some.db export -o big.csv'
is "nothing of it is left" "$(ls big.csv* 2> /dev/null)" ""
seq 20000 | sed 's/.*/{"text":"Voici & agents."}/' > many.ndjson
for format in ndjson csv; do
	sh -c '"$PRESSOIR" extract --format '$format' many.ndjson 2> err; echo $? > code' | head -1 > first
	is "a reader who leaves is no error ($format)" "$(cat code err; wc -l < first | tr -d ' ')" "0
1"
done
sh -c '"$PRESSOIR" facts 2> err; echo $? > code' | true
is "a reader who never came is no error" "$(cat code err)" "0"
status 3 "a closed standard output is one" sh -c '"$PRESSOIR" facts >&-'
status 3 "an address that cannot be told is not served" sh -c 'timeout 20 "$PRESSOIR" serve --port 0 >&-'
status 1 "a closed standard input is an input that cannot be read" sh -c 'timeout 20 "$PRESSOIR" extract <&-'
status 0 "a closed standard error is none that is needed" sh -c '"$PRESSOIR" -d closed.db load small.ndjson 2>&-'
status 0 "with all three closed the corpus stays whole" \
	sh -c '"$PRESSOIR" -d closed.db load some.ndjson <&- >&- 2>&-; "$PRESSOIR" -d closed.db verify'

# ── -o ──
"$PRESSOIR" -q -d kept.db load small.ndjson && cksum < kept.db > kept
wrong "results over a corpus" "kept.db is a corpus" -d kept.db export -o ./kept.db
wrong "facts over a corpus" "kept.db is a corpus" extract small.ndjson -o kept.db
wrong "a log in a corpus" "kept.db is a corpus" -d kept.db load small.ndjson --log kept.db
is "the corpus stays as it was" "$(cksum < kept.db)" "$(cat kept)"
is "-o - is standard output" "$("$PRESSOIR" facts -o - | cksum; ls ./- 2> /dev/null)" "$("$PRESSOIR" facts | cksum)"
echo old > private.csv && chmod 600 private.csv && "$PRESSOIR" facts -o private.csv
is "a file keeps its rights when it is written anew" "$(ls -l private.csv | cut -c 1-10)" "-rw-------"
(umask 027 && "$PRESSOIR" facts -o fresh.csv)
is "a new one has those that the user gives" "$(ls -l fresh.csv | cut -c 1-10)" "-rw-r-----"
echo mine > facts.csv.tmp && "$PRESSOIR" facts -o facts.csv
is "no other file is touched" "$(cat facts.csv.tmp)" mine
cat > stop.py <<'PY'
import glob, os, signal, subprocess, sys
number, line = getattr(signal, sys.argv[1]), open("some.ndjson", "rb").readline()
run = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))
sent = False
try:
    while run.poll() is None:
        run.stdin.write(line * 1000)
        if not sent and glob.glob("stopped*"):
            run.send_signal(number)
            sent = True
except BrokenPipeError:
    pass
print(signal.Signals(-run.wait()).name, *glob.glob("stopped*"))
PY
for signal in SIGINT SIGTERM SIGHUP; do
	is "$signal ends what writes a file, and leaves nothing of it" \
		"$(timeout 60 python3 stop.py $signal "$PRESSOIR" -q extract -o stopped.xlsx)" $signal
done
finish
