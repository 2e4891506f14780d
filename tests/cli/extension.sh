#!/bin/sh
# pressoir.so in the sqlite3 shell, in Python's sqlite3 and in Datasette: tokenizer, functions, the table of facts;
# errors are errors of SQL; a file that is not trusted cannot reach the rules.
. tests/tap.sh
so="$PWD/$BUILD/pressoir.so" db="$WORK/corpus.db"
case "$BUILD" in *tsan) skip "the hosts are not built for the thread sanitizer" "pressoir.so is loaded"; finish ;; esac
sql() { host sqlite3 -batch -noheader -list -cmd ".load $so" "$@" 2>&1; }

"$PRESSOIR" load corpus > /dev/null 2>&1
is "a lemma stands for its word" \
	"$(sql :memory: "SELECT pressoir_lemma('travaux'), pressoir_lemma('yeux sociales'), pressoir_lemma(NULL) IS NULL, pressoir_lemma('')")" "travail|oeil social|1|"
is "a query becomes what MATCH takes" "$(sql :memory: "SELECT pressoir_match('recrutement SAUF \"stage d''été\"')")" \
	'(("recrutement") NOT ("stage d'\''été"))'
is "what a query means is explained" "$(sql :memory: "SELECT pressoir_explain('travail')")" "travail: travail, travaux"
is "a query holds in a sentence, or not" \
	"$(sql :memory: "SELECT pressoir_holds('des éducatrices recrutées', 'éducateur recruter'), pressoir_holds('des éducatrices', 'éducateur -éducatrice'), pressoir_holds('du travail', 'marché OU travaux')")" "1|0|1"
is "a snippet marks what was found" \
	"$(sql :memory: "SELECT pressoir_snippet('Les travaux du tramway avancent.', 'travail')")" \
	"Les [travaux] du tramway avancent."
is "with marks and a length of one's own" \
	"$(sql :memory: "SELECT pressoir_snippet('Depuis ce matin les travaux du tramway avancent bien plus vite que prévu.', 'travail', 30, '<b>', '</b>')")" "… matin les <b>travaux</b> du tramway …"
is "a text has facts" \
	"$(sql :memory: "SELECT kind, value FROM pressoir_facts('La ville verse 3 millions d''euros.') WHERE kind = 'amount'")" "amount|3000000"
is "the day it was published dates them" \
	"$(sql :memory: "SELECT date FROM pressoir_facts('Hier, il a versé 3 euros.', '2022-03-31') WHERE kind = 'date'")" \
	"2022-03-30"
is "its columns hide none of a table it is joined with" \
	"$(sql "$db" "SELECT count(article), min(published) > '' FROM articles, pressoir_facts(articles.text, published) WHERE id = 1 AND pressoir_facts.kind = 'amount'" | grep -c ambiguous)" "0"
is "no text has none" "$(sql :memory: "SELECT count(*) FROM pressoir_facts(NULL)")" "0"
is "the tokenizer serves any table" \
	"$(sql :memory: "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'pressoir'); INSERT INTO t VALUES ('des travaux'); SELECT count(*) FROM t WHERE t MATCH 'travail'")" "1"

is "a wrong query is an error that shows where" \
	"$(sql :memory: "SELECT pressoir_match('(emploi')" | tr '\n' '~' |
	grep -c 'parenthesis has no closing one; put ) where its group ends~  (emploi~  ^')" "1"
is "a query that finds nothing by itself is refused" \
	"$(sql :memory: "SELECT pressoir_match('-emploi')" | grep -c 'MATCH needs a word')" "1"
is "so is a condition, which is no word" \
	"$(sql :memory: "SELECT pressoir_holds('x', 'date:2011 x')" | grep -c 'write them in SQL')" "1"
is "a table of facts needs a text" "$(sql :memory: "SELECT * FROM pressoir_facts" | grep -c 'needs a text')" "1"
is "missing rules are an error, told each time" \
	"$(yes "SELECT 1 FROM pressoir_facts('3 euros');" | head -2 | PRESSOIR_RULES="$WORK/none" sql :memory: |
	grep -c "$WORK/none")" "2"
