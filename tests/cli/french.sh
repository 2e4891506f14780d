#!/bin/sh
# Messages in French where the locale is French, and results that know nothing of it.
po=$PWD/src/po mo=$PWD/$BUILD/locale
. tests/tap.sh
. tests/small.sh
export TEXTDOMAINDIR="$mo"
french() { LC_ALL=C.UTF-8 LANGUAGE=fr "$PRESSOIR" "$@"; }
english() { LC_ALL=C.UTF-8 "$PRESSOIR" "$@"; }

if command -v xgettext > /dev/null; then
	sh "$po/extract.sh" > new.pot
	ok "every message is translated" msgcmp "$po/fr.po" new.pot
	is "and none is in doubt" "$(msgattrib --only-fuzzy "$po/fr.po"; msgattrib --untranslated "$po/fr.po")" ""
	is "there is something to translate" "$([ "$(grep -c '^msgid ' new.pot)" -gt 250 ] && echo yes)" yes
else
	skip "no gettext here" "every message is translated"
fi

is "load says its sum in French" "$(french load small.ndjson 2>&1)" "3 lus = 3 chargés + 0 inchangés + 0 en double + 0 rejetés"
is "nothing found" "$(french search zzz 2>&1)" "rien trouvé"
is "help" "$(french help load | head -1)" "pressoir load : met des fichiers, dossiers, archives ou l'entrée standard (-) dans le corpus"
is "the first minute" "$(french 2>&1 | grep -c '^la première minute$')" 1
is "a command that is none" "$(french serach x 2>&1)" "pressoir: il n'y a pas de commande \`serach\` ; vouliez-vous dire \`search\` ?"
is "an option that is none" "$(french search --sinse 1 2>&1)" "pressoir: option inconnue --sinse ; vouliez-vous dire --since ?"
is "a value that is none" "$(french search --since hier 2>&1)" \
	"pressoir: --since attend un jour, un mois ou une année, comme 2021-03-31, 2021-03 ou 2021, pas « hier »"
is "a mistake in a query, with its caret" "$(french search '(a' 2>&1)" "pressoir: cette parenthèse n'est pas fermée
  (a
  ^"
is "how a query was read" "$(french search --explain 'titre:agents date:2011.. -kind:amount' 2>&1 | head -n 6)" "tous ceux-ci
  dans le titre, ce mot
    agents: agents, agent, agente, agentes
  paru du 2011-01-01
  sans
    un fait de nature amount"
is "a corpus that is not there" "$(french -d none.db status 2>&1)" \
	"pressoir: il n'y a pas encore de corpus none.db ; \`pressoir load CHEMIN\` en fait un"
is "headings of tables" "$(french facts --kind headcount --format text | head -1)" "n°  date        dép.  fait       source      phrase"
is "doctor" "$(french doctor | grep -c '^ok .*règles : 4, avec 5 exemples')" 1
is "one and several" "$(french forget trois; french -q load small.ndjson; french forget --source 'La Gazette')" "1 article retiré
2 articles retirés"
french -q load small.ndjson

# ── which language ──
for variable in LC_ALL LC_MESSAGES LANG; do
	is "$variable chooses it, were its locale never installed" "$(env -u LC_ALL -u LANG -u LANGUAGE $variable=fr_FR.UTF-8 "$PRESSOIR" search zzz 2>&1)" "rien trouvé"
done
is "the C locale speaks English" "$(LC_ALL=C LANGUAGE=fr "$PRESSOIR" search zzz 2>&1)" "nothing found"
is "and so does another language" "$(LC_ALL=de_DE.UTF-8 "$PRESSOIR" search zzz 2>&1)" "nothing found"

# ── results ──
for command in facts "facts --excel" "facts --format ndjson" "facts --format json" "export articles" "search --format csv recrute" \
	"search --facets --format csv" "status --format ndjson" "extract small.ndjson"; do
	is "$command: the same bytes in French" "$(french $command | cksum)" "$(english $command | cksum)"
done
is "a workbook too" "$(french facts --format xlsx | cksum)" "$(english facts --format xlsx | cksum)"
french -q -d a.db load small.ndjson missing.txt 2> /dev/null; english -q -d b.db load small.ndjson missing.txt 2> /dev/null
is "and what is kept of a rejected input" "$(english -d a.db status --format ndjson)" "$(english -d b.db status --format ndjson)"
finish
