#!/bin/sh
# Searching as readers write: every field of the query language, what is told of a mistake, and what is around a hit:
# facets, counts, words that were probably meant, articles like one, saved queries. Six articles, made up here; each
# figure can be counted by hand.
. tests/tap.sh
. tests/small.sh
cat > six.ndjson <<'NDJSON'
{"id":"a","source":"La Gazette","title":"Recrutement au port","author":"Anne Lys","published":"2011-03-04","text":"Le port recrute 120 agents dans Gard.\nLe chantier naval du port reprend et le chantier coûte 2500000 euros."}
{"id":"b","source":"Le Cri","title":"Grève","author":"Jean Dupont","published":"2012-05-06","text":"Les 30 agents dans Ain sont en grève. Il en coûte 800 euros."}
{"id":"c","source":"Le Cri du soir","title":"Recrutements en panne","author":"Marie Dupont-Lys","published":"2013-12-31","text":"Le recrutement de 450 agents dans Ain attend le chantier naval. On lit le mot =7 dans Gard."}
{"id":"d","source":"L'Humanité","title":"Sans date","text":"Le travail social recrute."}
{"id":"e","source":"Le Cri","title":"Travaux","published":"2013-01-01","text":"Les travaux du chantier naval avancent, le port attend."}
{"id":"f","source":"La Gazette","title":"Zone franche","published":"2013-02-01","text":"Une zone franche, sans agents."}
NDJSON
run() { "$PRESSOIR" "$@" 2> err; }
found() { # the articles' own names, or why none could be looked for
	run search -q -n 0 --all --format csv "$@" > found.csv || { echo "status $?: $(head -1 err)"; return; }
	sed 1d found.csv | cut -d, -f2 | sort | tr '\n' ' ' | sed 's/ $//'
}
finds() { is "$1" "$(found -- "$1")" "$2"; }
facts() { run facts -q --format csv -- "$@" | sed 1d | cut -d, -f1-3 | tr '\n' ';'; }
count() { run search -q --all --count -- "$@"; }
refuses() { # query, message, place of the caret [columns]
	status 2 "$1 is refused" "$PRESSOIR" search -- "$1"
	is "$1: $2" "$(head -1 "$WORK/status.err")" "pressoir: $2"
	is "$1: the caret" "$(sed -n 3p "$WORK/status.err")" "$(printf '  %*s^' "$3" '')"
}
"$PRESSOIR" -q load six.ndjson

# ── fields ──
finds 'recrutement' 'a c'
finds 'titre:recrutement' 'a c'
finds 'chapô:recrutement' 'c'
finds 'chapo:recrute' 'a d'
finds 'texte:chantier' 'a c e'
finds 'texte:recrutement' 'c'
finds 'texte:(naval PROCHE/3 attend)' 'c e'
finds 'titre:(grève OU travaux)' 'b e'
finds 'source:cri' 'b c e'
finds 'source:="Le Cri"' 'b e'
finds 'source:gaz*' 'a f'
finds 'source:humanité' 'd'
finds 'source:("le cri" OU humanite)' 'b c d e'
finds '-source:cri' 'a d f'
finds 'auteur:dupont' 'b c'
finds 'auteur:"jean dupont"' 'b'
finds 'auteur:lys' 'a c'
finds 'author:=lys' ''
finds 'date:2011' 'a'
finds 'date:2011-03' 'a'
finds 'date:4/3/2011' 'a'
finds 'date:2011..2012' 'a b'
finds 'date:2012-05-07..' 'c e f'
finds 'date:..2012' 'a b'
finds 'date:>2012' 'c e f'
finds 'date:>=2013-02' 'c f'
finds 'date:<2012-05-06' 'a'
finds '-date:2013' 'a b d'
finds 'dept:30' 'a c'
finds 'dept:ain' 'b c'
finds 'dept:1' 'b c'
finds 'dept:"GARD"' 'a c'
finds 'dept:30 dept:01' 'c'
finds 'montant:>1M€' 'a'
finds 'montant:>2,5M€' ''
finds 'montant:>=2,5 M€' 'a'
finds 'montant:2..3 M€' 'a'
finds 'montant:<1k€' 'b'
finds 'montant:800' 'b'
finds 'montant:>1 $' ''
finds 'effectif:>=120' 'a c'
finds 'effectif:>120' 'c'
finds 'effectif:100..200' 'a'
finds 'effectif:..30' 'b'
finds 'kind:headcount' 'a b c'
finds 'kind:effectif' 'a b c'
finds 'kind:word' 'c'
finds 'recrutement dept:01' 'c'
finds '(grève dept:01) OU source:gazette' 'a b f'
finds 'recrutement OU source:humanité' 'a c d'
finds '(recrutement OU travail) -date:2011' 'c d e'
finds '-(travail OU kind:headcount)' 'f'
finds 'attend ((source:cri texte:chantier) OU titre:recrutement)' 'c e'
is "it is counted as well: words beside fields within OU" \
	"$(count 'attend ((source:cri texte:chantier) OU titre:recrutement)')" 2
