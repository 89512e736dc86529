-- Runs Lua in a separate process with a separate environment, for tests of what a process reads once. The
-- child loads the module under test; memory checks include it (see tools/checks.lua).

local files = require "spec.support.files"

local child = {}

-- Variables that the child inherits: the paths of programs, and the active memory check.
local KEPT = { "PATH", "TMPDIR", "VASTAI_SLOW", "VASTAI_CHECK" }

local function words_of(variables)
  local all = { LUA_PATH_5_4 = package.path, LUA_CPATH_5_4 = package.cpath }
  for _, name in ipairs(KEPT) do all[name] = os.getenv(name) end
  for name, value in pairs(variables) do all[name] = value end
  local words = {}
  for name, value in pairs(all) do words[#words + 1] = name .. "=" .. files.quote(value) end
  return table.concat(words, " ")
end

-- Runs the code with these variables and the inherited ones. Returns its output (stdout and stderr) and
-- exit code. `vastai` is loaded, and warnings are on.
function child.run(snippet, variables)
  local code = "warn '@on'; local vastai = require 'vastai'; " .. snippet
  return files.run(("exec env -i %s lua5.4 -e %s"):format(words_of(variables or {}), files.quote(code)))
end

return child
