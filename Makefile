# Pressoir. No configure step; everything built goes under build/$(MODE)/.
# `make help` lists the targets.

MODE    ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
AR      ?= ar
B       := build/$(MODE)

PKGS    := libpcre2-8 sqlite3 libutf8proc libxml-2.0 libarchive jansson
VERSION := $(shell sed -n 's/.*PR_VERSION "\(.*\)"/\1/p' include/pressoir.h)

CFLAGS.release := -O2 -g
CFLAGS.asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer \
                  -DPR_UNCAGED
CFLAGS.tsan    := -O1 -g -fsanitize=thread -DPR_UNCAGED
CFLAGS.cov     := -O0 -g --coverage -DPR_UNCAGED
CFLAGS.debug   := -O0 -g
LDFLAGS.asan   := -fsanitize=address,undefined
LDFLAGS.tsan   := -fsanitize=thread
LDFLAGS.cov    := --coverage

WARN    := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wvla
ifneq ($(CI),)
WARN    += -Werror
endif
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS))
PKG_LIBS   = $(shell pkg-config --libs $(PKGS)) -lstemmer -lm

# Of the program alone.
CLI_LIBS   = $(shell pkg-config --libs xlsxwriter libmicrohttpd)

EXT_LIBS   = $(shell pkg-config --libs libpcre2-8 libutf8proc) -lstemmer

DATADIR := $(PREFIX)/share/pressoir
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Iinclude $(WARN) $(CFLAGS.$(MODE)) -fPIC -fvisibility=hidden -pthread \
             -DPR_DATADIR='"$(DATADIR)"' $(CFLAGS)
ALL_LDFLAGS = $(LDFLAGS.$(MODE)) -pthread $(LDFLAGS)

