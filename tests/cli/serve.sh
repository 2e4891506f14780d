#!/bin/sh
# The page, as a client sees it: who may ask, what is bounded, that nothing that was read becomes markup, and that its
# numbers are those of the command line. tests/web drives it in a browser.
. tests/tap.sh
. tests/small.sh
command -v curl > /dev/null && command -v python3 > /dev/null || {
	skip "curl and python3 are needed" "the page"
	finish
}
cat > hostile.ndjson <<'NDJSON'
{"id":"evil\"><script>alert(1)</script>","source":"<img src=x onerror=alert(2)>","title":"<script>alert(3)</script>","author":"\" onmouseover=\"alert(4)","published":"2020-02-03","url":"javascript:alert(5)","text":"Le texte </p></div>&lt;script&gt;alert(6)&lt;/script&gt; recrute 77 agents dans Gard & <b>gras</b>.\nUn autre ]]> --> <!-- alinéa \u202eretourné."}
NDJSON
printf 'Le quai\n\nLe maire pr\351voit 12 agents \340 quai, apr\350s des mois.\n' > latin.txt # no UTF-8
"$PRESSOIR" -q load small.ndjson hostile.ndjson latin.txt
"$PRESSOIR" serve --port 0 > address 2> serve.err &
server=$!
trap 'kill $server 2> /dev/null; rm -rf "$WORK"' EXIT
appears address $server
number() { "$PRESSOIR" show "$1" | sed -n 's/^no\. *//p'; }
un=$(number un) deux=$(number deux) trois=$(number trois) evil=$(number 'evil"><script>alert(1)</script>') \
	latin=$(number latin.txt)
URL=$(cat address) PORT=$(sed 's/.*:\([0-9]*\).*/\1/' address)
get() { path=$1; shift; curl -sg "$@" "${URL%/}$path"; }
code() { path=$1; shift; curl -sg -o /dev/null -w '%{http_code}' "$@" "${URL%/}$path"; }
one() { tr '\n' ' ' | sed "s/.*$1.*/\\1/"; } # what a pattern's group holds

# ── who may ask ──
is "it tells its address" "$URL" "http://127.0.0.1:$PORT/"
is "it answers" "$(code /)" 200
is "it listens on the loopback addresses alone" "$(python3 - "$PORT" <<'PY'
import sys
port = "%04X" % int(sys.argv[1])
found = set()
for name in ("tcp", "tcp6"):
    try: lines = open("/proc/net/" + name).read().splitlines()[1:]
    except OSError: lines = []
    for line in lines:
        address, number = line.split()[1].split(":")
        if number == port and line.split()[3] == "0A": found.add(address)
print(" ".join(sorted(found - {"00000000000000000000000001000000"})))
PY
)" 0100007F
is "HEAD has no body" "$(get / -I -o head -w '%{http_code} %{size_download}')" "200 0"
for method in POST PUT DELETE PATCH OPTIONS TRACE; do is "$method is refused" "$(code / -X $method)" 405; done
is "… and told what is not" "$(get / -X POST -D - -o /dev/null | tr -d '\r' | sed -n 's/^Allow: //p')" "GET, HEAD"
for host in localhost 127.0.0.1 '[::1]' LOCALHOST; do
	is "Host $host is ours" "$(code / -H "Host: $host:$PORT")" 200
done
for host in evil.example "evil.example:$PORT" 127.0.0.1 127.0.0.1:1 "127.0.0.1.evil.example:$PORT" \
	"localhost:$PORT.evil.example" "localhost.:$PORT" "0.0.0.0:$PORT"; do
	is "Host $host is not" "$(code / -H "Host: $host")" 421
done
is "a name in the address is no better" "$(code / --request-target "http://evil.example/" -H "Host: evil.example")" 421
raw() { # a request as it stands → the status of the answer
	python3 - "$PORT" "$1" <<'PY'
import socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 20)
s.sendall(sys.argv[2].encode().decode("unicode_escape").encode("latin-1").replace(b"PORT", sys.argv[1].encode()))
got = b""
while not got.startswith(b"HTTP/1.1 ") or len(got) < 12:
    more = s.recv(4096)
    if not more: break
    got += more
