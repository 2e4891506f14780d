#!/bin/sh
# kill -9 at twenty moments spread over a load; then the same command must give the corpus of a load that was never killed.
. tests/tap.sh
case "$BUILD" in
*asan | *tsan | *cov | *debug) articles=150 kills=5 ;;
*) articles=800 kills=20 ;;
esac
python3 tests/articles.py "$articles" > "$WORK/all.ndjson"
mkdir "$WORK/in"
split -n l/5 "$WORK/all.ndjson" "$WORK/in/part-" --additional-suffix=.ndjson

now() { date +%s%N; } # [ns]
export_to() { "$PRESSOIR" export facts --format ndjson > "$1" && "$PRESSOIR" export articles --format ndjson >> "$1"; }

"$PRESSOIR" -d "$WORK/warm.db" load "$WORK/in" > /dev/null 2>&1 # the second load is as fast as those that follow
began=$(now)
status 0 "a load that nobody kills" "$PRESSOIR" load "$WORK/in"
took=$(($(now) - began))
ok "its corpus can be exported" export_to "$WORK/whole"

same=0 cut_short=0 unsound=0
for i in $(seq 1 "$kills"); do
	rm -f "$PRESSOIR_DB" "$PRESSOIR_DB"-*
	"$PRESSOIR" load "$WORK/in" > /dev/null 2>&1 &
	pid=$!
	sleep "$(awk "BEGIN { printf \"%.3f\", $took / 1e9 * $i / ($kills + 1) }")"
	kill -9 "$pid" 2> /dev/null && cut_short=$((cut_short + 1))
	wait "$pid" 2> /dev/null
	[ ! -e "$PRESSOIR_DB" ] || [ "$(sqlite3 "$PRESSOIR_DB" 'PRAGMA integrity_check' 2>&1)" = ok ] || unsound=$((unsound + 1))
	"$PRESSOIR" load "$WORK/in" > "$WORK/again.log" 2>&1 || sed 's/^/# /' "$WORK/again.log"
	export_to "$WORK/again" && cmp -s "$WORK/whole" "$WORK/again" && same=$((same + 1))
done
echo "#= killed $cut_short of $kills loads of $((took / 1000000)) ms before their end"
is "after each kill the file is sound" "$unsound" 0
is "after each kill, the same command gives the same corpus" "$same" "$kills"
ok "enough of the loads were really killed" [ "$cut_short" -ge $((kills / 2)) ]
ok "the last corpus is sound" "$PRESSOIR" verify
finish
