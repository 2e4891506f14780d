#!/bin/sh
# The large run: RUNS (1000000) random and mutated queries, within SECONDS_AT_MOST (600), each searched,
# counted and asked for facts; none may give an error of the store's own or take a second of the processor. The small
# one is in run.sh.
#   FUZZ_CORPUS=articles.ndjson FUZZ_LIMIT=20 sh tests/fuzz/queries.sh    on another corpus, the first hits of each
set -eu
cd "$(dirname "$0")/../.."
B=${BUILD:-build/release} out=build/fuzz/queries
make --no-print-directory -s -j "$(nproc)" MODE="$(basename "$B")" "$B/libpressoir.a"
mkdir -p "$out"
pkgs="libpcre2-8 sqlite3 libutf8proc libxml-2.0 libarchive jansson"
"${CC:-cc}" -std=c17 -D_GNU_SOURCE -O2 -pthread -Iinclude -Isrc -Itests/fuzz $(pkg-config --cflags $pkgs) \
	-o "$out/query" tests/fuzz/query.c tests/fuzz/driver.c tests/fuzz/pieces.c "$B/libpressoir.a" \
	$(pkg-config --libs $pkgs) -lstemmer -lm
rm -rf "$out/seeds"; mkdir "$out/seeds"
split -l 1 -a 3 tests/fuzz/queries.txt "$out/seeds/q"
FUZZ_MOST=1 PRESSOIR_RULES="$PWD/rules" "$out/query" "${SECONDS_AT_MOST:-600},${RUNS:-1000000},${SEED:-0}" \
	"$out"/seeds/*
