#!/bin/sh
# What fuzzing found once, and what it must never find again: each input in tests/fuzz/findings/TARGET/ through its
# target.
. tests/tap.sh
pkgs="libpcre2-8 sqlite3 libutf8proc libxml-2.0 libarchive jansson"
case "$BUILD" in
*asan) sanitize="-fsanitize=address,undefined -fno-sanitize-recover=undefined" ;;
*tsan) sanitize="-fsanitize=thread" ;;
*cov) sanitize="--coverage" ;;
*) sanitize="" ;;
esac
for folder in tests/fuzz/findings/*/; do
	target=$(basename "$folder")
	ok "target $target builds" ${CC:-cc} -std=c17 -D_GNU_SOURCE -O1 -g -pthread $sanitize -Iinclude -Isrc -Itests/fuzz \
		$(pkg-config --cflags $pkgs) \
		-o "$WORK/$target" "tests/fuzz/$target.c" tests/fuzz/driver.c tests/fuzz/pieces.c \
			"$BUILD/libpressoir.a" $(pkg-config --libs $pkgs) -lstemmer -lm
	ok "$target: $(ls "$folder" | wc -l) inputs that broke something break nothing" timeout 300 "$WORK/$target" 0,0 "$folder"*
done
finish
