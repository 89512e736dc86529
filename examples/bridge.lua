-- Vast.ai for hosts that are not Lua 5.4: reads one JSON object per line from standard input and writes
-- one answer per line to standard output. For any host that can start a process (Neovim, LÖVE, OpenResty,
-- shells, other languages).
--
--   {"configure":{"api_key":"…","timeout":20}}            optional first line; default: the usual credentials
--   {"id":1,"method":"show_user","args":{}}           →   {"id":1,"result":{…}}
--   {"id":2,"method":"show_instance","args":{"id":7}} →   {"id":2,"error":{"kind":"not_found","message":"…"}}
--
-- Calls run concurrently and are answered in the order in which they end; `id` (any JSON value) identifies
-- the call. An invalid line is answered with an error of kind "invalid", and with its id if it has one. At
-- the end of the input the process answers the pending calls and exits. Reading never blocks calls, and
-- calls never block reading. VAST_URL and VAST_CA_FILE select another service.

local cjson = require "cjson"
local core = require "vastai.core"
local vastai = require "vastai"

local STDIN, LINE_MAX, CONCURRENCY = 0, 4 << 20, 64

local json = cjson.new()
json.decode_invalid_numbers(false)
io.stdout:setvbuf "line"

local client ---@type vastai.Client? created by the first line that needs it

-- cjson decodes every number as a float; IDs must be integers.
local function whole(value)
  if math.type(value) == "float" then return math.tointeger(value) or value end
  if type(value) ~= "table" then return value end
  for name, item in pairs(value) do value[name] = whole(item) end
  return value
end

local function answer(id, name, value)
  if id == nil then id = vastai.null end
  io.write('{"id":', core.encode(whole(id)), ',"', name, '":', core.encode(value), "}\n")
end

local function refuse(id, message) answer(id, "error", { kind = "invalid", message = message }) end

-- Copies the fields of an error that are plain data.
local function plain_error(err)
  if not vastai.is_error(err) then -- raised: the request was invalid
    return { kind = "invalid", message = (tostring(err):gsub("^[^%s:]+:%d+: ", "")) }
  end
  local copy = {}
  for _, name in ipairs { "kind", "message", "status", "code", "method", "verb", "path", "attempts", "retryable",
    "retry_after", "hint", "lookup", "id", "name", "label" } do
    local value = err[name]
    if type(value) ~= "table" then copy[name] = value end
  end
  return copy
end

-- Removes null fields, which mean "not given".
local function arguments(args)
  local copy = {}
  for name, value in pairs(args) do
    if value ~= vastai.null then copy[name] = whole(value) end
  end
  return copy
end

local function configure(options)
  options = arguments(options)
  options.ca_file = options.ca_file or os.getenv "VAST_CA_FILE"
  local err
  client, err = vastai.new(options)
  return client, err
end

local function is_list(method)
  local row = vastai.describe(method)
  return row ~= nil and row.result:find "%[%]$" ~= nil
end

-- A client cannot be an answer, so `worker` is not offered.
local function is_method(name)
  local row = type(name) == "string" and vastai.describe(name)
  return row and row.result ~= "client"
end

local function call(request)
  local err
  if not client then client, err = configure {} end
  if not client then return answer(request.id, "error", plain_error(err)) end
  local ok, result, failure = pcall(client[request.method], client, arguments(request.args or {}))
  if not ok then return answer(request.id, "error", plain_error(result)) end
  if result == nil and failure ~= nil then return answer(request.id, "error", plain_error(failure)) end
  if type(result) == "table" and not next(result) and is_list(request.method) then
    result = vastai.array(result) -- [], not {}
  end
  answer(request.id, "result", result == nil and vastai.null or result)
end

local function set_up(request)
  if client then return refuse(request.id, "already configured; configure must be the first line") end
  local ok, made, err = pcall(configure, request.configure)
  if not ok or not made then return answer(request.id, "error", plain_error(ok and err or made)) end
  answer(request.id, "result", { version = core.version })
end

local waiting, running = {}, 0 -- requests beyond CONCURRENCY wait here

local function work()
  running = running + 1
  while #waiting > 0 do call(table.remove(waiting, 1)) end
  running = running - 1
end

local function take(line)
  local ok, request = pcall(json.decode, line)
  if not ok or type(request) ~= "table" then return refuse(nil, "not a JSON object") end
  if type(request.configure) == "table" then return set_up(request) end
  if not is_method(request.method) then return refuse(request.id, "no such method: " .. tostring(request.method)) end
  if request.args ~= nil and type(request.args) ~= "table" then
    return refuse(request.id, "args: an object of arguments by name expected")
  end
  waiting[#waiting + 1] = request
  if running < CONCURRENCY then vastai.spawn(work) end
end

local buffer = "" -- the last line, still incomplete

local function take_lines(bytes)
  local rest, done = buffer .. bytes, 0
  for line, behind in rest:gmatch "([^\n]*)\n()" do
    ---@cast behind integer
    if line:find "%S" then take(line) end
    done = behind - 1
  end
  buffer = rest:sub(done + 1)
end

-- Reads the available bytes without waiting. Returns false at the end of the input.
local function read()
  local bytes = core.read(STDIN)
  if not bytes then take_lines "\n" end
  if bytes and bytes ~= "" then take_lines(bytes) end
  if #buffer > LINE_MAX then refuse(nil, "line too long; no further input is read") end
  return bytes ~= nil and #buffer <= LINE_MAX
end

local open = true
while open or vastai.pending() > 0 do
  local patience = open and not core.watch(STDIN) and 0 or 3600 -- a regular file is always readable
  vastai.step(patience)
  open = open and read()
end
