#!/bin/sh
# What a person sees on a terminal: tables that fit, colours, progress that passes; and what must not reach it.
. tests/tap.sh
if ! has_tty; then
	skip "no pseudo-terminal here" "what is shown on a terminal"
	finish
fi
. tests/small.sh
esc=$(printf '\033')
"$PRESSOIR" -q load small.ndjson
is "on a terminal facts are a table that fits" "$(tty 60 "$PRESSOIR" facts | sed "s/$esc\[[0-9]*m//g" |
	python3 -c 'import sys; print(max(len(line.rstrip("\n")) for line in sys.stdin))')" 60
is "what does not fit ends in an ellipsis" "$(tty 60 "$PRESSOIR" facts --kind headcount | grep -c '…$')" 1
is "on a terminal hits are bold" "$(tty 80 "$PRESSOIR" search agents | grep -c "${esc}\[1magents${esc}\[0m")" 1
is "NO_COLOR is respected" "$(NO_COLOR=1 tty 80 "$PRESSOIR" search agents | grep -c "$esc")" 0
is "--color=never too" "$(tty 80 "$PRESSOIR" search agents --color=never | grep -c "$esc")" 0
is "--color=always colours a pipe" "$("$PRESSOIR" show un --color=always | grep -c "${esc}\[36m12 agents${esc}\[0m")" 1
is "a load draws its progress on a terminal and takes it away" "$(tty 80 "$PRESSOIR" load small.ndjson | tail -c 200 |
	grep -c "${esc}\[K3 in = ")" 1
is "verify says what takes its time, and takes it away" "$(tty 80 "$PRESSOIR" verify | grep -c "^looking at .*${esc}\[K.* is sound$")" 1
is "it draws none with --quiet" "$(tty 80 "$PRESSOIR" -q load small.ndjson)" ""
printf '{"id":"x\\u001b[2Jy","title":"\\u001b]0;owned\\u0007 \\u009b31m \\u202etitle","text":"\\u001b[31m 3 agents."}\n' > esc.ndjson
"$PRESSOIR" -d esc.db -q load esc.ndjson
for command in "search agents" facts "show 1" status; do
	is "$command: no control character reaches the terminal" "$(tty 80 "$PRESSOIR" -d esc.db --color=never $command |
		grep -c "[$esc$(printf '\007')]\|$(printf '\302\233')\|$(printf '\342\200\256')")" 0
done

status 2 "a workbook is refused to a terminal" tty 80 "$PRESSOIR" facts --format xlsx

# ── progress ──
many > many.ndjson
echo '{"broken' > broken.ndjson
drawn() { tty 120 "$PRESSOIR" -d many.db "$@" | tr '\r' '\n'; }
drawn load many.ndjson broken.ndjson > out
is "a load tells its sum" "$(grep -c '3001 in = 3000 loaded + 0 unchanged + 0 duplicate + 1 rejected' out)" 1
is "and how fast it went" "$(grep -Ec '^3001 articles in [0-9.]+ s: [0-9]+ a second, [0-9.]+ MB/s' out)" 1
is "and each rejected input with its reason" "$(grep -c 'broken.ndjson' out)" 1
is "the passing line is taken away" "$(tail -n 3 out | grep -c '%\|left$')" 0
mkfifo slow
(head -c 60000 many.ndjson; sleep 1; tail -c +60001 many.ndjson) > slow &
tty 120 /bin/sh -c '"$0" -d slow.db load - < slow' "$PRESSOIR" > out; wait
is "meanwhile it tells what is loaded and rejected, and the rate" \
	"$(grep -Eq '[0-9]+ loaded, 0 rejected' out && echo yes)" yes
is "with --quiet it says nothing" "$(drawn -q load many.ndjson)" ""
is "a rebuild tells how far it is" "$(drawn rebuild | grep -q '%.* of 3000 articles' && echo yes)" yes
finish
