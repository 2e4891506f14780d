# small.sh: sourced by tests that look at the program, not at what the rules find: four rules, three articles, made up
# here, so that every figure of a golden output can be counted by hand.
mkdir -p "$WORK/rules/lists" && cd "$WORK" || exit 1
export PRESSOIR_RULES="$WORK/rules"
printf '%s\t%s\n' Ain 01 Gard 30 > rules/lists/places.tsv
cat > rules/small.rules <<'RULES'
# Money, in euros.
rule euros
kind amount
unit EUR
value quantity q
match (?<q>\d+(?:,\d+)?) euros
yes il faut 12,5 euros => 12.5
no il faut douze euros

# People at work.
rule agents
kind headcount
unit agents
value quantity q
match (?<q>\d+) agents
yes 3 agents => 3

rule place
kind department
value lookup p
match dans {places:p}
yes dans Ain => 01

rule word
kind word
value text w
match le mot (?<w>[=+-][\d.+]*\d)
yes le mot -3.5 => -3.5
RULES
cat > small.ndjson <<'NDJSON'
{"id":"un","source":"La Gazette","title":"Des renforts","author":"Anne Lys","published":"2021-03-04","url":"https://gazette.example/1","text":"La ville recrute 12 agents dans Gard."}
{"id":"deux","source":"Le Cri; \"du soir\"","title":"=SOMME(A1)","author":"@eve","published":"2022-05-06","text":"Il en coûte 2,5 euros, puis 300 euros.\nOn lit le mot =1+2 et le mot -3.5 et le mot +7."}
{"id":"trois","source":"La Gazette","title":"Rien","published":"2023-01-01","text":"Une soirée calme, sans recrute ni chiffre."}
NDJSON
# Three thousand more, of two facts each, for what takes its time.
many() { seq 3000 | sed 's/.*/{"id":"n&","source":"S","text":"Voici & agents, et & euros. La suite vient & fois."}/'; }
