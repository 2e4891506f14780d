#!/bin/sh
# Runs every fuzz target for FUZZ_SECONDS (10), as many at a time as there are cores, from seeds made of the sample
# corpus: with clang's libFuzzer under the address and undefined-behaviour sanitizers, else with gcc's and the plain
# driver here. A line a target; an input that breaks something stays in build/fuzz/. Names of targets may be given:
# run.sh extract query. Seconds are those of the clock; how much of the processor they gave is told, and added up with the
# runs in build/fuzz/sums. An input that hangs is one of 300 s, for on a machine that others keep busy a run of
# milliseconds has waited for 26 s. FUZZ_RUNS=N BUILD=build/MODE: the same N runs every time, of the plain driver, on
# the library that stands there.
set -u
cd "$(dirname "$0")/../.."
unset MAKEFLAGS MAKELEVEL
seconds=${FUZZ_SECONDS:-10} runs=${FUZZ_RUNS:-} out="$PWD/build/fuzz" build=build/fuzz
targets=${*:-encodings normalise extract formats files cage query rules corpus http}
export PRESSOIR_RULES="$PWD/rules" LC_ALL=C.UTF-8
pkgs="libpcre2-8 sqlite3 libutf8proc libxml-2.0 libarchive jansson"
common="-std=c17 -D_GNU_SOURCE -O1 -g -pthread -fno-omit-frame-pointer -Iinclude -Isrc -Itests/fuzz"
mkdir -p "$out"

sanitize="-fsanitize=address,undefined -fno-sanitize-recover=undefined"
if [ -n "$runs" ]; then
	build=$BUILD cc=gcc engine=driver library="" target="" driver="tests/fuzz/driver.c tests/fuzz/pieces.c" \
		sanitize="" seconds=100000,$runs
	case "$build" in *cov) sanitize="--coverage" ;; *asan) sanitize="-fsanitize=address,undefined" ;; esac
elif echo 'int LLVMFuzzerTestOneInput(const char *p, unsigned long n) { return p && n > 1; }' |
	clang -fsanitize=fuzzer -x c - -o "$out/probe" 2> /dev/null; then
	cc=clang engine=libFuzzer library="-fsanitize=fuzzer-no-link" target="-fsanitize=fuzzer" \
		driver="tests/fuzz/pieces.c"
else
	cc=gcc engine=driver library="" target="" driver="tests/fuzz/driver.c tests/fuzz/pieces.c"
fi

[ -n "$runs" ] || make --no-print-directory -s -j "$(nproc)" \
	MODE=fuzz CC="$cc" WARN= CFLAGS="-DPR_UNCAGED -O1 -g $library $sanitize" \
	LDFLAGS="-fsanitize=address,undefined" build/fuzz/libpressoir.a build/fuzz/pressoir || exit 1

