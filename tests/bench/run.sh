#!/bin/sh
# The figures of the design, each with what it is compared to, sides alternating, medians with their spread. Prints a
# table and keeps it in bench.txt beside the program. On the press articles of $SHARED, else on the sample corpus,
# repeated; then on as many generated articles as BENCH_SIZES says, and on the saved pages of $SHARED where there are any.
#   BENCH_ROUNDS=5 (at most 9)   BENCH_ARTICLES=6000 (made of corpus/)   BENCH_SIZES="10000 100000 1000000" (none)
#   BENCH_SLOW=6000 (articles for the sides that take minutes)
set -eu
cd "$(dirname "$0")/../.."
BUILD=${BUILD:-build/release} SHARED=${SHARED:-../shared}
rounds=${BENCH_ROUNDS:-5}
dir=$(mktemp -d "${TMPDIR:-/tmp}/pressoir-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT
export PRESSOIR_RULES="$PWD/rules" LC_ALL=C.UTF-8

pkgs="libpcre2-8 sqlite3 libutf8proc libxml-2.0 libarchive jansson"
${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -g -Wall -Wextra -pthread -Iinclude -Isrc $(pkg-config --cflags $pkgs) \
	-o "$BUILD/bench" tests/bench/bench*.c "$BUILD/libpressoir.a" $(pkg-config --libs $pkgs) -lstemmer -lm

articles="$dir/articles.ndjson"
if [ -e "$SHARED/press/orange-6000.ndjson.gz" ]; then
	gzip -dc "$SHARED/press/orange-6000.ndjson.gz" > "$articles"
	what="press articles"
else
	python3 tests/articles.py "${BENCH_ARTICLES:-6000}" > "$articles"
	what="articles made of corpus/"
fi

values() { sed -n "s/.*\<$1 \([0-9.]*\).*/\1/p" "$2" | sort -n; } # name file: the numbers after that word, ascending
field() { values "$1" "$2" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; } # … their median
spread() { values "$1" "$2" | awk 'NR == 1 { low = $1 } { high = $1 } END { printf "%.2f–%.2f", low, high }'; }
mega() { awk "BEGIN { printf \"%.3f\", $1 / 1e6 }"; }
row() { # what, ours, other, target, spread of ours and of the other; the ratio is ours ÷ other
	awk -v what="$1" -v ours="$2" -v other="$3" -v target="$4" -v a="${5:-}" -v b="${6:-}" 'BEGIN {
		printf "%-52s %10.3f %10.3f %9.3f   %-18s %s %s\n", what, ours, other, (other > 0 ? ours / other : 0), target, a, b }'
}

# A load and plain insertion of the same articles, alternating: articles name rounds.
measure() {
	: > "$dir/$2.load"; : > "$dir/$2.plain"; : > "$dir/$2.tuned"
	for i in $(seq 1 "$3"); do
		rm -f "$dir"/*.db*
		"$BUILD/bench" run "$BUILD/pressoir" -d "$dir/load.db" load -j 2 "$1" >> "$dir/$2.load"
		"$BUILD/bench" plain "$1" "$dir/plain.db" >> "$dir/$2.plain"
		"$BUILD/bench" tuned "$1" "$dir/tuned.db" >> "$dir/$2.tuned"
	done
	"$BUILD/bench" size "$1" > "$dir/$2.size"
	echo "file $(stat -c %s "$dir/load.db")" >> "$dir/$2.size"
}
rows() { # of what measure measured
	for side in plain tuned; do
		for of in wall cpu; do
			target=""
			[ "$side$of" = plainwall ] && target="≤ 0.60"
			[ "$side$of" = plaincpu ] && target="≤ 1.0"
			row "load / $side FTS5 insertion, $of [s]" "$(field $of "$dir/$1.load")" "$(field $of "$dir/$1.$side")" "$target" \
				"$(spread $of "$dir/$1.load")" "$(spread $of "$dir/$1.$side")"
		done
	done
	row "peak memory of the load [MB]" "$(field peak "$dir/$1.load")" 256 "≤ 256 MB: 1.0"
	row "corpus file / text [MB]" "$(mega "$(field file "$dir/$1.size")")" "$(mega "$(field bytes "$dir/$1.size")")" "≤ 1.75"
}

measure "$articles" press "$rounds"
"$BUILD/bench" words "$articles" "$rounds" > "$dir/words"
head -n "${BENCH_SLOW:-6000}" "$articles" > "$dir/few.ndjson"
"$BUILD/bench" text rules "$articles" "$dir/few.ndjson" "$rounds" > "$dir/text" || { cat "$dir/text"; echo "bench: the two ways of extracting differ"; exit 1; }
"$BUILD/bench" sets "$articles" "$rounds" > "$dir/sets"
# Each pattern takes ripgrep seconds: on some articles, once.
: > "$dir/ripgrep"
if command -v rg > /dev/null && rg --pcre2-version > /dev/null 2>&1; then
	head -n 150 "$articles" > "$dir/some.ndjson"
	"$BUILD/bench" patterns rules "$dir/some.ndjson" "$dir"
	"$BUILD/bench" run /bin/sh -c 'for p in "$1"/pattern.*; do rg -P -c -f "$p" "$1/text.0"; done; true' sh "$dir" > "$dir/ripgrep"
fi
bytes=$(field bytes "$dir/press.size")
speed() { awk "BEGIN { printf \"%.3f\", $(field "${2:-bytes}" "$dir/text") / 1e6 / $(field "$1" "$dir/text") }"; } # [MB/s]
words() { awk "BEGIN { printf \"%.3f\", $(field words "$dir/words") / 1e6 / $(field "$1" "$dir/words") }"; } # [millions/s]

press() {
	echo "$(field articles "$dir/press.size") $what, $(mega "$bytes") MB of text, $(field facts "$dir/text") facts, $(field rules "$dir/text") rules; $(nproc) cores; medians of $rounds, from the least to the most"
	echo
	printf '%-52s %10s %10s %9s   %s\n' figure ours other ratio target
	rows press
	row "extraction / PCRE2 scans of the whole text [MB/s]" "$(speed extract)" "$(speed pcre2 few)" "≥ 10"
	row "extraction / every rule at every word [MB/s]" "$(speed extract)" "$(speed everywhere few)" ""
	row "extraction, one core [MB/s]" "$(speed extract)" 200 "≥ 200 MB/s: 1.0"
	row "normalising NFC text / utf8proc NFC [MB/s]" "$(speed normalise)" "$(speed utf8proc)" "≥ 10"
	for set in WINDOWS-1252 ISO-8859-15 MACINTOSH CP850; do
		grep "^$set " "$dir/sets" > "$dir/set"
		row "decoding $set / iconv [MB/s]" "$(field ours "$dir/set")" "$(field iconv "$dir/set")" ""
	done
	[ ! -s "$dir/ripgrep" ] || row "extraction / ripgrep -P, a run for each rule [MB/s]" "$(speed extract)" \
		"$(awk "BEGIN { print $(stat -c %s "$dir/text.0") / 1e6 / $(field cpu "$dir/ripgrep") }")" ""
	row "our lemmas / Snowball's stems [millions of words/s]" "$(words lemmas)" "$(words snowball)" ""
}

# Saved pages a second of one core: pages, the CPU that reading them takes.
pages() {
	n=$(find "$SHARED/pages" -name '*.html' | wc -l)
	for i in $(seq 1 "$rounds"); do
		"$BUILD/bench" run "$BUILD/pressoir" extract -j 1 --format ndjson "$SHARED/pages"
	done > "$dir/pages"
	row "saved pages a second, one core ($n pages)" "$(awk "BEGIN { print $n / $(field cpu "$dir/pages") }")" 100 "≥ 100: 1.0"
}

generated() { # articles: one round, since the large ones take minutes
	python3 tests/bench/generate.py "$1" > "$dir/made.ndjson"
	measure "$dir/made.ndjson" made 1
	rm "$dir/made.ndjson"
	echo
	echo "$1 articles of recombined sentences, $(mega "$(field bytes "$dir/made.size")") MB of text; one round"
	rows made
}

{
	press
	[ ! -d "$SHARED/pages" ] || pages
	for n in ${BENCH_SIZES:-}; do generated "$n"; done
} | tee "$BUILD/bench.txt"
