#!/bin/sh
# Runs every test and adds up what they say in TAP: unit tests (cmocka), then scripts in tests/cli.
# The last line is `N passed, N failed, N skipped`; exit 1 when anything failed or nothing ran.
set -u
cd "$(dirname "$0")/.."
BUILD=${BUILD:-build/release}
export BUILD CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8
export PRESSOIR="$PWD/$BUILD/pressoir" PRESSOIR_RULES="$PWD/rules" SHARED="${SHARED:-$PWD/../shared}"
export TSAN_OPTIONS="suppressions=$PWD/tests/tsan.supp ${TSAN_OPTIONS:-}"
log="$BUILD/test.log"; : > "$log"
passed=0 failed=0 skipped=0

run() { # name command…
	name=$1; shift
	"$@" > "$BUILD/one.log" 2>&1; status=$?
	cat "$BUILD/one.log" >> "$log"
	skip=$(grep -c '^ok .*# [Ss][Kk][Ii][Pp]' "$BUILD/one.log")
	ok=$(grep -c '^ok ' "$BUILD/one.log"); bad=$(grep -c '^not ok ' "$BUILD/one.log")
	if [ "$status" != 0 ] && [ "$bad" = 0 ]; then bad=1; echo "not ok - $name ended with status $status" >> "$BUILD/one.log"; fi
	if [ "$ok" = 0 ] && [ "$bad" = 0 ]; then bad=1; echo "not ok - $name ran no test" >> "$BUILD/one.log"; fi
	passed=$((passed + ok - skip)) failed=$((failed + bad)) skipped=$((skipped + skip))
	printf '%-28s %4d passed %3d failed %3d skipped\n' "$name" $((ok - skip)) "$bad" "$skip"
	[ "$bad" = 0 ] || grep -v '^ok ' "$BUILD/one.log" | head -60
	grep '^ok .*# [Ss][Kk][Ii][Pp]' "$BUILD/one.log" | sed 's/^/    /'
	grep '^#= ' "$BUILD/one.log" | sed 's/^#= /    /'
}

for test in tests/unit/test_*.c; do
	[ -e "$test" ] || continue
	name=$(basename "$test" .c)
	run "$name" "$BUILD/tests/$name"
done
for test in tests/cli/*.sh; do
	[ -e "$test" ] || continue
	run "$(basename "$test")" sh "$test"
done
echo
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
