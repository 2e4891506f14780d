#!/bin/sh
# The same article again is a duplicate; nearly the same articles are clusters, whatever came first, and nothing is
# lost.
. tests/tap.sh
pressoir() { "$PRESSOIR" -q "$@"; }
# The clusters of a corpus file, by name: each a line, sorted.
clusters() { python3 - "$1" <<'PY'
import collections, sqlite3, sys
found = collections.defaultdict(list)
for label, name in sqlite3.connect(sys.argv[1]).execute("SELECT cluster, article FROM articles WHERE cluster"):
    found[label].append(name)
print(*sorted(" ".join(sorted(c)) for c in found.values()), sep="\n")
PY
}
names() { python3 -c 'import json, sys
print(*[row["article"] for row in map(json.loads, sys.stdin)])'; }

# ── planted rewrites: eight kinds, twice, each round a corpus of its own: no pair is helped by a third article ──
rounds=16
case "$BUILD" in *asan | *tsan | *cov) rounds=8 ;; esac
for i in $(seq 0 $((rounds - 1))); do
	python3 tests/rewrites.py "$i" > "$WORK/round-$i.ndjson"
	pressoir -d "$WORK/round-$i.db" load "$WORK/round-$i.ndjson"
done
python3 - "$WORK" $rounds > "$WORK/planted" <<'PY'
import itertools, sqlite3, sys
wanted = found = wrong = others = 0
for i in range(int(sys.argv[2])):
    rows = sqlite3.connect(f"{sys.argv[1]}/round-{i}.db").execute("SELECT article, cluster FROM articles").fetchall()
    for (a, c), (b, d) in itertools.combinations(rows, 2):
        together, planted = c is not None and c == d, a.rsplit(":", 1)[0] == b.rsplit(":", 1)[0]
        wanted, found = wanted + planted, found + (planted and together)
        others, wrong = others + (not planted), wrong + (together and not planted)
        if together != planted: print("#", "missed" if planted else "wrong", a, b)
print(f"#= rewrites: {wanted} planted, recall {found / wanted:.4f}; {others} other pairs, {wrong} taken for one, precision {found / (found + wrong):.4f}")
print(wanted, round(10000 * found / wanted), round(10000 * found / (found + wrong)))
PY
grep '^#' "$WORK/planted"
set -- $(tail -1 "$WORK/planted")
ok "at least 500 rewrites are planted ($1)" test "$1" -ge 500
ok "recall is at least 0.98" test "$2" -ge 9800
ok "precision is at least 0.99" test "$3" -ge 9900

# ── any order, any number of threads ──
cat "$WORK"/round-?.ndjson > "$WORK/all.ndjson"
pressoir -d "$WORK/forth.db" load -j 1 "$WORK/all.ndjson"
tac "$WORK/all.ndjson" > "$WORK/back.ndjson"
pressoir -d "$WORK/back.db" load -j 4 "$WORK/back.ndjson"
clusters "$WORK/forth.db" > "$WORK/forth"; clusters "$WORK/back.db" > "$WORK/back"
is "the order of loading and the threads change no cluster" "$(cksum < "$WORK/back")" "$(cksum < "$WORK/forth")"
"$PRESSOIR" -q -d "$WORK/back.db" rebuild; clusters "$WORK/back.db" > "$WORK/back"
is "nor does a rebuild" "$(cksum < "$WORK/back")" "$(cksum < "$WORK/forth")"
pressoir -d "$WORK/forth.db" load "$WORK/back.ndjson"; clusters "$WORK/forth.db" > "$WORK/back"
is "nor does loading again" "$(cksum < "$WORK/back")" "$(cksum < "$WORK/forth")"
for i in 1 3; do
	source=$(sed -n 's/.*"source": "\([^"]*\)".*/\1/p' "$WORK/round-$i.ndjson" | sed -n 2p)
	pressoir -d "$WORK/back.db" forget --source "$source"
