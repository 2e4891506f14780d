#!/bin/sh
# A corpus file that somebody else had in hand: what could run is refused, what is damaged is refused or read safely,
# and no command crashes, hangs, or writes to a file that it refused.
. tests/tap.sh
"$PRESSOIR" load corpus > /dev/null 2>&1
cp "$PRESSOIR_DB" "$WORK/good.db"
rm -f "$PRESSOIR_DB"*

# Newer shells protect what these change, from a slip of their user.
damage() { sqlite3 -cmd '.dbconfig defensive off' "$PRESSOIR_DB" "$1" > /dev/null; }
anew() { rm -f "$PRESSOIR_DB"*; cp "$WORK/good.db" "$PRESSOIR_DB"; }
refused() { # what, SQL, reason (a regular expression)
	anew; damage "$2"; cp "$PRESSOIR_DB" "$WORK/before.db"
	for command in "search agents" "load corpus"; do
		status 3 "$1: ${command%% *} fails with 3" timeout 120 "$PRESSOIR" $command
		ok "$1: ${command%% *} tells why" grep -qE "$3" "$WORK/status.err"
	done
	ok "$1: the file stays as it was" cmp "$PRESSOIR_DB" "$WORK/before.db"
}
refused "a trigger" "CREATE TRIGGER t AFTER INSERT ON rejects BEGIN DELETE FROM article; END" \
	'does not make \(trigger t\)'
refused "a view" "CREATE VIEW v AS SELECT * FROM article" 'does not make \(view v\)'
refused "a view in the place of one of ours" "DROP VIEW facts; CREATE VIEW facts AS SELECT 1" \
	'does not make \(view facts\)'
refused "a virtual table" "CREATE VIRTUAL TABLE v USING fts5 (a)" 'does not make \(table v\)'
refused "a generated column" "CREATE TABLE g (a, b AS (a || hex(zeroblob(1e9))))" 'does not make \(table g\)'
refused "an index over an expression" "CREATE INDEX i ON article (abs(day))" 'does not make \(index i\)'
refused "one table too few" "DROP TABLE lengths" 'lacks a table'
refused "a table behind the index that computes" \
	"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE ''articles_fts_docsize''(id INTEGER PRIMARY KEY, sz AS (id))' WHERE name = 'articles_fts_docsize'" 'does not make|damaged'
refused "the file of another program" "PRAGMA application_id = 7" 'another program'
refused "a file of a later version" "PRAGMA user_version = 1000" 'newer Pressoir'
refused "a file of an earlier version" "PRAGMA user_version = 1" 'older Pressoir'

# What is read of a damaged file: a status of ours, in bounded time.
ends() { # command…
	timeout 120 "$PRESSOIR" "$@" > "$WORK/out" 2> "$WORK/said"; got=$?
	[ "$got" -le 3 ] || { echo "$* ended with $got"; return 1; }
	iconv -f UTF-8 -t UTF-16 < "$WORK/out" > /dev/null || { echo "$* wrote what is no UTF-8"; return 1; }
}
all_end() { ends search agents && ends facts && ends export articles --format ndjson && ends export --format csv &&
	ends show 1 && ends status && ends verify; }
wrong() { # what, SQL
	anew; damage "$2"
	ok "$1: everything that reads comes to an end" all_end
	status 3 "$1: verify finds it" "$PRESSOIR" verify
}
wrong "texts that are no UTF-8" "UPDATE article SET text = CAST(x'FFFEC3' AS TEXT)"
wrong "facts that stand outside their text" "UPDATE fact SET start = 4000000000, length = -5"
wrong "texts in the place of numbers, numbers in that of texts" \
	"UPDATE article SET title_end = 'x', map = 7, lead_end = 1e300"
wrong "maps cut short" "UPDATE article SET map = x'808080'"
wrong "an index of nothing" "PRAGMA writable_schema = ON; DELETE FROM articles_fts_data WHERE id > 10"
wrong "rows that lead nowhere" "DELETE FROM place; DELETE FROM reading"
wrong "blobs of lengths that are none" \
	"UPDATE lengths SET words = x'010203'; UPDATE similar SET entries = 'abc'; UPDATE article SET facts = -1"
anew; damage "UPDATE article SET author = CAST(x'FF1B5B' AS TEXT), url = CAST(x'C3' AS TEXT)"
ok "names that are no UTF-8: everything that reads comes to an end" all_end

python3 - "$WORK/good.db" "$WORK" <<'X'
import random, sys
good = open(sys.argv[1], "rb").read()
page = 16384
for i in range(12): # one page of noise each, or of another page
    random.seed(i)
    bytes = bytearray(good); at = random.randrange(1, len(good) // page) * page
    bytes[at:at + page] = random.randbytes(page) if i % 2 else good[(i * page) % len(good):][:page].ljust(page, b"\0")
    open(f"{sys.argv[2]}/page{i}.db", "wb").write(bytes)
open(sys.argv[2] + "/short.db", "wb").write(good[:len(good) // 2])
X
for file in "$WORK"/page*.db "$WORK/short.db"; do
	rm -f "$PRESSOIR_DB"*; cp "$file" "$PRESSOIR_DB"
	ok "$(basename "$file" .db) damaged: everything that reads comes to an end" all_end
done
finish
