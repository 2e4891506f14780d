#!/bin/sh
# Exports of several files, and for the tools of text analysis: data packages, TXM, IRaMuTeQ.
. tests/tap.sh
. tests/small.sh
run() { "$PRESSOIR" "$@" 2> err; }
run -q load small.ndjson
printf '{"id":"un","source":"Un autre","title":"Étoiles * et $","published":"2020-02-29","text":"Un *beau* texte & <gras>,\\n0001 *x_1 coûte 7 euros.\\n\\n-*thème"}\n' > other.ndjson
run -q load other.ndjson

# ── a data package ──
run export --package pack
is "a package tells what it holds" "$(cat err)" "8 facts, 4 articles, 3 sources in pack"
is "it is three tables and their description" "$(ls pack | tr '\n' ' ')" \
	"articles.csv datapackage.json facts.csv sources.csv "
cat > check.py <<'PY'
# Checks a package by what its description says: columns, types, what is required, keys.
import csv, json, os, re, sys
folder = sys.argv[1]; pack = json.load(open(folder + "/datapackage.json", encoding="utf-8")); tables = {}
fits = {"integer": r"\d+", "date": r"\d{4}-\d\d-\d\d", "string": r"(?s).*", "boolean": "true|false"}
def wrong(*what): print(*what); sys.exit(1)
for resource in pack["resources"]:
    path = os.path.join(folder, resource["path"]); schema = resource["schema"]
    rows = list(csv.DictReader(open(path, encoding="utf-8", newline=""), strict=True)); tables[resource["name"]] = rows
    if os.path.getsize(path) != resource["bytes"] or len(rows) != resource["rows"]: wrong(path, "size")
    names = next(csv.reader(open(path, encoding="utf-8", newline="")))
    if names != [f["name"] for f in schema["fields"]]: wrong(path, "columns", names)
    for f in schema["fields"]:
        if not f["description"]: wrong(path, f["name"], "has no description")
        for row in rows:
            cell = row[f["name"]]
            if cell == "" and f.get("constraints", {}).get("required"): wrong(path, f["name"], "is required")
            if cell and not re.fullmatch(fits[f["type"]], cell): wrong(path, f["name"], "is no", f["type"], cell)
    key = schema["primaryKey"]; key = key if isinstance(key, list) else [key]
    if len({tuple(r[k] for k in key) for r in rows}) != len(rows): wrong(path, "key")
for resource in pack["resources"]:
    for foreign in resource["schema"].get("foreignKeys", []):
        there = {r[foreign["reference"]["fields"]] for r in tables[foreign["reference"]["resource"]]} | {""}
        for row in tables[resource["name"]]:
            if row[foreign["fields"]] not in there: wrong(resource["name"], "leads nowhere:", row[foreign["fields"]])
PY
ok "tables are what the description says, keys hold" python3 check.py pack
if command -v frictionless > /dev/null; then
	ok "frictionless finds the package valid" frictionless validate pack/datapackage.json
else
	skip "no frictionless here (pip install frictionless)" "frictionless finds the package valid"
fi
says() { python3 -c 'import json, sys; print(eval(sys.argv[2], {"p": json.load(open(sys.argv[1] + "/datapackage.json"))}))' "$1" "$2"; }
is "it names the version of the rules" "$(says pack '[c["version"] for c in p["corpus"] if c["what"] == "rules"]')" \
	"['$(run status --format ndjson | python3 -c 'import json, sys
print(*[r["which"] for r in map(json.loads, sys.stdin) if r["what"] == "rules"])')']"
is "and its sources" "$(says pack '[s["title"] for s in p["sources"]]')" \
	"['La Gazette', 'Le Cri; \"du soir\"', 'Un autre']"
is "it tells no hour of its own" "$(says pack '"created" in p')" False
run export --package again
ok "the same corpus gives the same bytes" diff -r pack again
run export --package dated --created 2024-05-06
is "--created says one" "$(says dated 'p["created"]')" 2024-05-06T00:00:00Z
run export --package some --kind amount --since 2021 euros SAUF ville
is "the query and its filters are told" "$(says some 'p["query"]')" \
	"{'words': 'euros SAUF ville', 'kinds': ['amount'], 'since': '2021-01-01'}"
