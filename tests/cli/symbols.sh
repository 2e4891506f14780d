#!/bin/sh
# The structure of the house: what the library exports, what the program uses, and that includes never look up.
. tests/tap.sh
sed -n 's/^PR_API .*[ *]\(pr_[a-z_]*\)(.*/\1/p' include/pressoir.h | sort > "$WORK/header"

# Names that a sanitizer adds begin with two underscores; gcov adds one more.
nm -D --defined-only "$BUILD/libpressoir.so" | awk '{ print $3 }' | grep -v '^__\|^mangle_path$' |
	sort > "$WORK/exported"
ok "the library exports exactly the functions of pressoir.h" diff "$WORK/header" "$WORK/exported"

is "the extension exports its entry point alone" \
	"$(nm -D --defined-only "$BUILD/pressoir.so" | awk '{ print $3 }' | grep -v '^__' | tr '\n' ' ')" \
	"sqlite3_pressoir_init "
is "and calls no SQLite but its host's" "$(nm -D -u "$BUILD/pressoir.so" | grep -o ' sqlite3_.*')" ""

nm --defined-only "$BUILD/libpressoir.a" 2> /dev/null | awk 'NF == 3 && $2 ~ /[A-Z]/ { print $3 }' |
	sort -u > "$WORK/library"
nm -u "$BUILD"/cli/*.o | awk '/ U / { print $2 }' | sort -u > "$WORK/wanted"
comm -12 "$WORK/library" "$WORK/wanted" | grep -v '^__' > "$WORK/used"
ok "the program uses the library" [ -s "$WORK/used" ]
is "the program uses nothing of the library but pressoir.h" "$(comm -23 "$WORK/used" "$WORK/header")" ""
is "the program includes no header of the library's inside" \
	"$(grep -nE '#include "\.\./|#include "src/' src/cli/*.[ch])" ""

# A file may include its own floor and those below; files of one edge never meet those of another. The first row counts.
cat > "$WORK/floors" <<'EOF'
5 top    pressoir pressoir_* extension extension_* load load_* pipeline article_view group_corpus
4 rules  rule rule_* convert convert_* tense tense_* extract extract_* candidate overlap chronicle context
4 input  input input_* source source_* stream unpack markup markup_* page page_* export export_* sheet sheet_*
4 input  cage cage_* column embedded europresse europresse_* header json_* mailbox mime newsml1 rtf rtf_* sniff stamp table transfer xml_item xml_list
4 store  store store_* query query_* snippet fts_* follow
3 made   article article_* residue residue_* byline byline_* title title_* group
2 text   text text_* utf8 map fold normalise charset charset_* decode decode_* sentence plain token lemma lemma_* token_*
2 text   number number_* dec quantity quantity_* date date_* day edtf typo similar press_title
1 base   base bounds arena buf str err heap queue scan library
EOF
ok "each file of src/ has its floor, includes nothing above it, and nothing of another edge" python3 - \
	"$WORK/floors" <<'EOF'
import fnmatch, glob, os, re, sys
rows = [line.split() for line in open(sys.argv[1])]
# The store keeps what extraction gives: struct facts is its word too.
MET = {("store", "extract")}
def floor(stem):
    for level, room, *patterns in rows:
        if any(fnmatch.fnmatchcase(stem, p) for p in patterns): return int(level), room
    return None
bad = 0
for path in sorted(glob.glob("src/*.[ch]")):
    stem = os.path.splitext(os.path.basename(path))[0]
    mine = floor(stem)
    if not mine:
        print(path, "stands on no floor"); bad += 1; continue
    for line, text in enumerate(open(path, encoding="utf-8"), 1):
        include = re.match(r'#\s*include "([^"]+)\.(?:h|inc)"', text)
        if not include or include[1] == "pressoir": continue
        other = floor(include[1])
        if not other: continue # made at build time
        if other[0] > mine[0]: why = "looks up"
        elif other[0] == mine[0] == 4 and other[1] != mine[1] and (mine[1], include[1]) not in MET: why = "looks into another edge"
        else: continue
        print(f"{path}:{line}: {mine[1]} {why}: {include[1]}.h"); bad += 1
sys.exit(bad > 0)
EOF

names() { grep -lE "$1" src/*.[ch] | xargs -n1 basename | tr '\n' ' '; }
strays() { names "$1" | tr ' ' '\n' | grep -vE "$2" | tr '\n' ' '; }
is "SQLite is named by the store alone" "$(strays '#include <sqlite3' '^(store_|schema|fts_|sql|query|$)')" ""
is "SQL is written in the store alone (and what SQLite's extension declares)" \
	"$(strays '"(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|PRAGMA|WITH|ATTACH|VACUUM|BEGIN|COMMIT|ROLLBACK)[ ;"]' '^(store_|fts_|extension_facts\.c|$)')" ""
is "and none by the program" \
	"$(grep -lE '"(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA) |sqlite3_[a-z]' src/cli/*.[ch])" ""
is "PCRE2 is named by the rules alone" \
	"$(strays '#include <pcre2|pcre2_[a-z]' '^(rule|extract|convert|candidate|$)')" ""
is "only queue.c, rule_dfa.c and store_sqlite_columns.c hold a mutex" \
	"$(strays 'pthread_mutex_(init|lock)' '^(queue\.c|rule_dfa\.c|store_sqlite_columns\.c|$)')" ""
is "the text and what is made of it open no file" \
	"$(grep -lE '\bfopen\(|\bopen\(' \
	$(ls src/text*.c src/normalise*.c src/extract*.c src/convert*.c src/input_*.c src/article*.c 2> /dev/null))" ""
is "nothing depends on the locale" \
	"$(grep -nE '\b(isalpha|isdigit|isspace|isupper|islower|isalnum|toupper|tolower|strtod|atof|strcasecmp|strncasecmp|setlocale|strcoll)\(' src/*.[ch] src/cli/*.[ch] | grep -v '^src/cli/intl\.c:.*setlocale(LC_\(CTYPE\|MESSAGES\), ')" ""
finish
