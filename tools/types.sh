#!/bin/bash
# Checks the types in library/ with emmylua_check; see tools/types.lua.
#
#   tools/types.sh [BUILD]   installs emmylua_check into BUILD/types if it is missing, and checks
#
# EMMYLUA_CHECK may be the path of the program. Without it and without cargo the check is skipped, and the
# last line reports it; with VASTAI_TYPES_REQUIRED it fails.
set -u
cd "$(dirname "$0")/.." || exit 1
build=${1:-build}
VERSION=0.25.1
checker=${EMMYLUA_CHECK:-$build/types/bin/emmylua_check}

# The compilation takes a few minutes.
install_checker() {
  echo "installing emmylua_check $VERSION into $build/types"
  cargo install emmylua_check --version "$VERSION" --locked --root "$build/types" \
    >"$build/types.log" 2>&1 && rm "$build/types.log"
}

skip() { # reason
  echo "types: skipped, $1"
  [ -z "${VASTAI_TYPES_REQUIRED:-}" ]
  exit
}

mkdir -p "$build"
if [ ! -x "$checker" ]; then
  command -v cargo >/dev/null || skip 'cargo is missing'
  install_checker || { tail -n 5 "$build/types.log"; skip 'emmylua_check could not be installed'; }
fi
lua5.4 tools/types.lua "$checker" "$build/types/check"
