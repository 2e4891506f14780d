"""Prints the cells of a workbook, a row a line, tab between: `n:` a number, `d:` a day, `s:` a text, `f:` a formula.
sheet.py FILE [SHEET]"""
import re, sys, xml.etree.ElementTree as tree, zipfile
from datetime import date, timedelta

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
book = zipfile.ZipFile(sys.argv[1])
styles = [x.get("numFmtId") for x in tree.fromstring(book.read("xl/styles.xml")).find("m:cellXfs", NS)]
page = tree.fromstring(book.read(f"xl/worksheets/sheet{sys.argv[2] if len(sys.argv) > 2 else 1}.xml"))

def told(cell):
    if cell.find("m:f", NS) is not None: return "f:" + cell.find("m:f", NS).text
    if cell.get("t") == "inlineStr":
        text = "".join(t.text or "" for t in cell.iter("{%s}t" % NS["m"]))
        return "s:" + re.sub("_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), text).replace("\n", "\\n")
    value = cell.find("m:v", NS).text
    if styles[int(cell.get("s", 0))] == "14": return "d:" + str(date(1899, 12, 30) + timedelta(int(value)))
    return "n:" + value

for row in page.iter("{%s}row" % NS["m"]):
    cells = {re.match("[A-Z]+", c.get("r"))[0]: told(c) for c in row if c.get("t") or c.find("m:v", NS) is not None}
    last = max(map(lambda c: ord(c[-1]) - 64 + 26 * (len(c) - 1), cells), default=0)
    print("\t".join(cells.get(chr(65 + i), "") for i in range(min(last, 26))))
