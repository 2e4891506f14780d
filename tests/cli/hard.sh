#!/bin/sh
# Bad input: each a clear reason and the right exit status, the rest loaded, nothing half-written.
. tests/tap.sh
chmod 755 "$WORK"
good() { # file, words that make it different
	printf '%s\n\nLa ville recrute 12 agents pour 3 000 euros par an, le 3 mars 2020.\n' "$2" > "$1"
}
holds() { # what must be in the corpus: articles
	"$PRESSOIR" export articles --format ndjson | wc -l | tr -d ' '
}
sound() {
	[ "$(integrity)" = ok ] && "$PRESSOIR" verify > /dev/null 2>&1
}
fresh() {
	rm -rf "$WORK/in" "$PRESSOIR_DB" "$PRESSOIR_DB"-*
	mkdir "$WORK/in"
	good "$WORK/in/a.txt" "Premier"
	good "$WORK/in/z.txt" "Dernier"
}
rejected() { # what, name of the file, reason (a regular expression)
	status 1 "$1: the rest loads, the exit status is 1" timeout 120 "$PRESSOIR" load "$WORK/in"
	cat "$WORK/status.out" "$WORK/status.err" > "$WORK/said"
	ok "$1: the file and the reason are on standard error" grep -qE "$2.*($3)" "$WORK/status.err"
	is "$1: the two others are there" "$(holds)" 2
	ok "$1: the reason is in the status of the corpus too" sh -c '"$PRESSOIR" status | grep -qiE "$1"' sh "$3"
	ok "$1: the corpus is sound" sound
}

fresh; : > "$WORK/in/m.txt"
rejected "an empty file" m.txt empty

fresh; head -c 200000 "$PRESSOIR" > "$WORK/in/m.txt"
rejected "a binary" m.txt 'binary'

fresh; head -c 5000000 "$PRESSOIR" > "$WORK/in/m.txt"
rejected "a large binary" m.txt 'binary'

fresh; truncate -s 2G "$WORK/in/m.txt"
rejected "a sparse file of 2 GB" m.txt 'large|bytes|MB|binary'

fresh; ln -s "$WORK/nowhere" "$WORK/in/m.txt"
rejected "a link that leads nowhere" m.txt 'no such file|does not exist'

fresh; printf '%s\n' '{"id":"1","text":"Douze mille euros pour Lille."}' '{"id":"2","text":"Trois agents de plus."}' \
	'{"id":"3","text":"Trois ' '{"id":"4","text":"Quatre agents de plus."}' \
		'{"id":"5","text":"Le 3 mai 2021, cinq agents."}' > "$WORK/five.ndjson"
