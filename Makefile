# Build of vastai: the C module, its checks, and the two commands that a newcomer needs.
# `make help` lists the targets. Found by pkg-config and overridable: LUA_CFLAGS, LUA_LIBS,
# CURL_CFLAGS, CURL_LIBS; also CC, AR, CFLAGS, LDFLAGS, LUA, BUILD, PREFIX, DESTDIR, LIBDIR, INCLUDEDIR,
# INST_LIBDIR and INST_LUADIR (LuaRocks sets the last two); V=1 shows commands, SPECS="x_spec" runs
# only these. All specs run two files at a time, chosen ones one at a time; JOBS=4 sets the number.

LUA ?= lua5.4
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local
BUILD ?= build
CFLAGS ?= -O2 -g

# Expanded at first use, not when make starts: `make test` may install the libraries first.
LUA_PC ?= $(shell for name in lua5.4 lua-5.4 lua54 lua; do \
	$(PKG_CONFIG) --exists $$name 2>/dev/null && echo $$name && break; done)
LUA_CFLAGS ?= $(shell $(PKG_CONFIG) --cflags $(LUA_PC))
LUA_LIBS ?= $(shell $(PKG_CONFIG) --libs $(LUA_PC))
CURL_CFLAGS ?= $(shell $(PKG_CONFIG) --cflags libcurl)
CURL_LIBS ?= $(shell $(PKG_CONFIG) --libs libcurl)

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
COMPILE = $(CC) -std=c11 $(WARNINGS) $(WERROR) $(HARDEN) $(CFLAGS) $(CPPFLAGS) -fPIC -Isrc -MMD -MP
ifeq ($(shell uname -s),Darwin)
  MODULE := -bundle -undefined dynamic_lookup
else
  MODULE := -shared
  HARDEN_LINK := -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
endif

