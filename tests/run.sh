#!/bin/sh
# Runs every test, as many at a time as there are cores, and adds up what they say in TAP: unit tests (cmocka), and
# scripts in tests/cli; with ONLY=threads, those where threads meet. The last line is `N passed, N failed, N skipped`;
# exit 1 when anything failed or nothing ran.
set -u
cd "$(dirname "$0")/.."
BUILD=${BUILD:-build/release}
export BUILD CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8
export PRESSOIR="$PWD/$BUILD/pressoir" PRESSOIR_RULES="$PWD/rules" SHARED="${SHARED:-$PWD/../shared}"
export TSAN_OPTIONS="suppressions=$PWD/tests/tsan.supp ${TSAN_OPTIONS:-}"

if [ "${1:-}" = one ]; then # path: run it, keep what it says in NAME.tap, tell how it went, and add a line to the sums
	case "$2" in
		*.c) name=$(basename "$2" .c); set -- "$BUILD/tests/$name" ;;
		*) name=$(basename "$2"); set -- sh "$2" ;;
	esac
	tap="$BUILD/tap/$name.tap" since=$(date +%s)
	"$@" > "$tap" 2>&1; status=$?
	sed -i 's/^not ok \([0-9]* # SKIP\)/ok \1/' "$tap" # so cmocka tells what it skips
	skip=$(grep -c '^ok .*# [Ss][Kk][Ii][Pp]' "$tap")
	ok=$(grep -c '^ok ' "$tap"); bad=$(grep -c '^not ok ' "$tap")
	if [ "$status" != 0 ] && [ "$bad" = 0 ]; then bad=1; echo "not ok - $name ended with status $status" >> "$tap"; fi
	if [ "$ok" = 0 ] && [ "$bad" = 0 ]; then bad=1; echo "not ok - $name ran no test" >> "$tap"; fi
	{
		printf '%-28s %4d passed %3d failed %3d skipped %4d s\n' \
			"$name" $((ok - skip)) "$bad" "$skip" $(($(date +%s) - since))
		[ "$bad" = 0 ] || grep -v '^ok ' "$tap" | head -60
		grep '^ok .*# [Ss][Kk][Ii][Pp]' "$tap" | sed 's/^/    /'
		grep '^#= ' "$tap" | sed 's/^#= /    /'
	} > "${tap%.tap}.told"
	cat "${tap%.tap}.told"
	echo "$((ok - skip)) $bad $skip" >> "$BUILD/tap/sums"
	exit 0
fi

rm -rf "$BUILD/tap" && mkdir -p "$BUILD/tap"
units="tests/unit/test_*.c" scripts="tests/cli/*.sh"
if [ "${ONLY:-all}" = threads ]; then # those with more than one
	units=$(grep -lE '#include "(load|pipeline|queue|cage|extract)[a-z_]*[.]h"' $units)
	scripts="tests/cli/load.sh tests/cli/seeds.sh tests/cli/serve.sh"
fi
ls $scripts $units | xargs -P "${TESTS_JOBS:-$(nproc)}" -n 1 sh tests/run.sh one # scripts, the longer, first
cat "$BUILD"/tap/*.tap > "$BUILD/test.log"
awk '{ p += $1; f += $2; s += $3 } END {
	printf "\n%d passed, %d failed%s\n", p, f, s ? ", " s " skipped" : ""
	exit !(p > 0 && f == 0) }' "$BUILD/tap/sums"
