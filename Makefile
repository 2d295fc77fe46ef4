# waymark: portfolios and a vision, from Git to a site. "make help" lists the
# targets.

.DEFAULT_GOAL := all
MODE ?= release
CC = gcc
PKG_CONFIG = pkg-config
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/waymark
LIBEXECDIR ?= $(PREFIX)/libexec

VERSION := 0.1.0
LIBS := libcmark-gfm yaml-0.1 libgit2 libdeflate icu-i18n icu-uc \
        sqlite3 jansson nettle libzip expat libqrencode libmicrohttpd

STD := -std=c11 -D_POSIX_C_SOURCE=200809L
WARN := -Wall -Wextra -Wpedantic -Wformat=2 -Wconversion -Wsign-conversion -Wshadow \
        -Wstrict-prototypes -Wmissing-prototypes -Wimplicit-fallthrough -Wcast-qual \
        -Wwrite-strings -Wvla -Wundef -Wswitch-enum -Wbidi-chars=any -Wtrampolines \
        -Werror=format-security -Werror=implicit -Werror=incompatible-pointer-types \
        -Werror=int-conversion -Werror=return-type
HARD := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-clash-protection \
        -fstack-protector-strong -fcf-protection=full -fPIE -fexceptions -fno-strict-aliasing \
        -fno-strict-overflow -fno-delete-null-pointer-checks -ftrivial-auto-var-init=zero
LINK := -pie -Wl,-z,nodlopen -Wl,-z,noexecstack -Wl,-z,relro -Wl,-z,now \
        -Wl,--as-needed -Wl,--no-copy-dt-needed-entries

ifeq ($(MODE),release)
FLAGS := $(HARD)
LINKFLAGS := $(LINK)
else ifeq ($(MODE),debug)
FLAGS := -O0 -g3 -Werror
else ifeq ($(MODE),asan)
FLAGS := -O1 -g3 -fsanitize=address,undefined -fno-sanitize-recover=all -Werror
LINKFLAGS := -fsanitize=address,undefined
else ifeq ($(MODE),fuzz)
CC := clang
WARN := $(filter-out -Wtrampolines -Wbidi-chars=any,$(WARN))
# An empty slice may be NULL + 0, which C2y allows and this clang reports.
FLAGS := -O1 -g3 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all \
         -fno-sanitize=pointer-overflow
LINKFLAGS := -fsanitize=fuzzer,address,undefined
else
$(error MODE is one of release, debug, asan and fuzz)
endif

# Commands are shown with V=1.
Q := $(if $(V),,@)

OUT := build/$(MODE)
BIN := $(if $(filter release,$(MODE)),build/waymark,$(OUT)/waymark)
# The helper that decodes pictures is a program of its own, and the only one
# that is linked with libvips.
HELPER := $(dir $(BIN))waymark-media
HELPER_SRC := $(sort $(wildcard src/helper/*.c))
HELPER_OBJ := $(HELPER_SRC:%.c=$(OUT)/%.o) $(patsubst %,$(OUT)/src/%.o,base/arena base/process base/str media/bitmap media/clean media/format media/segments)
SRC := $(filter-out $(HELPER_SRC),$(sort $(wildcard src/*.c src/*/*.c)))
MAIN := src/cmd/main.c
OBJ := $(SRC:%.c=$(OUT)/%.o)
LIB_OBJ := $(filter-out $(OUT)/$(MAIN:.c=.o),$(OBJ))

# Asked for once, and only by what compiles.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LIBS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell $(PKG_CONFIG) --libs $(LIBS)) -lcmark-gfm-extensions -lm)$(PKG_LIBS)

VIPS_CFLAGS = $(eval VIPS_CFLAGS := $(patsubst -I%,-isystem%,$(shell $(PKG_CONFIG) --cflags vips)))$(VIPS_CFLAGS)
VIPS_LIBS = $(eval VIPS_LIBS := $(shell $(PKG_CONFIG) --libs vips))$(VIPS_LIBS)

COMPILE = $(CC) $(STD) $(WARN) $(FLAGS) -Isrc -DWAYMARK_VERSION='"$(VERSION)"' \
          -DWAYMARK_DATADIR='"$(DATADIR)"' -DWAYMARK_LIBEXECDIR='"$(LIBEXECDIR)/waymark"' $(PKG_CFLAGS) -MMD -MP $(CFLAGS)

all: $(BIN) $(HELPER) ## build the programs, build/waymark and its helper

$(BIN): $(OBJ)
	@mkdir -p $(@D)
	@echo '  LINK  $@'
	$(Q)$(CC) $(FLAGS) $(LINKFLAGS) -o $@ $(OBJ) $(PKG_LIBS) $(LDFLAGS)

$(OUT)/%.o: %.c $(OUT)/flags
	@mkdir -p $(@D)
	@echo '  CC    $<'
	$(Q)$(COMPILE) $(LIBRARY) -c -o $@ $<

$(HELPER): $(HELPER_OBJ)
	@mkdir -p $(@D)
	@echo '  LINK  $@'
	$(Q)$(CC) $(FLAGS) $(LINKFLAGS) -o $@ $(HELPER_OBJ) $(VIPS_LIBS) $(LDFLAGS)

$(HELPER_SRC:%.c=$(OUT)/%.o): LIBRARY = $(VIPS_CFLAGS)

# What is part of the program as it is.
$(OUT)/src/serve/files.o: src/serve/bar.js src/serve/bar.css
$(OUT)/src/admin/admin.o: src/admin/start.js src/admin/phone.css

# A change of the compile line rebuilds everything.
$(OUT)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(COMPILE)' | cmp -s - $@ || echo '$(COMPILE)' >$@

