#!/bin/bash
# `make check`: every check, each in a line; what a failed one said follows it. Exit 1 when one failed.
set -uo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH=$PWD/node_modules/.bin:$PATH:/usr/sbin:/sbin
output=$(mktemp)
trap 'rm -f "$output"' EXIT
failed=()

check() {
  local name=$1
  shift
  if "$@" >"$output" 2>&1 </dev/null; then
    echo "check: ok      $name"
  else
    echo "check: FAILED  $name"
    sed 's/^/    /' "$output"
    failed+=("$name")
  fi
}

native_files() {
  git ls-files -z --cached --others --exclude-standard -- 'native/**.c' 'native/**.h' 'native/*.cc' 'test/lab/workload/*.[ch]'
}

clang_format() {
  native_files | xargs -0 -r clang-format -n -Werror
}

# Made again, whatever the stamps say; then they must be what git has.
generated_files() {
  local paths=(src/decode/layout.gen.ts src/wire/gen)
  node scripts/gen-layout.mjs build/bpf/layout.bpf.o src/decode/layout.gen.ts || return
  npm run --silent --if-present gen:wire || return
  if ! git diff --exit-code --stat -- "${paths[@]}"; then
    echo "generated files differ from what is committed: run make gen, look at the change, and commit it"
    return 1
  fi
  local untracked
  untracked=$(git ls-files --others --exclude-standard -- "${paths[@]}")
  [[ -z $untracked ]] || { echo "generated, but not in git: $untracked" && return 1; }
}

import_rules() {
  local dir dirs=()
  for dir in src test bench; do [[ -d $dir ]] && dirs+=("$dir"); done
  depcruise --config .dependency-cruiser.cjs --output-type err "${dirs[@]}"
}

# The brackets keep this line out of its own result.
forbidden_words() {
  ! git grep -nIE --untracked '\b(TO[D]O|FIX[M]E|XX[X])\b' -- . ':!package-lock.json' ||
    { echo "finish it, or write an issue: these words are not for committed text" && return 1; }
}

executable_scripts() {
  local file wrong=0
  while IFS= read -r file; do
    [[ -x $file ]] || { echo "$file has a #! line but is not executable" && wrong=1; }
  done < <(git grep -lI --untracked -E '^#!' -- bin scripts .ci)
  return $wrong
}

check 'biome: lint and format' biome check --error-on-warnings .
check 'tsc: types' tsc --noEmit -p tsconfig.json
check 'generated files are current' generated_files
check 'dependency-cruiser: who imports whom' import_rules
check 'knip: dead code and dependencies' knip --no-progress
check 'clang-format: C and C++' clang_format
check 'no unfinished-work markers' forbidden_words
check 'scripts are executable' executable_scripts

if ((${#failed[@]} > 0)); then
  printf -v list '%s; ' "${failed[@]}"
  echo "check: ${#failed[@]} failed: ${list%; }" >&2
  exit 1
fi
echo 'check: all ok'