rm -rf "$WORK/in"
status 1 "invalid JSON on line 3 of 5: the exit status is 1" "$PRESSOIR" load "$WORK/five.ndjson"
ok "invalid JSON on line 3 of 5: file and line are told" grep -qE 'five.ndjson:3\b' "$WORK/status.err"
is "invalid JSON on line 3 of 5: the four others are there" "$(holds)" 4
status 1 "invalid JSON on line 3 of 5, through extract" "$PRESSOIR" extract "$WORK/five.ndjson"
is "extract hands over the four others" \
	"$(sed 's/.*"article":"\([^"]*\)".*/\1/' "$WORK/status.out" | sort -u | tr '\n' ' ')" "1 2 4 5 "

fresh; printf 'Caf\303 recrute 12 agents \377 en 2019.\n\nLe caf\303\251 compte d\351j\340 3 employ\351s.\n' \
	> "$WORK/in/m.txt"
status 0 "invalid UTF-8 is repaired and loads" "$PRESSOIR" load "$WORK/in"
is "invalid UTF-8: all three are there" "$(holds)" 3
ok "invalid UTF-8: what comes out is valid" \
	sh -c '"$PRESSOIR" export articles --format ndjson | iconv -f UTF-8 -t UTF-16 > /dev/null'
ok "invalid UTF-8: the corpus is sound" sound

fresh; ln -s ../in "$WORK/in/loop"; ln -s . "$WORK/in/self"
timeout 120 "$PRESSOIR" load "$WORK/in" > "$WORK/said" 2>&1; got=$?
ok "a directory loop ends" [ "$got" -le 1 ]
is "a directory loop: each article once" "$(holds)" 2

fresh
status 1 "a path that does not exist: the rest loads" "$PRESSOIR" load "$WORK/in" "$WORK/missing.txt"
ok "a path that does not exist is named with its reason" grep -qiE 'missing.txt.*(no such file|does not exist)' \
	"$WORK/status.err"
is "a path that does not exist: the two others are there" "$(holds)" 2

fresh; good "$WORK/in/m.txt" "Milieu"; chmod 000 "$WORK/in/m.txt"
as_other=""
if [ "$(id -u)" = 0 ]; then # root may read everything: somebody else, with a program and rules that he may read
	as_other="setpriv --reuid=65534 --regid=65534 --clear-groups"
	mkdir "$WORK/his" && cp "$PRESSOIR" "$WORK/his/" && cp -R "$PRESSOIR_RULES" "$WORK/his/rules" &&
		chmod -R a+rX "$WORK/his"
	his="$WORK/his/pressoir --rules $WORK/his/rules"
else
	his=$PRESSOIR
fi
if $as_other $his --version > /dev/null 2>&1; then
	mkdir -m 777 "$WORK/other"
	PRESSOIR_DB="$WORK/other/corpus.db"
	status 1 "a file without permission: the rest loads" $as_other $his load "$WORK/in"
	ok "a file without permission is named with its reason" grep -qiE 'm.txt.*permission' "$WORK/status.err"
	is "a file without permission: the two others are there" "$(holds)" 2
	PRESSOIR_DB="$WORK/corpus.db"

	# ── a corpus in a folder that may not be written ──
	mkdir "$WORK/sealed" && sealed="$WORK/sealed/un %41?#.db" && chmod a+x "$WORK"
	python3 tests/articles.py 700 > "$WORK/some.ndjson"
	"$PRESSOIR" -q -d "$sealed" load "$WORK/some.ndjson"
	"$PRESSOIR" -d "$sealed" facts --format csv > "$WORK/some.csv" && rm -f "$sealed"-*
	chmod 555 "$WORK/sealed"
	look() { $as_other $his -d "$sealed" "$@"; }
	look facts --format csv > "$WORK/seen.csv"
	ok "a folder that may not be written: its corpus is read" cmp "$WORK/some.csv" "$WORK/seen.csv"
	status 0 "a folder that may not be written: its corpus is checked" look verify
	is "a folder that may not be written: nothing was" "$(ls "$WORK/sealed")" "un %41?#.db"
	status 3 "a folder that may not be written: nothing is loaded there" look load "$WORK/in"
	mkfifo "$WORK/slowly"
	(look facts --format csv > "$WORK/slowly" 2> "$WORK/said"; echo $? > "$WORK/code") &
	{
		read -r line
		chmod 755 "$WORK/sealed" && "$PRESSOIR" -q -d "$sealed" load "$WORK/in" 2> "$WORK/err"
		cat > "$WORK/rest"
	} < "$WORK/slowly"
	wait $!
	is "somebody who may write to it while it is read is noticed" \
		"$(cat "$WORK/code") $(grep -c 'was written to while it was read' "$WORK/said")" "3 1"
else
	skip "root reads everything, and no other user can be played here" "a file or a folder without permission"
fi

fresh; good "$WORK/note.db" "Une note, qui n'est pas une base"
cp "$WORK/note.db" "$WORK/note.copy"
for command in "load $WORK/in" "search agents" "facts" "status" "verify" "rebuild" "export"; do
	status 3 "a database that is none: ${command%% *} fails with 3" "$PRESSOIR" -d "$WORK/note.db" $command
done
ok "a database that is none: the reason is told" grep -qiE 'note.db.*(not a|no) ' "$WORK/status.err"
ok "a database that is none stays as it was" cmp "$WORK/note.db" "$WORK/note.copy"
sqlite3 "$WORK/foreign.db" 'CREATE TABLE somebody(elses)'
status 3 "somebody else's SQLite file is refused" "$PRESSOIR" -d "$WORK/foreign.db" load "$WORK/in"
is "somebody else's SQLite file stays as it was" "$(sqlite3 "$WORK/foreign.db" .schema)" "CREATE TABLE somebody(elses);"
status 3 "a corpus that does not exist cannot be searched" "$PRESSOIR" -d "$WORK/none.db" search agents
ok "and is not created by that" [ ! -e "$WORK/none.db" ]

# ── a full disk: a small tmpfs, or a limit of file size where mounting is not allowed ──
python3 tests/articles.py 700 > "$WORK/many.ndjson"
mkdir -p "$WORK/disk"
"$PRESSOIR" -d "$WORK/roomy.db" load "$WORK/many.ndjson" > /dev/null 2>&1
"$PRESSOIR" -d "$WORK/roomy.db" export facts --format ndjson > "$WORK/roomy.facts"
PRESSOIR_DB="$WORK/disk/corpus.db"
if mount -t tmpfs -o size=1m pressoir "$WORK/disk" 2> /dev/null; then
	trap 'umount "$WORK/disk" 2> /dev/null; rm -rf "$WORK"' EXIT
	kind="tmpfs of 1 MB"
	limited() { "$PRESSOIR" "$@"; }
	relieve() { mount -o remount,size=200m "$WORK/disk"; }
else
	kind="a file-size limit of 1 MB"
	limited() { (trap '' XFSZ; ulimit -f 2048; exec "$PRESSOIR" "$@"); } # [blocks of 512 bytes]
	relieve() { :; }
fi
echo "#= a full disk is played by: $kind"
status 3 "a full disk: load fails with 3" limited load "$WORK/many.ndjson"
ok "a full disk: the reason is told" grep -qiE 'full|space|too large|I/O' "$WORK/status.err"
relieve
ok "a full disk: the corpus is sound" sound
ok "a full disk: whole articles or none" [ "$(holds)" -lt 700 ]
status 0 "with room again, the same command finishes the work" "$PRESSOIR" load "$WORK/many.ndjson"
"$PRESSOIR" export facts --format ndjson > "$WORK/disk.facts"
ok "and gives the corpus of a load that had room" cmp "$WORK/roomy.facts" "$WORK/disk.facts"
PRESSOIR_DB="$WORK/roomy.db"
for command in "export" "export articles --format ndjson" "facts --format csv" "search agents" "status" \
	"extract $WORK/many.ndjson" "rules list" "help"; do
	sh -c '"$PRESSOIR" $1 > /dev/full' sh "$command" 2> "$WORK/said"
	is "standard output on a full disk: $command fails with 3" "$?" 3
done
for command in "export" "extract $WORK/many.ndjson" "search agents -n 500" "rules list"; do
	sh -c '{ "$PRESSOIR" $1 2> "$2"; echo $? > "$3"; } | head -n 1 > /dev/null' sh "$command" "$WORK/said" "$WORK/code"
	is "a closed pipe is no error: $command" "$(cat "$WORK/code") $(cat "$WORK/said")" "0 "
done
status 3 "export -o to where nothing can be written fails with 3" "$PRESSOIR" export -o "$WORK/no/such/folder/facts.csv"
finish
