#!/bin/sh
# Every message of the program, and of the library's errors, findings and reasons, as a template on standard output.
# Those that no translation has yet: sh src/po/extract.sh > new.pot && msgmerge -U src/po/fr.po new.pot
cd "$(dirname "$0")/../.." || exit 1
tells='(err_set|query_fail|err_words|place_error|stream_fail|docs_refuse|walk_reject|refuse|put_flaw|page_say|N_)\('
LC_ALL=C.UTF-8 xgettext --from-code=UTF-8 --language=C --sort-by-file --no-location --add-comments=none \
	--keyword --keyword=_ --keyword=N_ --keyword=intl_plural:1,2 --keyword=say --keyword=say_error --keyword=say_more \
	--keyword=say_about_input --keyword=cli_usage:2 --keyword=tell:3 --keyword=err_set:3 --keyword=query_fail:3 \
	--keyword=err_words --keyword=place_error:3 --keyword=stream_fail:2 --keyword=docs_refuse:2 \
		--keyword=walk_reject:4 \
	--keyword=refuse:2 --keyword=or_refuse:3 --keyword=put_flaw:2 --keyword=page_say:4 \
	-o - $(ls src/cli/*.c) $(grep -lE "$tells" src/*.c | grep -vE '^src/extension') 2> /dev/null
