#!/bin/sh
# Installs Debian packages without starting or enabling services: policy-rc.d returns 101 during the
# installation and is restored afterwards, and services that the packages enable are disabled again.
# No package is removed or upgraded.
set -u
policy=/usr/sbin/policy-rc.d
kept=$policy.kept-by-vastai
units=/etc/systemd/system

enabled() {
  find "$units" -path '*.wants/*' -name '*.service' 2>/dev/null | sed 's|.*/||' | sort -u
}

enabled_sysv() {
  find /etc/rc2.d -name 'S*' 2>/dev/null | sed 's|.*/S[0-9]*||' | sort -u
}

restore_policy() {
  if [ -e "$kept" ]; then
    mv -f "$kept" "$policy"
  elif [ -n "${made_policy:-}" ]; then
    rm -f "$policy"
  fi
  made_policy=
}

forbid_starting() {
  restore_policy # from an earlier run that was killed
  if [ -x "$policy" ]; then
    "$policy" any-service start >/dev/null 2>&1
    [ $? -eq 101 ] && return
  fi
  [ ! -e "$policy" ] || mv "$policy" "$kept"
  made_policy=1
  printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"
}

# Prints the lines of $2 that are not in $1.
added() {
  printf '%s\n' "$2" | while read -r name; do
    printf '%s\n' "$1" | grep -qxF -- "$name" || printf '%s\n' "$name"
  done
}

disable_new() {
  for unit in $(added "$before" "$(enabled)"); do
    deb-systemd-helper disable "$unit" >/dev/null 2>&1
    find "$units" -path "*.wants/$unit" -delete
  done
  for name in $(added "$before_sysv" "$(enabled_sysv)"); do
    update-rc.d "$name" disable >/dev/null
  done
}

before=$(enabled)
before_sysv=$(enabled_sysv)
trap restore_policy EXIT
trap 'exit 1' HUP INT TERM
forbid_starting
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
echo 'Installing them (no service is started or enabled) ...'
log=$(mktemp) || exit 1
apt-get -qq update </dev/null || echo 'apt-get update failed; using the existing lists' >&2
apt-get -qq -y --no-install-recommends --no-remove -o Dpkg::Use-Pty=0 install "$@" \
  </dev/null >"$log" 2>&1
status=$?
[ "$status" = 0 ] || cat "$log" >&2
rm -f "$log"
if [ "$status" != 0 ]; then
  removed=$(apt-get -s --no-install-recommends install "$@" 2>/dev/null | sed -n 's/^Remv \([^ ]*\).*/\1/p')
  # shellcheck disable=SC2086 # package names are words
  [ -z "$removed" ] || echo "This would remove installed packages:" $removed"; nothing was changed." \
    "To accept that: apt-get install --no-install-recommends" "$@" >&2
fi
disable_new
exit "$status"
