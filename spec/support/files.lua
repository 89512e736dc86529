-- Files and commands, for specs and tools.

local files = {}

function files.read(path)
  local file <close> = assert(io.open(path, "rb"))
  return (file:read "a")
end

function files.write(path, text)
  local file <close> = assert(io.open(path, "wb"))
  assert(file:write(text))
end

function files.exists(path)
  local file <close> = io.open(path, "rb")
  return file ~= nil
end

-- The lines of a text, without newlines.
function files.lines(text)
  local lines = {}
  for line in (text:gsub("\n$", "") .. "\n"):gmatch "(.-)\n" do lines[#lines + 1] = line end
  return lines
end

-- Quotes a word for the shell.
function files.quote(word)
  return "'" .. word:gsub("'", "'\\''") .. "'"
end

-- Runs a command. Returns its output (stdout and stderr) and exit code (128 + n if killed by signal n).
function files.run(command)
  local pipe = assert(io.popen("{ " .. command .. "\n} 2>&1 </dev/null", "r"))
  local output = pipe:read "a"
  local _, why, code = pipe:close()
  return output, why == "signal" and 128 + code or code
end

-- All files with the ending below the folders, sorted: find("c", "src").
function files.find(ending, ...)
  local words = {}
  for _, folder in ipairs { ... } do words[#words + 1] = files.quote(folder) end
  local output = files.run(("find %s -type f -name '*.%s' 2>/dev/null | LC_ALL=C sort")
    :format(table.concat(words, " "), ending))
  return output == "" and {} or files.lines(output)
end

-- A new empty folder: a to-be-closed value with the field `path`. Closing it removes the folder.
function files.temporary()
  local output, code = files.run "mktemp -d"
  assert(code == 0, output)
  local path = output:gsub("\n", "")
  return setmetatable({ path = path }, {
    __close = function() files.run("rm -rf " .. files.quote(path)) end,
  })
end

return files
