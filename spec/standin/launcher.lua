-- Starts and stops a stand-in: its directory, certificates, ports and nginx.

local shell = require "spec.standin.shell"
local certificates = require "spec.standin.certificates"
local conf = require "spec.standin.conf"
local ports = require "spec.standin.ports"

local launcher = {}

local ATTEMPTS = 10
local HERE = debug.getinfo(1, "S").source:match "^@(.*)launcher%.lua$"

-- nginx resolves file names relative to its prefix, so the prefix must be an absolute path.
local function source_directory()
  return (shell.check("cd " .. shell.quote(HERE == "" and "." or HERE) .. " && pwd -P"):gsub("\n$", ""))
end

local function make_prefix(given)
  local create = given and ("mkdir -p %s && cd %s && pwd -P"):format(shell.quote(given), shell.quote(given))
    or 'mktemp -d "$TMPDIR/vastai-standin.XXXXXX"'
  local prefix = shell.check(create):gsub("\n$", "")
  shell.check(("cd %s && mkdir -p logs tmp tls"):format(shell.quote(prefix)))
  return prefix
end

local function nginx_settings(prefix, options)
  local build = shell.check "nginx -V; id -u"
  return {
    template = assert(shell.read(HERE .. "nginx.conf.in")),
    modules = build:match "%-%-modules%-path=(%S+)" or error("nginx has no modules path:\n" .. build),
    user = build:match "\n0\n$" and "user root;" or "",
    source = source_directory(),
    prefix = prefix,
    owned = not options.prefix,
    parent = options.parent or false,
    instances = options.instances or 60,
  }
end

local function try_nginx(settings)
  settings.ports = ports.pick(#conf.listeners)
  local prefix = shell.quote(settings.prefix)
  shell.write(settings.prefix .. "/nginx.conf", conf.text(settings))
  return shell.run(("exec nginx -p %s/ -c %s/nginx.conf -e %s/logs/error.log")
    :format(prefix, prefix, prefix))
end

local function start_nginx(settings)
  for _ = 1, ATTEMPTS do
    local output, ok = try_nginx(settings)
    if ok then return end
    if not output:find("Address already in use", 1, true) then error("nginx: " .. output, 0) end
  end
  error("no free ports for nginx", 0)
end

-- The control port answers only when the worker runs; then the pid file exists.
local function wait_until_ready(control_url)
  shell.check(("curl -sSf --max-time 30 -o /dev/null %s/ready"):format(control_url))
end

local function description(settings)
  local prefix, listening = settings.prefix, settings.ports
  return {
    prefix = prefix,
    owned = settings.owned,
    url = "https://127.0.0.1:" .. listening[1],
    h1_url = "https://127.0.0.1:" .. listening[2],
    http_url = "http://127.0.0.1:" .. listening[3],
    bad_url = "https://127.0.0.1:" .. listening[4],
    expired_url = "https://127.0.0.1:" .. listening[5],
    control_url = "http://127.0.0.1:" .. listening[6],
    ca_file = prefix .. "/tls/ca.pem",
    other_ca_file = prefix .. "/tls/other_ca.pem",
    admin_key = "vast-admin-key-0001",
    scoped_key = "vast-scoped-key-0001",
  }
end

-- options: instances, parent (a process id: nginx ends when that process does),
-- prefix (a directory that is kept; absent: a temporary one).
function launcher.start(options)
  options = options or {}
  local prefix = make_prefix(options.prefix)
  local ok, result = pcall(function()
    certificates.make(prefix .. "/tls")
    local settings = nginx_settings(prefix, options)
    start_nginx(settings)
    local server = description(settings)
    wait_until_ready(server.control_url)
    return server
  end)
  if ok then return result end
  launcher.stop { prefix = prefix, owned = not options.prefix }
  error(result, 2)
end

-- The master leads its process group, so the final SIGKILL includes the worker. A second Ctrl-C does not
-- interrupt this.
local STOP = [=[
trap '' INT
finish() {
  pid=$(cat PREFIX/nginx.pid) && grep -q nginx /proc/$pid/cmdline || return
  kill -s TERM $pid
  turn=0
  while grep -q '^State:[[:space:]]*[^ZX[:space:]]' /proc/$pid/status && [ $turn -lt 500 ]; do
    turn=$((turn + 1))
    [ $turn -ne 250 ] || kill -s KILL -- -$pid
    sleep 0.01
  done
}
exec >/dev/null 2>&1
finish
rm -rf REMAINS]=]

-- A directory that was given keeps the logs.
local function remains(server)
  local prefix = shell.quote(server.prefix)
  if server.owned then return prefix end
  return (("P/tmp P/tls P/nginx.conf P/control.json"):gsub("P", function() return prefix end))
end

function launcher.stop(server)
  local words = { PREFIX = shell.quote(server.prefix), REMAINS = remains(server) }
  shell.wait((STOP:gsub("%u%u%u%u%u%u+", words)))
end

return launcher
