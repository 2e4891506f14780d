# rules.awk: pressoir-rules(5) from rules/README.md, so that the language is described once. Of Markdown it knows what
# stands there: headings, paragraphs, `code`, indented text, tables of two columns.
function roff(s,    out, bold) {
	gsub(/\\/, "\\e", s); gsub(/-/, "\\-", s); gsub(/'/, "\\(aq", s)
	out = ""; bold = 0
	while (match(s, /`/)) {
		out = out substr(s, 1, RSTART - 1) (bold ? "\\fR" : "\\fB"); bold = !bold
		s = substr(s, RSTART + 1)
	}
	out = out s
	return (out ~ /^\./ ? "\\&" : "") out
}
function leave() { if (literal) print ".fi"; literal = 0 }
BEGIN {
	print ".TH PRESSOIR\\-RULES 5 \"2026-11-29\" \"pressoir " version "\" \"pressoir\""
	print ".SH NAME\npressoir\\-rules \\- the language in which rules of pressoir are written\n.SH DESCRIPTION"; fresh = 1
}
/^# / { next }
/^## / { leave(); print ".SH " toupper(substr($0, 4)); part = table = 0; fresh = 1; next }
/^    / { if (!literal) print (fresh ? ".nf" : ".PP\n.nf"); literal = 1; part = fresh = 0
	line = substr($0, 5); gsub(/`/, "\001", line); line = roff(line); gsub(/\001/, "\\(ga", line); print line; next }
/^$/ { part = 1; next }
/^\| ---/ { next }
/^\|/ { leave(); split(substr($0, 3), cell, / \| /); sub(/ \|$/, "", cell[2])
	if (!table) { table = 1; next }
	fresh = 0; print ".TP\n" roff(cell[1]) "\n" roff(cell[2]); next }
{ if (!fresh && (part || table || literal)) { leave(); print ".PP" }; table = part = fresh = 0; print roff($0) }
END { leave(); print ".SH SEE ALSO\n.BR pressoir (1),\n.BR pressoir\\-rules (1)" }
