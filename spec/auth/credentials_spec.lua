-- The look-up of the API key in variables and files, each case in its own process.

local child = require "spec.support.child"
local expect = require "spec.support.expect"
local files = require "spec.support.files"

-- Prints the outcome of the look-up: "source path last4" or "kind message".
local REPORT = [[
local vast, err = vastai.new()
if vast then
  local found = vast:credentials()
  print(found.source, found.path or "-", found.last4 or "-")
  print(table.concat(found.shadowed, ","))
  print(table.concat(found.warnings, ","))
else
  print(err.kind, err.message)
end
]]

local home

before_each(function() home = files.temporary() end)
after_each(function() getmetatable(home).__close() end)

local function put(path, text, mode)
  path = home.path .. "/" .. path
  assert(os.execute("mkdir -p " .. files.quote(path:match "^(.*)/")))
  files.write(path, text)
  assert(os.execute("chmod " .. (mode or "600") .. " " .. files.quote(path)))
  return path
end

local CONFIG, OLD, XDG = ".config/vastai/vast_api_key", ".vast_api_key", "xdg/vastai/vast_api_key"

-- The lines of the report, after the warnings of the process.
local function look(variables)
  local all = { HOME = home.path }
  for name, value in pairs(variables or {}) do all[name] = value or nil end
  local output, code = child.run(REPORT, all)
  assert.equal(0, code, output)
  return files.lines(output)
end

local function fails(variables)
  local line = look(variables)[1]
  return assert(line:match "^config\t.*", line)
end

describe("the look-up of the key", function()
  it("prefers the variable to every file and reports the files that it hides", function()
    local xdg, config, old = put(XDG, "xdg-key-0001"), put(CONFIG, "config-key-0002"), put(OLD, "old-key-0003")
    local lines = look { VAST_API_KEY = "variable-key-0004", XDG_CONFIG_HOME = home.path .. "/xdg" }
    assert.equal("environment\t-\t0004", lines[1])
    assert.equal(table.concat({ xdg, config, old }, ","), lines[2])
  end)

  it("reads $XDG_CONFIG_HOME, then ~/.config, then ~/.vast_api_key", function()
    local xdg, config, old = put(XDG, "xdg-key-0001"), put(CONFIG, "config-key-0002"), put(OLD, "old-key-0003")
    local variables = { XDG_CONFIG_HOME = home.path .. "/xdg" }
    assert.same({ "file\t" .. xdg .. "\t0001", config .. "," .. old }, { table.unpack(look(variables), 1, 2) })
    os.remove(xdg)
    assert.same({ "file\t" .. config .. "\t0002", old }, { table.unpack(look(variables), 1, 2) })
    os.remove(config)
    assert.same({ "file\t" .. old .. "\t0003", "" }, { table.unpack(look(variables), 1, 2) })
    os.remove(old)
    fails(variables)
  end)

  it("does not read a file twice", function()
    local config = put(CONFIG, "config-key-0002")
    local lines = look { VAST_API_KEY = "variable-key-0004", XDG_CONFIG_HOME = home.path .. "/.config" }
    assert.equal(config, lines[2])
  end)

  it("ignores a relative or empty $XDG_CONFIG_HOME", function()
    local config = put(CONFIG, "config-key-0002")
    for _, folder in ipairs { "", "spec", "./xdg" } do
      assert.equal("file\t" .. config .. "\t0002", look { XDG_CONFIG_HOME = folder }[1])
    end
  end)

  it("is skipped for a key that the script gives, which hides all others", function()
    local config = put(CONFIG, "config-key-0002")
    local output = child.run([[
      local found = vastai.new("script-key-0005"):credentials()
      print(found.source, found.path, found.last4, table.concat(found.shadowed, ","))
    ]], { HOME = home.path, VAST_API_KEY = "variable-key-0004" })
    assert.equal(("argument\tnil\t0005\t%s,VAST_API_KEY\n"):format(config), output)
  end)

  it("without a key lists every place that was searched", function()
    local line = fails { XDG_CONFIG_HOME = home.path .. "/xdg" }
    for _, part in ipairs { "api_key", "VAST_API_KEY (now unset)", XDG, CONFIG, OLD } do expect.contains(part, line) end
    expect.contains("VAST_API_KEY (now blank)", fails { VAST_API_KEY = " " })
  end)
end)

