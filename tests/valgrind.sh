#!/bin/sh
# Runs the unit tests, then a load and a search, under valgrind. One line each; fails on any error or leak.
set -u
cd "$(dirname "$0")/.."
BUILD=${BUILD:-build/release}
export LC_ALL=C.UTF-8 PRESSOIR_RULES="$PWD/rules"
dir=$(mktemp -d "${TMPDIR:-/tmp}/pressoir-valgrind.XXXXXX")
trap 'rm -rf "$dir"' EXIT
command -v valgrind > /dev/null || { echo "valgrind: not installed" >&2; exit 1; }
failed=0

# JIT-compiled patterns read ahead within aligned words, which memcheck cannot know to be harmless: see valgrind.supp.
check() { # name command…
	name=$1; shift
	if valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible \
		--errors-for-leak-kinds=definite,indirect,possible --suppressions=tests/valgrind.supp --smc-check=all-non-file \
		"$@" > "$dir/log" 2>&1; then
		echo "valgrind $name: no error, no leak"
	else
		echo "valgrind $name: FAILED"
		grep -vE '^(ok|1\.\.|TAP)' "$dir/log" | head -40
		failed=1
	fi
}

for test in "$BUILD"/tests/test_*; do
	case "$test" in *.d) continue ;; esac
	[ -x "$test" ] && check "$(basename "$test")" "$test"
done
mkdir "$dir/in"
find corpus -name '*.txt' | sort | head -n 4 | while read -r file; do cp "$file" "$dir/in/"; done
check load "$BUILD/pressoir" -d "$dir/corpus.db" load -j 2 "$dir/in"
check search "$BUILD/pressoir" -d "$dir/corpus.db" search recrutement
check export "$BUILD/pressoir" -d "$dir/corpus.db" export -o "$dir/facts.csv"
exit $failed