# Unit tests: tests/unit/NAME.c is linked with all of src/ but main.c.
UNIT := $(patsubst tests/unit/%.c,$(OUT)/unit/%.t,$(sort $(wildcard tests/unit/*.c)))

$(OUT)/unit/%.t: tests/unit/%.c $(LIB_OBJ) $(OUT)/flags
	@mkdir -p $(@D)
	@echo '  TEST  $<'
	$(Q)$(COMPILE) -Wno-missing-prototypes -o $@ $< $(LIB_OBJ) $(LINKFLAGS) $(PKG_LIBS) -lcmocka $(LDFLAGS)

unit: $(UNIT) ## run the unit tests in MODE
	@CMOCKA_MESSAGE_OUTPUT=TAP prove $(UNIT)

# "make site" and "make check" start on a machine that has only make and Git,
# so what needs a compiler runs in a make of its own, after deps.
site: deps ## install what is missing, build, and publish content/ as output/
	@$(MAKE) --no-print-directory all
	$(BIN) build

deps: ## install what building needs
	@.ci/deps build

# What packages run by themselves when they are installed is not run.
NPM_CI := npm ci --loglevel=error --ignore-scripts --no-audit --no-fund

deps-test: ## install what the tests need
	@.ci/deps build test
	@set -e; for lock in $(wildcard tests/*/package-lock.json); do \
	    cd "$$(dirname "$$lock")"; \
	    if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then \
	        $(NPM_CI); \
	        touch node_modules/.package-lock.json; \
	    fi; \
	    cd $(CURDIR); done

check: deps-test ## install what the tests need, and run every test
	@$(MAKE) --no-print-directory all unit fuzz-syntax
	@$(MAKE) --no-print-directory MODE=asan all unit
	@UPDATE=$(UPDATE) WAYMARK=$(BIN) prove tests/*.t

check-browser: deps-test all ## look at the pages in a browser, a part of check
	@WAYMARK=$(BIN) prove -v tests/browser.t

lighthouse: deps-test all ## measure the sample site with Lighthouse: 100 is wanted
	@cd tests/browser/lighthouse && { [ -d node_modules ] || $(NPM_CI); }
	@$(BIN) build -q -o build/sample 2>/dev/null
	@node tests/browser/lighthouse/run.js build/sample

lint: ## check the layout of the code
	@clang-format --dry-run -Werror $(wildcard src/*/*.[ch] tests/unit/*.c tests/fuzz/*.c)

bench: all ## compare speed and memory with Hugo and with a bare loop
	@.ci/deps bench
	@tests/bench/run
	@tests/bench/liquid/run
	@tests/bench/history
	@tests/bench/serve
	@tests/bench/pictures
	@$(BIN) build -q -o build/sample 2>/dev/null && tests/bench/budget build/sample

# tests/fuzz/NAME.c is linked with all of src/ but main.c.
FUZZ_SECONDS ?= 60
FUZZ := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(sort $(wildcard tests/fuzz/*.c)))

build/fuzz/%: tests/fuzz/%.c $(LIB_OBJ) $(OUT)/flags
	@echo '  FUZZ  $<'
	$(Q)$(COMPILE) -Wno-missing-prototypes -o $@ $< $(LIB_OBJ) $(LINKFLAGS) $(PKG_LIBS) $(LDFLAGS)

# Fuzz targets run by themselves; for "make check" they only have to compile.
fuzz-syntax:
	$(Q)$(filter-out -MMD -MP,$(COMPILE)) -Wno-missing-prototypes -fsyntax-only \
	    $(wildcard tests/fuzz/*.c)

fuzz: ## run each fuzz target for FUZZ_SECONDS
	@.ci/deps build fuzz
	@$(MAKE) --no-print-directory MODE=fuzz fuzz-run

fuzz-run: $(FUZZ)
	@set -e; for t in $(FUZZ); do \
	    corpus=build/fuzz/corpus/$${t##*/}; mkdir -p $$corpus; \
	    $$t -max_total_time=$(FUZZ_SECONDS) -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 \
	        -artifact_prefix=build/fuzz/$${t##*/}- $$corpus $$(ls -d tests/fuzz/$${t##*/}/ 2>/dev/null); done

MAN := $(sort $(wildcard src/man/*.[15]))
THEME_FILES = $(shell cd themes && find . -type f)
STARTER_FILES = $(wildcard src/starter/*)

install: all ## install the program, its manual, its themes and a new site
	install -Dm755 $(BIN) $(DESTDIR)$(BINDIR)/waymark
	install -Dm755 $(HELPER) $(DESTDIR)$(LIBEXECDIR)/waymark/waymark-media
	for page in $(MAN); do \
	    install -Dm644 $$page $(DESTDIR)$(MANDIR)/man$${page##*.}/$${page##*/} || exit 1; done
	for file in $(THEME_FILES); do \
	    install -Dm644 themes/$$file $(DESTDIR)$(DATADIR)/themes/$$file || exit 1; done
	install -Dm644 -t $(DESTDIR)$(DATADIR)/starter $(STARTER_FILES)

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(BINDIR)/waymark $(DESTDIR)$(LIBEXECDIR)/waymark/waymark-media
	for page in $(MAN); do rm -f $(DESTDIR)$(MANDIR)/man$${page##*.}/$${page##*/}; done
	rm -rf $(DESTDIR)$(DATADIR)

clean: ## remove what was built
	rm -rf build

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

-include $(OBJ:.o=.d) $(HELPER_OBJ:.o=.d) $(UNIT:.t=.d)
FORCE:
.PHONY: all unit site deps deps-test check check-browser lighthouse lint bench fuzz fuzz-run fuzz-syntax install uninstall clean help FORCE
