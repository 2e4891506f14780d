#!/bin/sh
# Runs the unit tests, then a load, a search and an export, under valgrind, as many at a time as there are cores. A line
# each; fails on any error or leak.
set -u
cd "$(dirname "$0")/.."
export BUILD="${BUILD:-build/release}" LC_ALL=C.UTF-8 PRESSOIR_RULES="$PWD/rules"
command -v valgrind > /dev/null || { echo "valgrind: not installed" >&2; exit 1; }

# Patterns compiled to machine code read ahead within aligned words, which memcheck cannot know to be harmless: see
# valgrind.supp.
check() { # name command…
	name=$1; shift
	if said=$(valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible \
		--errors-for-leak-kinds=definite,indirect,possible --suppressions=tests/valgrind.supp \
		--smc-check=all-non-file "$@" 2>&1); then
		echo "valgrind $name: no error, no leak"
	else
		echo "valgrind $name: FAILED"
		echo "$said" | grep -vE '^(ok|1\.\.|TAP)' | head -40
		return 1
	fi
}
if [ $# -gt 0 ]; then check "$@"; exit; fi

dir=$(mktemp -d "${TMPDIR:-/tmp}/pressoir-valgrind.XXXXXX")
trap 'rm -rf "$dir"' EXIT
failed=0
# Left out: what counts the computing that it grants (cage); and with VALGRIND=quick, the tests that take minutes.
left_out='cage'
[ "${VALGRIND:-}" != quick ] || left_out='cage|article|extract|input_html|load|number|places|query|rank|sorted|store_faults|store_memory'
ls tests/unit/test_*.c | grep -vE "test_($left_out)\.c" | sed 's#.*/\(.*\)\.c#\1#' |
	xargs -P "$(nproc)" -I NAME sh tests/valgrind.sh NAME "$BUILD/tests/NAME" || failed=1
mkdir "$dir/in"
find corpus -name '*.txt' | sort | head -n 4 | while read -r file; do cp "$file" "$dir/in/"; done
check load "$BUILD/pressoir" -d "$dir/corpus.db" load -j 2 "$dir/in" || failed=1
check search "$BUILD/pressoir" -d "$dir/corpus.db" search recrutement || failed=1
check export "$BUILD/pressoir" -d "$dir/corpus.db" export -o "$dir/facts.csv" || failed=1
exit $failed