ok "what is left out leaves the keys whole" python3 check.py some
# `un` holds `Gard` in a sentence without `Des`, which its title has: its fact is found, the article is not
run export --package cited --kind headcount agents SAUF renforts
ok "the article of each fact is there, found or not" python3 check.py cited
is "so there are both" "$(says cited '[r["rows"] for r in p["resources"]]')" "[1, 1, 1]"
run export --package none --until 1900-01-01
ok "of nothing a package is whole too" python3 check.py none
status 2 "a folder that is there is left alone" "$PRESSOIR" export --package pack
mkdir void; status 0 "but an empty one is taken" "$PRESSOIR" -q export --package void
status 2 "a bad query makes no folder" "$PRESSOIR" export --package bad '"never closed'
status 3 "nor does a disk that is full" sh -c 'ulimit -f 1; exec "$PRESSOIR" export --package bad'
status 3 "nor a folder that cannot be made" "$PRESSOIR" export --package none/such/bad
is "nothing is left of them" "$(ls -d bad* none/such* 2> /dev/null)" ""
status 2 "--package stands without -o" "$PRESSOIR" export --package bad -o bad.csv
status 2 "--created goes with --package" "$PRESSOIR" export --created 2024-05-06

# ── TXM ──
run export articles --format txm -o txm
is "TXM: a file an article, and their metadata" "$(ls txm | tr '\n' ' ')" \
	"a000000001.xml a000000002.xml a000000003.xml a000000004.xml metadata.csv "
is "each is TEI, its text in paragraphs" "$(python3 -c 'import sys, xml.etree.ElementTree as tree
tei = "{http://www.tei-c.org/ns/1.0}"
for path in sys.argv[1:]:
    root = tree.parse(path).getroot(); text = root.find(tei + "text")
    print(text.get("id"), *[(e.tag.replace(tei, ""), e.text) for e in text.iter() if (e.text or "").strip()], sep="|")' txm/a000000004.xml)" \
	"a000000004|('head', 'Étoiles * et \$')|('p', 'Un *beau* texte & <gras>,')|('p', '0001 *x_1 coûte 7 euros.')|('p', '-*thème')"
is "metadata are a row a file, in the order of publication" "$(python3 -c 'import csv
for r in csv.DictReader(open("txm/metadata.csv", encoding="utf-8"), strict=True): print(r["id"], r["source"], r["year"], r["month"], r["textorder"], sep="|")')" \
	"a000000004|Un autre|2020|2020-02|000000000
a000000001|La Gazette|2021|2021-03|000000001
a000000002|Le Cri; \"du soir\"|2022|2022-05|000000002
a000000003|La Gazette|2023|2023-01|000000003"
status 2 "TXM wants a folder" "$PRESSOIR" export articles --format txm
status 2 "which is not there yet" "$PRESSOIR" export articles --format txm -o txm
status 2 "and articles" "$PRESSOIR" export facts --format txm -o facts
is "a mistake leaves no folder" "$(ls -d facts* 2> /dev/null)" ""

# ── IRaMuTeQ ──
run export articles --format iramuteq -o stars.txt
is "IRaMuTeQ: variables below stars" "$(grep '^\*' stars.txt | head -3)" \
	"**** *article_4 *source_Un_autre *annee_2020 *mois_02 *jour_29
**** *article_1 *source_La_Gazette *annee_2021 *mois_03 *jour_04
**** *article_2 *source_Le_Cri_du_soir *annee_2022 *mois_05 *jour_06"
is "no text holds a star or a dollar" "$(grep -v '^\*\*\*\* ' stars.txt | grep -c '[*$]')" 0
run -d stars.db load stars.txt
is "what we write, we read" "$(grep -c '^4 in = 4 loaded' err)" 1
told() { run -d "$1" export articles | python3 -c 'import json, sys
for row in map(json.loads, sys.stdin):
    words = "".join(c if c.isalnum() else " " for c in row["text"]).split()
    print(row["published"], "".join(c if c.isalnum() else " " for c in row["source"]).split(), words)'; }
is "with its source, its day and its words" "$(told stars.db)" "$(told corpus.db)"
status 2 "IRaMuTeQ wants articles" "$PRESSOIR" export --format iramuteq
finish
