#!/bin/sh
# What reads markup and archives is caged as well as the kernel can, doctor says how well, and what is read does not
# depend on it. tests/unit/test_cage.c has what the walls hold, and what a broken reader costs.
. tests/tap.sh
mkdir "$WORK/in"; cp tests/fuzz/formats/a.rss tests/fuzz/formats/i.xml tests/fuzz/formats/k.eml "$WORK/in/"
printf '%s\n' '<!DOCTYPE html><html><head><title>Le quai rouvre</title></head><body><article><h1>Le quai rouvre</h1>' \
	'<p>Le quai rouvre ce soir, dit la mairie, qui emploie 41 agents et paie 300 euros.</p></article></body></html>' \
		> "$WORK/in/b.html"
gzip -nc "$WORK/in/b.html" > "$WORK/in/c.html.gz"
on() { lacking=$1; shift; python3 tests/kernel.py "$lacking" "$PRESSOIR" "$@"; }
cage() { sed -n 's/.*cage: //p'; }
"$PRESSOIR" -q load "$WORK/in"; articles=$("$PRESSOIR" export articles --format ndjson)
ok "there is something to read in a cage" [ "$(echo "$articles" | wc -l)" -gt 2 ]
on none --version > /dev/null 2>&1
if [ $? = 77 ]; then skip "system calls cannot be filtered here" "kernels that lack something"; finish; fi
whole=$("$PRESSOIR" doctor | cage)
case "$BUILD" in
*cov) ;; # where coverage is measured, the walls are down
*)
	is "without Landlock, doctor says so" "$(on landlock doctor | cage)" \
		"$(echo "$whole" | sed 's/, Landlock/, no Landlock in this kernel/')"
	is "without seccomp, too" "$(on seccomp doctor | cage)" \
		"$(echo "$whole" | sed 's/, seccomp/, no seccomp in this kernel/')"
	is "… and marks it" \
		"$(on landlock,seccomp doctor |
		grep -c '^note .*cage: .*, no Landlock in this kernel, no seccomp in this kernel$')" 1 ;;
esac
for lacking in landlock seccomp landlock,seccomp; do
	status 0 "without $lacking, a load reads" on "$lacking" -q -d "$WORK/$lacking.db" load "$WORK/in"
	is "the same" "$("$PRESSOIR" -d "$WORK/$lacking.db" export articles --format ndjson)" "$articles"
done
finish
