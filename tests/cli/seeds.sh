#!/bin/sh
# Five real articles, every fact of which is known ($SHARED/seeds): what is found in them, and what a search gives.
. tests/tap.sh
[ -d "$SHARED/seeds" ] || { skip "no $SHARED/seeds here" "facts and search on the seed articles"; finish; }

status 0 "the seed articles are read" "$PRESSOIR" extract "$SHARED"/seeds/*.txt
cp "$WORK/status.out" "$WORK/found"
python3 "$SHARED/score.py" "$SHARED/gold/seeds.jsonl" "$WORK/found" --errors --min 0.97 > "$WORK/score" 2>&1
scored=$?
grep -E '^(amount|headcount|date|department) ' "$WORK/score" | sed 's/^/#= seeds: /'
is "F1 is at least 0.97 for each kind" "$scored" 0
[ "$scored" = 0 ] || grep '^  ' "$WORK/score" | sed 's/^ /#/' | head -20

# "unit 20/20 per 19/20 modifier 20/20", of amounts and headcounts together
for field in unit per modifier; do
	share=$(sed -n "s#^[ah][a-z]* .* $field \([0-9]*\)/\([0-9]*\).*#\1 \2#p" "$WORK/score" |
		awk '{ right += $1; all += $2 } END { printf "%d", all ? 100 * right / all : 0 }')
	ok "$field is right in at least 95 % of the right facts ($share %)" [ "$share" -ge 95 ]
done

status 0 "they load" "$PRESSOIR" load "$SHARED/seeds"
found=$("$PRESSOIR" search recrutement --format ndjson | python3 -c '
import json, os, sys
print(" ".join(sorted({os.path.basename(json.loads(line)["article"])[:3] for line in sys.stdin})))')
is "a search for recrutement finds 000 001 002 003, and not 004" "$found" "000 001 002 003"

"$PRESSOIR" export articles --format ndjson > "$WORK/articles"
ok "titles, authors, days, and what the text keeps and drops, are as the gold says" \
	python3 - "$SHARED/gold/seeds-articles.jsonl" "$WORK/articles" <<'EOF'
import collections, json, os, re, sys
fold = lambda text: re.sub(r"\s+", " ", (text or "").replace("\u2019", "'")).strip()
found = collections.defaultdict(list) # a dump may hold two articles
for row in map(json.loads, open(sys.argv[2], encoding="utf-8")):
    found[os.path.basename(row["article"])[:3]].append(row)
bad = 0
for gold in map(json.loads, open(sys.argv[1], encoding="utf-8")):
    rows = found[gold["article"][:3]]
    text = "\n".join(fold(row["text"]) for row in rows)
    wrong = [f"{field}: {[row.get(field) for row in rows]}, should be {gold[field]!r}" for field in ("title", "author", "published")
             if field in gold and fold(gold[field]) not in [fold(row.get(field)) for row in rows]]
    wrong += [f"lost: {part}" for part in gold.get("keeps", []) if fold(part) not in text]
    wrong += [f"kept: {part}" for part in gold.get("drops", []) if fold(part) in text]
    for what in wrong: print(gold["article"], what)
    bad += len(wrong)
sys.exit(bad > 0)
EOF

groups=$("$PRESSOIR" facts --grouped --format ndjson | python3 -c '
import json, sys
for row in map(json.loads, sys.stdin):
    if row["articles"] > 1 and (row["kind"], row["value"]) in (("headcount", "450"), ("amount", "15000000")):
        print(row["kind"], row["value"], len(row["sources"]), row["agreement"])')
is "the 450 recruits and the 15 million euros a year are each one group of two sources" "$groups" \
	"amount 15000000 2 agree
headcount 450 2 agree"
finish
