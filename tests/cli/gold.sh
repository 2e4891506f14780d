#!/bin/sh
# The sample corpus against the gold beside it: every kind, its attributes, and the traps.
. tests/tap.sh

status 0 "the sample corpus is read without a rejection" "$PRESSOIR" extract --with-text corpus
cp "$WORK/status.out" "$WORK/found"

python3 tests/gold.py "$WORK/found" corpus --errors --traps 999999 > "$WORK/score"
is "every fact cuts its words out of its article" "$?" 0
grep -v '^  ' "$WORK/score" | sed 's/^/#= /'

for kind in amount headcount date department; do
	f1=$(sed -n "s/^$kind .* F1 \([0-9.]*\) .*/\1/p" "$WORK/score")
	if awk "BEGIN { exit !(\"$f1\" + 0 >= 0.98) }"; then tap 0 "$kind: F1 is at least 0.98"; else
		tap 1 "$kind: F1 $f1 is below 0.98"
		grep "^  .*: $kind " "$WORK/score" | sed 's/^ /#/' | head -20
	fi
	share=$(sed -n "s/^$kind .* attributes \([0-9.]*\)$/\1/p" "$WORK/score")
	ok "$kind: unit, per and modifier are right in at least 98 of 100 ($share)" \
		awk "BEGIN { exit !(\"$share\" + 0 >= 0.98) }"
done

sprung=$(sed -n 's/^traps .* set, \([0-9]*\) sprung.*/\1/p' "$WORK/score")
if [ "$sprung" = 0 ]; then tap 0 "no trap is sprung"; else
	tap 1 "$sprung traps are sprung"
	grep 'SPRUNG' "$WORK/score" | sed 's/^ /#/' | head -20
fi
finish