describe("the text of a key", function()
  it("is trimmed, in the variable and in a file", function()
    assert.equal("environment\t-\t0004", look({ VAST_API_KEY = " \t variable-key-0004\r\n" })[1])
    for _, text in ipairs { "config-key-0002\n", "\r\n\t config-key-0002 \r\n\n", "\xEF\xBB\xBFconfig-key-0002" } do
      put(CONFIG, text)
      assert.equal("0002", look()[1]:match "%d+$", text)
    end
  end)

  it("is treated as unset if the variable is blank", function()
    put(CONFIG, "config-key-0002")
    for _, text in ipairs { "", " ", "\t\r\n" } do
      assert.equal("file", look({ VAST_API_KEY = text })[1]:match "^%S+")
    end
  end)

  it("with blanks or control characters inside is refused and not quoted", function()
    for _, text in ipairs { "hid den-0004", "hid\nden-0004", "hid\27den-0004", "hid\xC3\xA9den-0004" } do
      local line = fails { VAST_API_KEY = text }
      expect.contains("VAST_API_KEY", line)
      expect.lacks("den", line)
      local path = put(CONFIG, text)
      line = fails()
      expect.contains(path, line)
      expect.lacks("den", line)
    end
  end)

  it("missing from a file is an error; the next file is not used", function()
    put(OLD, "old-key-0003")
    for _, text in ipairs { "", "\n", " \t\r\n", "\xEF\xBB\xBF" } do
      local path = put(CONFIG, text)
      local line = fails()
      expect.contains(path, line)
      expect.contains("blank", line)
    end
  end)

  it("may not be too long or binary", function()
    local path = put(CONFIG, ("k"):rep(200000))
    expect.contains(path, fails())
    put(CONFIG, "config\0key-0002")
    expect.contains(path, fails())
  end)
end)

describe("a key file", function()
  it("that is a directory or a broken link is an error that names it", function()
    local path = home.path .. "/" .. CONFIG
    assert(os.execute("mkdir -p " .. files.quote(path)))
    expect.contains(path, fails())
    assert(os.execute(("rmdir '%s' && ln -s vast_api_key '%s'"):format(path, path)))
    expect.contains(path, fails())
    assert(os.execute(("rm '%s' && mkfifo '%s'"):format(path, path)))
    expect.contains("not a regular file", fails())
  end)

  it("without read permission is an error that names it", function()
    local path = put(CONFIG, "config-key-0002", "000")
    if files.run "id -u" == "0\n" then return pending "the superuser can read every file" end
    local line = fails()
    expect.contains(path, line)
    expect.contains("Permission denied", line)
  end)

  it("readable by others is used with a warning", function()
    local path = put(CONFIG, "config-key-0002", "644")
    local lines = look()
    expect.contains("Lua warning: vastai: the API key file is open to others (mode 0644)", lines[1])
    expect.contains("chmod 600 '" .. path .. "'", lines[1])
    assert.equal("file\t" .. path .. "\t0002", lines[2])
    expect.contains("chmod 600 '" .. path .. "'", lines[4])
    for _, mode in ipairs { "600", "400" } do
      put(CONFIG, "config-key-0002", mode)
      assert.same({ "file\t" .. path .. "\t0002", "", "" }, look())
    end
  end)

  it("in a directory with blanks and quotes in its name is found", function()
    local path = put("it's a home/" .. OLD, "old-key-0003")
    assert.equal("file\t" .. path .. "\t0003", look({ HOME = home.path .. "/it's a home" })[1])
  end)
end)

describe("without HOME", function()
  it("the password database is used", function()
    local entry = files.run("getent passwd $(id -u)"):gsub("\n$", "")
    local folder = entry:match ":([^:]*):[^:]*$"
    if not folder then return pending "this user has no password database entry" end
    local output, code = child.run(REPORT)
    assert.equal(0, code, output)
    expect.contains(folder == "/" and ".config" or folder, output)
  end)

  it("the variable is used", function()
    expect.contains("environment\t-\t0004\n", (child.run(REPORT, { VAST_API_KEY = "variable-key-0004" })))
  end)

  it("a relative HOME is treated as missing", function()
    expect.lacks("spec/.config", (child.run(REPORT, { HOME = "spec", XDG_CONFIG_HOME = home.path .. "/xdg" })))
  end)
end)
