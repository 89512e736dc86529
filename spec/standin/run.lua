-- Runs the stand-in by hand:
--   lua5.4 spec/standin/run.lua [--foreground] [--prefix DIR] [--parent PID]
--                               [--instances N] [--quiet] [--stop DIR]
-- Without --foreground nginx runs as a daemon; --stop DIR ends it.

local root = arg[0]:match "^(.*)spec/standin/run%.lua$" or arg[0]:match "^(.-)[^/]*$" .. "../../"
package.path = (root == "" and "./" or root) .. "?.lua;" .. package.path

local launcher = require "spec.standin.launcher"
local shell = require "spec.standin.shell"

local FLAGS = { ["--foreground"] = true, ["--quiet"] = true }
local VALUES = { ["--prefix"] = true, ["--parent"] = true, ["--instances"] = true, ["--stop"] = true }

local FIELDS = { "prefix", "url", "h1_url", "http_url", "bad_url", "expired_url", "control_url",
  "ca_file", "other_ca_file", "admin_key", "scoped_key" }

local TEXT = [[
The stand-in of the Vast.ai API is running.

  HTTP/2 and HTTP/1.1   @url@
  HTTP/1.1 only         @h1_url@
  without TLS           @http_url@
  control               @control_url@
  test CA               @ca_file@
  key with full access  @admin_key@
  scoped key            @scoped_key@   (user_read, instance_read)

In a shell:

  export VAST_API_KEY=@admin_key@
  curl --cacert @ca_file@ -H "Authorization: Bearer $VAST_API_KEY" @url@/api/v0/users/current/

In Lua:

  local vastai = require "vastai"
  local vast <close> = assert(vastai.new {
    api_key = "@admin_key@",
    server_url = "@url@",
    ca_file = "@ca_file@",
  })
  print(assert(vast:show_user()).email)
]]

local function usage(problem)
  io.stderr:write(problem, "\nusage: lua5.4 spec/standin/run.lua [--foreground] [--prefix DIR]",
    " [--parent PID] [--instances N] [--quiet] [--stop DIR]\n")
  os.exit(2)
end

local function read_arguments()
  local options, i = {}, 1
  while arg[i] do
    local name = arg[i]:match "^%-%-(.+)$"
    if FLAGS[arg[i]] then options[name] = true
    elseif VALUES[arg[i]] and arg[i + 1] then
      options[name] = arg[i + 1]
      i = i + 1
    else usage("unknown or incomplete argument '" .. arg[i] .. "'") end
    i = i + 1
  end
  return options
end

local function process_id()
  return assert(io.open "/proc/self/stat"):read "n"
end

local function print_description(server, quiet)
  if not quiet then return print((TEXT:gsub("@([%w_]+)@", server))) end
  for _, name in ipairs(FIELDS) do print(name .. "=" .. server[name]) end
end

-- Ctrl-C ends this command, not the Lua process, which then removes the files. The command also ends when
-- nginx ends; nginx ends when this process is killed.
local function wait(server)
  shell.wait(("exec tail --pid=\"$(cat %s/nginx.pid)\" -f /dev/null"):format(shell.quote(server.prefix)))
end

local function main()
  local options = read_arguments()
  if options.stop then return launcher.stop { prefix = options.stop, owned = false } end
  local server = launcher.start {
    prefix = options.prefix,
    parent = options.foreground and process_id() or math.tointeger(options.parent),
    instances = math.tointeger(options.instances),
  }
  print_description(server, options.quiet)
  io.stdout:flush()
  if not options.foreground then return end
  if not options.quiet then print "Press Ctrl-C to stop it." end
  wait(server)
  launcher.stop(server)
end

main()
