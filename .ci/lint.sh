#!/bin/sh
# Static analysis and layout. Every compiler that is here, with warnings as errors; then cppcheck, and clang-tidy where
# present; then what no compiler says: tabs, line lengths, spaces at line ends. LINT=quick leaves clang-tidy out.
set -u
cd "$(dirname "$0")/.."
unset MAKEFLAGS MAKELEVEL
failed=0
fail() { echo "lint: $*"; failed=1; }
jobs=$(nproc)

for cc in gcc clang; do
	command -v "$cc" > /dev/null || { echo "lint: no $cc here"; continue; }
	log=build/lint-$cc.log
	mkdir -p build
	tests=$(ls tests/unit/test_*.c 2> /dev/null | sed "s#tests/unit/\(.*\)\.c#build/lint-$cc/tests/\1#")
	if CI=1 make -s -j "$jobs" MODE="lint-$cc" CC="$cc" CFLAGS="-O2" all $tests > "$log" 2>&1; then
		echo "lint: $cc has nothing to say"
	else
		fail "$cc:"; grep -E 'error|warning' "$log" | head -20
	fi
done

if command -v cppcheck > /dev/null; then
	if cppcheck -q --std=c11 --language=c --error-exitcode=1 --inline-suppr --enable=warning,portability,performance \
		--suppress=missingIncludeSystem --suppress=unknownMacro --suppress=normalCheckLevelMaxBranches \
		--suppress=shiftTooManyBitsSigned --suppress=legacyUninitvar --suppress=memleak:src/arena.c -j "$jobs" \
		-Iinclude -Isrc -D__GNUC__ src src/cli > build/lint-cppcheck.log 2>&1; then
		echo "lint: cppcheck has nothing to say"
	else
		fail "cppcheck:"; head -30 build/lint-cppcheck.log
	fi
else
	echo "lint: no cppcheck here"
fi

if [ "${LINT:-}" != quick ] && command -v clang-tidy > /dev/null; then
	# Left out: what is noise here, and those that cannot see through a function that returns false.
	checks="-*,bugprone-*,clang-analyzer-*"
	for not in clang-analyzer-valist.* clang-analyzer-core.UndefinedBinaryOperatorResult \
		clang-analyzer-core.uninitialized.ArraySubscript \
		clang-analyzer-core.CallAndMessage clang-analyzer-optin.performance.Padding \
		clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling bugprone-easily-swappable-parameters \
		bugprone-narrowing-conversions bugprone-implicit-widening-of-multiplication-result bugprone-branch-clone \
		bugprone-assignment-in-if-condition bugprone-reserved-identifier bugprone-sizeof-expression \
		bugprone-suspicious-include bugprone-macro-parentheses bugprone-not-null-terminated-result \
		bugprone-signed-char-misuse bugprone-suspicious-missing-comma; do checks="$checks,-$not"; done
	flags="-std=c17 -D_GNU_SOURCE -Iinclude -Isrc -Ibuild/lint-gcc/gen -DPR_DATADIR=\"\" -DLEMMA_TABLE=\"/dev/null\""
	flags="$flags $(pkg-config --cflags libpcre2-8 sqlite3 libutf8proc libxml-2.0 libarchive jansson xlsxwriter)"
	if ls src/*.c src/cli/*.c | CHECKS="$checks" FLAGS="$flags" xargs -P "$jobs" -n 8 \
		sh -c 'clang-tidy --quiet --warnings-as-errors="*" --checks="$CHECKS" "$@" -- $FLAGS 2>&1' sh \
			> build/lint-tidy.log; then
		echo "lint: clang-tidy has nothing to say"
	else
		fail "clang-tidy:"; grep -E '(error|warning):' build/lint-tidy.log | head -30
	fi
fi

# Columns are characters, a tab is 4 of them. Told, but no reason to fail.
long=$(python3 -c 'import sys
for path in sys.argv[1:]:
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if len(line.rstrip("\n").expandtabs(4)) > 120: print(f"{path}:{number}")' \
	src/*.[ch] src/*/*.[ch] tests/*/*.[ch])
[ -z "$long" ] || echo "lint: $(echo "$long" | wc -l) lines are longer than 120 columns:" $(echo "$long" | head -5)
spaces=$(grep -nE '[ 	]+$' src/*.[ch] src/*/*.[ch] tests/*.sh tests/cli/*.sh tests/unit/*.c rules/*.rules Makefile)
[ -z "$spaces" ] || { fail "spaces at line ends:"; echo "$spaces" | head -20; }
unsafe=$(grep -nE '\b(strcpy|strcat|sprintf|gets|strtok|alloca|system|popen)\(' src/*.[ch] src/cli/*.[ch])
[ -z "$unsafe" ] || { fail "calls that this house does without:"; echo "$unsafe"; }
marks=$(grep -nE 'TO''DO|FIX''ME|X''XX:' -r src tests rules include .ci Makefile)
[ -z "$marks" ] || { fail "unfinished business:"; echo "$marks"; }
[ "$failed" = 0 ] && echo "lint: clean"
exit $failed
