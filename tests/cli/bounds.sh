#!/bin/sh
# Each bound at its edge (SECURITY.md lists them): what is within it loads, what is a step beyond is rejected with the
# reason; queries and rule files likewise; and no pattern of a rule can hang a load.
. tests/tap.sh
python3 tests/fault/bounds.py "$WORK"
quick() { PRESSOIR_RULES=tests/fault/rules timeout 120 "$PRESSOIR" "$@"; }
status 0 "what is within each bound loads" quick load "$WORK/in"
is "all of it" "$(quick export articles --format ndjson | wc -l | tr -d ' ')" 8
status 1 "what is beyond them is rejected" quick -d "$WORK/out.db" load "$WORK/out"
cp "$WORK/status.err" "$WORK/said"
beyond() { ok "$1 is told" grep -qE "$2" "$WORK/said"; }
beyond "an item of more than 16 MB" 'item.ndjson:1: is longer than 16 MB'
beyond "a file packed four times over" 'packed.gz: is packed more than 3 times'
beyond "a member's name of more than 4096 bytes" 'name.tar/.*without a usable name'
beyond "a page of more than 400 elements in elements" 'deep.html: nests elements deeper'
beyond "JSON of more than 2048 lists in lists" 'nested.ndjson:1: .*nested deeper'
beyond "a mail of more than 8 parts in parts" 'mail.eml: nests messages deeper'
beyond "an office file that unpacks to more than 24 MB" 'office.docx: unpacks to a text that is longer'
beyond "a folder below a hundred others" 'is nested too deep in folders'
is "nothing of it loads" "$(quick -d "$WORK/out.db" export articles --format ndjson | wc -l | tr -d ' ')" 0

# ── queries ──
words() { python3 -c 'import sys; n = int(sys.argv[1]); print(" ".join(["a"] * n))' "$1"; }
status 0 "a query of 64 words" quick search "$(words 64)"
status 2 "a query of 65 words" quick search "$(words 65)"
letters() { python3 -c 'import sys; print("a" * int(sys.argv[1]))' "$1"; }
status 0 "a query of 4096 bytes" quick search "$(letters 4096)"
status 2 "a query of 4097 bytes" quick search "$(letters 4097)"
deep() { python3 -c 'import sys; n = int(sys.argv[1]); print("(" * n + "a" + ")" * n)' "$1"; }
status 0 "a query of 9 brackets in brackets" quick search "$(deep 9)"
status 2 "a query of 12 brackets in brackets" quick search "$(deep 12)"

# ── rules ──
rules() { # how many rules in a folder
	rm -rf "$WORK/rules"; mkdir "$WORK/rules"
	python3 -c 'import sys
for i in range(int(sys.argv[1])):
    w = "".join(chr(97 + int(d)) for d in str(i))
    print(f"rule r{w}\nkind amount\nunit EUR\nvalue quantity q\nmatch (?<q>\\d+) {w}euros\nyes 3 {w}euros => 3\nno rien\n")' "$1" > "$WORK/rules/many.rules"
}
rules 256; status 0 "256 rules" "$PRESSOIR" --rules "$WORK/rules" rules list
rules 257; status 2 "257 rules" "$PRESSOIR" --rules "$WORK/rules" rules list
rules 1; head -c 4194305 /dev/zero | tr '\0' '#' > "$WORK/rules/long.rules"
status 2 "a rule file of more than 4 MB" "$PRESSOIR" --rules "$WORK/rules" rules list

while read -r pattern; do
	printf 'rule a.b\nkind amount\nunit EUR\nvalue quantity q\nmatch %s\nyes 3 aaaaeuros => 3\nyes 3 xxxxy euros => 3\n' "$pattern" > "$WORK/rules/many.rules"
	rm -f "$WORK/rules/long.rules"
	status 2 "rules check refuses $pattern" timeout 120 "$PRESSOIR" --rules "$WORK/rules" rules check
	ok "and tells that it backtracks" grep -q 'backtracks over' "$WORK/status.out" "$WORK/status.err"
done <<'X'
(?<q>\d+) (?:a+)+euros
(?<q>\d+) (?:a|aa)+euros
(?<q>\d+) (?:a|a)*euros
(?<q>\d+) (?:[a-z]+ ?)+euros
(?<q>\d+) (?:\w+\s*)*euros
(?<q>\d+) (?:.*,)*euros
(?<q>\d+) (?:a?){30}a{30}euros
(?<q>\d+) (?:(?:a*)*)*euros
(?<q>\d+)(?: ?\d+)*(?: ?\d+)*(?: ?\d+)* euros
(?<q>\d+) .*.*.*.*euros
(?<q>\d+) (?:x+x+)+y euros
(?<q>\d+) (?:[^e]|[a-z])+euros
X
python3 -c 'print("Le quai\n\n" + ("3 " + "a" * 2000 + "\n\n") * 200)' > "$WORK/slow.txt"
printf 'rule a.b\nkind amount\nunit EUR\nvalue quantity q\nmatch (?<q>\\d+) (?:a|aa)+euros\nyes 3 aaaaeuros => 3\nno rien\n' > "$WORK/rules/many.rules"
status 0 "a load with such a rule comes to its end" timeout 120 "$PRESSOIR" -d "$WORK/slow.db" --rules "$WORK/rules" load "$WORK/slow.txt"
finish
