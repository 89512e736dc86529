-- Passes random tables to every method, in previews and in calls over a transport. Nothing crashes, and
-- every error that is raised is a text with the caller's line. Each run is a separate process; the message
-- has its seed, and VASTAI_SEED sets it (the order of tables still varies).

local child = require "spec.support.child"
local standin = require "spec.support.standin"

local ROUNDS = standin.slow() > 1 and 2 or 12

local CODE = [=[
local seed, rounds = ...
math.randomseed(seed)
local random = math.random
local function pick(list) return list[random(#list)] end

local vast
local function close() vast:close() end
local metatables = {
  { __index = function() return random(2) == 1 and "x" or {} end }, { __index = close }, { __len = close },
  { __pairs = close }, { __len = function() return 1e9 end }, { __index = { id = 7, image = "i" } },
  { __tostring = close }, { __tostring = function() return 42 end }, { __gc = close }, { __metatable = "m" },
  { __newindex = close }, { __mode = "kv" }, { __name = "n\0n" }, { __eq = close, __call = close },
}
local names -- argument names of the current method
local texts = {
  "", "x", "\0", "id\0", "dph\0\0", "\xff\xfe", "7", "07", "1e999", "nan", "-1", "true", "any", "*", "..", ".", "a/b",
  "%2e%2e", "?", "#", "gpu_name=RTX_4090", "num_gpus>=4 [", "[a,b", "'", "\"", "a\nb", "C.7:/x", "local:x", "s3.1:y",
  "2025-01-31", "host", "stripe", ("x"):rep(200), ("\0"):rep(5000), ("a,"):rep(300), ("[{"):rep(500), ("x="):rep(999),
  "/dev/null", "/", "/dev/null\0x", "\u{1F600}", "\27[31m", "{}", "[]", "null", "asc", "desc", "id", "file",
}
local numbers = {
  0, -0.0, 1, 7, 42.0, 1.5, -1, 1e15, 1e300, math.huge, -math.huge, 0 / 0, math.maxinteger, math.mininteger, 2^53, 1e18,
}
local value

local function fill(t, depth)
  for _ = 1, random(0, 4) do
    local kind, key = random(6), nil
    if kind <= 3 then key = pick(names)
    elseif kind == 4 then key = #t + 1
    elseif kind == 5 then key = pick(texts)
    else key = pick { 0, -1, 1.5, true, 2, {}, print } end
    t[key] = value(depth + 1)
  end
  if random(12) == 1 then t[pick(names)] = t end
  if random(12) == 1 then t[1] = t end
end

local function deep()
  local t, name = {}, pick(names)
  for _ = 1, pick { 5, 99, 100, 101, 127, 128, 129, 5000 } do t = random(20) == 1 and { t } or { [name] = t } end
  return t
end

function value(depth)
  local kind = random(depth > 4 and 6 or 12)
  if kind <= 2 then return pick(texts) end
  if kind == 3 then return pick(numbers) end
  if kind == 4 then return random(2) == 1 end
  if kind == 5 then return vastai.null end
  if kind == 6 then return pick { print, close, coroutine.create(print), io.stdout, vast, vastai } end
  if kind == 7 then return deep() end
  if kind == 8 then return random(3) == 1 and vastai.array { value(depth + 1) } or { pick(texts), pick(texts) } end
  local t = {}
  fill(t, depth)
  if random(4) == 1 then setmetatable(t, pick(metatables)) end
  return t
end

-- Mostly a value of the right type, so that the code after the checks runs.
local function fitting(param)
  if random(4) == 1 then return value(1) end
  local type = param.type
  if param.words and random(2) == 1 then return type == "list" and { pick(param.words) } or pick(param.words) end
  if type:find "integer%[%]" and random(2) == 1 then return { random(9), random(9) } end
  if type:find "integer" or type:find "number" then return pick(numbers) end
  if type == "boolean" then return random(2) == 1 end
  if type:find "string" then return pick(texts) end
  local t = {}
  fill(t, 1)
  if random(3) == 1 then t[param.name] = t end
  if random(3) == 1 then setmetatable(t, pick(metatables)) end
  return t
end

local function arguments(op)
  local args = {}
  for _, param in ipairs(op.params) do
    if param.required or random(3) == 1 then args[param.name] = fitting(param) end
  end
  if random(5) == 1 then fill(args, 1) end
  if random(8) == 1 then setmetatable(args, pick(metatables)) end
  return args
end

local answers = {
  "{}", "[]", "null", "true", "7", '"x"', "", "{", '{"success":true}', '{"success":false,"msg":"m"}', '[{"id":1}]',
  '{"success":true,"new_contract":1}', '{"id":1,"key":"k\\u0000"}', '{"instances":[1,{"extra_env":[["a"],[]]}]}',
  ("["):rep(500), '{"result_url":"https://x/y"}', '{"offers":[{"id":null},7]}', "<html>", '{"a":1e999}',
}
local function transport()
  if random(40) == 1 then vast:close() end
  if random(30) == 1 then return nil, pick { "timeout", "tls", "x" } end
  local body = random(6) == 1 and value(1) or pick(answers)
  return pick { 200, 200, 200, 200, 401, 403, 404, 409, 422, 429, 500, 502 }, body, random(9) == 1 and value(1) or nil
end

local function client()
  return assert(vastai.new {
    api_key = "some-key-0001", transport = transport, retry = 2,
    on_event = function() if random(200) == 1 then vast:close() end end,
  })
end

-- The permitted outcomes: results, nil and an error object, or a raised text with a line.
local function check(what, ok, result, err)
  if ok and (result ~= nil or err == nil or vastai.is_error(err)) then return end
  if not ok and (type(result) == "string" or vastai.is_error(result)) then return end
  print(("seed %d: %s: %s, %s"):format(seed, what, type(result), tostring(err)))
  os.exit(3)
end

local count, sent = 0, 0
for _ = 1, rounds do
  for _, op in ipairs(vastai.describe()) do
    names = { "params", "file", "id", "query", "where", "order", "eq", "in", "a" }
    for _, param in ipairs(op.params) do names[#names + 1] = param.name end
    vast = client()
    check("preview " .. op.name, pcall(vast.preview, vast, op.name, random(20) == 1 and value(1) or arguments(op)))
    vast = client()
    local result = table.pack(pcall(vast[op.name], vast, random(20) == 1 and value(1) or arguments(op)))
    check(op.name, table.unpack(result, 1, 3))
    count, sent = count + 1, sent + (result[1] and 1 or 0)
  end
  vast = client()
  names = { "query", "json", "a" }
  check("request", pcall(vast.request, vast, pick { "GET", "POST", "X", 7 }, pick { "/x", "x", "/x\0" }, value(1)))
  names = { "timeout", "api_key", "server_url", "retry", "pace", "transport", "on_event", "ca_file", "proxy" }
  vast = client()
  check("with", pcall(vast.with, vast, value(1)))
  vast = client()
  check("with_key", pcall(vast.with_key, vast, value(1), value(1)))
  check("array", pcall(vastai.array, value(1)))
  collectgarbage()
end
print(count, sent)
]=]

describe("random tables", function()
  local seeds = tonumber(os.getenv "VASTAI_SEED") and { tonumber(os.getenv "VASTAI_SEED") } or { 1, 2, os.time() }
  for i, seed in ipairs(seeds) do
    it("crash no method, run " .. i, function()
      local output, code = child.run(("(function(...) %s end)(%d, %d)"):format(CODE, seed, ROUNDS))
      assert.equal(0, code, ("seed %d: %s"):format(seed, output:sub(-2000)))
      local count, sent = output:match "(%d+)\t(%d+)\n$"
      assert.is_true(tonumber(count) > 150 * ROUNDS, output:sub(-2000))
      assert.is_true(tonumber(sent) > tonumber(count) // 20, "hardly anything was sent: " .. output:sub(-200))
    end)
  end
end)
