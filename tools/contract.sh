#!/bin/bash
# Checks every method against the vendor's OpenAPI description with Stoplight Prism.
#
#   tools/contract.sh [BUILD]             installs Prism if it is missing, runs the check
#   tools/contract.sh ready               succeeds if the check can start; prints what is missing
#   tools/contract.sh start DIR UPSTREAM PARENT
#                                         starts Prism and two taps, which end with process PARENT
#   tools/contract.sh stop DIR
#
# A tap is a proxy between the client and Prism. The first returns the examples of Prism, the second
# returns the answers of UPSTREAM; both write Prism's verdicts to DIR/records.jsonl. Prism is installed in
# build/prism, or in PRISM_DIR. Without npm or the description the check is skipped, and the last line
# reports it; with VASTAI_CONTRACT_REQUIRED a missing description is a failure.
set -u
cd "$(dirname "$0")/.." || exit 1
judge=${VASTAI_SHARED:-../shared}/openapi
prism=${PRISM_DIR:-$PWD/build/prism}

lacks_description() {
  if [ ! -r "$judge/prism.sh" ] || [ ! -r "$judge/description.json" ]; then
    echo "the vendor's description is not at $judge"
  fi
}

lacks_tools() {
  if [ -n "$(lacks_description)" ]; then lacks_description
  elif ! command -v python3 >/dev/null; then echo 'python3 is missing'
  elif ! command -v node >/dev/null; then echo 'node is missing'
  fi
}

lacks_prism() { [ -x "$prism/node_modules/.bin/prism" ] || echo "Prism is not installed (make contract does it)"; }

# Debian 12 has Node 18, which is too old for newer versions of Prism.
version() {
  if [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; then echo 5.16.0; else echo 5.14.2; fi
}

# Installs into a temporary folder, so that an incomplete installation is not used.
install_prism() {
  local fresh=$prism.new.$$ log=$prism.log
  mkdir -p "$(dirname "$prism")"
  echo "installing Prism $(version) into $prism"
  sed "s/^VERSION=.*/VERSION=$(version)/" "$judge/prism.sh" |
    timeout 300 bash -s install -d "$fresh" >"$log" 2>&1
  if [ -x "$fresh/node_modules/.bin/prism" ] && [ "$(tail -n 1 "$log")" = "$(version)" ]; then
    rm -rf "$prism" "$log"
    mv "$fresh" "$prism"
  else
    tail -n 5 "$log"
    rm -rf "$fresh"
    return 1
  fi
}

# --- start and stop ---------------------------------------------------------------

free_port() {
  local port
  while port=$((15000 + RANDOM % 17000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

prism_sh() { PRISM_STATE=$dir/prism bash "$judge/prism.sh" "$@"; }

start_prism() {
  for _ in 1 2 3; do
    free_port >"$dir/prism.port"
    prism_sh start -d "$prism" -p "$(cat "$dir/prism.port")" -- -v error >"$dir/prism.out" 2>&1 && return
  done
  cat "$dir/prism.out" >&2
  return 1
}

# Runs the tap with TCP_NODELAY: it writes an answer in two parts, and the second would wait for the
# acknowledgement of the first.
PROMPTLY='import runpy, socketserver, sys
socketserver.StreamRequestHandler.disable_nagle_algorithm = True
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")'

start_tap() { # name, further arguments
  local name=$1 port
  shift
  for _ in 1 2 3; do
    port=$(free_port)
    python3 -u -c "$PROMPTLY" "$judge/tap.py" --listen "$port" --prism "http://127.0.0.1:$(cat "$dir/prism.port")" \
      --out "$dir/records.jsonl" "$@" >"$dir/$name.out" 2>&1 </dev/null &
    echo $! >"$dir/$name.pid"
    for _ in $(seq 100); do
      grep -q '^ready' "$dir/$name.out" && echo "$name=http://127.0.0.1:$port" && return
      kill -0 "$(cat "$dir/$name.pid")" 2>/dev/null || break
      sleep 0.1
    done
    end_tap "$name"
  done
  cat "$dir/$name.out" >&2
  return 1
}

end_tap() {
  local pid
  pid=$(cat "$dir/$1.pid" 2>/dev/null) || return 0
  if tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "--out $dir/records.jsonl"; then kill "$pid"; fi
  rm -f "$dir/$1.pid"
}

stop() {
  end_tap examples
  end_tap scripted
  if [ -r "$dir/prism.port" ]; then prism_sh stop -p "$(cat "$dir/prism.port")" >/dev/null; fi
  rm -f "$dir/prism.port"
}

start() { # upstream, parent
  if ! start_prism || ! start_tap examples || ! start_tap scripted --upstream "$1"; then
    stop
    return 1
  fi
  (tail --pid="$2" -f /dev/null; stop) >/dev/null 2>&1 </dev/null &
}

# --- the whole check --------------------------------------------------------------------

skip() {
  echo "contract: skipped, $1"
  exit 0
}

judge_all() { # build
  local why
  why=$(lacks_description)
  if [ -n "$why" ] && [ -n "${VASTAI_CONTRACT_REQUIRED:-}" ]; then
    echo "contract: failed, $why"
    exit 1
  fi
  why=$(lacks_tools)
  [ -z "$why" ] || skip "$why"
  if [ -n "$(lacks_prism)" ]; then
    command -v npm >/dev/null || skip 'npm is missing'
    install_prism || skip 'Prism could not be installed'
  fi
  VASTAI_CONTRACT=1 lua5.4 tools/test.lua --build "$1" spec/calls/contract_spec.lua
}

dir=${2:-}
case ${1:-build} in
  ready)
    why=$(lacks_tools)
    [ -n "$why" ] || why=$(lacks_prism)
    echo "$why"
    [ -z "$why" ]
    ;;
  start) start "$3" "$4" ;;
  stop) stop ;;
  *) judge_all "${1:-build}" ;;
esac