LIB_SRC  := $(filter-out src/extension%,$(wildcard src/*.c))
LIB_OBJ  := $(LIB_SRC:src/%.c=$(B)/lib/%.o)
EXT_OBJ  := $(patsubst src/%.c,$(B)/ext/%.o,$(wildcard src/extension*.c) src/fts_french.c)
CLI_SRC  := $(wildcard src/cli/*.c)
CLI_OBJ  := $(CLI_SRC:src/cli/%.c=$(B)/cli/%.o)
TEST_SRC := $(wildcard tests/unit/test_*.c)
TESTS    := $(TEST_SRC:tests/unit/%.c=$(B)/tests/%)

COMMANDS := $(shell sed -n 's/^	{"\([a-z]*\)", cmd_.*/\1/p' src/cli/command.c)
MAN1     := $(B)/man/pressoir.1 $(COMMANDS:%=$(B)/man/pressoir-%.1)
MANUAL   := $(MAN1) $(B)/man/pressoir-rules.5 $(patsubst %,$(B)/completion/pressoir.%,bash zsh fish)

# Commands are told in short; `make V=1` shows them whole.
Q := $(if $(V),,@)
say = @printf '  %-5s %s\n' '$1' '$2'

.PHONY: FORCE all demo test check check-rules asan tsan cov valgrind fuzz bench lint install uninstall clean help setup \
        setup-test
.DEFAULT_GOAL := all

BUILT    := $(B)/pressoir $(B)/libpressoir.so $(B)/libpressoir.a $(B)/pressoir.so $(B)/pressoir.pc
all: $(BUILT) $(MANUAL) ## build the program and the libraries

demo: setup ## install what is missing, build, load corpus/, search, write facts.csv
	@$(MAKE) --no-print-directory all
	@sh tests/demo.sh $(B)/pressoir

test: setup-test ## install what is missing and run every test
	@$(MAKE) --no-print-directory check

setup:
	@sh .ci/setup.sh
setup-test:
	@sh .ci/setup.sh test

check: all $(TESTS)
	@BUILD=$(B) sh tests/run.sh

check-rules: $(B)/pressoir ## run every example of every rule
	$(B)/pressoir --rules rules rules check

asan tsan: ## run the tests under a sanitizer
	@$(MAKE) --no-print-directory MODE=$@ check

cov: ## which branches the tests take, and whether those that must be whole are
	@sh tests/coverage.sh

valgrind: all $(TESTS) ## run the unit tests under valgrind
	@BUILD=$(B) sh tests/valgrind.sh

bench: all ## the figures of the design, side by side
	@BUILD=$(B) sh tests/bench/run.sh

fuzz: ## a short run of every fuzz target
	@sh tests/fuzz/run.sh

lint: ## static analysis and layout
	@sh .ci/lint.sh

-include $(wildcard $(B)/*/*.d)

$(B)/lib/%.o: src/%.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) $(CPPFLAGS) -Isrc -I$(B)/gen -MMD -MP -c -o $@ $<

ifeq ($(MODE),cov)
$(B)/lib/cage.o $(B)/lib/cage_%.o: ALL_CFLAGS += -include tests/coverage.h
endif

# The schema as bytes of C.
$(B)/gen/schema.inc: src/schema.sql
	@mkdir -p $(@D)
	od -An -v -tu1 $< | sed 's/[0-9][0-9]*/&,/g' > $@
$(B)/lib/store_sqlite.o: $(B)/gen/schema.inc

# The départements, code and name.
$(B)/gen/departments.inc: rules/lists/department_codes.tsv
	@mkdir -p $(@D)
	$(Q)awk -F '\t' '!/^#/ && NF > 2 && !seen[$$2]++ { printf "{\"%s\", \"%s\"},\n", $$2, $$3 }' $< > $@
$(B)/lib/store_sqlite_about.o: $(B)/gen/departments.inc

# French forms and lemmas, from the system's spelling dictionary (package hunspell-fr).
HUNSPELL ?= /usr/share/hunspell/fr
$(B)/gen/lemmas: $(wildcard src/gen/lemmas*.c) src/fold.c src/str.c src/gen/lemmas.h src/lemma_table.h
	@mkdir -p $(@D)
	$(CC) -std=c17 -D_GNU_SOURCE -O2 $(WARN) -Iinclude -Isrc $(shell pkg-config --cflags libutf8proc) \
		-o $@ $(filter %.c,$^) $(shell pkg-config --libs libutf8proc)
$(B)/gen/lemmas.bin: $(B)/gen/lemmas $(HUNSPELL).aff $(HUNSPELL).dic src/gen/choices.txt
	$< $(HUNSPELL).aff $(HUNSPELL).dic src/gen/choices.txt > $@.new
	@mv $@.new $@
$(B)/lib/lemma_table.o: $(B)/gen/lemmas.bin
$(B)/lib/lemma_table.o: ALL_CFLAGS += -DLEMMA_TABLE='"$(abspath $(B))/gen/lemmas.bin"'

# The program sees include/ only.
$(B)/cli/%.o: src/cli/%.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<

# Messages in French; what <inttypes.h> makes of PRIu64 here is written out, for only libintl knows how to do that
# later.
$(B)/gen/fr.mo: src/po/fr.po
	@mkdir -p $(@D)
	$(Q)u64=$$(printf '%cinclude <inttypes.h>\nPRIu64\n' '#' | $(CC) -E -P - | tail -n 1 | tr -d '" ') && \
	sed "s/<PRIu64>/$$u64/g" $< | msgfmt --check-format --check-domain --no-hash -o $@ -
$(B)/cli/intl.o: $(B)/gen/fr.mo
$(B)/cli/intl.o: ALL_CFLAGS += -DFRENCH_CATALOGUE='"$(abspath $(B))/gen/fr.mo"'

# What the page is made of, as bytes of C.
$(B)/gen/style.inc: src/web/style.css
$(B)/gen/script.inc: src/web/page.js
$(B)/gen/outlines.inc: src/web/departements.tsv
$(B)/gen/style.inc $(B)/gen/script.inc $(B)/gen/outlines.inc:
	@mkdir -p $(@D)
	$(Q)od -An -v -tu1 $< | sed 's/[0-9][0-9]*/&,/g' > $@
$(B)/cli/web_asset.o: $(B)/gen/style.inc $(B)/gen/script.inc $(B)/gen/outlines.inc
$(B)/cli/web_asset.o: ALL_CFLAGS += -I$(B)/gen
$(B)/cli/web%.o $(B)/cli/cmd_serve.o: ALL_CFLAGS += $(shell pkg-config --cflags libmicrohttpd)

$(B)/libpressoir.a: $(LIB_OBJ)
	$(call say,AR,$@)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $^

$(B)/libpressoir.so: $(LIB_OBJ)
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -shared -Wl,-soname,libpressoir.so.0 -Wl,--no-undefined -o $@ $^ $(PKG_LIBS)

$(B)/pressoir: $(CLI_OBJ) $(B)/libpressoir.a
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS) $(CLI_LIBS)

# SQLite's extension. It has no SQLite of its own (that is its host's) and takes from the library what it uses.
$(B)/ext/%.o: src/%.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) $(CPPFLAGS) -DPR_LOADABLE -Isrc -MMD -MP -c -o $@ $<
$(B)/pressoir.so: $(EXT_OBJ) $(B)/libpressoir.a
	$(call say,LD,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -shared -Wl,--no-undefined -Wl,--exclude-libs,ALL -o $@ $^ $(EXT_LIBS)

# What names PREFIX is made again when that changes: `make && make install PREFIX=/usr`.
$(B)/prefix: FORCE
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@
FORCE:
$(B)/lib/rule.o: $(B)/prefix

$(B)/pressoir.pc: include/pressoir.h $(B)/prefix
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=$(PREFIX)' 'Name: pressoir' 'Description: figures pressed out of French press articles' \
		'Version: $(VERSION)' 'Requires.private: $(PKGS)' 'Libs: -L$${prefix}/lib -lpressoir' \
		'Libs.private: -lstemmer -lm -pthread' 'Cflags: -I$${prefix}/include' > $@

# A unit test links the library's objects, so it reaches below the header.
$(B)/tests/%: tests/unit/%.c $(B)/libpressoir.a
	@mkdir -p $(@D)
	$(call say,TEST,$<)
	$(Q)$(CC) $(ALL_CFLAGS) $(PKG_CFLAGS) -Wno-conversion -Isrc -Itests/unit -I$(B)/gen -MMD -MP -o $@ $< \
		$(filter %.o,$^) $(ALL_LDFLAGS) $(B)/libpressoir.a $(PKG_LIBS) -lcmocka
# … and those of the program that it is about.
$(B)/tests/test_web_pool: $(B)/cli/web_pool.o
$(B)/tests/test_web_response: $(filter-out $(B)/cli/main.o,$(CLI_OBJ))
$(B)/tests/test_web_response: PKG_LIBS += $(CLI_LIBS)

# The manual and completions, from the tables that help is printed from.
$(B)/man/pressoir.1: $(B)/pressoir
	@mkdir -p $(@D)
	@LC_ALL=C $< help --man > $@
$(B)/man/pressoir-%.1: $(B)/pressoir
	@mkdir -p $(@D)
	@LC_ALL=C $< help --man $* > $@
$(B)/man/pressoir-rules.5: rules/README.md src/man/rules.awk
	@mkdir -p $(@D)
	@awk -v version=$(VERSION) -f src/man/rules.awk $< > $@
$(B)/completion/pressoir.%: $(B)/pressoir
	@mkdir -p $(@D)
	@LC_ALL=C $< help --completion $* > $@

SHARE    := $(DESTDIR)$(PREFIX)/share
install: all ## install under $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/lib/pressoir
	install -d $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(DATADIR)/rules/lists
	install -m 755 $(B)/pressoir $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(B)/libpressoir.a $(DESTDIR)$(PREFIX)/lib/
	install -m 755 $(B)/libpressoir.so $(DESTDIR)$(PREFIX)/lib/libpressoir.so.0
	ln -sf libpressoir.so.0 $(DESTDIR)$(PREFIX)/lib/libpressoir.so
	install -m 755 $(B)/pressoir.so $(DESTDIR)$(PREFIX)/lib/pressoir/
	install -m 644 $(B)/pressoir.pc $(DESTDIR)$(PREFIX)/lib/pkgconfig/
	install -m 644 include/pressoir.h $(DESTDIR)$(PREFIX)/include/
	install -m 644 rules/*.rules rules/README.md $(DESTDIR)$(DATADIR)/rules/
	install -m 644 rules/lists/*.tsv $(DESTDIR)$(DATADIR)/rules/lists/
	install -d $(SHARE)/man/man1 $(SHARE)/man/man5 $(SHARE)/bash-completion/completions
	install -d $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	install -m 644 $(MAN1) $(SHARE)/man/man1/
	install -m 644 $(B)/man/pressoir-rules.5 $(SHARE)/man/man5/
	install -m 644 $(B)/completion/pressoir.bash $(SHARE)/bash-completion/completions/pressoir
	install -m 644 $(B)/completion/pressoir.zsh $(SHARE)/zsh/site-functions/_pressoir
	install -m 644 $(B)/completion/pressoir.fish $(SHARE)/fish/vendor_completions.d/pressoir.fish

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/pressoir $(DESTDIR)$(PREFIX)/lib/libpressoir.*
	rm -f $(DESTDIR)$(PREFIX)/lib/pkgconfig/pressoir.pc $(DESTDIR)$(PREFIX)/include/pressoir.h
	rm -rf $(DESTDIR)$(DATADIR) $(DESTDIR)$(PREFIX)/lib/pressoir
	rm -f $(MAN1:$(B)/man/%=$(SHARE)/man/man1/%) $(SHARE)/man/man5/pressoir-rules.5
	rm -f $(SHARE)/bash-completion/completions/pressoir $(SHARE)/zsh/site-functions/_pressoir
	rm -f $(SHARE)/fish/vendor_completions.d/pressoir.fish

clean: ## remove everything built
	rm -rf build facts.csv demo.db*

help: ## this list
	@sed -n 's/^\([a-z][a-z -]*\):.*## \(.*\)/\1\t\2/p' Makefile | sort
