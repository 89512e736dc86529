-- The cost of starting, counted in instructions, which do not depend on the load of the machine.
-- Measured: 1.55 times the base, 0.04 of it for vastai.help with fields and errors. Over the base, in CPU
-- time of 4.4 ms, stand 0.25 ms for loading the core, 0.75 ms for compiling the Lua modules and 0.6 ms for
-- the first client (libcurl's initialisation).
-- All Lua modules are loaded and compiled by `require "vastai"`: a module that is loaded later fails
-- when no descriptor is left, and compiling at first use would save 0.7 ms once in a process.

local calls = require "spec.support.calls"
local child = require "spec.support.child"

-- The number of instructions of a process that runs the code; nil if they cannot be counted.
local function instructions(code)
  local file <close> = assert(io.popen(
    "valgrind --tool=callgrind --callgrind-out-file=/dev/null lua5.4 -e '" .. code .. "' 2>&1"))
  return tonumber(file:read "a":match "Collected : (%d+)")
end

local function built() return os.getenv "VASTAI_BUILD" or "build" end

describe("loading the module", function()
  it("costs at most 1.58 times a process that requires cjson and loads libcurl", function()
    if calls.patience(1) > 1 then return pending "instructions are counted only without a memory check" end
    local base = instructions [[require "cjson" assert(package.loadlib("libcurl.so.4", "*"))]]
    if not base then return pending "valgrind is not installed" end
    local ours = instructions [[local c <close> = assert(require "vastai".new { api_key = "k" })]]
    assert.is_true(ours <= 1.58 * base,
      ("%d instructions, %.2f times the base (%s)"):format(ours, ours / base, built()))
  end)

  it("creates no functions for methods that are not used", function()
    local output = child.run [[
      require "cjson"
      collectgarbage() collectgarbage()
      local before = collectgarbage "count"
      local client = assert(require "vastai".new { api_key = "k" })
      collectgarbage() collectgarbage()
      print(collectgarbage "count" - before < 48)]]
    assert.equal("true\n", output)
  end)
end)
