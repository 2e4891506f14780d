#!/bin/sh
# The forms an article comes in, as a folder of them is loaded: each recognised by its content, hostile ones rejected
# with a reason in bounded time and memory while the files beside them load, and `--dry-run`. The finer points of each
# form: tests/unit/test_input_*.c.
. tests/tap.sh
here=$PWD
cd "$WORK" || exit 1
MEMORY=900000 # [KB] of address space that a load of hostile files may take

count() { "$PRESSOIR" export articles --format ndjson | wc -l | tr -d ' '; }
fresh() {
	rm -rf "$PRESSOIR_DB"* in
	mkdir in
	printf 'Premier\n\nLa ville recrute 12 agents.\n' > in/a.txt
	printf 'Dernier\n\nLa ville recrute 13 agents.\n' > in/z.txt
}
bounded() { # seconds of the processor, command… What waits for ever is ended all the same.
	seconds=$1 memory=$MEMORY; shift
	case "${BUILD:-}" in *san | *cov) seconds=$((seconds * 5)) ;; esac
	case "${BUILD:-}" in *san) memory=unlimited ;; esac # a sanitizer's shadow takes terabytes of addresses
	timeout "$((seconds * 20))" sh -c 'ulimit -t "$1"; ulimit -v "$2"; shift 2; exec "$@"' sh "$seconds" "$memory" "$@"
}
rejected() { # what, file, reason, how many other articles load
	status 1 "$1: the rest loads, the exit status is 1" bounded 30 "$PRESSOIR" load in
	cp "$WORK/status.err" said
	if grep -qE -- "$2.*($3)" said; then
		tap 0 "$1: file and reason are told"
	else
		tap 1 "$1: file and reason are told"
		sed 's/^/#   /' said | head -8
	fi
	is "$1: the files beside it load" "$(count)" "$4"
}

