-- Calls every method with a secret argument. A transport quotes the secrets in its answers in each way that
-- the service may use. Prints every text that the client produces, one per line:
-- "method<tab>case<tab>text". spec/auth/secrets_marked_spec.lua runs this file as a process, so that it
-- also receives warnings. arg: a folder. Each secret begins with MARK and ends with END, which no encoding
-- changes.

local cjson = require "cjson"
local contract_calls = require "spec.support.contract_calls"
local vastai = require "vastai"

warn "@on"
contract_calls.prepare(arg[1])

local MARK, END = "Qz7MARK", "Wv9END"
local KEY = "key-" .. MARK .. "-of-the-client-0001"

-- Texts with every character that some encoding escapes. Flags have only characters of a shell word.
local function secret_for(name) return MARK .. name .. ' "q"\'u\\o/&<t>%te+ żółw\t😀 ' .. END end
local function word_for(name) return MARK .. name .. '\\o/&%te+żółw😀' .. END end

-- The value of the argument, and the secret that it contains.
local function value_for(op, param)
  local secret = secret_for(param.name)
  if param.type == "string|table" then
    return { TOKEN = secret, PORT = 8080, ["-p 80:80"] = "1" }, secret
  elseif param.name == "env" or param.name == "extra" then
    local word = word_for(param.name)
    return "-e TOKEN=" .. word .. " -p 80:80 -e 'OTHER=" .. MARK .. "x y" .. END .. "'", word
  elseif param.name:find "login" and not param.name:find "pass" then
    local word = word_for(param.name)
    return op.name:find "template" and "docker.io me " .. word or "-u me -p " .. word .. " docker.io", word
  end
  return secret, secret
end

local function secret_params(op)
  local list = {}
  for _, param in ipairs(op.params) do
    if param.secret then list[#list + 1] = param end
  end
  return list
end

-- --- quoting by the service --------------------------------------------------------

local function percent(text, form, spec)
  local function code(c) return form and c == " " and "+" or (spec):format(c:byte()) end
  return (text:gsub("[^%w]", code))
end

local function python(text)
  local quote = text:find("'", 1, true) and not text:find('"', 1, true) and '"' or "'"
  return quote .. text:gsub("[\\\t\n" .. quote .. "]", { ["\\"] = "\\\\", ["\t"] = "\\t", ["\n"] = "\\n",
    [quote] = "\\" .. quote }) .. quote
end

local function python_bytes(text)
  return "b" .. python(text):gsub("[\x80-\xFF]", function(c) return ("\\x%02x"):format(c:byte()) end)
end

-- Encodes like Python's json.dumps: ASCII only.
local function ascii(text)
  local json = cjson.encode(text):gsub("\\/", "/")
  return (json:gsub(utf8.charpattern, function(c)
    local point = utf8.codepoint(c)
    if point < 0x80 then return nil end
    if point < 0x10000 then return ("\\u%04x"):format(point) end
    point = point - 0x10000
    return ("\\u%04X\\u%04X"):format(0xD800 + (point >> 10), 0xDC00 + (point & 0x3FF))
  end))
end

local function html(text)
  return (text:gsub('[&<>"\']', { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }))
end

local function answer(fields) return cjson.encode(fields) end

-- name → function(secret, req) that returns status, body, or nil and an error word.
local ways = {
  plain = function(s) return 400, "we got " .. s .. " from you" end,
  message = function(s) return 400, answer { success = false, error = "bad_request", msg = "got " .. s .. " here" } end,
  code = function(s) return 400, answer { success = false, code = s, error = "it is bad" } end,
  word = function(s) return 404, answer { success = false, error = s } end,
  ascii = function(s) return 422, '{"detail": [{"loc": ["body"], "msg": "bad", "input": ' .. ascii(s) .. "}]}" end,
  percent = function(s) return 400, answer { msg = "/a?b=" .. percent(s, false, "%%%02X") .. "&c=d" } end,
  percent_lower = function(s) return 400, answer { msg = "/a?b=" .. percent(s, false, "%%%02x") } end,
  form = function(s) return 400, answer { msg = "b=" .. percent(s, true, "%%%02X") .. "&c" } end,
  python = function(s) return 500, answer { msg = "ValueError: " .. python(s) } end,
  python_bytes = function(s) return 500, "ValueError: " .. python_bytes(s) .. " is wrong" end,
  python_dict = function(s) return 500, "KeyError: {'value': " .. python(s) .. "}" end,
  nested = function(s) return 500, answer { msg = "bad: " .. cjson.encode { x = s } } end,
  nested_ascii = function(s) return 500, answer { msg = "bad: " .. ascii(s) } end,
  html = function(s) return 502, "<html><body>" .. html(s) .. "</body></html>" end,
  echo = function(_, req) return 409, answer { success = false, request = req.json or {} } end,
  echo_text = function(_, req) return 409, answer { success = false, msg = cjson.encode(req.json or {}) } end,
  cut = function(s) return 400, answer { msg = ("y"):rep(380) .. s } end,
  shortened = function(s) return 400, answer { msg = "bad: " .. s:sub(1, #s // 2 + 8) .. "..." } end,
  refused = function(s) return 200, answer { success = false, msg = s } end,
  broken = function(s) return 200, '{"success": tru, "x": ' .. cjson.encode(s) end,
  lost = function(s) return nil, "no answer for " .. s end,
  headers = function(s) return 429, answer { error = s }, { ["Retry-After"] = "0", Location = "/?x=" .. s } end,
}

-- --- texts of the client --------------------------------------------------------

local function say(method, case, text)
  print(method, case, (tostring(text):gsub("[\r\n]", " ")))
end

local function dump(method, case, value)
  say(method, case, value)
  if type(value) ~= "table" then return end
  for name, item in pairs(value) do
    say(method, case, name)
    dump(method, case .. "." .. tostring(name), item)
  end
end

local function call(op, args, case, way, secret)
  local vast = assert(vastai.new {
    api_key = KEY, retry = 2, server_url = "https://one.example",
    transport = function(req) return way(secret, req) end,
    on_event = function(event) dump(op.name, case .. " event", event) end,
  })
  local ok, result, err = pcall(vast[op.name], vast, args)
  if not ok then dump(op.name, case .. " raised", result) end
  if ok and result == nil then dump(op.name, case .. " error", err) end
  vast:close()
end

local function preview(op, args, sent)
  local vast <close> = assert(vastai.new { api_key = KEY, server_url = "https://one.example" })
  local shown = assert(vast:preview(op.name, args))
  dump(op.name, "preview", shown)
  assert(sent == (shown.note ~= nil), op.name)
end

-- Each call has all its secret arguments; each of them is quoted in turn.
local function prove(op)
  for _, one in ipairs(contract_calls.of(op)) do
    local secrets = {}
    for _, param in ipairs(secret_params(op)) do
      if one.args[param.name] ~= nil then
        local value, secret = value_for(op, param)
        one.args[param.name] = value
        if param.place ~= "local" then secrets[#secrets + 1] = secret end
      end
    end
    if next(one.args) then preview(op, one.args, #secrets > 0) end
    for i, secret in ipairs(secrets) do
      for name, way in pairs(ways) do call(op, one.args, ("%s, %d, %s"):format(one.title, i, name), way, secret) end
    end
  end
  print("done", op.name)
end

for _, op in ipairs(vastai.describe()) do
  if op.verb and #secret_params(op) > 0 then prove(op) end
end