# seeds
rm -rf "$out/seeds"; mkdir -p "$out/seeds/text" "$out/seeds/query" "$out/seeds/rules"
i=0
find corpus -name '*.txt' | sort | while read -r file; do i=$((i + 1)); cp "$file" "$out/seeds/text/$i"; done
head -c 3000 "$out/seeds/text/1" | iconv -f UTF-8 -t WINDOWS-1252//TRANSLIT > "$out/seeds/text/cp1252" 2> /dev/null
head -c 3000 "$out/seeds/text/2" | iconv -f UTF-8 -t UTF-16 > "$out/seeds/text/utf16" 2> /dev/null
ln -s text "$out/seeds/extract"; ln -s text "$out/seeds/normalise"; ln -s text "$out/seeds/encodings"
ln -s formats "$out/seeds/cage"; ln -s ../../../tests/fuzz/http "$out/seeds/http"
cp -r tests/fuzz/formats "$out/seeds/formats"
python3 tests/articles.py 20 | split -l 2 - "$out/seeds/formats/made-"
find corpus -name '*.ndjson' -exec cp {} "$out/seeds/formats/" \;
ln -s ../../../tests/fuzz/files "$out/seeds/files"
split -l 1 tests/fuzz/queries.txt "$out/seeds/query/q"
mkdir -p "$out/seeds/corpus"
texts() { # target, least bytes, what the unit tests are called
	python3 tests/fuzz/seeds.py "$out/seeds/$1" "$2" $(printf "tests/unit/test_%s.c " $3)
}
texts formats 60 "$(cd tests/unit && ls test_input*.c test_page*.c test_markup.c | sed 's/test_\(.*\)\.c/\1/')"
texts text 12 "extract sentence number date tense"
texts rules 40 rule
texts query 3 "query snippet"
printf "s%bi-1\n" "\001" "\012" > "$out/seeds/corpus/values"
printf "r\020\000\000\004\377\377\377\377" > "$out/seeds/corpus/bytes"
cp rules/*.rules "$out/seeds/rules/"
printf 'rule a.b\nkind amount\nunit EUR\nvalue money q\nnear euros\nmatch (?<q>\\d+) euros\nyes 3 euros => 3\nno 3 francs\n' > "$out/seeds/rules/small"
printf 'rule a.b\nkind headcount\nunit {u:value}\nvalue quantity q\nnear {words}\nmatch (?<q>\\d+) (?:\\p{L}+ )?{words/b:u}\nyes 3 agents => 3\n\fagent\tagents\tb\nagents\tagents\tb\nrue\nru\t\tc\n' > "$out/seeds/rules/list"

fuzz() { # target → its last words, in log
	if [ "$engine" = libFuzzer ]; then
		mkdir -p "$out/found/$1"
		# A fact looks no further than its paragraph and the title.
		case "$1" in extract) longest=2048 ;; *) longest=8192 ;; esac
		case "$1" in http) leaks=0 ;; *) leaks=1 ;; esac # 0: at the end alone, when no thread of the server is at work
		"$out/$1" -max_total_time="$seconds" -timeout=300 -rss_limit_mb=3000 -max_len="$longest" \
			-detect_leaks="$leaks" \
			-print_final_stats=1 -artifact_prefix="$out/$1-" "$out/found/$1" "$out/seeds/$1"
	else
		(cd "$out" && mkdir -p "in-$1" && cd "in-$1" && ln -sfn ../../../corpus ../../../tests . &&
			"$out/$1" "$seconds" "$out/seeds/$1"/*)
	fi
}

page="$(ls "$build"/cli/*.o | grep -v '/main\.o$')" # what `serve` is made of
make_target() {
	"$cc" $common $target $sanitize $(pkg-config --cflags $pkgs) -o "$out/$1" "tests/fuzz/$1.c" $driver \
		$([ "$1" != http ] || echo $page) \
			"$build/libpressoir.a" $(pkg-config --libs $pkgs xlsxwriter libmicrohttpd) -lstemmer -lm
}

tell() { # target: what its log and its times say
	ran=$(sed -n 's/^stat::number_of_executed_units: *//p; s/^\([0-9]*\) runs$/\1/p' "$out/$1.log" | tail -1)
	reached=$(sed -n 's/.* cov: \([0-9]*\) .*/, \1 branches reached/p' "$out/$1.log" | tail -1)
	worked=$(tr "ms" "  " < "$out/$1.times" | awk 'END { printf "%.0f", ($1 + $3) * 60 + $2 + $4 }')
	echo "$1 $worked $ran" >> "$out/sums"
	sum=$(awk -v name="$1" '$1 == name { s += $2; n += $3 } END { print n " in " s " s so far" }' "$out/sums")
	echo "fuzz $1: $ran runs in $worked s of the processor$reached, nothing broken ($engine; $sum)"
}

one() { # target
	if ! make_target "$1"; then
		echo "fuzz $1: does not build"; return 1
	elif (fuzz "$1"; status=$?; times > "$out/$1.times"; exit $status) > "$out/$1.log" 2>&1; then
		tell "$1"
	else
		echo "fuzz $1: BROKEN ($engine); see build/fuzz/$1.log"
		grep -E 'broken:|ERROR|SUMMARY|runtime error|Test unit written' "$out/$1.log" | head -5
		return 1
	fi
}

# as many at a time as there are cores
lanes=$(nproc)
lane() { # K: every target whose place, divided by the lanes, leaves K
	place=0
	for name in $targets; do
		[ $((place % lanes)) != "$1" ] || one "$name" || : > "$out/failed"
		place=$((place + 1))
	done
}
rm -f "$out/failed"
k=0
while [ "$k" -lt "$lanes" ]; do
	lane "$k" &
	k=$((k + 1))
done
wait
[ ! -e "$out/failed" ]