# FORTIFY_SOURCE requires optimization, hides faults from the sanitizers, and may be set by the user.
FORTIFY = $(if $(findstring -fsanitize,$(CFLAGS))$(findstring _FORTIFY_SOURCE,$(CFLAGS) $(CPPFLAGS)),,$(if \
	$(filter -O -O1 -O2 -O3 -Os -Oz -Og -Ofast,$(CFLAGS)),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
HARDEN = -fstack-protector-strong $(FORTIFY)
LINK_FLAGS = $(HARDEN_LINK) $(LDFLAGS)

# All source files below the folder: a new file or folder needs no edit here.
OBJECTS_IN = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(sort $(shell find src/$(1) -name '*.c')))
PURE := $(call OBJECTS_IN,core) $(call OBJECTS_IN,api)
BOUND := $(call OBJECTS_IN,bind)
UNITS := $(patsubst spec/unit/%.c,$(BUILD)/unit/%,$(wildcard spec/unit/*.c))
LUA_FILES := $(shell find lua -name '*.lua' 2>/dev/null)
TYPE_FILES := $(shell find library -name '*.lua' 2>/dev/null)

SANITIZE := -fsanitize=address,undefined
ASAN := BUILD=build/asan LDFLAGS="$(SANITIZE)" \
	CFLAGS="-g -O1 -fno-omit-frame-pointer $(SANITIZE) -fno-sanitize-recover=undefined"

ROOT := $(CURDIR)
INST_LIBDIR ?= $(DESTDIR)$(PREFIX)/lib/lua/5.4
INST_LUADIR ?= $(DESTDIR)$(PREFIX)/share/lua/5.4
INST_DATADIR ?= $(DESTDIR)$(PREFIX)/share/vastai
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
below_prefix = $(patsubst $(PREFIX)/%,$${prefix}/%,$(1))
VERSION = $(shell sed -n 's/^.define VASTAI_VERSION "\(.*\)"/\1/p' src/vastai.h)
HERE = LUA_PATH_5_4="$(ROOT)/lua/?.lua;$(ROOT)/lua/?/init.lua;$(ROOT)/?.lua;;" \
	LUA_CPATH_5_4="$(ROOT)/$(BUILD)/?.so;;"

Q := $(if $(V),,@)
say = $(if $(V)$(QUIET),,@printf '  %-5s %s\n' $(1) $(2))

AGAIN = $(MAKE) --no-print-directory $(if $(V),,-s)

.DEFAULT_GOAL := build
.PHONY: docs site site-test types help demo demo-live test contract build core units lint format asan valgrind standin \
	bench-smoke bench-frame bench-fanout embed static install install-lua install-static clean
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## install dependencies, build, and run the demo of authentication
	@tools/install-deps.sh demo
	@$(AGAIN) build
	@$(HERE) $(LUA) examples/demo.lua

demo-live: ## run the read-only steps with the real service (VAST_API_KEY=...)
	@tools/install-deps.sh demo
	@$(AGAIN) build
	@$(HERE) $(LUA) examples/demo.lua --live

test: ## install dependencies, build, and run every spec
	@tools/install-deps.sh test
	@$(AGAIN) build units
	@$(LUA) tools/test.lua --jobs $(or $(JOBS),$(if $(SPECS),1,2)) --build $(BUILD) $(SPECS)

contract: ## check every method against the vendor's API description (needs npm; installs build/prism)
	@tools/install-deps.sh test
	@$(AGAIN) build
	@tools/contract.sh $(BUILD)

build: $(BUILD)/vastai/core.so ## build the module, build/vastai/core.so

core: $(PURE) ## compile src/core and src/api without Lua's include path

units: $(UNITS)

lint: ## run compilers with warnings as errors, formatters and static analysis
	@tools/install-deps.sh lint
	@tools/lint.sh

docs: build ## generate docs/reference.md and library/vastai.lua from the rows
	@$(HERE) $(LUA) tools/library.lua
	@$(HERE) $(LUA) tools/docs.lua

site: ## the reference as web pages, build/site/index.html
	@tools/install-deps.sh build
	@$(AGAIN) build
	@$(HERE) $(LUA) tools/site.lua $(BUILD)/site

site-test: site ## the web pages in headless Chromium
	@tools/install-deps.sh test
	@tools/install-deps.sh site
	@$(LUA) tools/test.lua --build $(BUILD) site_spec

types: ## check the types for editors (needs cargo; installs build/types)
	@tools/install-deps.sh test
	@tools/types.sh $(BUILD)

format: ## format the C files
	@find src spec bench tools -name '*.[ch]' | xargs -r clang-format -i

asan: ## run every spec with the address, undefined behaviour and leak sanitizers
	@tools/install-deps.sh test
	@$(AGAIN) $(ASAN) build units build/asan/tools/preload.so
	@$(LUA) tools/test.lua --jobs $(or $(JOBS),$(if $(SPECS),1,2)) --build build/asan --under asan $(SPECS)

valgrind: ## run every spec with valgrind; a definite leak is an error
	@tools/install-deps.sh valgrind
	@$(AGAIN) build units $(BUILD)/tools/preload.so
	@$(LUA) tools/test.lua --jobs $(or $(JOBS),$(if $(SPECS),1,2)) --build $(BUILD) --under valgrind $(SPECS)

standin: ## run the local stand-in of the service in the foreground
	@tools/install-deps.sh demo
	@$(AGAIN) build
	@printf 'Lua in another shell finds this build with\n\n  export %s\n\n' '$(HERE)'
	@$(HERE) $(LUA) spec/standin/run.lua --foreground

bench-smoke: ## compare sequential calls with libcurl
	@tools/install-deps.sh test
	@$(AGAIN) build $(BUILD)/bench/limit
	@$(HERE) $(LUA) bench/smoke.lua $(BUILD)/bench/limit

bench-frame: ## measure the cost per frame of a host with 60 frames per second
	@tools/install-deps.sh test
	@$(AGAIN) build $(BUILD)/bench/cpu.so
	@LUA_CPATH_5_4="$(ROOT)/$(BUILD)/?.so;$(ROOT)/$(BUILD)/bench/?.so;;" \
	  LUA_PATH_5_4="$(ROOT)/lua/?.lua;$(ROOT)/lua/?/init.lua;$(ROOT)/?.lua;;" $(LUA) bench/frame.lua

bench-fanout: ## compare concurrent GETs with libcurl's multi interface
	@tools/install-deps.sh test
	@$(AGAIN) build $(BUILD)/bench/fan
	@$(HERE) $(LUA) bench/fanout.lua $(BUILD)/bench/fan

embed: $(BUILD)/embed/host $(BUILD)/embed/names ## the example of a C host, linked statically: build/embed/host

static: $(BUILD)/libvastai.a ## the library for C hosts, build/libvastai.a

install: install-lua install-static ## to PREFIX (/usr/local), under DESTDIR if set

install-lua: build ## the module, the Lua files and the types alone: the whole of the rock
	install -d "$(INST_LIBDIR)/vastai"
	install -m 755 $(BUILD)/vastai/core.so "$(INST_LIBDIR)/vastai/core.so"
	for file in $(LUA_FILES:lua/%=%); do \
	  install -d "$(INST_LUADIR)/$$(dirname "$$file")" && \
	  install -m 644 "lua/$$file" "$(INST_LUADIR)/$$file" || exit 1; \
	done
	for file in $(TYPE_FILES); do \
	  install -d "$(INST_DATADIR)/$$(dirname "$$file")" && \
	  install -m 644 "$$file" "$(INST_DATADIR)/$$file" || exit 1; \
	done

install-static: static ## libvastai.a, vastai.h and vastai.pc alone
	install -d "$(DESTDIR)$(LIBDIR)/pkgconfig" "$(DESTDIR)$(INCLUDEDIR)"
	install -m 644 $(BUILD)/libvastai.a "$(DESTDIR)$(LIBDIR)/libvastai.a"
	install -m 644 src/vastai.h "$(DESTDIR)$(INCLUDEDIR)/vastai.h"
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(call below_prefix,$(LIBDIR))|' \
	  -e 's|@INCLUDEDIR@|$(call below_prefix,$(INCLUDEDIR))|' \
	  -e 's|@VERSION@|$(VERSION)|' -e 's|@LUA_CFLAGS@|$(LUA_CFLAGS)|' \
	  -e 's|@LIBS@|$(CURL_LIBS) $(LUA_LIBS) -lm|' src/vastai.pc.in \
	  >"$(DESTDIR)$(LIBDIR)/pkgconfig/vastai.pc"

clean: ## remove what was built
	rm -rf build vastai
	find src -name '*.o' -delete

$(BUILD)/vastai/core.so: $(PURE) $(BOUND)
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(MODULE) -o $@ $^ $(LINK_FLAGS) $(CURL_LIBS)

# Made anew: `ar` would keep the objects of sources that are gone.
$(BUILD)/libvastai.a: $(PURE) $(BOUND)
	$(call say,AR,$@)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $^

$(BUILD)/obj/bind/%.o: src/bind/%.c Makefile
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) $(LUA_CFLAGS) -c -o $@ $<

# Without Lua's include path, so that a lua.h in the core does not compile.
$(BUILD)/obj/%.o: src/%.c Makefile
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) $(CURL_CFLAGS) -c -o $@ $<

$(BUILD)/unit/%: spec/unit/%.c $(PURE) Makefile
	$(call say,UNIT,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) -MF $@.d -o $@ $< $(PURE) $(LINK_FLAGS) $(CURL_LIBS)

$(BUILD)/bench/%: bench/%.c Makefile
	$(call say,BENCH,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) $(CURL_CFLAGS) -MF $@.d -o $@ $< $(LDFLAGS) $(CURL_LIBS)

$(BUILD)/bench/%.so: bench/%.c Makefile
	$(call say,BENCH,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) $(LUA_CFLAGS) $(MODULE) -MF $@.d -o $@ $< $(LDFLAGS)

# Every object is linked in, and no module is loaded. Lua's own library is shared or static.
# `names` defines common names itself: it does not link if the library defines one of them.
$(BUILD)/embed/host: examples/embed/host.c
$(BUILD)/embed/names: spec/hosts/names.c
$(BUILD)/embed/host $(BUILD)/embed/names: src/vastai.h $(PURE) $(BOUND) Makefile
	$(call say,HOST,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) $(LUA_CFLAGS) -pthread -MF $@.d -o $@ $(filter %.c %.o,$^) $(LINK_FLAGS) \
	  $(LUA_LIBS) $(CURL_LIBS) -lm

# Not instrumented, because it is preloaded into programs that are not instrumented.
$(BUILD)/tools/%.so: tools/%.c
	$(call say,TOOL,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) -std=c11 $(WARNINGS) $(WERROR) -O2 -fPIC -shared -o $@ $<

-include $(PURE:.o=.d) $(BOUND:.o=.d) $(UNITS:=.d) \
	$(patsubst %,$(BUILD)/%.d,bench/limit bench/fan bench/cpu.so embed/host embed/names)
