#!/bin/sh
# Each bound at its edge (SECURITY.md lists them): what is within it loads, what is a step beyond is rejected with the
# reason; queries and rule files likewise; and no pattern of a rule can hang a load.
. tests/tap.sh
python3 tests/fault/bounds.py "$WORK"
quick() { PRESSOIR_RULES=tests/fault/rules timeout 120 "$PRESSOIR" "$@"; }
status 0 "what is within each bound loads" quick load "$WORK/in"
is "all of it" "$(quick export articles --format ndjson | wc -l | tr -d ' ')" 18
status 1 "what is a step beyond them is rejected" quick -d "$WORK/out.db" load "$WORK/out"
cp "$WORK/status.err" "$WORK/said"
beyond() { ok "$1 is told" grep -qE "$2" "$WORK/said"; }
beyond "an item of more than 16 MB" 'item.ndjson:1: is longer than 16 MB'
beyond "a file packed four times over" 'packed.gz: is packed more than 3 times'
beyond "an archive that goes on for more than 64 MB, over 200 times its size" \
	'unpacking.ndjson.gz: unpacks to more than 200 times its size'
beyond "a member's name of 4097 bytes" 'name.tar/.*without a usable name'
beyond "a page of 401 elements in elements" 'deep.html: nests elements deeper'
beyond "a page of 524,289 elements and texts" 'many.html: has more elements'
beyond "a tag of 501 attributes" 'tag.html: has a tag of more attributes'
beyond "XML of 251 elements in elements" 'deep.xml:1: nests elements deeper'
beyond "RTF of 201 groups in groups" 'groups.rtf: nests groups deeper'
beyond "JSON of 2049 lists and objects in one another" 'nested.ndjson:1: .*nested deeper'
beyond "a mail of 9 parts in parts" 'parts-in-parts.eml:1: nests messages deeper'
beyond "a mail of 501 parts" 'parts.eml:1: has more parts'
beyond "an office file that unpacks to more than 24 MB" 'office.docx: unpacks to a text that is longer'
beyond "a folder below a hundred others" 'is nested too deep in folders'
is "what came before it loads, of the archive and of the mail, and nothing else" \
	"$(quick -d "$WORK/out.db" export articles --format ndjson | sed 's/.*"path":"[^"]*\/\([^"]*\)".*/\1/' | sort |
		uniq -c | tr -s ' \n' ' ')" \
	" 1 parts.eml 4 unpacking.ndjson.gz "

# ── queries ──
words() { python3 -c 'import sys; n = int(sys.argv[1]); print(" ".join(["a"] * n))' "$1"; }
status 0 "a query of 64 words" quick search "$(words 64)"
status 2 "a query of 65 words" quick search "$(words 65)"
letters() { python3 -c 'import sys; print("a" * int(sys.argv[1]))' "$1"; }
status 0 "a query of 4096 bytes" quick search "$(letters 4096)"
status 2 "a query of 4097 bytes" quick search "$(letters 4097)"
deep() { python3 -c 'import sys; n = int(sys.argv[1]); print("(" * n + "a" + ")" * n)' "$1"; }
status 0 "a query of 10 brackets in brackets" quick search "$(deep 10)"
status 2 "a query of 11 brackets in brackets" quick search "$(deep 11)"
status 0 "a phrase of 64 words" quick search "\"$(words 64)\""
status 2 "a phrase of 65 words" quick search "\"$(words 65)\""

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
rules 1
sized() { head -c "$1" /dev/zero | tr '\0' '#' > "$WORK/rules/long.rules"; }
sized 4194304; status 0 "a rule file of 4 MB" "$PRESSOIR" --rules "$WORK/rules" rules list
sized 4194305; status 2 "a byte more" "$PRESSOIR" --rules "$WORK/rules" rules list
macros() {
	python3 -c 'for i in range(int(__import__("sys").argv[1])): print(f"macro m{i} e")' "$1" > "$WORK/rules/long.rules"
}
macros 256; status 0 "256 macros" "$PRESSOIR" --rules "$WORK/rules" rules list
macros 257; status 2 "257 macros" "$PRESSOIR" --rules "$WORK/rules" rules list
put_in() { python3 -c 'for i in range(int(__import__("sys").argv[1])): print(f"macro m{i} " + ("{m%d}" % (i - 1) if i else "e"))' "$1" > "$WORK/rules/long.rules"; }
calls() { sed -i "s/euros\$/{m$1}euros/" "$WORK/rules/many.rules"; }
rules 1; put_in 16; calls 15
status 0 "macros that put in one another 16 deep" "$PRESSOIR" --rules "$WORK/rules" rules list
rules 1; put_in 17; calls 16; status 2 "17 deep" "$PRESSOIR" --rules "$WORK/rules" rules list
rm "$WORK/rules/long.rules"
pattern() { # of so many bytes, when its macro is put in twenty times: comments, which PCRE2 drops
	python3 -c 'import sys
size, head = int(sys.argv[1]), "(?<q>\\d+) euros"
many, more = divmod(size - len(head) - len("(?:") - 20 * len("(?:(?#))"), 20)
print("macro m (?#" + "e" * many + ")")
print("rule a.b\nkind amount\nunit EUR\nvalue quantity q\nnear euros\nmatch " + head + "{m}" * 20 + "s" * more + "\nno rien")' "$1" > "$WORK/rules/many.rules"
}
pattern 60000; status 0 "a pattern that grows to 60,000 bytes" "$PRESSOIR" --rules "$WORK/rules" rules list
pattern 60001; status 2 "a byte more" "$PRESSOIR" --rules "$WORK/rules" rules list

while read -r pattern; do
	printf 'rule a.b\nkind amount\nunit EUR\nvalue quantity q\nmatch %s\nyes 3 aaaaeuros => 3\nyes 3 xxxxy euros => 3\n' "$pattern" > "$WORK/rules/many.rules"
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
status 0 "a load with such a rule comes to its end" timeout 120 "$PRESSOIR" -d "$WORK/slow.db" --rules "$WORK/rules" \
	load "$WORK/slow.txt"
finish
