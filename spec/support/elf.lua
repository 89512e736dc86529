-- Reads the hardening of a shared library with readelf.

local files = require "spec.support.files"

local elf = {}

-- Why readelf cannot be used, or nil.
function elf.missing()
  local uname = files.run "uname -s"
  if uname == "Darwin\n" then return "the objects of this system are not ELF" end
  if select(2, files.run "command -v readelf") ~= 0 then return "readelf (binutils) is missing" end
end

local function readelf(options, path)
  local output, code = files.run(("LC_ALL=C readelf -W %s %s"):format(options, files.quote(path)))
  assert(code == 0, output)
  return output
end

-- A table with a boolean for each measure.
function elf.hardening(path)
  local headers, dynamic = readelf("-l", path), readelf("-d", path)
  local symbols = readelf("--dyn-syms", path)
  local stack = headers:match "GNU_STACK[^\n]*"
  return {
    relro = headers:find("GNU_RELRO", 1, true) ~= nil,
    bind_now = dynamic:find "%(FLAGS%)[^\n]*BIND_NOW" ~= nil or dynamic:find "%(FLAGS_1%)[^\n]*NOW" ~= nil,
    no_executable_stack = stack ~= nil and stack:find "RWE" == nil,
    stack_protector = symbols:find("__stack_chk_fail", 1, true) ~= nil,
    fortified = symbols:find "__[%w_]+_chk%f[^%w_]" ~= nil,
  }
end

return elf
