--- vastai: the Vast.ai API for Lua 5.4.
-- The C core (vastai.core) implements authentication, HTTP and the methods. This file exports
-- it and adds the methods written in Lua. All files are loaded here, because a later require
-- fails when the process has run out of file descriptors.

if _VERSION ~= "Lua 5.4" then
  local host = rawget(_G, "jit") and _VERSION .. " (" .. rawget(_G, "jit").version .. ")" or _VERSION
  error("vastai needs Lua 5.4, this is " .. host, 2)
end

local core = require "vastai.core"
core.own()

local help = require "vastai.help"
local map = require "vastai.map"
local pages = require "vastai.pages"
local rent = require "vastai.rent"
local start = require "vastai.start"
local tasks = require "vastai.tasks"
local waits = require "vastai.waits"
local worker = require "vastai.worker"

for name, fn in pairs {
  worker = worker.worker, key = worker.key, revoke = worker.revoke,
  page = pages.page, pages = pages.pages, each = pages.each,
  wait_instance = waits.wait_instance, destroy_and_verify = waits.destroy_and_verify,
  rent = rent.rent, start = start.start,
} do
  core.extend(name, fn)
end

local vastai

-- Wraps a function so that a call with a colon raises a helpful error.
local function dotted(name, fn)
  return function(...)
    if rawequal(..., vastai) then
      core.raise(("call '%s' with a dot, not a colon: vastai.%s(…)"):format(name, name))
    end
    return fn(...)
  end
end

---@class vastai
vastai = {
  _VERSION = "vastai " .. core.version,
  new = core.new,
  save_api_key = core.save_api_key,
  is_error = core.is_error,
  array = core.array,
  null = core.null,
  describe = core.describe,
  help = dotted("help", help.help),
  map = dotted("map", map),
  pollfd = core.pollfd,
  events = function() return "r" end,
  timeout = core.timeout,
  pending = core.pending,
}

for _, name in ipairs { "spawn", "run", "step", "sleep", "on_error", "blocking" } do
  vastai[name] = dotted(name, tasks[name])
end

return vastai
