-- Key files that other users could read, write or replace.

local child = require "spec.support.child"
local expect = require "spec.support.expect"
local files = require "spec.support.files"

local SAVE = [[
local path, second = vastai.save_api_key "saved-key-0001"
if path then print("saved", path) else print(second.kind, second.message) end
]]

-- The last four characters of the key, then the warnings, one per line.
local FIND = [[
local found = assert(vastai.new()):credentials()
print(found.last4)
print(table.concat(found.warnings, "\n"))
]]

local home, path

before_each(function()
  home = files.temporary()
  path = home.path .. "/.config/vastai/vast_api_key"
end)
after_each(function() getmetatable(home).__close() end)

local function shell(...)
  local output, code = files.run((...):format(select(2, ...)))
  assert.equal(0, code, output)
  return output
end

local function run(snippet)
  local output, code = child.run(snippet, { HOME = home.path })
  assert.equal(0, code, output)
  return (output:gsub("\n$", ""))
end

local function make_folder() shell("mkdir -p -m 700 %s/.config/vastai", home.path) end

local function put(text)
  make_folder()
  files.write(path, text)
  shell("chmod 600 %s", path)
end

local function refuses(part)
  local line = run(SAVE)
  expect.contains("config\tcannot write the API key file", line)
  expect.contains(part, line)
  expect.lacks("saved-key", line)
end

-- The warnings of `vastai.new` must be those of credentials().
local function reports(...)
  local output = run(FIND)
  local warned, listed = output:match "^(.*)0002\n(.*)$"
  assert(warned, output)
  assert.equal(select("#", ...), #files.lines(listed), output)
  for i = 1, select("#", ...) do
    expect.contains(select(i, ...), listed)
    expect.contains(select(i, ...), warned)
  end
end

describe("save_api_key refuses a target that", function()
  before_each(make_folder)

  local function remains(kind) assert.equal(kind .. "\n", shell("stat -c %%F %s", path)) end

  it("is a link to a device", function()
    -- A new device node, so that a bug cannot replace one of the machine.
    local node = home.path .. "/device"
    if select(2, files.run("mknod " .. node .. " c 1 3")) ~= 0 then return pending "cannot create a device node" end
    shell("ln -s %s %s", node, path)
    refuses "not a regular file"
    remains "symbolic link"
    assert.equal("character special file\n", shell("stat -c %%F %s", node))
  end)

  it("is a FIFO or a link to one", function()
    shell("mkfifo %s", path)
    refuses "not a regular file"
    remains "fifo"
    shell("mv %s %s/fifo && ln -s %s/fifo %s", path, home.path, home.path, path)
    refuses "not a regular file"
    remains "symbolic link"
    assert.equal("fifo\n", shell("stat -c %%F %s/fifo", home.path))
  end)

  it("is a directory", function()
    shell("mkdir %s", path)
    refuses "not a regular file"
    remains "directory"
  end)

  it("is a broken link or a link to itself", function()
    shell("ln -s %s/missing %s", home.path, path)
    refuses "a link to a file that does not exist"
    remains "symbolic link"
    assert.is_false(files.exists(home.path .. "/missing"))
    shell("ln -sf vast_api_key %s", path)
    refuses "symbolic links"
    remains "symbolic link"
  end)

  it("is a link owned by another user", function()
    if files.run "id -u" ~= "0\n" then return pending "needs the superuser to change the owner of a link" end
    files.write(home.path .. "/other", "old")
    shell("ln -s %s/other %s && chown -h 65534 %s", home.path, path, path)
    refuses "it is a link that belongs to another user"
    assert.equal("old", files.read(home.path .. "/other"))
  end)

end)

describe("a refused save_api_key", function()
  it("leaves no temporary file behind", function()
    make_folder()
    shell("mkfifo %s", path)
    run(SAVE)
    assert.equal("vast_api_key\n", shell("ls -A %s/.config/vastai", home.path))
  end)
end)

describe("save_api_key refuses a directory that", function()
  it("everyone may write", function()
    put "old-key-0002"
    for _, folder in ipairs { home.path .. "/.config/vastai", home.path .. "/.config" } do
      shell("chmod 777 %s", folder)
      refuses(("other users can write its folder '%s' (mode 0777)"):format(folder))
      shell("chmod 700 %s", folder)
    end
    assert.equal("old-key-0002", files.read(path))
    expect.contains("saved\t" .. path, run(SAVE))
  end)

  it("everyone may write, before it creates anything in it", function()
    shell("chmod 777 %s", home.path)
    refuses "(mode 0777)"
    assert.equal("", shell("ls -A %s", home.path))
  end)

  it("everyone may write, behind a link", function()
    make_folder()
    shell("mkdir -m 777 %s/vault && echo old >%s/vault/key && ln -s %s/vault/key %s", home.path, home.path, home.path,
      path)
    shell("chmod 777 %s/vault", home.path)
    refuses(("'%s/vault'"):format(home.path))
    assert.equal("old\n", files.read(home.path .. "/vault/key"))
  end)

  it("another group or another user may write", function()
    if files.run "id -u" ~= "0\n" then return pending "needs the superuser to change the owner of a directory" end
    make_folder()
    shell("chgrp 65534 %s/.config/vastai && chmod 770 %s/.config/vastai", home.path, home.path)
    refuses "(mode 0770)"
    shell("chmod 700 %s/.config/vastai && chown 65534 %s/.config/vastai", home.path, home.path)
    refuses "other users can write its folder"
  end)
end)

describe("save_api_key accepts a directory that", function()
  it("everyone may write, if it has the sticky bit", function()
    make_folder()
    shell("chmod 1777 %s %s/.config", home.path, home.path)
    expect.contains("saved\t" .. path, run(SAVE))
  end)

  it("the user's own group may write", function()
    make_folder()
    shell("chgrp $(id -g) %s/.config/vastai && chmod 770 %s/.config/vastai", home.path, home.path)
    expect.contains("saved\t" .. path, run(SAVE))
  end)
end)

describe("a key file is used with a warning if", function()
  it("everyone may write a parent directory", function()
    put "config-key-0002"
    shell("chmod 777 %s/.config", home.path)
    reports(("other users can replace the API key file: they can write its folder '%s/.config' (mode 0777)")
      :format(home.path))
    shell("chmod 1777 %s/.config", home.path)
    reports ""
  end)

  it("it belongs to another user", function()
    if files.run "id -u" ~= "0\n" then return pending "needs the superuser to change the owner of a file" end
    put "config-key-0002"
    shell("chown 65534 %s", path)
    reports(("the API key file belongs to another user (uid 65534): '%s'"):format(path))
  end)

  it("it has three faults, with one warning each", function()
    if files.run "id -u" ~= "0\n" then return pending "needs the superuser to change the owner of a file" end
    put "config-key-0002"
    shell("chown 65534 %s && chmod 644 %s && chmod 777 %s/.config/vastai", path, path, home.path)
    reports("chmod 600 '" .. path .. "'", "(uid 65534)", "(mode 0777)")
  end)
end)
