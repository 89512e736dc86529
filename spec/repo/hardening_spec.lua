-- The hardening of the module that `make build` links, read from the file. rock_spec checks the rock's build.

local elf = require "spec.support.elf"
local files = require "spec.support.files"

local ALL = { relro = true, bind_now = true, no_executable_stack = true, stack_protector = true, fortified = true }

-- The commands of `make` with these variables: the one that compiles core/base/error.c, and the linker.
local function commands(variables)
  local output, code = files.run(("env -u MAKEFLAGS -u MAKEOVERRIDES make -n -B V=1 BUILD=build/none %s build"):format(
    variables))
  assert.equal(0, code, output)
  return output:match "[^\n]*%-c %-o build/none/obj/core/%S*error%.o[^\n]*",
    output:match "[^\n]* %-o build/none/vastai/core%.so[^\n]*"
end

describe("the module", function()
  local missing = elf.missing()
  if missing then return pending(missing) end

  it("has read-only relocations, no lazy binding, no executable stack and checked buffers", function()
    local expected = ALL
    if package.cpath:find("asan/", 1, true) then -- the sanitizer replaces FORTIFY_SOURCE
      expected = setmetatable({ fortified = false }, { __index = ALL })
    end
    local found = elf.hardening(os.getenv "VASTAI_BUILD" .. "/vastai/core.so")
    for name in pairs(ALL) do assert.equal(expected[name], found[name], name) end
  end)
end)

describe("make build", function()
  it("hardens, with buffer checks only if it optimizes", function()
    local compile, link = commands "CFLAGS=-O2"
    for _, flag in ipairs { "-fstack-protector-strong", "-D_FORTIFY_SOURCE=2" } do
      assert.is_truthy(compile:find(flag, 1, true), compile)
    end
    if not elf.missing() then
      for _, flag in ipairs { "relro", "now", "noexecstack" } do
        assert.is_truthy(link:find("-Wl,-z," .. flag, 1, true), link)
      end
    end
    for _, flags in ipairs { "-O0", "-g", "'-O1 -fsanitize=address'" } do
      compile = commands("CFLAGS=" .. flags)
      assert.is_nil(compile:find("FORTIFY", 1, true), compile)
      assert.is_truthy(compile:find("-fstack-protector-strong", 1, true), compile)
    end
  end)

  it("keeps the user's level of FORTIFY_SOURCE", function()
    for _, variables in ipairs { "CFLAGS='-O2 -D_FORTIFY_SOURCE=3'", "CPPFLAGS=-D_FORTIFY_SOURCE=3" } do
      local compile = commands(variables)
      assert.is_truthy(compile:find("-D_FORTIFY_SOURCE=3", 1, true), compile)
      assert.is_nil(compile:find("-D_FORTIFY_SOURCE=2", 1, true), compile)
    end
  end)
end)
