-- Lua in a process of its own, with an environment of its own: for what a process reads once.
-- The module is the one under test, and memory checks reach the child (see tools/checks.lua).

local files = require "spec.support.files"

local child = {}

-- What the child keeps of this process: where programs are, and which check is on.
local KEPT = { "PATH", "TMPDIR", "VASTAI_SLOW", "VASTAI_CHECK" }

local function words_of(variables)
  local all = { LUA_PATH_5_4 = package.path, LUA_CPATH_5_4 = package.cpath }
  for _, name in ipairs(KEPT) do all[name] = os.getenv(name) end
  for name, value in pairs(variables) do all[name] = value end
  local words = {}
  for name, value in pairs(all) do words[#words + 1] = name .. "=" .. files.quote(value) end
  return table.concat(words, " ")
end

-- Runs the snippet with these variables and hardly any other; returns what it printed on both
-- channels, and its exit code. `vastai` is loaded, and warnings are shown.
function child.run(snippet, variables)
  local code = "warn '@on'; local vastai = require 'vastai'; " .. snippet
  return files.run(("exec env -i %s lua5.4 -e %s"):format(words_of(variables or {}), files.quote(code)))
end

return child