done > "$WORK/out"
python3 - "$WORK" <<'PY'
import json, sys, sqlite3
left = {r[0] for r in sqlite3.connect(sys.argv[1] + "/back.db").execute("SELECT article FROM articles")}
with open(sys.argv[1] + "/left.ndjson", "w") as out:
    for line in open(sys.argv[1] + "/all.ndjson"):
        if json.loads(line)["id"] in left: out.write(line)
PY
pressoir -d "$WORK/left.db" load "$WORK/left.ndjson"
clusters "$WORK/left.db" > "$WORK/left"; clusters "$WORK/back.db" > "$WORK/back"
ok "something was forgotten" test "$(wc -c < "$WORK/left")" -lt "$(wc -c < "$WORK/forth")"
is "after articles are forgotten, the clusters are those of what is left" "$(cksum < "$WORK/back")" \
	"$(cksum < "$WORK/left")"
ok "the corpora are sound" "$PRESSOIR" -d "$WORK/back.db" verify

# ── what is shown ──
cd "$WORK" || exit 1
python3 - <<'PY'
import json
body = [f"Le conseil municipal de Sablons a examiné jeudi le point {w}, que la majorité a défendu devant une salle pleine." for w in
        "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième".split()]
def row(id, source, day, title, paragraphs, **more):
    return {"id": id, "source": source, "published": day, "title": title, "text": "\n".join(paragraphs), **more}
money = "La ville y consacre 1 250 euros."
rows = [row("ancien", "Agence", "2021-01-01", "Le conseil de Sablons", body + [money]),
        row("copie", "Le Petit Matin", "2021-01-02", "Nuit longue à Sablons", body[:7] + [money]),
        row("reprise", "Le Petit Soir", "2021-01-03", "Sablons, la suite", ["Par Jeanne Roux", "Une longue soirée d'hiver."] + body + [money]),
        row("autre", "Le Petit Soir", "2021-01-04", "Le marché de Sablons", ["Le marché rouvre dimanche. La ville de Sablons y consacre 1 250 euros."])]
with open("four.ndjson", "w") as out:
    for r in rows: print(json.dumps(r, ensure_ascii=False), file=out)
PY
pressoir load four.ndjson
is "search shows one of a cluster" "$(pressoir search Sablons --sort date --format ndjson | names)" "autre reprise"
is "and says how many are like it" "$(pressoir search Sablons --sort date | grep -n 'like it')" "8:    and 2 like it"
is "in NDJSON too" "$(pressoir search Sablons --sort date --format ndjson | python3 -c 'import json, sys
print(*[row["like"] for row in map(json.loads, sys.stdin)])')" "0 2"
is "--all shows every one" "$(pressoir search Sablons --all --sort date --format ndjson | names)" \
	"autre reprise copie ancien"
is "--count counts what is shown" "$(pressoir search --count Sablons) $(pressoir search --all --count Sablons)" "2 4"
is "-n counts what is shown" "$(pressoir search Sablons -n 2 --sort date --format ndjson | names)" "autre reprise"
is "what only a copy says is found" "$(pressoir search hiver --format ndjson | names)" reprise
is "status counts the clusters" "$(pressoir status | grep '^clusters' | tr -s ' ')" "clusters 1"
is "a group counts copies once" "$(pressoir facts --grouped --kind amount --format ndjson | python3 -c 'import json, sys
print(*[(row["articles"], row["independent"], row["sources"]) for row in map(json.loads, sys.stdin)])')" \
	"(4, 2, ['Agence', 'Le Petit Matin', 'Le Petit Soir'])"
is "the first of a cluster is the earliest" "$(python3 -c 'import sqlite3
print(*sqlite3.connect("corpus.db").execute("SELECT a.article, size FROM clusters c JOIN articles a ON a.id = c.first").fetchone())')" "ancien 3"
sed 's/"id": "copie".*/"id": "copie", "source": "Le Petit Matin", "text": "Tout à fait autre chose: le marché aux fleurs."}/' four.ndjson > changed.ndjson
pressoir load changed.ndjson
is "an article that has changed leaves its cluster" "$(clusters corpus.db)" "ancien reprise"
pressoir forget ancien > out
is "a cluster of one is none" "$(clusters corpus.db)$(pressoir verify)" "$WORK/corpus.db is sound"