finds 'SAUF (recrutement OU (source:cri date:2013))' 'b d f'
is "a filter and a field are both kept" "$(found --source 'Le Cri' -- date:2013)" e
is "best first beside a condition" \
	"$(run search --format csv 'port -source:humanité' | sed 1d | cut -d, -f2 | tr '\n' ' ')" 'a e '

is "facts: a field says what the fact is" "$(facts 'effectif:>100')" 'a,headcount,120 agents;c,headcount,450 agents;'
is "facts: words of its sentence" "$(facts 'recrute kind:headcount')" 'a,headcount,120 agents;'
is "facts: what is left out" "$(facts 'kind:headcount -dept:01')" 'a,headcount,120 agents;'
is "facts: words or fields" "$(facts 'grève OU effectif:>400')" \
	'b,headcount,30 agents;b,department,dans Ain;c,headcount,450 agents;'
is "facts: words and fields on both sides of OU" \
	"$(facts '(recrute kind:department) OU (coûte montant:<1k€)')" 'a,department,dans Gard;b,amount,800 euros;'
is "facts: words under SAUF beside fields" "$(facts 'kind:headcount SAUF (grève OU source:gazette)')" \
	'c,headcount,450 agents;'

# ── mistakes ──
refuses 'recrutement (port' 'this parenthesis has no closing one; put ) where its group ends' 12
refuses 'é auter:lys' \
	'no such field; there are titre: chapô: texte: source: auteur: date: dept: montant: effectif: kind:' 2
refuses 'a date:2011-13' 'this is no date; write 2011, 2011-03, 2011-03-31, 31/03/2011, 2011..2013 or >=2011' 7
refuses 'date:2013..2011' 'the end stands before the beginning; change the two round' 5
refuses 'montant:>M€' 'this is no number; write >1M€, >=100, 100.. or 100..200' 9
refuses 'effectif:12x a' 'the number ends before this; write >1M€, >=100, 100.. or 100..200' 11
refuses 'source:... a' 'a name is missing here; write it right behind the colon, in quotation marks if it has spaces' 7
refuses 'source: a' 'a word is missing after the name of this field; write it right behind the colon' 7
refuses 'kind:nothing' 'no fact here is of this kind; there are amount, department, headcount, word' 5
is "a kind that nothing bears is told, with those that are known" "$("$PRESSOIR" search 'grève kind:amout' 2>&1)" \
	"pressoir: no fact here is of this kind; there are amount, department, headcount, word
  grève kind:amout
             ^"
is "and a département" "$("$PRESSOIR" search 'dept:Sarte' 2>&1 | tail -n 2)" "  dept:Sarte
       ^"
status 2 "and so is that of an option" "$PRESSOIR" facts --kind amout
status 2 "as is its département" "$PRESSOIR" search --department Sarte
status 0 "one that no article names finds nothing" "$PRESSOIR" search --department Lozère
status 2 "facts refuses the same" "$PRESSOIR" facts 'a ('
status 2 "a bad query is not saved" "$PRESSOIR" search --save bad 'a ('
is "… and leaves no name" "$(run watch --list --format csv | wc -l | tr -d ' ')" 1

# ── how it was read ──
is "search --explain" "$(run search --explain 'emploi (source:"Le Cri" OU date:2011..) -=travaux')" 'all of these
  emploi: emploi, emplois
  one of these
    source: "Le Cri"
    published from 2011-01-01
  without
    only travaux: travaux'
is "--explain needs no corpus" "$(run -d nowhere.db search --explain 'montant:>1M€')" "an amount, more than 1000000 EUR"
ok "the help of search tells the language" sh -c "\"$PRESSOIR\" help search | grep -q 'montant:>1M€'"

