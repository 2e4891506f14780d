#!/bin/sh
# Seventy saved pages of French news sites ($SHARED/pages): what is found of text, title, day and author, against the
# score that the issue asks for; and how fast.
. tests/tap.sh
[ -d "$SHARED/pages" ] || { skip "no $SHARED/pages here" "articles from saved pages"; finish; }

mkdir "$WORK/pages"
cp "$SHARED"/pages/*.html "$WORK/pages/"
status 0 "the pages load" "$PRESSOIR" load "$WORK/pages"
"$PRESSOIR" export articles --format ndjson |
	python3 -c '
import json, os, sys
for row in map(json.loads, sys.stdin):
    print(json.dumps({**row, "file": os.path.basename(row["article"])}))' > "$WORK/found"
python3 "$SHARED/pages/score.py" "$WORK/found" --errors > "$WORK/score" 2>&1
tail -1 "$WORK/score" | sed 's/^/#= pages: /'
ok "text F1 at least 0.985, at most 4 leaks, 68 titles, 66 days, 56 authors" python3 - "$WORK/score" <<'EOF'
import re, sys
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
n = [float(x) for x in re.findall(r"[\d.]+", re.sub(r"F1", "F", lines[-1]))]
p, r, f, leaks, _, title, _, date, _, author, _ = n
good = f >= 0.985 and leaks <= 4 and title >= 68 and date >= 66 and author >= 56
print("\n".join(lines[-30:]))
sys.exit(not good)
EOF
finish
