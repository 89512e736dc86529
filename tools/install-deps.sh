#!/bin/sh
# Finds and names missing dependencies for a purpose (build, demo, test, lint, valgrind, site, all). On Debian,
# as root, it installs them without starting or enabling a service; elsewhere it only prints how. Prints
# nothing if nothing is missing. On a terminal it asks first, unless YES=1; YES=0 never installs.
set -u

# purposes, separated by commas | apt | dnf | brew | command that succeeds if it is installed
# The command tests the function, not the package name: another package with nginx is accepted.
needs() {
  cat <<'ROWS'
demo,test,lint,valgrind,build|gcc|gcc|gcc|command -v cc
demo,test,lint,valgrind,build|libc6-dev|glibc-devel||test "$(uname -s)" != Linux || printf '#include <stdio.h>' | cc -E - -o /dev/null
demo,test,lint,valgrind,build|pkg-config|pkgconf|pkg-config|command -v pkg-config
demo,test,lint,valgrind,build|libcurl4-openssl-dev|libcurl-devel|curl|pkg-config --exists libcurl
demo,test,lint,valgrind,build|liblua5.4-dev|lua-devel|lua|pkg-config --exists lua5.4 || pkg-config --exists lua-5.4
demo,test,lint,valgrind,build|lua5.4|lua|lua|command -v lua5.4
demo,test,valgrind|lua-cjson|lua-cjson|luarocks|lua5.4 -e 'require "cjson"'
demo,test,valgrind|lua-dkjson|lua-dkjson|luarocks|lua5.4 -e 'require "dkjson"'
demo,test,valgrind|nginx-light|nginx|nginx|command -v nginx || test -x /usr/sbin/nginx
demo,test,valgrind|libnginx-mod-http-lua|nginx-mod-http-lua|openresty|ls /usr/*/nginx/modules/ngx_http_lua_module.so
demo,test,valgrind|openssl|openssl|openssl|command -v openssl
demo,test,valgrind|curl|curl|curl|command -v curl
test,valgrind|lua-luv||luarocks|lua5.4 -e 'require "luv"'
test,valgrind|lua-cqueues|lua-cqueues|luarocks|lua5.4 -e 'require "cqueues"'
test,valgrind|procps|procps-ng||command -v ps
test,valgrind|lua-busted|lua-busted|luarocks|command -v busted && lua5.4 -e 'assert(package.searchpath("busted.runner", package.path))'
test,valgrind|luarocks|luarocks|luarocks|command -v luarocks
test,valgrind|locales|||test ! -e /etc/debian_version || test -e /usr/share/i18n/locales/de_DE
valgrind|valgrind|valgrind|valgrind|command -v valgrind
valgrind|libc6-dbg|||test ! -e /etc/debian_version || ls /usr/lib/debug/.build-id
lint|clang|clang|llvm|command -v clang
lint|clang-format|clang-tools-extra|clang-format|command -v clang-format
lint|clang-tidy|clang-tools-extra|llvm|command -v clang-tidy
lint|cppcheck|cppcheck|cppcheck|command -v cppcheck
lint|lua-check|luacheck|luacheck|command -v luacheck
site|chromium|chromium|chromium|command -v chromium || command -v chromium-browser
ROWS
}

# Prints the rows of the purpose whose command fails.
missing_rows() {
  needs | while IFS='|' read -r purposes apt dnf brew probe; do
    case ",$purposes,all," in *",$1,"*) ;; *) continue ;; esac
    sh -c "$probe" >/dev/null 2>&1 </dev/null || printf '%s|%s|%s\n' "$apt" "$dnf" "$brew"
  done
}

column() {
  printf '%s\n' "$1" | cut -d'|' -f"$2" | sort -u | tr '\n' ' ' | sed 's/^ *//; s/ *$//'
}

is_debian() {
  command -v apt-get >/dev/null 2>&1 && grep -Eq '^ID(_LIKE)?=.*debian' /etc/os-release
}

# Prints what to do by hand, and fails.
give_up() {
  echo "$1 To get them:"
  echo "  Debian, Ubuntu:  apt-get install --no-install-recommends $(column "$2" 1)"
  echo "  Fedora:          dnf install $(column "$2" 2)"
  echo "  macOS:           brew install $(column "$2" 3)"
  exit 1
}

agreed() {
  case "${YES:-}" in 1) return 0 ;; 0) return 1 ;; esac
  [ -t 0 ] || return 0 # no terminal to ask on; what will be installed was printed
  printf 'Install them now? [Y/n] '
  read -r answer || return 1
  case "$answer" in '' | y* | Y*) return 0 ;; *) return 1 ;; esac
}

rows=$(missing_rows "${1:-all}")
[ -n "$rows" ] || exit 0
echo "Missing: $(column "$rows" 1)"
is_debian || give_up 'This is not Debian, so nothing is installed.' "$rows"
[ "$(id -u)" = 0 ] || give_up 'Not root, so nothing is installed.' "$rows"
agreed || give_up 'Nothing was installed.' "$rows"
# shellcheck disable=SC2046 # package names are words
"$(dirname "$0")/apt-quietly.sh" $(column "$rows" 1) || exit 1
rows=$(missing_rows "${1:-all}")
[ -z "$rows" ] || give_up 'Some are still missing after the installation.' "$rows"
