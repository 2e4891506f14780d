#!/bin/sh
# The figures of the design, each with what it is compared to, sides alternating, medians of five. Prints a table and
# keeps it in bench.txt beside the program. On the press articles of $SHARED, else on the sample corpus, repeated.
#   BENCH_ROUNDS=5 (at most 9)   BENCH_ARTICLES=6000 (made of corpus/)
set -eu
cd "$(dirname "$0")/../.."
BUILD=${BUILD:-build/release} SHARED=${SHARED:-../shared}
rounds=${BENCH_ROUNDS:-5}
dir=$(mktemp -d "${TMPDIR:-/tmp}/pressoir-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT
export PRESSOIR_RULES="$PWD/rules" LC_ALL=C.UTF-8

pkgs="libpcre2-8 sqlite3 libutf8proc libxml-2.0 libarchive jansson"
${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -g -Wall -Wextra -pthread -Iinclude -Isrc $(pkg-config --cflags $pkgs) \
	-o "$BUILD/bench" tests/bench/bench.c "$BUILD/libpressoir.a" $(pkg-config --libs $pkgs) -lstemmer -lm

articles="$dir/articles.ndjson"
if [ -e "$SHARED/press/orange-6000.ndjson.gz" ]; then
	gzip -dc "$SHARED/press/orange-6000.ndjson.gz" > "$articles"
	what="press articles"
else
	python3 tests/articles.py "${BENCH_ARTICLES:-6000}" > "$articles"
	what="articles made of corpus/"
fi

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
field() { # name file: the number after that word, median over the lines of the file
	sed -n "s/.*\<$1 \([0-9.]*\).*/\1/p" "$2" | median
}
row() { # what, ours, other, target; the ratio is ours ÷ other
	awk -v what="$1" -v ours="$2" -v other="$3" -v target="$4" 'BEGIN {
		printf "%-52s %10.3f %10.3f %9.3f   %s\n", what, ours, other, (other > 0 ? ours / other : 0), target }'
}

: > "$dir/load"; : > "$dir/plain"
for i in $(seq 1 "$rounds"); do
	rm -f "$dir"/*.db*
	"$BUILD/bench" run "$BUILD/pressoir" -d "$dir/load.db" load -j 2 "$articles" >> "$dir/load"
	"$BUILD/bench" plain "$articles" "$dir/plain.db" >> "$dir/plain"
done
"$BUILD/bench" size "$articles" > "$dir/size"
"$BUILD/bench" text rules "$articles" "$rounds" > "$dir/text" || { cat "$dir/text"; echo "bench: the two ways of extracting differ"; exit 1; }

bytes=$(field bytes "$dir/size")
file=$(stat -c %s "$dir/load.db")
mega() { awk "BEGIN { printf \"%.3f\", $1 / 1e6 }"; }
speed() { awk "BEGIN { printf \"%.3f\", $bytes / 1e6 / $1 }"; } # [MB/s]
table() {
	echo "$(field articles "$dir/size") $what, $(mega "$bytes") MB of text, $(field facts "$dir/text") facts, $(field rules "$dir/text") rules; $(nproc) cores; medians of $rounds"
	echo
	printf '%-52s %10s %10s %9s   %s\n' figure ours other ratio target
	row "load / plain FTS5 insertion, wall [s]" "$(field wall "$dir/load")" "$(field wall "$dir/plain")" "≤ 0.60"
	row "load / plain FTS5 insertion, CPU [s]" "$(field cpu "$dir/load")" "$(field cpu "$dir/plain")" "≤ 1.0"
	row "extraction / PCRE2 scans of the whole text [MB/s]" "$(speed "$(field extract "$dir/text")")" "$(speed "$(field pcre2 "$dir/text")")" "≥ 10"
	row "extraction / every rule at every word [MB/s]" "$(speed "$(field extract "$dir/text")")" "$(speed "$(field everywhere "$dir/text")")" ""
	row "extraction, one core [MB/s]" "$(speed "$(field extract "$dir/text")")" 200 "≥ 200 MB/s: 1.0"
	row "normalising NFC text / utf8proc NFC [MB/s]" "$(speed "$(field normalise "$dir/text")")" "$(speed "$(field utf8proc "$dir/text")")" "≥ 10"
	row "peak memory of the load [MB]" "$(field peak "$dir/load")" 256 "≤ 256 MB: 1.0"
	row "corpus file / text [MB]" "$(mega "$file")" "$(mega "$bytes")" "≤ 1.75"
}
table | tee "$BUILD/bench.txt"
