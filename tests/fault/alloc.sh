#!/bin/sh
# Every allocation fails once: alloc.sh [STEP [FIRST [WHAT]]] builds alloc.c with the library under the address
# sanitizer (unless BUILD says otherwise) and runs it over a few articles of each sort.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build/asan}
dir=$(mktemp -d "${TMPDIR:-/tmp}/pressoir-alloc.XXXXXX")
trap 'rm -rf "$dir"' EXIT
case "$build" in
	*asan) sanitize="-fsanitize=address,undefined" ;;
	*tsan) sanitize="-fsanitize=thread" ;;
	*cov) sanitize="--coverage" ;;
	*) sanitize="" ;;
esac
pkgs="libpcre2-8 sqlite3 libutf8proc libxml-2.0 libarchive jansson"
make --no-print-directory -s MODE="${build#build/}" "$build/pressoir"
page=$(ls "$build"/cli/*.o | grep -v '/main\.o$') # what `serve` is made of
${CC:-cc} -std=c17 -D_GNU_SOURCE -O1 -g -fno-omit-frame-pointer -pthread $sanitize -Iinclude -Isrc -o "$dir/alloc" tests/fault/alloc.c $page \
	"$build/libpressoir.a" $(pkg-config --libs $pkgs xlsxwriter libmicrohttpd) -lstemmer -lm
mkdir "$dir/in" "$dir/part"
python3 tests/articles.py 3 > "$dir/in/a.ndjson"
cp tests/fuzz/formats/a.rss tests/fuzz/formats/i.xml tests/fuzz/formats/k.eml "$dir/in/"
printf '%s\n' '<!DOCTYPE html><html><head><title>Le quai rouvre</title></head><body><article><h1>Le quai rouvre</h1>' \
	'<p>Le quai rouvre ce soir, dit la mairie, qui emploie 41 agents et paie 300 euros.</p></article></body></html>' \
		> "$dir/in/b.html"
python3 tests/articles.py 2 | gzip -n > "$dir/in/c.ndjson.gz"
cp tests/fuzz/formats/a.rss "$dir/part/"
"$dir/alloc" "$dir" tests/fault/rules "${1:-1}" "${2:-1}" ${3:+"$3"}
