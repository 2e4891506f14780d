#!/bin/sh
# Which branches the tests take: builds MODE=cov, runs every test on it, then more allocations that fail and more of
# what the fuzzer's driver makes than `make test` has time for (or only the tests named: coverage.sh test_map
# cli/csv.sh), and prints a line a file, those that must be whole first. Fails when one of these has a branch that no
# test takes, or when all files together have too few taken. In numbers, dates, offsets and CSV: 100 %; in all of src/:
# 90 %.
#
# A branch counts when it is written in the file; calls that may throw, and those that the compiler makes of asserts, do
# not.
set -u
cd "$(dirname "$0")/.."
whole="number number_words dec quantity quantity_words date date_label date_point day edtf map out_csv"
least=90
units=$(for test in ${*:-tests/unit/test_*.c}; do
	case "$test" in cli/*) ;; *) echo "build/cov/tests/$(basename "$test" .c)" ;; esac
done)
make --no-print-directory -s -j "$(nproc)" MODE=cov all $units || exit 1
find build/cov -name '*.gcda' -delete
if [ $# = 0 ]; then
	BUILD=build/cov sh tests/run.sh > build/cov/coverage-tests.log 2>&1 || {
		tail -n 20 build/cov/coverage-tests.log
		exit 1
	}
	BUILD=build/cov sh tests/fault/alloc.sh 60 || exit 1
	for each in cage,20000 encodings,2000 normalise,1000 formats,5000 rules,40000 corpus,600 \
		http,1500 extract,100; do
		FUZZ_RUNS=${each#*,} BUILD=build/cov sh tests/fuzz/run.sh "${each%,*}" || exit 1
	done
fi
export PRESSOIR="$PWD/build/cov/pressoir" PRESSOIR_RULES="$PWD/rules" BUILD=build/cov LC_ALL=C.UTF-8
for test in "$@"; do
	case "$test" in
	cli/*) sh "tests/$test" ;;
	*) "build/cov/tests/$test" ;;
	esac > "build/cov/coverage-tests.log" 2>&1 || { cat build/cov/coverage-tests.log; exit 1; }
done
python3 - "$least" $whole <<'X'
import glob, gzip, json, os, subprocess, sys, tempfile
least, whole = float(sys.argv[1]), sys.argv[2:]
here, taken, lines = os.getcwd(), {}, {}
with tempfile.TemporaryDirectory() as folder:
    data = [os.path.abspath(p) for p in glob.glob("build/cov/lib/*.gcda") + glob.glob("build/cov/cli/*.gcda")]
    subprocess.run(["gcov", "--json-format", "--branch-probabilities", *data], cwd=folder, capture_output=True, check=True)
    for path in glob.glob(folder + "/*.gz"):
        for file in json.load(gzip.open(path))["files"]:
            name = os.path.relpath(os.path.join(here, file["file"]), here)
            if not name.startswith("src/") or not name.endswith(".c"): continue
            source = open(name, encoding="utf-8").read().splitlines()
            for line in file["lines"]:
                if "assert(" in source[line["line_number"] - 1]: continue
                for i, branch in enumerate(line["branches"]):
                    if branch["throw"]: continue
                    key = (line["line_number"], i)
                    taken.setdefault(name, {})[key] = taken.get(name, {}).get(key, 0) + branch["count"]
bad = total = hit = 0
rank = lambda name: (os.path.splitext(os.path.basename(name))[0] not in whole, name)
for name in sorted(taken, key=rank):
    branches = taken[name]; got = sum(1 for n in branches.values() if n)
    total, hit = total + len(branches), hit + got
    must = not rank(name)[0]
    print(f"{100 * got / len(branches):6.1f} %  {got:5} of {len(branches):5}  {name}{'  must be whole' if must and got < len(branches) else ''}")
    if must and got < len(branches):
        bad += 1
        print("          never taken: lines " + " ".join(str(n) for n in sorted({line for (line, _), n in branches.items() if not n})))
print(f"{100 * hit / total:6.1f} %  {hit:5} of {total:5}  src/")
sys.exit(bad > 0 or 100 * hit / total < least)
X