# ── the same address ──
python3 - <<'PY'
import json
text = " ".join(f"Voici la phrase {w} de cet article, qui en compte beaucoup d'autres." for w in
                "un deux trois quatre cinq six sept huit neuf dix".split())
def put(name, **row):
    with open(name, "w") as out: print(json.dumps({"title": "Un article", "text": text, **row}, ensure_ascii=False), file=out)
put("web.ndjson", id="web", source="S", url="https://www.journal.example/a/1.html?utm_source=lettre#haut")
put("flux.ndjson", id="flux", source="T", url="http://journal.example/a/1.html", published="2020-05-05")
put("suite.ndjson", id="suite", source="S", url="https://journal.example/a/1.html",
    text=text[:220] + " Le reste a été écrit de nouveau, du début à la fin, par une autre rédaction, le lendemain, sans rien garder. " * 2)
put("loin.ndjson", id="loin", source="S", url="https://journal.example/a/2.html", text=text[:220] +
    " Ce qui suit ne se lit nulle part ailleurs: une page entière sur la pêche à pied, ses outils, ses marées et ses lois. " * 2)
PY
sums() { "$PRESSOIR" -d "$1" load "$2" 2>&1; }
sums address.db web.ndjson > out
is "the same text at the same address is a duplicate, whatever the day says" "$(sums address.db flux.ndjson)" \
	"1 in = 0 loaded + 0 unchanged + 1 duplicate + 0 rejected"
is "loading both again changes nothing" "$(sums address.db web.ndjson; sums address.db flux.ndjson)" \
	"1 in = 0 loaded + 1 unchanged + 0 duplicate + 0 rejected
1 in = 0 loaded + 1 unchanged + 0 duplicate + 0 rejected"
sums other.db flux.ndjson > out; sums other.db web.ndjson > out
is "the day is that of the one that tells it, whichever came first" "$(pressoir -d other.db export articles | cksum)" \
	"$(pressoir -d address.db export articles | cksum)"
is "it stands at two places" "$(python3 -c 'import sqlite3
print(*[r[0] for r in sqlite3.connect("address.db").execute("SELECT name FROM places ORDER BY name")])')" "flux web"
sums address.db suite.ndjson > out; sums address.db loin.ndjson >> out
is "another text at the same address is kept, in the cluster of the first" "$(clusters address.db)" "suite web"
is "nothing is deleted" "$(pressoir -d address.db search --all --count)" 3
ok "the corpus is sound" "$PRESSOIR" -q -d address.db verify

# ── real articles ──
press="$SHARED/press/orange-6000.ndjson.gz"
if [ ! -e "$press" ]; then skip "no $press" "what is put together in real press belongs together"; finish; fi
gzip -dc "$press" > press.ndjson
pressoir -d press.db load press.ndjson
python3 - > press.out <<'PY'
# Judged otherwise than the program does: by whole sentences that both hold.
import collections, itertools, re, sqlite3
found = collections.defaultdict(list)
for label, text in sqlite3.connect("press.db").execute("SELECT cluster, text FROM articles WHERE cluster"):
    found[label].append({s for s in re.split(r"[.!?:;,\n]\s*", text.lower()) if len(s) > 25})
pairs = [len(a & b) / max(1, min(len(a), len(b))) for c in found.values() for a, b in itertools.combinations(c, 2)]
wrong = sum(p < 0.3 for p in pairs)
print(f"#= press: {len(found)} clusters of {sum(map(len, found.values()))} articles; pairs that share less than three tenths of their clauses: {wrong} of {len(pairs)}")
print(len(pairs), wrong)
PY
grep '^#' press.out
set -- $(tail -1 press.out)
ok "what is put together in real press belongs together" test "$1" -gt 0 -a $(($2 * 100)) -le "$1"
finish
