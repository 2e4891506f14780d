#!/bin/sh
# What is said after a load, to a file, and in its log; and what doctor finds.
. tests/tap.sh
. tests/small.sh
many > many.ndjson
echo '{"broken' > broken.ndjson

is "to a file the sum is all" "$("$PRESSOIR" load many.ndjson 2>&1)" \
	"3000 in = 3000 loaded + 0 unchanged + 0 duplicate + 0 rejected"
is "--verbose tells more" "$("$PRESSOIR" -v load many.ndjson 2>&1 | grep -Ec '^rules: version|^corpus: |a second')" 3

# ── --log ──
"$PRESSOIR" -q load --log load.log small.ndjson broken.ndjson 2> err
is "--log keeps what is said, and what --verbose would say" \
	"$(grep -Ec 'rules: version|corpus: |broken.ndjson|4 in = 3 loaded' load.log)" 4
is "each line with its time" "$(grep -Evc '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z ' load.log)" 0
is "--quiet is as quiet with it" "$(wc -l < err | tr -d ' ')" 1
lines=$(wc -l < load.log); "$PRESSOIR" -q rebuild --log load.log
ok "a log is added to" [ "$(wc -l < load.log)" -gt "$lines" ]
is "rebuild is in it" "$(grep -c ' 3003 articles rebuilt' load.log)" 1
status 3 "a log that cannot be written is a failure" "$PRESSOIR" load --log none/such.log small.ndjson
is "before anything is done" "$(cat status.err | grep -c 'name another file')" 1

# ── doctor ──
"$PRESSOIR" doctor > found; code=$?
is "doctor finds libraries, rules and corpus in order" \
	"$code $(grep -Ec '^(ok|note)  * ?(SQLite|PCRE2|utf8proc|libxml2|libarchive|jansson|GNU libc) [0-9]' found) \
$(grep -c FAULT found)" "0 7 0"
is "the release of SQLite is the one in use" "$(grep -c "SQLite $(sqlite3 --version | cut -d' ' -f1)" found)" 1
is "it counts rules and articles" \
	"$(grep -c '^ok .*rules: 4, with 5 examples\|^ok .*corpus: .*, 3003 articles' found)" 2
is "and tells the room" "$(grep -c 'room for the corpus: [0-9.]* GB' found)" 1
"$PRESSOIR" -d none.db doctor > found
is "without a corpus it says how to make one" "$(grep -c '^note .*corpus: .*pressoir load' found)" 1
mkdir bad && printf 'rule a\nkind b\nvalue none x\nmatch c\n' > bad/a.rules
status 3 "a mistake in the rules is a fault" "$PRESSOIR" --rules bad doctor
is "which is told with its place" "$(grep -c '^FAULT  *rules: .*a.rules:3:' "$WORK/status.out")" 1
printf 'rule euros\nkind amount\nunit EUR\nvalue quantity q\nmatch (?<q>\\d+) euros\nyes 12 euros => 12\n' > bad/a.rules
is "facts by other rules are noted" \
	"$("$PRESSOIR" --rules bad doctor | grep -c '^note .*3003 articles are by other rules')" 1
finish
