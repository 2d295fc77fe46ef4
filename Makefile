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

VERSION := 0.1.0
LIBS := libcmark-gfm yaml-0.1 libgit2 icu-i18n icu-uc \
        sqlite3 jansson nettle

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
else
$(error MODE is one of release, debug and asan)
endif

# Commands are shown with V=1.
Q := $(if $(V),,@)

OUT := build/$(MODE)
BIN := $(if $(filter release,$(MODE)),build/waymark,$(OUT)/waymark)
SRC := $(sort $(wildcard src/*.c src/*/*.c))
MAIN := src/cmd/main.c
OBJ := $(SRC:%.c=$(OUT)/%.o)
LIB_OBJ := $(filter-out $(OUT)/$(MAIN:.c=.o),$(OBJ))

# Asked for once, and only by what compiles.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LIBS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell $(PKG_CONFIG) --libs $(LIBS)) -lcmark-gfm-extensions -lm)$(PKG_LIBS)

COMPILE = $(CC) $(STD) $(WARN) $(FLAGS) -Isrc -DWAYMARK_VERSION='"$(VERSION)"' \
          -DWAYMARK_DATADIR='"$(DATADIR)"' $(PKG_CFLAGS) -MMD -MP $(CFLAGS)

all: $(BIN) ## build the program, build/waymark

$(BIN): $(OBJ)
	@mkdir -p $(@D)
	@echo '  LINK  $@'
	$(Q)$(CC) $(FLAGS) $(LINKFLAGS) -o $@ $(OBJ) $(PKG_LIBS) $(LDFLAGS)

$(OUT)/%.o: %.c $(OUT)/flags
	@mkdir -p $(@D)
	@echo '  CC    $<'
	$(Q)$(COMPILE) -c -o $@ $<

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

check: unit ## run every test

clean: ## remove what was built
	rm -rf build

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

-include $(OBJ:.o=.d) $(UNIT:.t=.d)
FORCE:
.PHONY: all unit check clean help FORCE