print(got[9:12].decode() or "closed")
PY
}
is "no Host is refused" "$(raw 'GET / HTTP/1.0\r\n\r\n')" 400
is "two are refused" "$(raw 'GET / HTTP/1.1\r\nHost: localhost:PORT\r\nHost: evil.example\r\n\r\n')" 400
is "our own origin may ask" "$(code / -H "Origin: http://127.0.0.1:$PORT")" 200
for origin in null "https://127.0.0.1:$PORT" http://evil.example "http://127.0.0.1:1"; do
	is "the origin $origin may not" "$(code / -H "Origin: $origin")" 403
done
is "a page of another site may not fetch" \
	"$(code / -H 'Sec-Fetch-Site: cross-site' -H 'Sec-Fetch-Mode: no-cors' -H 'Sec-Fetch-Dest: script')" 403
is "nor frame" "$(code / -H 'Sec-Fetch-Site: cross-site' -H 'Sec-Fetch-Mode: navigate' -H 'Sec-Fetch-Dest: iframe')" 403
is "nor one of this site's neighbours" "$(code / -H 'Sec-Fetch-Site: same-site' -H 'Sec-Fetch-Mode: cors')" 403
is "a link to the page may be followed" \
	"$(code / -H 'Sec-Fetch-Site: cross-site' -H 'Sec-Fetch-Mode: navigate' -H 'Sec-Fetch-Dest: document')" 200

# ── what the browser is told, on every kind of answer ──
for path in / /facts /article/1 /article/999 /nothing /style.css /page.js /export/facts.csv '/?q=(a'; do
	get "$path" -D - -o /dev/null | tr -d '\r' > headers
	is "$path has its rules" \
		"$(grep -c -E "^(Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'|X-Content-Type-Options: nosniff|Referrer-Policy: no-referrer|X-Frame-Options: DENY|Cross-Origin-Resource-Policy: same-origin)$" headers)" 5
	is "$path lets no other site read it" "$(grep -ci '^Access-Control' headers)" 0
done
is "no script or style stands in a page, and nothing comes from elsewhere" \
	"$(for path in / /facts /article/1 '/?q=recrute'; do get "$path"; done |
	grep -oE '<script[^>]*>[^<]|<style| style="| on[a-z]+="|(src|href)="(https?:)?//[^"]*' )" ""

# ── bounds ──
long() { python3 -c "print('a' * $1)"; }
is "an address of 4096 bytes is read" "$(code "/?x=$(long 4092)")" 200
is "a longer one is refused" "$(code "/?x=$(long 4093)")" 414
is "a query of 1000 bytes is read" "$(code "/?q=$(long 1000)")" 200
is "a longer one is refused" "$(code "/?q=$(long 1001)")" 400
is "headers over 32 KiB are refused" "$(code / -H "X-Long: $(long 40000)" | sed 's/413\|431\|414/4xx/')" 4xx
is "a day that is none is refused" "$(code '/?since=2021-02-30')" 400
is "a number that is none is refused" "$(code '/facts?min=abc')" 400
is "a page beyond all others is empty" "$(code '/?page=99999999999999999999')" 200
is "a query that is no UTF-8 is refused" "$(code '/?q=%ff%fe%00x')" 400
for path in /article/ /article/x /article/-1 /article/99999999999999999999 /article/1/../../etc /export/ /export/facts \
	/export/facts.exe /export/../x.csv /favicon.ico; do
	is "$path is not found" "$(code "$path" --path-as-is)" 404
