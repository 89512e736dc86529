-- Writes nginx.conf from its template.

local shell = require "spec.standin.shell"

local conf = {}

-- In the order of the ports that conf.text receives.
conf.listeners = {
  { name = "h2", flags = " ssl http2", certificate = "server" },
  { name = "h1", flags = " ssl", certificate = "server" },
  { name = "http", flags = "" },
  { name = "elsewhere", flags = " ssl http2", certificate = "elsewhere" },
  { name = "expired", flags = " ssl http2", certificate = "expired" },
  { name = "control", flags = "" },
}

local SERVER = [[
  server {
    server_name @NAME@;
@LISTEN@@CERTIFICATE@
    location / {
@LOCATION@
    }
  }]]

local SERVICE = [[
      content_by_lua_block { require("service.front").serve() }
      log_by_lua_block { require("service.recorder").answered() }]]

local CONTROL = [[
      gzip off;
      access_log off;
      content_by_lua_block { require("service.control").serve() }]]

local function fill(template, words)
  return (template:gsub("@(%u+)@", words))
end

local function has_ipv6_loopback()
  local interfaces = shell.read "/proc/net/if_inet6" or ""
  return interfaces:find("^0+1 ") ~= nil or interfaces:find("\n0+1 ") ~= nil
end

local function listen_lines(listener, port)
  local lines = ("    listen 127.0.0.1:%d%s backlog=1024;\n"):format(port, listener.flags)
  if listener.name ~= "control" and has_ipv6_loopback() then
    lines = lines .. ("    listen [::1]:%d%s;\n"):format(port, listener.flags)
  end
  return lines
end

local function server(listener, port, prefix)
  local certificate = listener.certificate
    and ("    ssl_certificate %s/tls/%s.pem;"):format(prefix, listener.certificate)
  return fill(SERVER, {
    NAME = listener.name,
    LISTEN = listen_lines(listener, port),
    CERTIFICATE = certificate or "",
    LOCATION = listener.name == "control" and CONTROL or SERVICE,
  })
end

-- settings: template, prefix, source, modules, user, parent, owned, instances, ports
function conf.text(settings)
  local servers = {}
  for i, listener in ipairs(conf.listeners) do
    servers[i] = server(listener, settings.ports[i], settings.prefix)
  end
  return fill(settings.template, {
    MODULES = settings.modules, USER = settings.user, PREFIX = settings.prefix,
    SOURCE = settings.source, PARENT = tostring(settings.parent),
    OWNED = tostring(settings.owned), INSTANCES = tostring(settings.instances),
    SERVERS = table.concat(servers, "\n"),
  })
end

return conf
