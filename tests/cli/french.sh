#!/bin/sh
# Messages in French where the locale is French, and results that know nothing of it.
po=$PWD/src/po
. tests/tap.sh
. tests/small.sh
french() { LC_ALL=C.UTF-8 LANGUAGE=fr "$PRESSOIR" "$@"; }
english() { LC_ALL=C.UTF-8 "$PRESSOIR" "$@"; }

if command -v xgettext > /dev/null; then
	sh "$po/extract.sh" > new.pot
	ok "every message is translated" msgcmp "$po/fr.po" new.pot
	is "and none is in doubt" "$(msgattrib --only-fuzzy "$po/fr.po"; msgattrib --untranslated "$po/fr.po")" ""
	is "there is something to translate" "$([ "$(grep -c '^msgid ' new.pot)" -gt 450 ] && echo yes)" yes
	# `what happened; what to do`: what a value must be like says so itself.
	errors=$(cd "$po/../.." &&
		xgettext --from-code=UTF-8 --language=C --no-location --no-wrap --keyword --keyword=err_set:3 \
		--keyword=query_fail:3 --keyword=place_error:3 --keyword=say_error -o - src/*.c src/cli/*.c 2> /dev/null |
		sed -n 's/^msgid "\(.*\)"$/\1/p' | grep '[a-z]\{4\}')
	is "there are errors to look at" "$([ "$(echo "$errors" | wc -l)" -gt 90 ] && echo yes)" yes
	is "every error says what to do next" "$(echo "$errors" | grep -v '; ' | grep -v '^--%s wants ')" \
		"%s is not a Pressoir corpus: %s"
else
	skip "no gettext here" "every message is translated"
fi

is "load says its sum in French" "$(french load small.ndjson 2>&1)" \
	"3 lus = 3 chargés + 0 inchangés + 0 en double + 0 rejetés"
is "nothing found" "$(french search zzz 2>&1)" "rien trouvé"
is "help" "$(french help load | head -1)" \
	"pressoir load : met des fichiers, dossiers, archives ou l'entrée standard (-) dans le corpus"
is "the first minute" "$(french 2>&1 | grep -c '^la première minute$')" 1
is "a command that is none" "$(french serach x 2>&1)" \
	"pressoir: il n'y a pas de commande \`serach\` ; vouliez-vous dire \`search\` ?"
is "an option that is none" "$(french search --sinse 1 2>&1)" \
	"pressoir: option inconnue --sinse ; vouliez-vous dire --since ?"
is "a value that is none" "$(french search --since hier 2>&1)" \
	"pressoir: --since attend un jour, un mois ou une année, comme 2021-03-31, 2021-03 ou 2021, pas « hier »"
is "a mistake in a query, with its caret" "$(french search '(a' 2>&1)" \
	"pressoir: cette parenthèse n'est pas fermée ; mettez ) où son groupe finit
  (a
  ^"
is "how a query was read" "$(french search --explain 'titre:agents date:2011.. -kind:amount' 2>&1 | head -n 6)" \
	"tous ceux-ci
  dans le titre, ce mot
    agents: agents, agent, agente, agentes
  paru du 2011-01-01
  sans
    un fait de nature amount"
is "a corpus that is not there" "$(french -d none.db status 2>&1)" \
	"pressoir: il n'y a pas encore de corpus none.db ; \`pressoir load CHEMIN\` en fait un"
is "headings of tables" "$(french facts --kind headcount --format text | head -1)" \
	"n°  date        dép.  fait       source      phrase"
is "doctor" "$(french doctor | grep -c '^ok .*règles : 4, avec 5 exemples')" 1
is "a decimal comma, for people" "$(french doctor | grep -c ' [0-9]*,[0-9] Go')" \
	"$(english doctor | grep -c ' [0-9]*\.[0-9] GB')"
is "what values are called" \
	"$(french help facts |
	grep -c '^  -o, --output FICHIER  \|^      --since JOUR  \|facts \[options\] \[REQUÊTE…\]$')" 3
is "doctor, of the cage" "$(french doctor | grep -c '^ok .*cage : un processus, ')" \
	"$(english doctor | grep -c '^ok .*cage: a process, ')"
printf 'Un titre\n\nLa mairie recrute 3 agents.\n' > pasted.txt
is "what tells a field" "$(french -q -d pasted.db load pasted.txt; french -d pasted.db show pasted.txt | head -1)" \
	"titre     Un titre  [ligne]"
is "headings of what the corpus holds" "$(french status | sed -n 2,4p)" "articles           3
faits              7
groupes            0"
is "what each rule made of a text" "$(french rules explain "3 agents et 12,5 euros" | sed 's/ *$//')" \
	"issue      règle   texte       valeur  pourquoi
trouvé     agents  3 agents    3
trouvé     euros   12,5 euros  12.5
recouvert  euros   5 euros     5       recouvert par euros"
is "other programs read the same of it" "$(french rules explain --format ndjson "12,5 euros" | cksum)" \
	"$(english rules explain --format ndjson "12,5 euros" | cksum)"
mkdir trap && printf 'rule cent\nkind headcount\nunit agents\nvalue quantity q\nmatch (?<q>[\\d.]+) agents\nyes 3 agents => 4\n\nrule bars\nkind headcount\nvalue trap\nmatch 7 agents secrets\n' > trap/a.rules
is "why there is no fact" "$(french --rules trap rules explain "7 agents secrets et . agents" | sed 's/  .*  /  /')" \
	"issue  pourquoi
piège  arrêté par bars
piège  un piège : pas de fait
refusé  pas un nombre qui se lise exactement"
is "why an example fails" "$(french --rules trap rules check 2>&1 >/dev/null | head -1)" \
	'a.rules:6:5: 3 agents: trouvé 3 [3 agents], devrait être 4'
is "a mistake in a rule" "$(printf 'rule a\nkind b\n' > trap/a.rules; french --rules trap rules list 2>&1)" \
	"pressoir: a.rules:1:6: \`a\` n'a pas de \`value\` ; ajoutez une ligne \`value quantity n\`, ou autre"
is "one and several" "$(french forget trois; french -q load small.ndjson; french forget --source 'La Gazette')" \
	"1 article retiré
2 articles retirés"
french -q load small.ndjson

# ── rejected inputs, and what is not sound ──
mkdir bad && cd bad && : > empty.txt && printf '\001\002\003\000\377' > binary.bin &&
	printf ' \n' > blank.txt && mkfifo pipe
printf '{"text":"a", oops}\n[1]\n{"id":"x"}\n{"text":""}\n{"text":"a"\n' > bad.ndjson
printf 'titre,texte\nun,"deux\n' > open.csv &&
	printf '<?xml version="1.0"?><rss><channel><item><title>a</title></rss>' > broken.xml
printf 'PK\003\004 no archive' > bad.zip && printf '\037\213\010 no gzip' > bad.gz && ln -s loop loop
for way in french english; do
	$way -q -d ../$way.db load . missing.txt 2> ../$way.why
	$way -d ../$way.db status > ../$way.status 2> /dev/null
done
cd ..
is "as many are rejected" "$(wc -l < french.why)" "$(wc -l < english.why)"
is "ten of them at least" "$([ "$(wc -l < french.why)" -ge 10 ] && echo yes)" yes
is "none is told why in English" "$(sort french.why > a; sort english.why > b; comm -12 a b)" ""
is "with what the reason is about" \
	"$(grep -c 'bad.ndjson:1: n.est pas du JSON valide à la colonne 14 : pas de nom de membre$' french.why)" 1
is "what is packed in nothing is damaged, not packed too often" \
	"$(grep -c 'bad.gz: is a damaged archive: it is not what its beginning says' english.why)" 1
is "nor by status" "$(sed '/^$/d' french.status | sort > a; sed '/^$/d' english.status | sort > b; comm -12 a b |
	grep ': ')" ""
if command -v sqlite3 > /dev/null; then
	cp french.db unsound.db && french -q -d unsound.db load small.ndjson &&
		sqlite3 unsound.db "UPDATE article SET facts = 9 WHERE id = 1"
	is "what verify finds" "$(french -d unsound.db verify 2>&1 | head -1)" \
		"unsound.db: l'article 1 compte 9 faits et en a 2"
else
	skip "no sqlite3 here" "what verify finds"
fi

# ── which language ──
for variable in LC_ALL LC_MESSAGES LANG; do
	is "$variable chooses it, were its locale never installed" \
		"$(env -u LC_ALL -u LANG -u LANGUAGE $variable=fr_FR.UTF-8 "$PRESSOIR" search zzz 2>&1)" "rien trouvé"
done
is "so does the first language of a list that is spoken" \
	"$(LC_ALL=C.UTF-8 LANGUAGE=br:fr_CA:en "$PRESSOIR" search zzz 2>&1)" "rien trouvé"
is "and it may be English" "$(LC_ALL=fr_FR.UTF-8 LANGUAGE=en_GB:fr "$PRESSOIR" search zzz 2>&1)" "nothing found"
is "the C locale speaks English" "$(LC_ALL=C LANGUAGE=fr "$PRESSOIR" search zzz 2>&1)" "nothing found"
is "and so does another language" "$(LC_ALL=de_DE.UTF-8 "$PRESSOIR" search zzz 2>&1)" "nothing found"

# ── results ──
for command in facts "facts --excel" "facts --format ndjson" "facts --format json" "export articles" \
	"search --format csv recrute" \
	"search --facets --format csv" "status --format ndjson" "extract small.ndjson"; do
	is "$command: the same bytes in French" "$(french $command | cksum)" "$(english $command | cksum)"
done
is "a workbook too" "$(french facts --format xlsx | cksum)" "$(english facts --format xlsx | cksum)"
french -q -d a.db load small.ndjson missing.txt 2> /dev/null
english -q -d b.db load small.ndjson missing.txt 2> /dev/null
is "and what is kept of a rejected input" "$(english -d a.db status --format ndjson)" \
	"$(english -d b.db status --format ndjson)"
finish
