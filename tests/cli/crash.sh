#!/bin/sh
# kill -9 at twenty moments spread over a load; then the same command must give the corpus of a load that was never
# killed. A moment is how much of its input the load has been handed: the pipe stays open, so no load can end before it
# is killed.
. tests/tap.sh
case "$BUILD" in
*asan | *tsan | *cov | *debug) articles=150 kills=5 ;;
*) articles=800 kills=20 ;;
esac
python3 tests/articles.py "$articles" > "$WORK/all.ndjson"
size=$(wc -c < "$WORK/all.ndjson")
third=$((articles / 3))
mkfifo "$WORK/feed"

export_to() { "$PRESSOIR" export facts --format ndjson > "$1" && "$PRESSOIR" export articles --format ndjson >> "$1"; }
load() { "$PRESSOIR" load -; }

load < "$WORK/all.ndjson" > "$WORK/said" 2>&1
is "a load that nobody kills ends well" "$?" 0
ok "its corpus can be exported" export_to "$WORK/whole"

same=0 killed=0 unsound=0 lost=0
for i in $(seq 1 "$kills"); do
	rm -f "$PRESSOIR_DB" "$PRESSOIR_DB"-*
	reported=0 # by turns, a new corpus and one that holds a third of the articles
	[ $((i % 2)) = 1 ] || { head -n "$third" "$WORK/all.ndjson" | load > /dev/null 2>&1 && reported=$third; }
	"$PRESSOIR" load - < "$WORK/feed" > /dev/null 2>&1 &
	pid=$!
	exec 3> "$WORK/feed"
	head -c $((size * i / kills)) "$WORK/all.ndjson" >&3
	kill -9 "$pid"
	wait "$pid" 2> /dev/null
	[ "$?" = 137 ] && killed=$((killed + 1))
	exec 3>&-
	[ ! -e "$PRESSOIR_DB" ] || [ "$(integrity)" = ok ] || unsound=$((unsound + 1))
	[ "$reported" = 0 ] || [ "$(sqlite3 "$PRESSOIR_DB" 'SELECT count(*) FROM article' 2>&1)" -ge "$reported" ] ||
		lost=$((lost + 1))
	load < "$WORK/all.ndjson" > "$WORK/again.log" 2>&1 || sed 's/^/# /' "$WORK/again.log"
	export_to "$WORK/again" && cmp -s "$WORK/whole" "$WORK/again" && same=$((same + 1))
done
is "each load was killed before its end" "$killed" "$kills"
is "after each kill the file is sound" "$unsound" 0
is "after each kill, what was reported before is there" "$lost" 0
is "after each kill, the same command gives the same corpus" "$same" "$kills"
ok "the last corpus is sound" "$PRESSOIR" verify
finish
