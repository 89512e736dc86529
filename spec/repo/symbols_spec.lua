-- Names that the linker sees: every external symbol of src/ begins with "vast", in src/bind with
-- "vastL_", except the opener; the shared module exports the opener alone; a host that defines
-- common names itself links with every object.

local elf = require "spec.support.elf"
local files = require "spec.support.files"

local BUILD = os.getenv "VASTAI_BUILD" or "build"
local OPENER = "luaopen_vastai_core"

-- What the C compiler's driver and the sanitizers add.
local TOOLCHAIN = { _init = true, _fini = true, _edata = true, _end = true, __bss_start = true }

local function is_added(symbol) return TOOLCHAIN[symbol] or symbol:find "^__odr_asan%." or symbol:find "^__asan" end

-- The defined external symbols in the output of nm -P: "name type value size".
local function symbols(output)
  local list = {}
  for _, line in ipairs(files.lines(output)) do
    local name = line:match "^(%S+) %u "
    if name and not is_added(name) then list[#list + 1] = name end
  end
  return list
end

local function nm(options, path)
  local output, code = files.run(("LC_ALL=C nm -P --defined-only %s %s"):format(options, files.quote(path)))
  assert(code == 0, output)
  return symbols(output)
end

-- The symbols without the prefix of their folder.
local function unprefixed(path, list)
  local prefix, found = path:find "^src/bind/" and "^vastL_" or "^vast_", {}
  for _, name in ipairs(list) do
    if not name:find(prefix) and name ~= OPENER then found[#found + 1] = path .. " defines " .. name end
  end
  return found
end

describe("external symbols", function()
  local missing = elf.missing() or select(2, files.run "command -v nm") ~= 0 and "nm (binutils) is missing"
  if missing then return pending(missing) end

  it("of src begin with vast_, those of src/bind with vastL_", function()
    local found, count = {}, 0
    for _, path in ipairs(files.find("c", "src")) do
      local list = nm("-g", BUILD .. "/obj/" .. path:match "^src/(.*)%.c$" .. ".o")
      count = count + #list
      table.move(unprefixed(path, list), 1, #list, #found + 1, found)
    end
    assert.equal("", table.concat(found, "\n"))
    assert.is_true(count > 200)
  end)

  it("of the shared module are the opener alone", function()
    assert.same({ OPENER }, nm("-D", BUILD .. "/vastai/core.so"))
  end)

  it("are checked by their names: describe, vastLcall and a vast_ in src/bind are found", function()
    local output = "describe T 0 8\nvast_ok T 0 8\nvastL_ok D 0 8\nluaopen_vastai_core T 0\n"
      .. "vastLcall B 0 4\nmalloc U\nlocal t 0 1\n"
    assert.same({ "src/core/x.c defines describe", "src/core/x.c defines vastL_ok", "src/core/x.c defines vastLcall" },
      unprefixed("src/core/x.c", symbols(output)))
    assert.same({ "src/bind/x.c defines describe", "src/bind/x.c defines vast_ok", "src/bind/x.c defines vastLcall" },
      unprefixed("src/bind/x.c", symbols(output)))
  end)
end)
