-- Checks the types in library/ with emmylua_check. The library, the Lua blocks of the README and the
-- examples (also those of the reference) must have no warning; each line marked `--!` in
-- spec/types/mistakes.lua must have one. Lines of the README that show errors (`pcall(vast.method, …)`)
-- count as marked.
--
--   lua5.4 tools/types.lua path/to/emmylua_check [work directory]

local cjson = require "cjson"

local CHECKER, WORK = arg[1] or "build/types/bin/emmylua_check", arg[2] or "build/types/check"

local function run(command)
  local pipe <close> = assert(io.popen(command))
  return pipe:read "a"
end

local function lines_of(path)
  local list = {}
  for line in io.lines(path) do list[#list + 1] = line end
  return list
end

local function write(path, text)
  local file <close> = assert(io.open(path, "w"))
  assert(file:write(text))
end

-- Each block becomes a file; blank lines before it keep the line numbers of the README.
local function unpack_readme(folder)
  local block, first
  for number, line in ipairs(lines_of "README.md") do
    if block and line == "```" then
      write(("%s/README_%d.lua"):format(folder, first), ("\n"):rep(first) .. table.concat(block, "\n") .. "\n")
      block = nil
    elseif block then
      block[#block + 1] = line
    elseif line == "```lua" then
      block, first = {}, number
    end
  end
end

-- The examples of the reference, each as a file.
local function unpack_reference(folder)
  local preamble = 'local vastai = require "vastai"; local vast = assert(vastai.new()); print(vastai, vast)\n'
  for name, code in pairs(dofile "tools/examples.lua") do
    write(("%s/reference_%s.lua"):format(folder, (name:gsub("%W", "_"))), preamble .. code)
  end
end

-- A folder with only these files and the library.
local function workspace(name, fill)
  local folder = WORK .. "/" .. name
  os.execute(("rm -rf '%s' && mkdir -p '%s' && cp -r library .emmyrc.json '%s'"):format(folder, folder, folder))
  fill(folder)
  return folder
end

-- { [path in the folder] = { [line] = message } }
local function complaints_in(folder)
  local output = run(("'%s' --severity warn --output-format json '%s' 2>/dev/null"):format(CHECKER, folder))
  local ok, files = pcall(cjson.decode, output)
  if not ok then error("no answer from " .. CHECKER .. ": " .. output, 0) end
  local found = {}
  for _, file in ipairs(files) do
    local name = file.file:match(folder:match "[^/]*$" .. "/(.*)$")
    for _, one in ipairs(file.diagnostics) do
      found[name] = found[name] or {}
      found[name][one.range.start.line + 1] = one.message
    end
  end
  return found
end

local faults, marked, missed = {}, 0, 0

local function is_marked(name, line)
  if name:match "^README" then return line:match "pcall%(vast%." ~= nil end
  return line:match "%-%-!$" ~= nil
end

local function fault(name, number, text) faults[#faults + 1] = ("%s:%d: %s"):format(name, number, text) end

local function compare(path, name, found)
  for number, line in ipairs(lines_of(path)) do
    local message = found[number]
    if not is_marked(name, line) then
      if message then fault(name, number, message:gsub("%s+$", "")) end
    else
      marked = marked + 1
      if not message then
        missed = missed + 1
        fault(name, number, "no complaint about: " .. line)
      end
    end
  end
end

local function check(name, fill)
  local folder = workspace(name, fill)
  local found = complaints_in(folder)
  for path in run(("find '%s' -name '*.lua' | sort"):format(folder)):gmatch "[^\n]+" do
    local file = path:sub(#folder + 2)
    compare(path, file, found[file] or {})
  end
end

-- As sources: what is marked as meta, or is a workspace's library, is not checked. The functions are
-- empty, so that none returns what it declares.
check("declarations", function(folder)
  os.execute(("mv '%s/library' '%s/types'"):format(folder, folder))
  write(folder .. "/.emmyrc.json", '{ "diagnostics": { "disable": ["missing-return", "unused"] } }')
  os.execute(("sed -i '1s/^---@meta.*//' $(find '%s/types' -name '*.lua')"):format(folder))
end)
check("documents", function(folder)
  unpack_readme(folder)
  unpack_reference(folder)
  os.execute(("cp examples/*.lua '%s'"):format(folder))
end)
marked, missed = 0, 0
check("mistakes", function(folder) os.execute(("cp spec/types/mistakes.lua '%s'"):format(folder)) end)

for _, text in ipairs(faults) do print(text) end
print(("types: %d of %d mistakes found, %d other complaints"):format(marked - missed, marked, #faults - missed))
os.exit(#faults == 0)