# ── facets, against what can be counted one by one ──
is "search --facets" "$(run search --facets --format csv '' | tr -d '\r')" "facet,value,label,articles
source,La Gazette,La Gazette,2
source,Le Cri,Le Cri,2
source,L'Humanité,L'Humanité,1
source,Le Cri du soir,Le Cri du soir,1
year,,no date,1
year,2011,2011,1
year,2012,2012,1
year,2013,2013,3
department,01,Ain (01),2
department,30,Gard (30),2
kind,department,department,3
kind,headcount,headcount,3
kind,amount,amount,2
kind,word,word,1"
is "facets of a query" \
	"$(run search --facets --format csv 'recrutement dept:30' | sed 1d | tr -d '\r' | cut -d, -f1,2,4 | tr '\n' ' ')" \
	"source,La Gazette,1 source,Le Cri du soir,1 year,2011,1 year,2013,1 department,30,2 department,01,1 kind,department,2 kind,headcount,2 kind,amount,1 kind,word,1 "
for q in 'port' 'agents OU travail' 'kind:headcount' '-port'; do
	run search --facets --format ndjson -- "$q" > facets.ndjson
	is "facets of $q: sources and years add up to the count" \
		"$(python3 -c 'import json
rows = [json.loads(line) for line in open("facets.ndjson")]
print(*[sum(r["articles"] for r in rows if r["facet"] == f) for f in ("source", "year")])')" "$(count "$q") $(count "$q")"
	python3 -c 'import json
for r in map(json.loads, open("facets.ndjson")):
    field = {"source": "source:=\"%s\"", "year": "date:%s", "department": "dept:%s", "kind": "kind:%s"}[r["facet"]]
    if r["value"]: print(r["articles"], field % r["value"], sep="\t")' > each.tsv
	while IFS="$(printf '\t')" read -r n field; do
		[ "$(count "($q) $field")" = "$n" ] || echo "$field: $n"
	done < each.tsv > wrong
	is "facets of $q: each is what its field finds" "$(cat wrong)" ""
done
is "facets for people" "$(run search --facets grève | head -2)" "by          which       articles
source      Le Cri             1"

# ── what was probably meant ──
meant() { "$PRESSOIR" search --count -- "$1" 2>&1 > /dev/null; }
is "a letter is missing" "$(meant recrutemnt)" "recrutemnt: did you mean recrutement?"
is "two slips in a long word" "$(meant recrtuemnt)" "recrtuemnt: did you mean recrutement?"
is "two letters are swapped, in a phrase, as it was typed" "$(meant '"Chantire naval"')" \
	"Chantire: did you mean chantier?"
is "the first letter is another" "$(meant vrève)" "vrève: did you mean grève?"
is "each unknown word of a query" "$(meant 'recrutemnt OU chantir OU port')" "recrutemnt: did you mean recrutement?
chantir: did you mean chantier?"
is "known words are left alone" "$(meant 'recrutement OU travail')" ""
is "so are those that are to be left out, beginnings and numbers" \
	"$(meant 'port -recrutemnt OU recrutemn* OU 45011')" ""
is "nothing is near" "$(meant xyzxyzxyz)" ""
is "--quiet says nothing" "$("$PRESSOIR" -q search recrutemnt 2>&1)" ""
is "results are not disturbed" "$(run search --format ndjson recrutemnt)" ""
i=0
while [ $i -lt 120 ]; do
	i=$((i + 1))
	echo "{\"id\":\"m$i\",\"text\":\"Le marché numéro $i ouvre.\"}"
done > many.ndjson
echo '{"id":"typo","text":"Un marcé rare."}' >> many.ndjson
cp corpus.db more.db; "$PRESSOIR" -q -d more.db load many.ndjson
is "a rare word gives way to a much commoner one" "$("$PRESSOIR" -d more.db search --count marcé 2>&1 > /dev/null)" \
	"marcé: did you mean marché?"

# ── articles like one ──
similar() { run similar -q --format csv "$@" | sed 1d | cut -d, -f2 | tr '\n' ' '; }
is "similar: the one that shares most comes first" "$(similar e | cut -c1)" a
is "… and all that share a word come" "$(similar e | tr ' ' '\n' | sort | tr -d '\n')" acd
is "similar leaves the article out" "$(similar e | grep -c '\be\b')" 0
is "similar by number is the same" "$(similar 5)" "$(similar e)"
is "similar keeps to the filters" "$(similar e --source 'Le Cri du soir')" "c "
is "similar -n" "$(similar e -n 1)" "a "
status 2 "similar wants one article" "$PRESSOIR" similar
status 2 "similar of an unknown one" "$PRESSOIR" similar zzz
python3 - <<'PY' > twins.ndjson
import json
body = " ".join(f"Le chantier naval numéro {i} du port attend toujours ses ouvriers et ses grues." for i in range(12))
print(json.dumps({"id": "t1", "source": "Le Cri", "title": "Grues", "published": "2014-01-01", "text": body}, ensure_ascii=False))
print(json.dumps({"id": "t2", "source": "La Gazette", "title": "Les grues", "published": "2014-01-02", "text": body + " Fin."}, ensure_ascii=False))
PY
cp corpus.db twins.db; "$PRESSOIR" -q -d twins.db load twins.ndjson
is "similar leaves out what is nearly the same" "$(similar -d twins.db t1 | grep -c 't[12]')" 0
is "… which other articles find" "$(similar -d twins.db e --all | grep -o 't[12]' | sort | tr '\n' ' ')" "t1 t2 "

