#!/bin/sh
# Installs the missing packages with apt, saying which; does nothing, fast, when all are there.
#   setup.sh         what building and running needs
#   setup.sh test    also what the tests need
#   setup.sh ci      also the tools of .ci/run: another compiler, fuzzing, static analysis
set -eu
want="gcc make pkg-config gettext libc6-dev libpcre2-dev libsqlite3-dev libutf8proc-dev libstemmer-dev libxml2-dev zlib1g-dev
	libarchive-dev libjansson-dev libmicrohttpd-dev libxlsxwriter-dev hunspell-fr"
case "${1:-}" in test | ci) want="$want libcmocka-dev python3 sqlite3 valgrind strace xz-utils curl man-db mandoc zsh fish" ;; esac
[ "${1:-}" != ci ] || want="$want clang libclang-rt-dev cppcheck clang-tidy chromium nodejs npm"

# Another package may provide a tool (pkgconf for pkg-config), or it came another way (python3).
is_here() {
	case "$1" in
	gcc | make | pkg-config | python3 | sqlite3 | valgrind | clang | cppcheck | curl | mandoc | zsh | fish | chromium | npm) command -v "$1" > /dev/null 2>&1 && return 0 ;;
	nodejs) command -v node > /dev/null 2>&1 && return 0 ;;
	esac
	case "$(dpkg-query -W -f='${Status}' "$1" 2> /dev/null || true)" in *"install ok installed"*) return 0 ;; esac
	return 1
}

command -v dpkg-query > /dev/null 2>&1 || { echo "setup: no dpkg here; what is needed, by Debian's names:" $want >&2; exit 0; }
missing=""
for package in $want; do
	is_here "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
	command -v sudo > /dev/null 2>&1 || { echo "setup: as root: apt-get install$missing" >&2; exit 1; }
	as_root=sudo
fi
echo "setup: installing$missing" >&2
apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120"
$apt update > /dev/null
for package in $missing; do # a tool of .ci/run may be called otherwise in another release: the run says what it lacks
	case "$package" in
	libclang-rt-dev | clang-tidy | cppcheck | chromium | nodejs | npm) apt-cache show "$package" > /dev/null 2>&1 || missing=$(echo "$missing" | sed "s/ $package\b//") ;;
	esac
done
$apt install -y --no-install-recommends $missing > /dev/null
