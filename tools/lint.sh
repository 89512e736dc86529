#!/bin/bash
# shellcheck disable=SC2317 # the checks are called by name
# Runs every static check. Prints only findings; each finding is an error. All checks run before it fails.
set -u
cd "$(dirname "$0")/.." || exit 1
warnings="-std=c11 -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes"
includes="-Isrc $(pkg-config --cflags lua5.4 libcurl)"
jobs=$(nproc 2>/dev/null || echo 2)
failed=0

existing() { # the C files (and with "h" the headers) of the project
  find src spec bench tools -name '*.c' ${1:+-o -name "*.$1"} 2>/dev/null | sort
}

check() { # name, command...
  local name=$1 output status
  shift
  output=$("$@" 2>&1)
  status=$?
  if [ "$status" -ne 0 ] || [ -n "$output" ]; then
    printf 'lint: %s\n%s\n' "$name" "$output"
    failed=1
  fi
}

# Compiles the core without Lua's include path, as in the build.
compile() { # compiler
  make -s -j "$jobs" QUIET=1 CC="$1" BUILD="build/lint-$1" WERROR=-Werror build units \
    "build/lint-$1/bench/limit" "build/lint-$1/tools/preload.so"
}

# clang-tidy prints the number of suppressed warnings on stderr; that is not a finding.
tidy_some() {
  # shellcheck disable=SC2086 # the flags are words
  clang-tidy --quiet "$@" -- $warnings $includes 2>&1 | grep -Ev '^[0-9]+ warnings? generated\.$'
  [ "${PIPESTATUS[0]}" -eq 0 ]
}

export -f tidy_some
export warnings includes
# One file per run: with several files its va_list check has false positives.
tidy() { existing | xargs -r -P "$jobs" -n 1 bash -c 'tidy_some "$@"' bash; }

analyse() {
  existing | xargs -r cppcheck --quiet -j "$jobs" --std=c11 --language=c -Isrc --inline-suppr \
    --enable=warning,style,performance,portability --suppressions-list=tools/cppcheck.supp \
    --error-exitcode=1
}

format() { existing h | xargs -r clang-format --dry-run -Werror; }

lua_style() {
  local places=()
  for place in lua spec examples bench tools; do [ -e "$place" ] && places+=("$place"); done
  luacheck -q --no-color --codes "${places[@]}" | grep -v '^Total: 0 warnings / 0 errors'
  [ "${PIPESTATUS[0]}" -eq 0 ]
}

check 'gcc' compile gcc
check 'clang' compile clang
check 'clang-format' format
check 'clang-tidy' tidy
check 'cppcheck' analyse
check 'luacheck' lua_style
exit "$failed"
