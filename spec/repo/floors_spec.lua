-- The floors: a file may include files of its own folder and of folders that stand lower in the
-- picture of docs/architecture.md, which this spec reads; no two files of a folder include each
-- other, directly or through others.

local files = require "spec.support.files"

local PAGE = "docs/architecture.md"

-- The picture, top floor first: { "lua/vastai/adapters/", …, "src/core/base/" }.
local function read_floors(text)
  local floors = {}
  local picture = text:match "```floors\n(.-)```"
  for path in ("\n" .. (picture or "")):gmatch "\n%s*(%l[%w_./]+)" do floors[#floors + 1] = path end
  return floors
end

-- "| `a*` | never includes | `b*` |" and "| `<x.h>` | is included only by | `c*` |"
local function read_rules(text)
  local rules = {}
  for one, what, other in text:gmatch "\n| `([^`]+)` | (%l[%l ]+) | `([^`]+)` |" do
    rules[#rules + 1] = { one = one, what = what, other = other }
  end
  return rules
end

local page = files.read(PAGE)
local floors, rules = read_floors(page), read_rules(page)

local LIBC_FOLDERS = { sys = true, netinet = true, arpa = true, net = true, linux = true }
-- Modules that Lua files may require besides their own.
local MODULES = { ["vastai.core"] = true, cjson = true, luv = true, cqueues = true, ["cqueues.condition"] = true }

-- 1 is the top floor. The longest folder that begins the path counts.
local function floor_of(path)
  local best, length = nil, 0
  for i, folder in ipairs(floors) do
    if path:sub(1, #folder) == folder and #folder > length then best, length = i, #folder end
  end
  return best
end

local function matches(path, pattern)
  local lua = "^" .. pattern:gsub("%p", "%%%0"):gsub("%%%*", ".*") .. "$"
  return path:match(lua) ~= nil
end

-- The rule that forbids the include, as text, or nil.
local function broken_rule(path, other)
  for _, rule in ipairs(rules) do
    if rule.what == "never includes" and matches(path, rule.one) and matches(other, rule.other) then
      return ("%s includes %s: %s never includes %s"):format(path, other, rule.one, rule.other)
    end
  end
end

local function objection(path, other)
  local own, theirs = floor_of(path), floor_of(other)
  if not own then return path .. " stands in no folder of the picture" end
  if not theirs then return other .. " stands in no folder of the picture" end
  if theirs < own then return path .. " includes upwards: " .. other end
  return broken_rule(path, other)
end

local function objection_to_system(path, header)
  for _, rule in ipairs(rules) do
    local pattern = rule.what == "is included only by" and rule.one:match "^<(.+)>$"
    if pattern and matches(header, pattern) then
      return not matches(path, rule.other) and path .. " includes <" .. header .. ">" or nil
    end
  end
  local folder = header:match "^(.-)/"
  if folder and not LIBC_FOLDERS[folder] then return path .. " includes <" .. header .. ">" end
end

-- Includes are written from src/.
local function read_c(path, text, add)
  for name in text:gmatch '#%s*include%s*"([^"]+)"' do add("src/" .. name, objection(path, "src/" .. name)) end
  for name in text:gmatch "#%s*include%s*<([^>]+)>" do add(nil, objection_to_system(path, name)) end
end

local function module_path(name)
  local base = "lua/" .. name:gsub("%.", "/")
  return files.exists(base .. "/init.lua") and base .. "/init.lua" or base .. ".lua"
end

local function read_lua(path, text, add)
  for name in text:gsub("%-%-[^\n]*", ""):gmatch "require%s*%(?%s*[\"']([^\"']+)" do
    if not MODULES[name] then
      local other = module_path(name)
      local ours = name:match "^vastai"
      if ours then add(other, objection(path, other)) else add(nil, path .. " requires '" .. name .. "'") end
    end
  end
end

local readers = { c = read_c, h = read_c, lua = read_lua }

-- The objections to one file.
local function objections(path, text)
  local found = {}
  readers[path:match "%.(%a+)$"](path, text, function(_, why) found[#found + 1] = why end)
  return found
end

-- x.c and x.h are one module: the path without its ending.
local function module_of(path) return (path:gsub("%.%a+$", "")) end

local function all_files()
  local list = {}
  for folder, endings in pairs { src = { "c", "h" }, lua = { "lua" } } do
    for _, ending in ipairs(endings) do
      for _, path in ipairs(files.find(ending, folder)) do list[#list + 1] = path end
    end
  end
  table.sort(list)
  return list
end

-- graph[module] = { [module of the same folder] = true }
local function read_graph(list)
  local graph = {}
  for _, path in ipairs(list) do
    local own = module_of(path)
    graph[own] = graph[own] or {}
    readers[path:match "%.(%a+)$"](path, files.read(path), function(other)
      local same = other and other:match "^(.*)/" == path:match "^(.*)/"
      if same and module_of(other) ~= own then graph[own][module_of(other)] = true end
    end)
  end
  return graph
end

-- The first cycle as text, or nil.
local function circle(graph)
  local state, way = {}, {}
  local function visit(node)
    if state[node] == "done" then return nil end
    way[#way + 1] = node
    if state[node] then return table.concat(way, " > ") end
    state[node] = "open"
    for other in pairs(graph[node] or {}) do
      local found = visit(other)
      if found then return found end
    end
    state[node], way[#way] = "done", nil
  end
  local nodes = {}
  for node in pairs(graph) do nodes[#nodes + 1] = node end
  table.sort(nodes)
  for _, node in ipairs(nodes) do
    local found = visit(node)
    if found then return found end
  end
end

describe("the floors of " .. PAGE, function()
  it("are respected by every include and require", function()
    local found = {}
    for _, path in ipairs(all_files()) do
      local own = objections(path, files.read(path))
      table.move(own, 1, #own, #found + 1, found)
    end
    assert.equal("", table.concat(found, "\n"))
  end)

  it("have no cycle of includes within a folder", function()
    assert.is_nil(circle(read_graph(all_files())))
    assert.equal("a > b > a", circle { a = { b = true }, b = { a = true } })
  end)

  it("list every folder of src and lua, and no other", function()
    local present, named = {}, {}
    for _, path in ipairs(all_files()) do
      local folder = floors[floor_of(path) or 0]
      if folder then present[folder] = true end
    end
    for _, folder in ipairs(floors) do
      named[#named + 1] = folder
      assert.is_true(present[folder], folder)
    end
    assert.is_true(#named > 10)
  end)

  it("are enforced by the checker of this spec", function()
    local function first(path, line) return objections(path, line)[1] end
    assert.is_nil(first("src/core/http/exchange.c", '#include "core/base/buffer.h"\n#include "core/op.h"'))
    assert.is_nil(first("src/core/http/curl.c", '#include <curl/curl.h>\n#include "core/http/transport.h"'))
    assert.is_nil(first("src/bind/call/call.c", '#include <lua.h>\n#include <sys/socket.h>'))
    assert.matches("upwards", first("src/core/base/buffer.c", '#include "core/op.h"'))
    assert.matches("upwards", first("src/bind/client/client.c", '#include "bind/call/call.h"'))
    assert.matches("upwards", first("src/bind/call/call.c", '#include "bind/ops/instances_ssh.h"'))
    assert.matches("never includes", first("src/core/http/engine.c", '#include "core/http/curl.h"'))
    assert.matches("never includes", first("src/core/http/curl.c", '#include "core/http/engine.h"'))
    assert.matches("no folder", first("src/core/novelty/x.c", '#include "core/base/base.h"'))
    assert.matches("<lua.h>", first("src/core/json/read.c", "#include <lua.h>"))
    assert.matches("<curl/curl.h>", first("src/bind/call/call.c", "#include <curl/curl.h>"))
    assert.matches("<openssl/ssl.h>", first("src/core/http/curl.c", "#include <openssl/ssl.h>"))
    assert.matches("upwards", first("lua/vastai/tasks.lua", 'require "vastai.adapters.luv"'))
    assert.matches("requires 'socket'", first("lua/vastai/worker.lua", "require 'socket'"))
  end)
end)
