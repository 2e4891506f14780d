#!/bin/sh
# Faults while articles are loaded, in small: see tests/fault/fault.py, and tests/README.md for the large runs.
. tests/tap.sh
case "$BUILD" in
*tsan) skip "the thread sanitizer allocates through the same door" "allocations that fail" ;;
*)
	ok "every allocation that fails is told, leaks nothing and damages nothing" sh tests/fault/alloc.sh 500
	sed 's/^/#= /' "$WORK/ok.out" | head -n 5 ;;
esac
case "$BUILD" in
*asan | *tsan)
	skip "a sanitizer wants to be preloaded first" "faults of the disk"
	finish ;;
esac
DISK="$WORK/disk.so"; export DISK
ok "what stands between program and disk builds" ${CC:-cc} -O1 -D_GNU_SOURCE -shared -fPIC -pthread -o "$DISK" \
	tests/fault/disk.c
fault() { # kind runs, what must hold
	ok "$3" python3 tests/fault/fault.py "$1" "$2"
	sed 's/^/#= /' "$WORK/ok.out" | tail -n 1
}
fault calls 24 "a call that fails, a full disk, a death in any call: nothing reported is lost, the same command finishes"
fault kill 6 "killed at any moment: the same"
fault disk 3 "a disk that is full, then has room: the same"
fault power 30 "the power goes: the same, whatever of the unsynced writes arrived"
fault readers 4 "who reads meanwhile sees one state of the file at a time, and a sound one"
finish