done
is "slow clients are dropped, and more than 64 wait" "$(python3 - "$PORT" <<'PY'
import socket, sys, time
port = int(sys.argv[1])
slow = [socket.create_connection(("127.0.0.1", port), 30) for _ in range(70)]
slow[0].sendall(b"GET / HTTP/1.1\r\n")
began, closed = time.monotonic(), 0
while closed < 70 and time.monotonic() - began < 300: # far more than any client has
    closed = 0
    for s in slow:
        s.settimeout(0.01)
        try:
            slow[0].send(b"X") # byte by byte, it is late all the same
        except OSError: pass
        try: closed += s.recv(100) == b""
        except TimeoutError: pass
        except OSError: closed += 1
print(closed)
PY
)" 70
is "and then others are served" "$(code /)" 200

# ── what was read is never markup ──
hostile=$("$PRESSOIR" search -q --format ndjson agents -n 0 | python3 -c "
import json, sys
print(sum('script' in json.loads(l)['title'] for l in sys.stdin))")
is "the hostile article is in the corpus" "$hostile" 1
for path in / '/?q=recrute' /facts /article/$trois /article/$deux /article/$evil \
	'/?q=%3Cscript%3Ealert(7)%3C/script%3E' '/?source=%22%3E%3Cscript%3E' '/facts?min=%3Cb%3E' '/?q=("%3Cb%3E' \
	'/?department=%27%3E%3Cb%3E' '/article/%3Cscript%3E'; do
	get "$path" > page
	is "$path holds our own markup only" "$(python3 - page <<'PY'
import html.parser, sys
allowed = set("html head meta title link script body a header div p search form label input details summary dl dt dd code button nav ul ol li main section article aside select option h1 h2 span mark time table caption thead tbody tr th td small b svg path rect text pre footer".split())
class P(html.parser.HTMLParser):
    bad = []
    def handle_starttag(self, tag, attrs):
        if tag not in allowed: self.bad.append(tag)
        if tag == "script" and dict(attrs) != {"src": "/page.js", "defer": None}: self.bad.append(str(attrs))
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"): self.bad.append(name)
p = P(); p.feed(open(sys.argv[1], encoding="utf-8", errors="strict").read()); print(*p.bad)
PY
)" ""
done
ok "the script is shown as text" \
	sh -c "curl -sg '${URL%/}/article/$evil' | grep -q '&lt;script&gt;alert(6)&lt;/script&gt;'"
is "a sign that turns the writing is not passed on" "$(get /article/$evil | grep -c "$(printf '\342\200\256')")" 0

# ── the same numbers as the command line ──
articles() { get "/?q=$1" | one '<h1 id="count"><span role="status">\([0-9]*\) article'; }
for q in recrute agents calme; do is "$q: as many articles" "$(articles $q)" "$("$PRESSOIR" search -q --count $q)"; done
get '/export/facts.csv?q=agents' > page.csv; "$PRESSOIR" facts --format csv agents > line.csv
ok "facts as CSV, byte for byte" cmp page.csv line.csv
get '/export/facts.ndjson?department=30' > page.json; "$PRESSOIR" facts --format ndjson --department 30 > line.json
ok "facts as NDJSON, byte for byte" cmp page.json line.json
get '/export/articles.csv?q=recrute' > page.csv; "$PRESSOIR" search -q --format csv -n 0 recrute > line.csv
ok "articles as CSV, byte for byte" cmp page.csv line.csv
is "a filter that is the mistake can be taken away" "$(get '/?kind=nosuch' | grep -o 'class="filters"')" \
	'class="filters"'
is "and is not spoken of as an option" \
	"$(get '/?kind=nosuch' -H 'Accept-Language: en' | grep -c '<p>kind: no fact here')" 1
is "a day that is none is told in French" \
	"$(get '/?since=hier' | grep -c 'n&#39;est pas un jour ; écrivez 2021-03-31')" 1
is "and a file that is none" "$(get '/export/none.csv')" \
	"il n'y a pas de tel fichier ; ses liens sont au-dessus de ce qu'ils emportent"
is "as many rows in the table of facts" "$(get '/facts?kind=word' | grep -c '<tr><th scope="row"')" \
	"$("$PRESSOIR" facts --kind word --format ndjson | wc -l)"
