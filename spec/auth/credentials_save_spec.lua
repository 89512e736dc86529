-- save_api_key: the key file, as the command-line tool writes it.

local child = require "spec.support.child"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local vastai = require "vastai"

local SAVE = [[
local path, second = vastai.save_api_key(%q)
if path then print(path, table.concat(second, ",")) else print(second.kind, second.message) end
]]

local function mode_of(path) return (files.run("stat -c %a " .. files.quote(path)):gsub("\n", "")) end

describe("save_api_key", function()
  local home

  before_each(function() home = files.temporary() end)
  after_each(function() getmetatable(home).__close() end)

  local function save(key, variables)
    local all = { HOME = home.path }
    for name, value in pairs(variables or {}) do all[name] = value end
    local output, code = child.run(SAVE:format(key), all)
    assert.equal(0, code, output)
    return (output:gsub("\n$", ""))
  end

  it("writes the file that the look-up reads, for its owner only, and creates the directories", function()
    local path = home.path .. "/.config/vastai/vast_api_key"
    assert.equal(path .. "\t", save " saved-key-0001\n")
    assert.equal("saved-key-0001", files.read(path))
    assert.same({ "600", "700", "700" }, { mode_of(path), mode_of(home.path .. "/.config/vastai"),
      mode_of(home.path .. "/.config") })
    local output = child.run("print(vastai.new():credentials().last4)", { HOME = home.path })
    assert.equal("0001\n", output)
  end)

  it("does not save a key that would be refused when read", function()
    for text, why in pairs { ["'saved-key-0001'"] = "is in quotes", ["KEY=saved-key-0001"] = "looks like NAME=value",
      ["{saved-key-0001}"] = "is JSON" } do
      local said = save(text)
      expect.contains("config\tthe API key given " .. why, said)
      expect.lacks("saved-key", said)
    end
    assert.is_false(files.exists(home.path .. "/.config"))
  end)

  it("uses $XDG_CONFIG_HOME and reports what takes precedence over the file", function()
    local path = home.path .. "/xdg/vastai/vast_api_key"
    local variables = { XDG_CONFIG_HOME = home.path .. "/xdg", VAST_API_KEY = "variable-key-0004" }
    assert.equal(path .. "\tVAST_API_KEY", save("saved-key-0001", variables))
    variables.VAST_API_KEY = "  "
    assert.equal(path .. "\t", save("saved-key-0001", variables))
  end)

  it("replaces a file, restricts its mode and leaves no temporary file", function()
    save "saved-key-0001"
    local path = home.path .. "/.config/vastai/vast_api_key"
    assert(os.execute("chmod 644 " .. files.quote(path)))
    save "saved-key-0002"
    assert.same({ "saved-key-0002", "600" }, { files.read(path), mode_of(path) })
    assert.equal("vast_api_key\n", files.run("ls -A " .. files.quote(home.path .. "/.config/vastai")))
  end)

  it("replaces the file atomically: readers of the old file are not affected", function()
    save "saved-key-0001"
    local open <close> = assert(io.open(home.path .. "/.config/vastai/vast_api_key"))
    save "saved-key-0002"
    assert.equal("saved-key-0001", open:read "a")
  end)

  it("follows a symbolic link, as the command-line tool does", function()
    assert(os.execute(("mkdir -p %s/.config/vastai %s/vault && ln -s %s/vault/key %s/.config/vastai/vast_api_key")
      :format(home.path, home.path, home.path, home.path)))
    files.write(home.path .. "/vault/key", "old")
    save "saved-key-0001"
    assert.equal("saved-key-0001", files.read(home.path .. "/vault/key"))
    assert.equal("symbolic link\n", files.run("stat -c %F " .. home.path .. "/.config/vastai/vast_api_key"))
  end)

  it("refuses an invalid key and writes nothing", function()
    for _, key in ipairs { "", "  ", "two words", "line\nbreak", "caf\xC3\xA9" } do
      assert.equal("config", save(key):match "^%S+")
    end
    assert.equal("", files.run("ls -A " .. files.quote(home.path)))
    for _, key in ipairs { 42, true, {} } do
      expect.raises(function() vastai.save_api_key(key) end, "string expected, got " .. type(key))
    end
    expect.raises(function() vastai.save_api_key() end, "string expected, got no value")
  end)

  it("returns nil and an error if it cannot write, and leaves no temporary file", function()
    files.write(home.path .. "/.config", "a file, not a folder")
    local line = save "saved-key-0001"
    expect.contains("config\tcannot write the API key file", line)
    expect.lacks("saved-key", line)
    os.remove(home.path .. "/.config")
    assert(os.execute(("mkdir -p %s/.config/vastai/vast_api_key/sub"):format(home.path)))
    assert.equal("config", save("saved-key-0001"):match "^%S+")
    assert.equal("vast_api_key\n", files.run("ls -A " .. files.quote(home.path .. "/.config/vastai")))
  end)
end)
