#!/bin/sh
# make install, a program of ten lines built against what it installed, make uninstall.
. tests/tap.sh
cp -a "$BUILD" "$WORK/build" # so that another PREFIX leaves the build of this tree alone
rm -rf "$WORK"/build/tests
root="$WORK/root"
unset MAKEFLAGS MAKELEVEL
install() { make --no-print-directory -s "$1" MODE="$(basename "$BUILD")" B="$WORK/build" PREFIX=/usr DESTDIR="$root"; }

ok "make install works with PREFIX and DESTDIR" install install
ok "the program is there and runs" "$root/usr/bin/pressoir" --version
ok "its rules are there" [ -e "$root/usr/share/pressoir/rules/amount.rules" ]
ok "SQLite's extension is there, and looks for them where they are installed" grep -q /usr/share/pressoir/rules \
	"$root/usr/lib/pressoir/pressoir.so"

export PKG_CONFIG_PATH="$root/usr/lib/pkgconfig" PKG_CONFIG_SYSROOT_DIR="$root"
export PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1 PKG_CONFIG_ALLOW_SYSTEM_LIBS=1 # /usr below $root is not the system's
is "pkg-config knows the version" "$(pkg-config --modversion pressoir)" \
	"$(sed -n 's/.*PR_VERSION "\(.*\)"/\1/p' include/pressoir.h)"
ok "pkg-config knows the prefix" grep -qx prefix=/usr "$root/usr/lib/pkgconfig/pressoir.pc"
cat > "$WORK/ten.c" <<'EOF'
#include <pressoir.h>

static int each(void *payload, const pr_article *article, const pr_fact *fact, size_t count)
{
	(void)payload, (void)article;
	return count != 1 || printf("%.*s %.*s\n", (int)fact->value.n, fact->value.p, (int)fact->unit.n, fact->unit.p) < 0;
}

int main(int argc, char **argv)
{
	pr_rules *rules = NULL;
	pr_article article = {.text = {"un budget de 15 millions d'euros", 32}};
	pr_err err = {0};
	pr_status status = pr_rules_open(&rules, argc > 1 ? argv[1] : NULL, &err);

	if (!status)
		status = pr_extract_text(rules, &article, each, NULL, &err);
	if (status)
		fprintf(stderr, "%s\n", err.message);
	pr_rules_close(rules);
	return (int)status;
}
EOF
sanitize=""
case "$BUILD" in
	*asan) sanitize="-fsanitize=address,undefined" ;;
	*tsan) sanitize="-fsanitize=thread" ;;
	*cov) sanitize="--coverage" ;;
esac
flags="$(pkg-config --cflags --libs pressoir)"
ok "a program of ten lines builds against it" "${CC:-cc}" -std=c17 -Wall -Werror $sanitize -o "$WORK/ten" \
	"$WORK/ten.c" $flags
is "and extracts a fact" \
	"$(unset PRESSOIR_RULES; LD_LIBRARY_PATH="$root/usr/lib" "$WORK/ten" "$root/usr/share/pressoir/rules" 2>&1)" \
	"15000000 EUR"
ok "the library looks for its rules where they are installed" grep -q /usr/share/pressoir/rules \
	"$root/usr/lib/libpressoir.so.0"
ok "an installed header is good C++" \
	sh -c 'command -v c++ > /dev/null || exit 0; echo "#include <pressoir.h>" | c++ -x c++ -fsyntax-only -I"$1" -' sh \
	"$root/usr/include"

ok "make uninstall works" install uninstall
is "and leaves nothing behind" "$(find "$root" ! -type d)" ""
finish
