#!/bin/sh
# Every message of the program and of the library's errors, as a template on standard output. Those that no translation
# has yet: sh src/po/extract.sh > new.pot && msgmerge -U src/po/fr.po new.pot
cd "$(dirname "$0")/../.." || exit 1
LC_ALL=C.UTF-8 xgettext --from-code=UTF-8 --language=C --sort-by-file --no-location --add-comments=none \
	--keyword --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --keyword=say --keyword=say_error --keyword=say_more \
	--keyword=say_about_input --keyword=cli_usage:2 --keyword=tell:3 --keyword=err_set:3 --keyword=query_fail:3 --keyword=err_words \
	-o - $(ls src/cli/*.c | grep -v '/web') $(grep -lE 'err_set\(|query_fail\(|err_words\(' src/*.c | grep -v '^src/err\.c') \
	src/pressoir_libraries.c 2> /dev/null
