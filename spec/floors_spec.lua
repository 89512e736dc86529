-- The floors of the house: a file may include what stands on a lower floor, or to its right on its
-- own floor, and nothing else; so there can be no circle. The table below is the law.

local files = require "spec.support.files"

-- Top floor first. A floor is a row of groups, left to right; files of one group do not meet.
-- A name without an ending places both x.c and x.h; one with an ending places that file alone.
-- `*` stands for anything, and the most exact name wins.
local FLOORS = {
  { at = "lua/vastai/", -- L
    { "adapters/*" }, { "adapters/proxy" }, { "init" }, { "start" },
    { "worker", "pages", "waits", "rent", "help", "map" },
    { "follow", "tasks" } },
  { at = "src/bind/", -- B
    { "module" }, { "seam", "describe", "client.c" }, { "preview", "client_credentials" }, { "request" },
    { "tasks" }, { "spawn", "turn" }, { "call.c", "task.c" }, { "slices" }, { "failure", "hook", "shape*" }, { "result" },
    { "mask" }, { "shape_search_body", "shape_search_rows" }, { "shape_search_query" }, { "shape.h" }, { "call.h" },
    { "client.h" }, { "args", "compose" }, { "value" }, { "task.h" }, { "drive" }, { "encode", "decode", "grants" },
    { "options", "error" }, { "loop", "box" }, { "raw", "memory" }, { "base" } },
  { at = "src/api/", -- A
    { "index" }, { "*" }, { "api.h", "dates.h", "records.h", "rental.h", "scaling.h" } },
  { at = "src/core/", -- C3
    { "engine", "curl" }, { "curl_transfer", "curl_process" }, { "sockets", "transport", "plain", "descriptors" } },
  { at = "src/core/", -- C2
    { "exchange" }, { "identity" }, { "retry", "pace" }, { "classify" }, { "settings" },
    { "redact_collect" }, { "redact" }, { "secret_fields" }, { "op" },
    { "permission_file" }, { "permissions.c" }, { "permission_limits" }, { "permission_walk" },
    { "permissions.h" }, { "credentials" }, { "key_file" }, { "query", "query_check", "query_order" },
    { "query_clause" }, { "query_value" }, { "query_fields", "query_regions" },
    { "url", "header", "file" },
    { "json_*" }, { "json" }, { "scopes" }, { "scope_routes", "names" } },
  { at = "src/core/", -- C1
    { "quoted" }, { "secret", "sched" }, { "docker_flags" }, { "buffer", "error", "clock", "date" } },
  { at = "src/core/", -- C0
    { "base" } },
  { at = "src/", -- for hosts: includes nothing
    { "vastai" } },
}

-- Files that never meet, in either direction: the client wires them.
local APART = { "^src/core/engine", "^src/core/curl" }

-- Headers that are not libc's, and the only files that may include them.
local OUTSIDE = {
  { header = "^curl/", only = "^src/core/curl[_%a]*%.[ch]$" },
  { header = "^lua%a*%.h$", only = "^src/bind/" },
}
local LIBC_FOLDERS = { sys = true, netinet = true, arpa = true, net = true, linux = true }

-- Modules that Lua files may require besides their own.
local MODULES = { ["vastai.core"] = true, luv = true, cqueues = true, ["cqueues.condition"] = true }

-- How exactly a pattern names a path below its floor's folder: 0 not at all.
local function exactness(pattern, name)
  local stem = name:gsub("%.%a+$", "")
  if pattern == name then return 4 end
  if pattern == stem then return 3 end
  local lua = "^" .. pattern:gsub("%p", "%%%0"):gsub("%%%*", ".*") .. "$"
  return stem:match(lua) and (pattern == "*" and 1 or 2) or 0
end

