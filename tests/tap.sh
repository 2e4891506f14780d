# tap.sh: sourced by tests/cli/*.sh. Each check prints one TAP line; `finish` sets the exit status.
#   is "says what must hold" "$got" "$wanted"
#   ok "says what must hold" command…        (status 0)
#   status 2 "says what must hold" command…  (that status)
#   skip "why" "what"
# and `appears FILE PID` waits until a process has written something, or has ended: never by the clock.
set -u
tap_n=0 tap_bad=0 TOP=$PWD
WORK=$(mktemp -d "${TMPDIR:-/tmp}/pressoir-test.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
export XDG_DATA_HOME="$WORK/share" PRESSOIR_DB="$WORK/corpus.db"

tap() { # good? name
	tap_n=$((tap_n + 1))
	if [ "$1" = 0 ]; then echo "ok $tap_n - $2"; else echo "not ok $tap_n - $2"; tap_bad=$((tap_bad + 1)); fi
}
is() {
	if [ "$2" = "$3" ]; then tap 0 "$1"; else tap 1 "$1"; printf '#   got:    %s\n#   wanted: %s\n' "$2" "$3"; fi
}
ok() {
	name=$1; shift
	if "$@" > "$WORK/ok.out" 2>&1; then tap 0 "$name"; else tap 1 "$name"; sed 's/^/#   /' "$WORK/ok.out" | head -20; fi
}
status() {
	want=$1 name=$2; shift 2
	"$@" > "$WORK/status.out" 2> "$WORK/status.err"; got=$?
	if [ "$got" = "$want" ]; then
		tap 0 "$name"
	else
		tap 1 "$name"
		printf '#   status %s, wanted %s\n' "$got" "$want"
		sed 's/^/#   /' "$WORK/status.err" | head -5
	fi
}
# Programs that load our extension, which a sanitizer's own library must come before.
host() {
	preload=""
	case "$BUILD" in *asan) preload=$("${CC:-cc}" -print-file-name=libasan.so) ;; esac
	env LD_PRELOAD="$preload" ASAN_OPTIONS=detect_leaks=0 "$@"
}
# What SQLite itself says of the corpus file: `ok`. From 3.44 on it asks the full-text index too, which takes our
# tokenizer.
integrity() {
	case "$BUILD" in
	*tsan) sqlite3 "$PRESSOIR_DB" 'PRAGMA integrity_check' ;;
	*) host sqlite3 -batch -cmd ".load $TOP/$BUILD/pressoir.so" "$PRESSOIR_DB" 'PRAGMA integrity_check' ;;
	esac 2>&1
}
# A command on a terminal of that many columns. A bare chroot has none to give.
tty() { python3 "$TOP/tests/terminal.py" "$@"; }
has_tty() { python3 -c 'import pty; pty.openpty()' 2> /dev/null; }
skip() { tap_n=$((tap_n + 1)); echo "ok $tap_n - $2 # SKIP $1"; }
appears() { while [ ! -s "$1" ] && kill -0 "$2" 2> /dev/null; do sleep 0.1; done; }
finish() { [ "$tap_bad" = 0 ]; exit $?; }
