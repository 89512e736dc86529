-- Writes the lists of sources and Lua modules in the rockspec from what is on disk: `make rockspec`.
-- With --check it changes nothing, and fails if the lists differ.

local files = require "spec.support.files"
local ROCKSPEC = "vastai-scm-1.rockspec"

local function source_lines()
  local lines = {}
  for _, path in ipairs(files.find("c", "src")) do
    lines[#lines + 1] = ('        "%s",\n'):format(path)
  end
  return table.concat(lines)
end

local function module_lines()
  local lines = {}
  for _, path in ipairs(files.find("lua", "lua")) do
    local name = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
    lines[#lines + 1] = ('    ["%s"] = "%s",\n'):format(name, path)
  end
  return table.concat(lines)
end

local function with_lists(text)
  local before, after = text:match "^(.-sources = {\n).-(\n?      },\n.*)$"
  text = before .. source_lines() .. after:gsub("^\n", "")
  text = text:gsub('    %["vastai[%w._]*"%] = "lua/[^\n]*\n', "")
  local head, tail = text:match "^(.*libraries = { \"curl\" },\n    },\n)(.*)$"
  return head .. module_lines() .. tail
end

local text = files.read(ROCKSPEC)
local wanted = with_lists(text)
if arg[1] == "--check" then
  if wanted ~= text then
    io.stderr:write(ROCKSPEC .. " does not list what is on disk: make rockspec\n")
    os.exit(1)
  end
elseif wanted ~= text then
  files.write(ROCKSPEC, wanted)
end
