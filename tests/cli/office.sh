#!/bin/sh
# What LibreOffice makes of our tables in a French locale: numbers, days, text, and no formula.
. tests/tap.sh
. tests/small.sh
command -v soffice > /dev/null || {
	skip "no LibreOffice here" "numbers are numbers, days are days, and nothing is a formula"
	finish
}

sed -i 's/dans Gard/dans Ain/' small.ndjson # département 01
"$PRESSOIR" -q load small.ndjson
"$PRESSOIR" facts --excel > csv.csv
"$PRESSOIR" facts -o xlsx.xlsx
# `;` between, `"` around, UTF-8, from line 1, French (1036), cells in quotes not always text, dates recognised: what
# the dialogue of import proposes for such a file where the system speaks French.
french="CSV:59,34,76,1,,1036,false,true"
convert() { timeout 120 soffice -env:UserInstallation="file://$WORK/profile" --headless --convert-to fods \
	"$@" < /dev/null > "$WORK/soffice.log" 2>&1; }
ok "LibreOffice opens the CSV of --excel" convert --infilter="$french" csv.csv
ok "LibreOffice opens the workbook" convert xlsx.xlsx
cp csv.csv text.csv # the 15th column, department, as text (2)
ok "LibreOffice opens the CSV with a column of text" convert --infilter="CSV:59,34,76,1,15/2,1036,false,true" text.csv
cat > cells.py <<'PY'
import sys, xml.etree.ElementTree as tree
NS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT = ("{%s%s:1.0}" % (NS, part) for part in ("office", "table", "text"))
rows = []
for row in tree.parse(sys.argv[1]).iter(TABLE + "table-row"):
    cells = []
    for cell in row.iter(TABLE + "table-cell"):
        value = cell.get(OFFICE + "value") or cell.get(OFFICE + "date-value") or "".join(
            "".join(p.itertext()) for p in cell.iter(TEXT + "p"))
        sort = "formula" if cell.get(TABLE + "formula") else cell.get(OFFICE + "value-type") or "empty"
        cells += [sort + ":" + value] * min(int(cell.get(TABLE + "number-columns-repeated", "1")), 50)
    if any(c != "empty:" for c in cells): rows.append(cells)
if len(sys.argv) < 3: print(sum(c.startswith("formula") for row in rows for c in row))
else: print(*[row[rows[0].index("string:" + sys.argv[2])] for row in rows[1:]], sep="|")
PY
cells() { python3 cells.py "$@"; }
for kind in csv xlsx; do
	is "$kind: no cell is a formula" "$(cells $kind.fods)" 0
	is "$kind: numbers are numbers, a decimal comma included" "$(cells $kind.fods value | cut -d'|' -f1,3,4,6)" \
		"float:12|float:2.5|float:300|float:-3.5"
	is "$kind: places are numbers" "$(cells $kind.fods start | cut -d'|' -f1)" "float:30"
	is "$kind: days are days" "$(cells $kind.fods published | cut -d'|' -f1,3)" "date:2021-03-04|date:2022-05-06"
	is "$kind: dates of facts too" "$(cells $kind.fods date | cut -d'|' -f1)" "date:2021-03-04"
done
# A CSV has no types: only what it is imported as, or a workbook, keeps the zero of a code. The manual says so.
is "csv: a code is a number to a spreadsheet" "$(cells csv.fods department | cut -d'|' -f1)" "float:1"
is "csv: imported as text it is what was written" "$(cells text.fods department | cut -d'|' -f1)" "string:01"
is "xlsx: a code is text" "$(cells xlsx.fods department | cut -d'|' -f1)" "string:01"
is "csv: what looks like a formula is text" "$(cells csv.fods title | cut -d'|' -f3)" "string:'=SOMME(A1)"
is "xlsx: what looks like a formula is text, unchanged" "$(cells xlsx.fods title | cut -d'|' -f3)" "string:=SOMME(A1)"
is "xlsx: a value that looks like a formula too" "$(cells xlsx.fods value | cut -d'|' -f5)" "string:=1+2"
finish