-- Where a file stands: its floor (0 is the ground) and its group from the left, or nil.
local function place(path)
  local best, floor, column = 0, nil, nil
  for i, row in ipairs(FLOORS) do
    local name = path:sub(1, #row.at) == row.at and path:sub(#row.at + 1)
    for j, group in ipairs(name and row or {}) do
      for _, pattern in ipairs(group) do
        local how = exactness(pattern, name)
        if how > best then best, floor, column = how, #FLOORS - i, j end
      end
    end
  end
  return floor, column
end

local function apart(path, other)
  local one, two = table.unpack(APART)
  return path:match(one) and other:match(two) or path:match(two) and other:match(one)
end

-- Why `path` may not use `other` (both placed files of ours), or nil if it may.
local function objection(path, other)
  if path:gsub("%.%a$", "") == other:gsub("%.%a$", "") then return nil end
  if apart(path, other) then return path .. " must not meet " .. other end
  local floor, column = place(path)
  local other_floor, other_column = place(other)
  if not floor then return path .. " has no place in the table" end
  if not other_floor then return other .. " has no place in the table" end
  if other_floor > floor then return path .. " reaches up to " .. other end
  if other_floor == floor and other_column <= column then
    return path .. " reaches left to " .. other
  end
end

-- The file that #include "name" in `path` means: beside it, or below src.
local function resolve(path, name)
  local beside = path:match "^(.*/)" .. name
  local parent = "[^/]+/%.%./"
  while beside:match(parent) do beside = beside:gsub(parent, "", 1) end
  return files.exists(beside) and beside or "src/" .. name
end

local function objection_to_system(path, header)
  for _, rule in ipairs(OUTSIDE) do
    if header:match(rule.header) then
      return not path:match(rule.only) and path .. " includes <" .. header .. ">" or nil
    end
  end
  local folder = header:match "^(.-)/"
  if folder and not LIBC_FOLDERS[folder] then return path .. " includes <" .. header .. ">" end
end

local function objections_in_c(path, text)
  local found = {}
  for name in text:gmatch '#%s*include%s*"([^"]+)"' do
    found[#found + 1] = objection(path, resolve(path, name))
  end
  for name in text:gmatch "#%s*include%s*<([^>]+)>" do
    found[#found + 1] = objection_to_system(path, name)
  end
  return found
end

local function objection_to_module(path, name)
  if MODULES[name] then return nil end
  if not name:match "^vastai" then return path .. " requires '" .. name .. "'" end
  local base = "lua/" .. name:gsub("%.", "/")
  local index = base .. "/init.lua"
  return objection(path, files.exists(index) and index or base .. ".lua")
end

local function objections_in_lua(path, text)
  local found = {}
  for name in text:gsub("%-%-[^\n]*", ""):gmatch "require%s*%(?%s*[\"']([^\"']+)" do
    found[#found + 1] = objection_to_module(path, name)
  end
  return found
end

-- All objections of the tree, one a line.
local function survey()
  local found = {}
  local function add(path, objections)
    if not place(path) then objections = { path .. " has no place in the table" } end
    table.move(objections, 1, #objections, #found + 1, found)
  end
  for _, ending in ipairs { "c", "h" } do
    for _, path in ipairs(files.find(ending, "src")) do
      add(path, objections_in_c(path, files.read(path)))
    end
  end
  for _, path in ipairs(files.find("lua", "lua")) do
    add(path, objections_in_lua(path, files.read(path)))
  end
  return table.concat(found, "\n")
end

describe("the floors", function()
  it("hold for every include and require", function()
    assert.equal("", survey())
  end)

  it("are what the checker enforces", function()
    local function c(path, line) return objections_in_c(path, line)[1] end
    assert.is_nil(c("src/core/op.c", '#include "core/op.h"'))
    assert.is_nil(c("src/core/exchange.c", '#include "core/buffer.h"\n#include "core/op.h"'))
    assert.is_nil(c("src/core/curl.c", '#include <curl/curl.h>\n#include "core/transport.h"'))
    assert.is_nil(c("src/bind/call.c", '#include <lua.h>\n#include <sys/socket.h>'))
    assert.is_nil(c("src/bind/shape_search.c", '#include "bind/shape.h"'))
    assert.matches("reaches up", c("src/core/buffer.c", '#include "core/op.h"'))
    assert.matches("reaches up", c("src/core/json.c", '#include "bind/args.h"'))
    assert.matches("reaches left", c("src/core/json.c", '#include "core/url.h"'))
    assert.matches("must not meet", c("src/core/engine.c", '#include "core/curl.h"'))
    assert.matches("must not meet", c("src/core/curl.c", '#include "core/engine.h"'))
    assert.matches("reaches left", c("src/core/buffer.c", '#include "core/secret.h"'))
    assert.matches("no place", c("src/core/novelty.c", '#include "core/base.h"'))
    assert.matches("<lua.h>", c("src/core/json.c", "#include <lua.h>"))
    assert.matches("<curl/curl.h>", c("src/bind/call.c", "#include <curl/curl.h>"))
    assert.matches("<openssl/ssl.h>", c("src/core/curl.c", "#include <openssl/ssl.h>"))
  end)

  it("hold for Lua modules too", function()
    local function lua(path, line) return objections_in_lua(path, line)[1] end
    assert.is_nil(lua("lua/vastai/init.lua", 'require "vastai.core" require("vastai.worker")'))
    assert.matches("reaches left", lua("lua/vastai/tasks.lua", 'require "vastai.worker"'))
    assert.matches("requires 'socket'", lua("lua/vastai/worker.lua", "require 'socket'"))
  end)
end)
