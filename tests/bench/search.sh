#!/bin/sh
# The figures of search, and what a small load costs in a large corpus, on articles made of the sentences of corpus/.
# Prints a table and keeps it in search.txt beside the program.
#   search.sh [LARGE]    articles of the large corpus: 1000000 (some ten minutes, 4 GB of disk); the small one has 10,000
# Both are filled with one small rule, to spare time; the 1,000 articles that are then added are read with all rules.
set -eu
cd "$(dirname "$0")/../.."
BUILD=${BUILD:-build/release} large=${1:-1000000}
dir=$(mktemp -d "${TMPDIR:-/tmp}/pressoir-search.XXXXXX")
trap 'rm -rf "$dir"' EXIT
export LC_ALL=C.UTF-8

pkgs="libpcre2-8 sqlite3 libutf8proc libxml-2.0 libarchive jansson"
for tool in bench search; do # bench is in several files
	${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -g -Wall -Wextra -pthread -Iinclude -Isrc $(pkg-config --cflags $pkgs) \
		-o "$BUILD/$tool" $(ls tests/bench/$tool*.c) "$BUILD/libpressoir.a" $(pkg-config --libs $pkgs) -lstemmer -lm
done

mkdir "$dir/rules"
cat > "$dir/rules/small.rules" <<'RULES'
rule euros
kind amount
unit EUR
value quantity q
match (?<q>\d+(?:,\d+)?) euros
yes il faut 12,5 euros => 12.5
no il faut douze euros
RULES

fill() { # corpus articles
	python3 tests/bench/generate.py "$2" > "$dir/articles.ndjson"
	"$BUILD/bench" run "$BUILD/pressoir" --rules "$dir/rules" -d "$1" load -j 2 "$dir/articles.ndjson" > "$dir/fill"
	echo "$2 articles, $(stat -c %s "$dir/articles.ndjson") bytes, in a corpus of $(stat -c %s "$1") bytes: $(cat "$dir/fill")"
	rm "$dir/articles.ndjson"
}
add() { # corpus: a thousand more, with all rules; what it took
	"$BUILD/bench" run "$BUILD/pressoir" --rules rules -d "$1" load -j 1 "$dir/more.ndjson"
}
median() { sed 's/.*cpu \([0-9.]*\).*/\1/' "$1" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

{
	fill "$dir/small.db" 10000
	fill "$dir/large.db" "$large"
	"$BUILD/search" "$dir/large.db" par euros enfants recrutement
	for i in 1 2 3 4 5; do
		python3 tests/bench/generate.py 1000 "$((i + 100))" "$((i * 1000 + 100000000))" > "$dir/more.ndjson"
		add "$dir/small.db" >> "$dir/add.small"
		add "$dir/large.db" >> "$dir/add.large"
	done
	awk -v l="$(median "$dir/add.large")" -v s="$(median "$dir/add.small")" 'BEGIN {
		printf "adding 1000 articles: cpu %.3f to the large one, %.3f to the small one, ratio %.2f (target 1.5)\n", l, s, l / s }'
} | tee "$BUILD/search.txt"