# ── each form, whatever it is called ──
fresh; rm in/*
cat > in/01 <<'X'
<rss version="2.0"><channel><title>L'Anse</title><item><title>Un flux</title><link>https://anse.example/1</link>
<pubDate>Sun, 03 May 2020 10:00:00 +0200</pubDate><description>&lt;p&gt;Le quai rouvre pour 12 euros.&lt;/p&gt;</description></item></channel></rss>
X
cat > in/02 <<'X'
<feed xmlns="http://www.w3.org/2005/Atom"><title>L'Anse</title><entry><title>Un fil</title><updated>2020-05-03T10:00:00Z</updated>
<content type="html">&lt;p&gt;Le bac rouvre.&lt;/p&gt;&lt;p&gt;Partager&lt;/p&gt;</content></entry></feed>
X
cat > in/03 <<'X'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Un texte</title></titleStmt><sourceDesc><bibl>
<title level="j">L'Anse</title><date when="2020-05-03"/></bibl></sourceDesc></fileDesc></teiHeader><text><body><p>Le pont rouvre.</p></body></text></TEI>
X
cat > in/04 <<'X'
<nitf><head><docdata><date.issue norm="20200503"/></docdata><pubdata name="L'Anse"/></head><body><body.head><hedline><hl1>Une dépêche</hl1></hedline>
</body.head><body.content><p>La rampe rouvre.</p></body.content></body></nitf>
X
cat > in/05 <<'X'
<newsItem guid="urn:5"><itemMeta><provider literal="L'Anse"/><versionCreated>2020-05-03T10:00:00Z</versionCreated></itemMeta><contentMeta>
<headline>Un envoi</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html><body><p>La halle rouvre.</p></body></html>
</inlineXML></contentSet></newsItem>
X
printf '[{"titre":"Une liste","texte":"La gare rouvre.","date":"2020-05-03","journal":"L’Anse"}]' > in/06
printf 'titre;texte;date;journal\nUn tableau;"La poste\nrouvre.";03/05/2020;L’Anse\n' > in/07
printf 'From: Jeanne Morel <j@anse.example>\nSubject: =?utf-8?Q?Un_courrier?=\nDate: Sun, 3 May 2020 10:00:00 +0200\nMessage-ID: <8@anse.example>\n\nLe stade rouvre.\n\nSe désabonner\n' > in/08
python3 - <<'X'
page = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><meta property='article:published_time' content='2020-05-03'>"
        "<title>Une page</title></head><body><article><h1>Une page</h1>" + "<p>" + "Le port rouvre ce soir, dit la maire, après les travaux. " * 8 +
        "</p></article></body></html>").encode()
record = lambda kind, block, lie=None: (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://anse.example/9\r\nContent-Length: "
                                        f"{lie or len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"
import zipfile # a text far longer than the file it is packed in: its words lead beyond the file's end
with zipfile.ZipFile("in/12", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("[Content_Types].xml", "<Types/>")
    z.writestr("word/document.xml", "<w:document xmlns:w='w'><w:body>" + "".join(
        f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in ["Un document", "Par Anne Roy", "Le 3 mai 2020"] + ["La cale rouvre ce soir, dit la maire."] * 200)
        + "</w:body></w:document>")
open("in/09", "wb").write(record("warcinfo", b"x: y\r\n") + record("response", page))
open("lying.warc", "wb").write(record("response", page) + record("response", page, 99999999999) + record("response", page, 7)
                               + record("response", page.replace(b"Une page", b"Une suite")))
X
tar cf - in/09 | gzip > in/10; rm in/09
printf '{"text":"La piscine rouvre.","title":"Une ligne","published":"2020-05-03"}\n' > in/11

"$PRESSOIR" load --dry-run --format ndjson in > plan 2> said; is "a dry run ends with status 0" $? 0
ok "a dry run writes nothing" [ ! -e "$PRESSOIR_DB" ]
ok "a dry run says so" grep -q '11 would be loaded; nothing was written' said
is "a dry run tells what would be loaded, as what" "$(python3 -c '
import json
for line in open("plan"):
    a = json.loads(line); print(a["format"], a["title"], a["published"], sep="|")')" "feed|Un flux|2020-05-03
feed|Un fil|2020-05-03
tei|Un texte|2020-05-03
nitf|Une dépêche|2020-05-03
newsml|Un envoi|2020-05-03
json|Une liste|2020-05-03
csv|Un tableau|2020-05-03
eml|Un courrier|2020-05-03
warc|Une page|2020-05-03
ndjson|Une ligne|2020-05-03
docx|Un document|2020-05-03"
ok "a dry run is a table, too" \
	sh -c '"$PRESSOIR" load --dry-run in 2> /dev/null | grep -qE "^csv +L’Anse +2020-05-03 +Un tableau"'
status 2 "--format goes with --dry-run" "$PRESSOIR" load --format csv in
status 0 "the same folder loads" "$PRESSOIR" load in
is "every form gives its article" "$(count)" 11
is "what a feed and a mail put below a text is kept beside it" \
	"$("$PRESSOIR" export articles --with-residue --format ndjson | python3 -c '
import json, sys
for a in map(json.loads, sys.stdin):
    for r in a["residue"]: print(a["title"], a["text"][r["at"]:], r["text"], sep="|")' | sort)" \
	"Un courrier||Se désabonner
Un fil||Partager"
status 0 "--input overrides what the content says" "$PRESSOIR" load --dry-run --format csv --input txt in/11
ok "and is told" grep -q ',txt,' "$WORK/status.out"

# ── what told each field, and what is missing ──
fresh; rm in/*; mkdir "in/L'Anse"
printf "Le quai rouvre aux piétons\n\nPar Jeanne Morel, le 3 mai 2020\n\nLe quai rouvre, quatre ans après, a dit la maire.\n\nIl vous reste 72%% de cet article à lire.\n" > "in/L'Anse/a"
cat > in/b <<'X'
<html><head><title>Le bac rouvre - L'Anse</title><meta property="og:site_name" content="L'Anse"><script type="application/ld+json">
{"@type":"NewsArticle","headline":"Le bac rouvre","datePublished":"2020-05-04"}</script></head><body><article><h1>Le bac rouvre</h1>
<p>Le bac rouvre ce soir, quatre ans après sa fermeture, a dit la maire de la ville devant les riverains venus en nombre.</p></article></body></html>
X
status 0 "a page and a pasted text load" "$PRESSOIR" load in
is "what told each field is stored, and that an article is cut off" \
	"$("$PRESSOIR" export articles --format ndjson | python3 -c '
import json, sys
for a in sorted(map(json.loads, sys.stdin), key=lambda a: a["published"]):
    print(*(a[k + "_from"] for k in ("title", "author", "published", "updated", "url", "source")), a["truncated"], sep="|")')" \
	"line|byline|byline|||folder|True
JSON-LD||JSON-LD|||og:site_name|False"
is "CSV says the same" "$("$PRESSOIR" export articles --format csv | python3 -c '
import csv, sys
for a in sorted(csv.DictReader(sys.stdin), key=lambda a: a["published"]): print(a["title_from"], a["source_from"], a["truncated"])')" \
	"line folder true
JSON-LD og:site_name false"
"$PRESSOIR" show "L'Anse/a" > shown
ok "show tells it" grep -qx "published 2020-05-03  \[byline\]" shown
ok "and that the article goes on for subscribers" grep -q "^truncated .*subscribers" shown
is "so does any tool" "$(python3 -c 'import os, sqlite3
for row in sqlite3.connect(os.environ["PRESSOIR_DB"]).execute("SELECT title_from, truncated FROM articles ORDER BY published"): print(*row)')" \
	"line 1
JSON-LD 0"
status 0 "loading it again" "$PRESSOIR" load in
ok "changes nothing" grep -qh '0 loaded + 2 unchanged' "$WORK/status.out" "$WORK/status.err"

# ── hostile files ──
fresh
{ printf '<html><body><p>'; head -c 100000000 /dev/zero | tr '\0' 'a'; printf '</p></body></html>'; } > in/m.html
rejected "a page of 100 MB" m.html 'longer than 16 MB' 2

fresh
head -c 200000 /dev/zero | tr '\0' '[' > in/m.txt
rejected "200,000 brackets" m.txt 'without words' 2

fresh
{
	printf '<html><body>'
	i=0
	while [ $i -lt 10000 ]; do printf '<div>'; i=$((i + 1)); done
	printf 'Le quai rouvre.'
} > in/m.html
{ printf '<rss><channel>'; i=0; while [ $i -lt 10000 ]; do printf '<a>'; i=$((i + 1)); done; } > in/n.xml
rejected "10,000 nested elements of HTML" m.html 'deeper than allowed' 2
ok "10,000 nested elements of XML are told too" grep -qE 'n.xml.*deeper than allowed' said

fresh
python3 - <<'X'
names = " ".join(f"a{i}=1" for i in range(1000000))
open("in/m.html", "w").write(f"<html><body><p {names}>Le quai rouvre.</p></body></html>")
open("in/n.xml", "w").write(f"<rss><channel><item {names}><description>Le quai rouvre.</description></item></channel></rss>")
X
rejected "a tag of a million attributes" m.html 'more attributes than allowed' 2
ok "in XML it is told too" grep -qE 'n.xml.*more attributes' said

fresh
python3 - <<'X'
import io, tarfile, zipfile
with zipfile.ZipFile("in/m.zip", "w", zipfile.ZIP_DEFLATED) as z:
    for i in range(40):
        with z.open(f"{i}.txt", "w") as f:
            for _ in range(10): f.write(b"0" * (1 << 20))
with tarfile.open("in/n.tar", "w") as t:
    for name in "/etc/absolu.txt", "../../dehors.txt", "dedans.txt":
        data = "Un quai\n\nLe quai rouvre pour 12 euros.\n".encode()
        info = tarfile.TarInfo(name); info.size = len(data)
        t.addfile(info, io.BytesIO(data))
X
status 1 "a zip bomb and a tar that leads out: the rest loads" bounded 30 "$PRESSOIR" load in
cp "$WORK/status.err" said
ok "the zip bomb is told" grep -qE 'm.zip.*unpacks to more than' said
ok "an absolute path in a tar is told" grep -qE 'n.tar.*absolu.txt.*leads out' said
ok "a path with .. in a tar is told" grep -qE 'n.tar.*dehors.txt.*leads out' said
ok "nothing is written there" [ ! -e ../../dehors.txt ]
is "the tar's own member loads" "$("$PRESSOIR" export articles --format ndjson | grep -c dedans.txt)" 1

fresh
cat > in/m.xml <<'X'
<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>
<rss><channel><title>&f;</title><item><title>&f;</title></item></channel></rss>
X
rejected "a bomb of entities" m.xml 'entities of its own' 2

fresh; cp lying.warc in/m.warc
rejected "a WARC with lying lengths" m.warc 'not as long as it says' 4
is "each lie is told once" "$(grep -c 'not as long as it says' said)" 2

fresh; printf 'titre;texte\nUn;Corps un, 12 euros.\nDeux;"Corps deux.\nTrois;Corps trois, 13 euros.\n' > in/m.csv
rejected "an unclosed quote" m.csv:3 'quote that is never closed' 4
fresh
python3 - <<'X'
with open("in/m.csv", "w") as f:
    f.write('titre;texte\nUn;Corps un.\nDeux;"Corps deux.\n')
    for i in range(2000): f.write(f"Titre {i};" + "Le quai rouvre. " * 700 + "\n")
X
bounded 60 "$PRESSOIR" extract in/m.csv > out 2> said; is "an unclosed quote in a table of 22 MB: status 1" $? 1
ok "its line is told" grep -q 'm.csv:3: opens a quote' said
is "and nothing else is" "$(wc -l < said | tr -d ' ')" 1

fresh
python3 - <<'X'
with open("in/m.json", "w") as f:
    f.write('{"articles":[\n')
    for i in range(2000): f.write('{"title":"Titre %d","text":"%s"},\n' % (i, "Le quai rouvre. " * 700))
    f.write('{"text":"La fin, 12 euros."}],"total":1}')
X
bounded 60 "$PRESSOIR" extract in/m.json > out 2> said; is "a JSON list of 22 MB is read in bounded memory" $? 0
ok "to its end" grep -q 'La fin' out
python3 - <<'X'
with open("in/m.xml", "w") as f:
    f.write('<teiCorpus><teiHeader/>')
    for i in range(2000): f.write('<TEI><text><body>' + '<p>Le quai rouvre.</p>' * 500 + '</body></text></TEI>\n')
    f.write('<TEI><text><body><p>La fin, 12 euros.</p></body></text></TEI></teiCorpus>')
X
bounded 60 "$PRESSOIR" extract in/m.xml > out 2> said; is "a corpus of 22 MB of TEI is read in bounded memory" $? 0
ok "to its end, too" grep -q 'La fin' out

fresh
python3 - <<'X'
head = "From: a@b.example\nSubject: x\nMessage-ID: <1@b>\nMIME-Version: 1.0\n"
with open("in/m.eml", "w") as f:
    f.write(head)
    for i in range(50000): f.write(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")
with open("in/n.eml", "w") as f:
    f.write(head + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n" * 2000000)
X
rejected "a mail nested without end" m.eml 'deeper than allowed|says nothing' 2
ok "a mail of a million parts is told too" grep -qE 'n.eml.*(more parts|says nothing)' said
cd "$here" && finish
