#!/bin/sh
# The 6,000 real articles of $SHARED/press (1,000 for builds that are slow): nothing lost, nothing twice, the same bytes
# for any number of threads.
# Without them, 2,000 made of the sample corpus.
. tests/tap.sh
if [ -e "$SHARED/press/orange-6000.ndjson.gz" ]; then
	case "$BUILD" in *asan | *tsan | *cov | *debug) articles=1000 ;; *) articles=6000 ;; esac
	gzip -dc "$SHARED/press/orange-6000.ndjson.gz" | head -n "$articles" | gzip > "$WORK/press.ndjson.gz"
else
	articles=2000
	skip "no $SHARED/press here; 2,000 articles made of corpus/ instead" "the press articles"
	python3 tests/articles.py "$articles" | gzip > "$WORK/press.ndjson.gz"
fi

db() { export PRESSOIR_DB="$WORK/$1.db"; }
count() { # word, of the line that load prints
	grep -oE "[0-9]+ $1" "$WORK/load.log" | tail -1 | cut -d ' ' -f 1
}
load() { "$PRESSOIR" load "$@" > "$WORK/load.log" 2>&1; }
adds_up() { # in = loaded + unchanged + duplicate + rejected
	is "$1" "$(($(count loaded) + $(count unchanged) + $(count duplicate) + $(count rejected)))" "$articles"
}
export_all() { "$PRESSOIR" export facts --format ndjson > "$WORK/$1.facts" &&
	"$PRESSOIR" export articles --format ndjson > "$WORK/$1.articles"; }
same() { cmp "$WORK/$1.facts" "$WORK/$2.facts" && cmp "$WORK/$1.articles" "$WORK/$2.articles"; }

db first
status 0 "the gzipped file loads" load -j 2 "$WORK/press.ndjson.gz"
adds_up "loaded, unchanged, duplicate and rejected add up to what is in the file"
is "none of them is rejected" "$(count rejected)" 0
loaded=$(count loaded)
ok "the corpus can be exported" export_all first
is "an export has a line for each article that was loaded" "$(wc -l < "$WORK/first.articles" | tr -d ' ')" "$loaded"
echo "#= $loaded articles, $(wc -l < "$WORK/first.facts" | tr -d ' ') facts"

status 0 "the same file loads again" load "$WORK/press.ndjson.gz"
is "nothing is loaded the second time" "$(count loaded)" 0
adds_up "the four add up again"
ok "the corpus can be exported again" export_all again
ok "loading twice changes nothing" same first again
ok "the corpus is sound" "$PRESSOIR" verify

db one
status 0 "one thread loads it" load -j 1 "$WORK/press.ndjson.gz"
ok "its corpus can be exported" export_all one
ok "one thread and two give the same exports, byte for byte" same first one

db pipe
pipe() { gzip -dc "$WORK/press.ndjson.gz" | load -; }
status 0 "standard input loads" pipe
is "from standard input come as many articles" "$(count loaded)" "$loaded"
ok "the corpus from standard input can be exported" export_all pipe
ok "from standard input come the same facts" cmp "$WORK/first.facts" "$WORK/pipe.facts"

ok "start and end of every fact cut its text out of the article" python3 - "$WORK/first.articles" \
	"$WORK/first.facts" <<'EOF'
import json, sys
text = {}
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    text[row["article"], row.get("part", 1)] = row["text"]
bad = count = 0
for line in open(sys.argv[2], encoding="utf-8"):
    fact = json.loads(line)
    article = text[fact["article"], fact.get("part", 1)]
    count += 1
    if article[fact["start"]:fact["end"]] != fact["text"] or fact["text"] not in fact["sentence"]:
        bad += 1
        print(fact["article"], fact["start"], fact["end"], repr(fact["text"]), repr(article[fact["start"]:fact["end"]]))
print(count, "facts,", bad, "wrong")
sys.exit(bad > 0 or count == 0)
EOF
finish
