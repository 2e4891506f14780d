#!/bin/sh
# The tours of the READMEs give what is shown there; both READMEs have the same tour and sections.
. tests/tap.sh
unset PRESSOIR_DB
ok "README.md shows what comes" env LC_ALL=C.UTF-8 python3 tests/readme.py README.md "$PRESSOIR"
ok "README.fr.md too, in French" env LC_ALL=C.UTF-8 LANGUAGE=fr python3 tests/readme.py README.fr.md "$PRESSOIR"
typed() { sed -n 's/^    \$ //p' "$1" | grep -v '^echo\|explain'; }
is "both type the same" "$(typed README.fr.md)" "$(typed README.md)"
is "both have as many sections" "$(grep -c '^##' README.fr.md)" "$(grep -c '^##' README.md)"
finish