# ── saved queries ──
news() { run watch -q --format csv "$@" | sed 1d | tr -d '\r' | awk -F, '{ print $NF "=" $2 }' | sort | tr '\n' ' '; }
is "no query is saved" "$("$PRESSOIR" watch 2>&1)" "no query is saved; \`pressoir search --save NAME QUERY\` saves one"
is "search --save shows what is there" \
	"$(run search --save port --format csv 'port source:cri' --since 2012 | sed 1d | cut -d, -f2)" e
run search -q --save tout --source 'Le Cri' > /dev/null
is "watch --list" "$(run watch --list --format csv | tr -d '\r' | cut -d, -f1-3 | sed 's/"//g')" "name,query,filters
port,port source:cri,{since:2012-01-01}
tout,,{sources:[Le Cri]}"
is "nothing is new yet" "$(news)" ""
cat > later.ndjson <<'NDJSON'
{"id":"g","source":"Le Cri","title":"Retour","published":"2014-01-01","text":"Le port rouvre."}
{"id":"h","source":"Le Cri","title":"Ailleurs","published":"2014-01-02","text":"La gare ferme."}
{"id":"i","source":"Le Cri","title":"Archives","published":"1999-01-02","text":"Le port en ce temps."}
NDJSON
"$PRESSOIR" -q load later.ndjson
is "watch NAME tells what came, within its filters" "$(news port)" "port=g "
is "a second time there is nothing" "$(news port)" ""
is "watch asks the others" "$(news)" "tout=g tout=h tout=i "
is "and then none has any" "$(news)" ""
is "loading again brings nothing new" "$("$PRESSOIR" -q load later.ndjson; news)" ""
is "how many are new is said" "$("$PRESSOIR" watch port 2>&1)" "port: 0 new"
"$PRESSOIR" -q forget i
echo '{"id":"j","source":"Le Cri","title":"Encore","published":"2014-02-01","text":"Le port encore."}' |
	"$PRESSOIR" -q load -
is "a row that is used again is new again" "$(news)" "port=j tout=j "
echo '{"id":"k","source":"Le Cri","title":"Toujours","published":"2014-03-01","text":"Le port toujours."}' |
	"$PRESSOIR" -q load -
if [ -w /dev/full ]; then
	"$PRESSOIR" -q watch port > /dev/full 2> /dev/null
	is "what could not be written stays new" "$(news port)" "port=k "
else
	skip "no /dev/full" "what could not be written stays new"
fi
status 2 "watch of an unknown name" "$PRESSOIR" watch zut
is "saving again takes the new query" \
	"$(run search -q --save port gare > /dev/null; run watch --list --format csv | sed -n 2p | cut -d, -f2)" gare
ok "watch --forget" "$PRESSOIR" watch --forget port
status 2 "… and it is gone" "$PRESSOIR" watch --forget port
is "watch --list after it" "$(run watch --list --format ndjson | grep -c '"name":"tout"')" 1
status 2 "--list and names do not go together" "$PRESSOIR" watch --list tout
ok "the corpus is sound" "$PRESSOIR" verify

# ── more kinds than a mistake tells ──
mkdir many
for i in $(seq 10 40); do
	printf 'rule r%s.one\nkind k%s\nunit x\nvalue quantity q\nmatch (?<q>\\d+) x%s\nyes 3 x%s => 3\nno trois x%s\n' \
		"$i" "$i" "$i" "$i" "$i"
done > many/many.rules
echo "{\"id\":\"m\",\"text\":\"On compte $(for i in $(seq 10 40); do printf '%s x%s, ' "$i" "$i"; done)etc.\"}" \
	> many.ndjson
"$PRESSOIR" --rules many -d many.db -q load many.ndjson
is "a kind is known, however many there are" \
	"$("$PRESSOIR" -d many.db -q facts --kind k39 --format csv | sed 1d | cut -d, -f2)" k39
finish