sql "$WORK/sent.db" "CREATE VIEW a AS SELECT pressoir_lemma('travaux'); CREATE VIEW b AS SELECT * FROM pressoir_facts('3 euros')" > /dev/null
is "a view of a file may ask for a lemma even where the file is not trusted" \
	"$(sql "$WORK/sent.db" "PRAGMA trusted_schema = OFF; SELECT * FROM a")" "travail"
is "but not for facts, which read the rules" "$(sql "$WORK/sent.db" "SELECT * FROM b" | grep -c 'unsafe use')" "1"

searched=$("$PRESSOIR" search --count emploi)
is "a loaded corpus is searched as the program does" \
	"$(sql -readonly "$db" "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH pressoir_match('emploi')")" \
	"$searched"
is "and every view of it can be read" \
	"$(sql -readonly "$db" \
	"SELECT (SELECT count(*) FROM articles) > 0, (SELECT count(*) FROM facts) > 0, (SELECT count(*) FROM sources) > 0, (SELECT count(*) FROM places) > 0")" "1|1|1|1"
is "facts are found by their sentence" \
	"$(sql -readonly "$db" "SELECT count(*) > 0 FROM facts WHERE pressoir_holds(sentence, 'emploi OU recrutement')")" \
	"1"
is "an article's text gives as many facts again" \
	"$(sql -readonly "$db" "SELECT count(*) FROM articles a, pressoir_facts(a.text, a.published)")" \
	"$(sql -readonly "$db" "SELECT count(*) FROM facts")"

python=""
for candidate in python3 /usr/bin/python3; do
	"$candidate" -c 'import sqlite3; sqlite3.connect(":memory:").enable_load_extension' 2> /dev/null &&
		python=$candidate && break
done
cat > "$WORK/drive.py" <<'PY'
import sqlite3, sys
so, path = sys.argv[1:]
def connect():
    c = sqlite3.connect(path); c.enable_load_extension(True); c.load_extension(so); return c
one, two = connect(), connect() # each keeps its own
assert one.execute("SELECT pressoir_lemma('chevaux')").fetchone() == ("cheval",)
rows = two.execute("SELECT a.article, pressoir_snippet(a.text, 'emploi') FROM articles_fts JOIN articles a ON a.id = articles_fts.rowid"
                   " WHERE articles_fts MATCH pressoir_match('emploi') ORDER BY rank").fetchall()
assert rows and all("[" in snippet for _, snippet in rows), rows
facts = one.execute("SELECT f.* FROM articles a, pressoir_facts(a.text, a.published) f WHERE a.id = 1 LIMIT 3").fetchall()
one.close()
assert two.execute("SELECT count(*) FROM pressoir_facts(?)", ("3 euros",)).fetchone() == (1,)
for bad in ("SELECT pressoir_match('((')", "SELECT pressoir_lemma()", "SELECT pressoir_snippet('a', 'b', 3, '[')"):
    try: two.execute(bad); sys.exit("no error: " + bad)
    except sqlite3.OperationalError: pass
assert two.execute("SELECT pressoir_lemma(?), pressoir_holds(?, ?)", (b"\xff\xfe", "x" * 100000, "x*")).fetchone() is not None
two.close()
PY
if [ -n "$python" ]; then
	ok "Python's sqlite3 loads it, twice, and searches a corpus" host "$python" "$WORK/drive.py" "$so" "$db"
else
	skip "no Python here may load extensions" "Python's sqlite3 loads it, twice, and searches a corpus"
fi
if [ -n "$preload" ] || ! command -v datasette > /dev/null 2>&1; then
	skip "datasette is not installed, or a sanitizer is on" "Datasette searches a corpus with it"
elif datasette "$db" --load-extension="$so" --get / 2>&1 |
	grep -q 'not have the ability to load SQLite extensions'; then
	skip "the Python of datasette may not load extensions" "Datasette searches a corpus with it"
else
	# the place of a query has moved between its versions
	query="_shape=arrayfirst&sql=SELECT+count(*)+FROM+articles_fts+WHERE+articles_fts+MATCH+pressoir_match('emploi')"
	ask() { datasette "$db" --load-extension="$so" --get "$1?$query" 2> /dev/null; }
	is "Datasette searches a corpus with it" \
		"$({ ask /corpus/-/query.json; ask /corpus.json; } | grep '^\[' | head -1)" "[$searched]"
fi
finish
