-- Builds and runs the host program spec/hosts/states.c.

local files = require "spec.support.files"

local states = {}

local SANITIZED = package.cpath:find("asan/", 1, true) ~= nil

-- Builds it in the folder. Returns true, or false and the output of the compiler.
function states.build(folder)
  local command = "${CC:-cc} -std=c11 -g %s -o %s spec/hosts/states.c $(pkg-config --cflags --libs lua5.4) -lpthread"
  local output, code = files.run(command:format(SANITIZED and "-fsanitize=address,undefined" or "",
    files.quote(folder .. "/states")))
  return code == 0, output
end

-- Runs the program in the folder with the words of its mode, the code of the script and the arguments of
-- the script. Returns its output and exit code.
function states.run(folder, mode, code, ...)
  files.write(folder .. "/script.lua", code)
  local words = {
    "GLIBC_TUNABLES=glibc.malloc.tcache_count=0", "LUA_INIT=", "LUA_PATH_5_4=" .. files.quote(package.path),
    "LUA_CPATH_5_4=" .. files.quote(package.cpath), files.quote(folder .. "/states"), mode,
    files.quote(folder .. "/script.lua"),
  }
  for _, word in ipairs { ... } do words[#words + 1] = files.quote(word) end
  return files.run(table.concat(words, " "))
end

return states
