-- Each allocation of the library's C code fails in turn. The call then returns the correct result, raises
-- Lua's memory error, or fails with a network error. It never returns a truncated or inexact value and
-- never reports a wrong argument or option. The next call works.

local calls = require "spec.support.calls"
local files = require "spec.support.files"
local standin = require "spec.support.standin"

local SCRIPT = [==[
local url, key = arg[1], arg[2]
local refuse = require "refuse"
local vastai = require "vastai"
local LONG = ("it's a \"long\" label, with everything: % & \n"):rep(40)
local ANSWER = '{"id": 9007199254740993, "template": {"id": 1}, ' .. '"list": [-9007199254740995, 1.5], "text": "'
  .. ("x"):rep(600) .. '"}'
local SPENDS = { request = true, query = true } -- calls that may be ambiguous
local seen
local acted = assert(vastai.new(key, { transport = function(req)
  seen = req
  return 200, ANSWER
end }))
local real = assert(vastai.new(key, { server_url = url, retry = 1 }))

local function text(value)
  if type(value) ~= "table" then return (math.type(value) or "") .. tostring(value) end
  local parts = {}
  for name, item in pairs(value) do parts[#parts + 1] = tostring(name) .. "=" .. text(item) end
  table.sort(parts)
  return "{" .. table.concat(parts, ",") .. "}"
end

local programs = {
  answer = function() return acted:show_user() end,
  request = function()
    local result, err = acted:create_template { name = "n", image = "i", desc = LONG }
    return result and seen, err
  end,
  query = function()
    local result, err = acted:request("POST", "/x", { query = { a = LONG, b = { LONG } }, json = { c = LONG } })
    return result and seen, err
  end,
  path = function() return acted:preview("show_instance", { id = 123456789 }) end,
  preview = function() return acted:preview("create_template", { name = "n", image = "i", desc = LONG }) end,
  search = function() return acted:preview("search_offers", { where = { gpu_name = { ["in"] = { LONG, "b" } } } }) end,
  permissions = function()
    return acted:preview("create_api_key", { name = LONG:gsub("%c", ""), permissions = { api = { misc = {} } } })
  end,
  failure = function()
    local function refuse_all() return 404, '{"msg":"' .. ("y"):rep(500) .. '"}' end
    local failing <close> = assert(acted:with { transport = refuse_all })
    local _, err = failing:show_user()
    return err.kind == "not_found" and { err.message, err.body } or nil, err
  end,
  spoken = function() return real:show_user() end,
  big = function()
    local result, err = real:request("GET", "/big")
    return result and { #result, result[1].n, result[#result].n }, err
  end,
}

local function try(name, program, expected, n)
  refuse.at(n)
  local ok, result, err = pcall(program)
  local hit = refuse.stop()
  local how = not ok and "raised: " .. tostring(result) or not result and tostring(err) or text(result)
  local fine = ok and result and how == expected
    or not ok and result == "not enough memory"
    or ok and not result and (err.kind == "network" or err.kind == "ambiguous" and SPENDS[name])
  if not fine then print(name, n, how:sub(1, 300)) end
  local after = text((program()))
  if after ~= expected then print(name, n, "next: " .. after:sub(1, 200)) end
  return hit
end

for name, program in pairs(programs) do
  local expected, n = text(assert(program())), 0
  while try(name, program, expected, n) do n = n + 1 end
  io.stderr:write(name, " ", n, "\n")
end
]==]

describe("a failed allocation in C code", function()
  local folder = files.temporary()
  local library, why = calls.build(folder.path, "refuse")
  if not library or os.getenv "VASTAI_CHECK" then
    getmetatable(folder).__close()
    pending(library and "memory checks replace the allocator" or "needs a C compiler: " .. why)
    return
  end

  local server

  setup(function() server = standin.start() end)
  teardown(function()
    server:stop()
    getmetatable(folder).__close()
  end)

  it("leaves the result correct, or raises Lua's memory error", function()
    local row = '{"n":9007199254740993,"text":"' .. ("z"):rep(200) .. '"}'
    server:fault { path = "/big", status = 200, body = "[" .. (row .. ","):rep(400) .. row .. "]" }
    local variables = { LD_PRELOAD = library, LUA_CPATH_5_4 = folder.path .. "/?.so;" .. package.cpath }
    local output, code = calls.script(SCRIPT, variables, server.http_url, server.admin_key)
    local counts = {}
    for name, count in output:gmatch "(%l+) (%d+)\n" do counts[name] = tonumber(count) end
    for _, name in ipairs { "answer", "request", "query", "preview", "search", "failure", "spoken", "big" } do
      assert.is_true((counts[name] or 0) > 0, name .. ": nothing was refused: " .. output)
    end
    assert.equal("", (output:gsub("%l+ %d+\n", "")))
    assert.equal(0, code)
  end)
end)
