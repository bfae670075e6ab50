# The only build graph: bpf -> layout -> addon -> wire -> ts. `make help` lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.DEFAULT_GOAL := build

# bpftool and the file-system tools live in sbin, which the PATH of an ordinary user leaves out.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH):/usr/sbin:/sbin

OUT := build
STAMPS := $(OUT)/stamps
KERNEL_BTF ?= /sys/kernel/btf/vmlinux
MACHINE := $(shell uname -m)
BPF_ARCH := $(patsubst x86_64,x86,$(patsubst aarch64,arm64,$(MACHINE)))

# -- Packages ----------------------------------------------------------------------------------------------------------
# Phony and order-only: the check takes milliseconds, and its result never makes anything out of date.
.PHONY: setup setup-test setup-bench
setup:
	@scripts/setup.sh build
setup-test:
	@scripts/setup.sh build test
setup-bench:
	@scripts/setup.sh build test bench

# The stamp lies inside node_modules, so that it goes when that does.
NPM := node_modules/.stallscope-installed
$(NPM): package-lock.json | setup
	@node scripts/npm-current.mjs || npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# -- BPF object --------------------------------------------------------------------------------------------------------
BPF_SOURCES := $(filter-out native/bpf/layout.bpf.c,$(sort $(wildcard native/bpf/*.bpf.c)))
BPF_PARTS := $(BPF_SOURCES:native/bpf/%.bpf.c=$(OUT)/bpf/%.bpf.o)
BPF_OBJECT := $(OUT)/stallscope.bpf.o
# v3 for atomics and 32-bit jumps: kernel 5.12, which the oldest supported kernels carry as a backport of the verifier.
# vmlinux.h is a system header here: its warnings are the kernel's.
BPF_CFLAGS := -g -O2 -target bpf -mcpu=v3 -D__TARGET_ARCH_$(BPF_ARCH) -Wall -Werror -isystem $(OUT)/bpf -I native/bpf \
  -idirafter /usr/include/$(MACHINE)-linux-gnu

# Written again only when the running kernel is another one. sysfs has no useful modification times.
KERNEL_STAMP := $(STAMPS)/kernel
KERNEL_NOW := $(shell uname -r) $(KERNEL_BTF)
ifneq ($(KERNEL_NOW),$(shell cat $(KERNEL_STAMP) 2>/dev/null))
.PHONY: $(KERNEL_STAMP)
endif
$(KERNEL_STAMP):
	@mkdir -p $(@D)
	@echo '$(KERNEL_NOW)' > $@

$(OUT)/bpf/vmlinux.h: $(KERNEL_STAMP) | setup
	@mkdir -p $(@D)
	@[[ -r $(KERNEL_BTF) ]] || { echo "make: $(KERNEL_BTF) is missing: this kernel was built without CONFIG_DEBUG_INFO_BTF." \
	  "Give another kernel's types with KERNEL_BTF=FILE" >&2; exit 1; }
	bpftool btf dump file $(KERNEL_BTF) format c > $@

$(OUT)/bpf/%.bpf.o: native/bpf/%.bpf.c $(OUT)/bpf/vmlinux.h Makefile | setup
	clang $(BPF_CFLAGS) -MMD -MP -c $< -o $@

# The stripped part is DWARF only; BTF and its relocations stay.
$(BPF_OBJECT): $(BPF_PARTS)
	bpftool gen object $@.tmp $^
	llvm-strip -g $@.tmp
	@mv $@.tmp $@

# -- Layout of the records ---------------------------------------------------------------------------------------------
LAYOUT := $(STAMPS)/layout
$(LAYOUT): $(OUT)/bpf/layout.bpf.o scripts/gen-layout.mjs
	@mkdir -p $(@D)
	node scripts/gen-layout.mjs $< src/decode/layout.gen.ts
	@touch $@

# -- Addon -------------------------------------------------------------------------------------------------------------
ADDON := $(OUT)/Release/stallscope.node
ADDON_SOURCES := $(sort $(wildcard native/*.cc))
# Headers that came with this node, where there are some: node-gyp then downloads nothing.
NODE_PREFIX := $(patsubst %/bin/,%,$(dir $(realpath $(shell command -v node))))
NODEDIR := $(if $(wildcard $(NODE_PREFIX)/include/node/node_api.h),--nodedir=$(NODE_PREFIX))

# The generated makefile names each source: it is made again when the set of sources changes.
ADDON_LIST := $(STAMPS)/addon-sources
ifneq ($(strip $(ADDON_SOURCES)),$(shell cat $(ADDON_LIST) 2>/dev/null))
.PHONY: $(ADDON_LIST)
endif
$(ADDON_LIST):
	@mkdir -p $(@D)
	@echo '$(strip $(ADDON_SOURCES))' > $@

$(OUT)/Makefile: binding.gyp $(ADDON_LIST) $(NPM)
	node-gyp configure --silent $(NODEDIR)
	@touch $@

$(ADDON): $(OUT)/Makefile $(ADDON_SOURCES) $(wildcard native/*.h)
	$(MAKE) --no-print-directory -s -C $(OUT) BUILDTYPE=Release
	@touch $@

# -- Wire format -------------------------------------------------------------------------------------------------------
WIRE := $(STAMPS)/wire
$(WIRE): $(wildcard proto/*.proto) $(NPM)
	@mkdir -p $(@D)
	npm run --silent --if-present gen:wire
	@touch $@

# -- TypeScript --------------------------------------------------------------------------------------------------------
TS := $(STAMPS)/ts
TS_SOURCES := $(sort $(shell find src -name '*.ts' -o -name '*.js' 2>/dev/null))
# The list tells that a source is gone: then what was compiled from it must go too.
TS_LIST := $(STAMPS)/ts-sources
ifneq ($(strip $(TS_SOURCES)),$(shell cat $(TS_LIST) 2>/dev/null))
.PHONY: $(TS_LIST)
endif
$(TS_LIST):
	@mkdir -p $(@D)
	@echo '$(strip $(TS_SOURCES))' > $@

# tsc leaves generated JavaScript where it is: it is copied, before an error of tsc can end the recipe.
$(TS): $(TS_SOURCES) $(TS_LIST) tsconfig.json tsconfig.build.json $(LAYOUT) $(WIRE) $(NPM)
	@mkdir -p dist
	@cd src && find . -name '*.js' -exec cp --parents -t ../dist {} +
	@cd dist && find . -name '*.js' | while read -r file; do \
	  [[ -e ../src/$${file%.js}.ts || -e ../src/$$file ]] || rm -f "$$file" "$$file.map"; done
	tsc -p tsconfig.build.json
	@touch $@

# Programs that are no part of the product. They share dist/ with it, by way of a link where their imports of ../src point to.
TOOLS := $(STAMPS)/tools
TOOL_SOURCES := $(sort $(shell find bench test/lab test/vm/guest -name '*.ts' 2>/dev/null))
$(TOOLS): $(TOOL_SOURCES) tsconfig.tools.json $(TS)
	@mkdir -p $(OUT)/tools
	@ln -sfn ../../dist $(OUT)/tools/src
	tsc -p tsconfig.tools.json
	@touch $@

# -- Workload of the tests ---------------------------------------------------------------------------------------------
WORKLOAD := $(OUT)/workload
WORKLOAD_SOURCES := $(wildcard test/lab/workload/*.c)
$(WORKLOAD): $(WORKLOAD_SOURCES) $(wildcard test/lab/workload/*.h) | setup
	@mkdir -p $(@D)
	gcc -O2 -std=gnu11 -Wall -Wextra -Werror -static -o $@ $(WORKLOAD_SOURCES)

# -- Targets -----------------------------------------------------------------------------------------------------------
.PHONY: help run build bpf layout addon wire ts gen workload test bench check fmt clean
help:
	@echo 'make run [TARGET=docker:web]  set up and build, then serve all containers (a demo where there is none), or attach to TARGET'
	@echo 'make build                    everything, incrementally: bpf, layout, addon, wire, ts'
	@echo 'make test [ARGS=test/decode]  all tests, or what vitest makes of ARGS; kernel and e2e tests need root'
	@echo 'make check                    lint, types, generated files, import rules, dead code, formats'
	@echo 'make bench [ARGS=...]         measurements, beside other tools'
	@echo 'make gen                      generated sources: layout, wire'
	@echo 'make fmt                      formats TypeScript, C and C++'
	@echo 'make clean                    removes what was built'

# Before anything else, so that a build is not the way to learn it.
.PHONY: privileged
privileged:
	@scripts/run.sh --check

run: privileged build
	@scripts/run.sh $(TARGET)

build: bpf layout addon wire ts
bpf: $(BPF_OBJECT)
layout: $(LAYOUT)
addon: $(ADDON)
wire: $(WIRE)
ts: $(TS)
gen: layout wire
workload: $(WORKLOAD)

# vitest writes build/test-report.json beside what it prints.
test: setup-test build workload $(TOOLS)
	@rm -f $(OUT)/test-report.json
	vitest run $(ARGS)

bench: setup-bench build workload $(TOOLS)
	node $(OUT)/tools/bench/main.js $(ARGS)

check: setup-test $(BPF_OBJECT) $(OUT)/bpf/layout.bpf.o $(NPM)
	@scripts/check.sh

NATIVE_FILES = $(shell find native test/lab/workload -name '*.[ch]' -o -name '*.cc')
fmt: setup-test $(NPM)
	biome check --write .
	clang-format -i $(NATIVE_FILES)

# node_modules stays: it follows the lock file by itself.
clean:
	rm -rf $(OUT) dist coverage

-include $(wildcard $(OUT)/bpf/*.d)