get '/?q=agents' | grep -o 'department=[0-9]*">[^<]*</a></th><td class="n">[0-9]*' |
	sed 's/.*">\(.*\)<.a><.th><td class="n">/\1 /' > page.departments
"$PRESSOIR" search -q --facets --format csv agents | tr -d '\r' | grep '^department' | tr -d '"' |
	awk -F, '{ print $3, $4 }' > line.departments
ok "as many articles in each département" cmp page.departments line.departments
is "the query is explained" "$(get '/?q=agents' | grep -c '^agents: \|<pre>agents: ')" 1
is "what is looked for is marked in a title, which stays text" \
	"$(get '/?q=titre:alert' | grep -o '&lt;script&gt;<mark>alert</mark>(3)')" \
	'&lt;script&gt;<mark>alert</mark>(3)'
is "a mistake has its caret" "$(get '/?q=agents%20(ville' | grep -c '^ *^')" 1
is "a word put right" "$(get '/?q=recrte' | grep -o 'class="suggestion">[^<]*<a href="[^"]*"' | sed 's/.*href=//')" \
	'"/?q=recrute"'
is "English for who asks for it" "$(get / -H 'Accept-Language: en-GB,en;q=0.9,fr;q=0.5' | grep -c '<html lang="en">')" 1
is "French for the others" "$(get / -H 'Accept-Language: de,fr;q=0.5,en;q=0.3' | grep -c '<html lang="fr">')" 1
is "the original stands beside the fact" "$(get /article/$un | grep -o '<mark>12 agents</mark>' | head -1)" \
	'<mark>12 agents</mark>'

get "/export/article-$un.csv" > page.csv; "$PRESSOIR" facts --format csv | grep '^article,\|^un,' > line.csv
ok "facts of one article as CSV, byte for byte" cmp page.csv line.csv
get '/export/facts.csv?sort=-value&kind=headcount' > page.csv
is "facts as they are sorted" "$(python3 -c 'import csv
values = [int(row["value"]) for row in csv.DictReader(open("page.csv", newline=""))]
print(len(values) > 2 and values == sorted(values, reverse=True))')" True
is "a workbook is one" \
	"$(get '/export/facts.xlsx?q=agents' -D headers | head -c 2) $(tr -d '\r' < headers |
	sed -n 's/^Content-Disposition: //p')" 'PK attachment; filename="facts.xlsx"'
is "a query that cannot be read gives no file" "$(code '/export/facts.csv?q=(a')" 400
for path in article-999.csv article-.csv article-1x.csv article-12345678901234567890123.csv; do
	is "$path is no file" "$(code "/export/$path" | sed 's/40[04]/none/')" none
done

# ── the original ──
is "what is no UTF-8 is shown byte by byte" \
	"$(get /article/$latin | grep -o 'pr<span class="byte">.xE9</span>voit <mark>12 agents</mark>')" \
	'pr<span class="byte">\xE9</span>voit <mark>12 agents</mark>'
is "beside its place in the file" "$(get /article/$latin | grep -o 'octets [0-9]*–[0-9]*')" 'octets 26–35'
rm latin.txt && mkfifo latin.txt
is "what is no file any more is not read, nor waited for" "$(get /article/$latin | grep -c 'class="raw"')" 0
is "its place is told all the same" "$(get /article/$latin | grep -o 'octets [0-9]*–[0-9]*')" 'octets 26–35'
rm latin.txt

# ── the end ──
kill -TERM $server; wait $server; is "it ends cleanly" "$?" 0
status 3 "a port that is taken is told" sh -c '"$PRESSOIR" serve --port 0 > a & first=$!
	while [ ! -s a ] && kill -0 $first; do sleep 0.1; done
	"$PRESSOIR" serve --port "$(sed "s/.*:\([0-9]*\).*/\1/" a)"; s=$?; kill $first; exit $s'
status 2 "and a port that is none" "$PRESSOIR" serve --port 65536
finish
