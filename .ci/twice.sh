# shellcheck shell=bash
# Sourced by .ci/run. Runs a make target, and the files that failed a second time: tests use real servers,
# which may be late on a busy machine. A file that fails twice is broken. A file that fails first and passes
# later is flaky, and is reported by name.

flaky=() # names of files
FLAKY_AT_MOST=2

# The files with one state ("ok", "not ok") in the output of tools/test.lua.
files_that_are() { # state, log
  sed -nE "s/^$1 +([^ ]+\.(lua|c)) .*/\1/p" "$2" | sort -u
}

note_flaky() { # log of the first run, log of the second
  local file
  for file in $(comm -12 <(files_that_are 'not ok' "$1") <(files_that_are ok "$2")); do
    case " ${flaky[*]} " in *" $file "*) ;; *) flaky+=("$file") ;; esac
  done
}

twice() { # make target, log of the first run
  local files second status
  make "$1" JOBS=2 2>&1 | tee "$2"
  [ "${PIPESTATUS[0]}" -eq 0 ] && return 0
  files=$(files_that_are 'not ok' "$2" | tr '\n' ' ')
  [ -n "$files" ] || return 1
  printf '\n-- second run, without other files: %s\n' "$files"
  second=$(mktemp) || return 1
  make "$1" SPECS="$files" 2>&1 | tee "$second"
  status=${PIPESTATUS[0]}
  note_flaky "$2" "$second"
  rm -f "$second"
  return "$status"
}

# Prints one line per flaky file; fails if there are too many.
report_flaky() {
  local file
  for file in "${flaky[@]}"; do echo "flaky: $file failed first and passed later"; done
  [ "${#flaky[@]}" -le "$FLAKY_AT_MOST" ]
}
