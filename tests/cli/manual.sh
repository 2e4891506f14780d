#!/bin/sh
# The manual and the completions say what help says, of every command and option.
. tests/tap.sh
man=$BUILD/man completion=$BUILD/completion
commands=$("$PRESSOIR" help | sed -n '/^usage/,/^everywhere/s/^  \([a-z]*\)  .*/\1/p')
options() { "$PRESSOIR" help "$@" | sed -n 's/^  \(-[a-z],\|   \) --\([a-z-]*\).*/\2/p'; }
plain() { sed 's/\\-/-/g; s/\\f[BIR]//g' "$@"; }
ok "help lists commands" [ "$(echo "$commands" | wc -l)" -gt 12 ]

missing=""
for c in $commands; do
	[ -s "$man/pressoir-$c.1" ] || { missing="$missing $c"; continue; }
	for o in $(options "$c"); do plain "$man/pressoir-$c.1" | grep -q -- "--$o\>" || missing="$missing $c:$o"; done
	plain "$man/pressoir.1" | grep -q "pressoir $c" || missing="$missing pressoir:$c"
	for shell in bash zsh fish; do grep -q "\<$c\>" "$completion/pressoir.$shell" || missing="$missing $shell:$c"; done
	for o in $(options "$c"); do
		grep -q -- "--$o\>" "$completion/pressoir.bash" && grep -q -- "--$o[=[]" "$completion/pressoir.zsh" &&
			grep -q -- "-l $o\>" "$completion/pressoir.fish" || missing="$missing completion:$c:$o"
	done
done
is "every command has its page, each option stands in it, and is completed in three shells" "$missing" ""
is "no page is of a command that is none" "$(cd "$man" && ls | sed -n 's/^pressoir-\(.*\)\.1$/\1/p' | sort)" \
	"$(echo "$commands" | sort)"
is "the language of rules has a page that names each keyword" \
	"$(for w in rule kind unit value near priority match yes no macro; do
	grep -qx "\\\\fB$w\\\\fR" "$man/pressoir-rules.5" || echo "$w"; done)" ""
if command -v mandoc > /dev/null; then is "mandoc has nothing to warn of" "$(mandoc -T lint -W warning "$man"/*)" ""
else skip "no mandoc here" "mandoc has nothing to warn of"; fi
if command -v man > /dev/null && man --warnings -l "$man/pressoir.1" > /dev/null 2>&1; then
	is "nor has man" "$(for page in "$man"/*; do man --warnings -l "$page" 2>&1 > /dev/null; done)" ""
	is "text as typed keeps its marks" \
		"$(MANWIDTH=200 man -l "$man/pressoir-rules.5" 2> /dev/null | grep -c 'of the list that have `tag` in')" 1
	is "a paragraph ends a table" \
		"$(MANWIDTH=200 man -l "$man/pressoir-rules.5" 2> /dev/null | grep -c '^ *A converter may refuse')" 1
	is "a page is laid out" \
		"$(MANWIDTH=200 man -l "$man/pressoir-export.1" 2> /dev/null | grep -c 'csv|ndjson|json|xlsx|txm|iramuteq')" 1
else skip "no man here" "man has nothing to warn of"; fi

# ── shells ──
if command -v bash > /dev/null; then
	cat > "$WORK/try.bash" <<'BASH'
source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_pressoir 2> /dev/null; echo "${COMPREPLY[*]}"
BASH
	try() { bash "$WORK/try.bash" "$completion/pressoir.bash" "$@"; }
	is "bash completes a command" "$(try pressoir sea)" search
	is "an option of it" "$(try pressoir export --pack)" --package
	is "the value of an option" "$(try pressoir -d x.db search --sort r)" rank
	is "the value of a letter's option is not guessed" "$(try pressoir search -n 1)" ""
	is "options of all commands" "$(try pressoir --ver)" "--verbose --version"
	is "what comes first after a command" "$(try pressoir export art)" articles
	is "commands after help" "$(try pressoir help verif)" verify
fi
for shell in zsh fish; do
	if command -v $shell > /dev/null; then ok "$shell can read its completion" $shell -n "$completion/pressoir.$shell"
	else skip "no $shell here" "$shell can read its completion"; fi
done
if command -v fish > /dev/null; then
	is "fish completes an option" \
		"$(fish --no-config -c "source $completion/pressoir.fish; complete -C 'pressoir export --pack'" | cut -f1)" \
		--package
fi
finish
