-- Headless Chromium, driven by the DevTools protocol over two pipes:
--
--   local page <close> = browser.open()
--   page:resize(390, 844)
--   page:visit "file:///…/index.html"
--   page:evaluate "document.title"
--   page.errors       what the console reported as errors since the last visit

local cjson = require "cjson"
local files = require "spec.support.files"
local shell = require "spec.standin.shell"

local browser = {}

local FLAGS = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --hide-scrollbars"
  .. " --disable-background-networking --disable-component-update --disable-extensions --mute-audio"

local Page = {}
Page.__index = Page

-- Its command, or nil where none is installed.
function browser.find()
  local output, ok = shell.run "command -v chromium || command -v chromium-browser"
  return ok and output:match "[^\n]+" or nil
end

-- Messages end with a NUL.
local function receive(page)
  local bytes = {}
  while true do
    local byte = page.out:read(1)
    if not byte then error("Chromium ended: " .. files.read(page.folder.path .. "/log"), 0) end
    if byte == "\0" then return cjson.decode(table.concat(bytes)) end
    bytes[#bytes + 1] = byte
  end
end

local function text_of(event)
  local params = event.params
  if event.method == "Runtime.exceptionThrown" then return params.exceptionDetails.text end
  if event.method == "Log.entryAdded" and params.entry.level == "error" then
    return params.entry.text .. " " .. (params.entry.url or "")
  end
  if event.method == "Runtime.consoleAPICalled" and params.type == "error" then return cjson.encode(params.args) end
end

-- Sends a command; returns its result. Events that arrive before the result are recorded.
function Page:command(method, params)
  self.serial = self.serial + 1
  local message = { id = self.serial, method = method, params = params, sessionId = self.session }
  self.into:write(cjson.encode(message), "\0")
  self.into:flush()
  while true do
    local answer = receive(self)
    if answer.id == self.serial then
      if answer.error then error(method .. ": " .. answer.error.message, 2) end
      return answer.result
    end
    self:note(answer)
  end
end

function Page:note(event)
  if event.method == "Page.loadEventFired" then self.loaded = true end
  self.errors[#self.errors + 1] = text_of(event)
end

function Page:await_load()
  while not self.loaded do self:note(receive(self)) end
end

-- The address must not be that of the present document.
function Page:visit(address)
  self.loaded, self.errors = false, {}
  local result = self:command("Page.navigate", { url = address })
  if result.errorText then error(address .. ": " .. result.errorText, 2) end
  self:await_load()
end

function Page:evaluate(expression)
  local answer = self:command("Runtime.evaluate", { expression = expression, returnByValue = true })
  if answer.exceptionDetails then error(expression .. ": " .. answer.exceptionDetails.text, 2) end
  return answer.result.value
end

function Page:resize(width, height)
  self:command("Emulation.setDeviceMetricsOverride",
    { width = width, height = height, deviceScaleFactor = 1, mobile = width < 600 })
end

function Page:type(text) self:command("Input.insertText", { text = text }) end

function Page:press(key, code)
  local event = { key = key, code = key, windowsVirtualKeyCode = code, nativeVirtualKeyCode = code }
  for _, kind in ipairs { "rawKeyDown", "keyUp" } do
    event.type = kind
    self:command("Input.dispatchKeyEvent", event)
  end
end

-- In base64, as PNG.
function Page:screenshot() return self:command("Page.captureScreenshot", { format = "png" }).data end

function Page:close()
  if not self.folder then return end
  self.session = nil
  pcall(self.command, self, "Browser.close", nil)
  self.into:close()
  self.out:read "a" -- until it has ended
  self.out:close()
  getmetatable(self.folder).__close(self.folder)
  self.folder = nil
end

Page.__close = Page.close

local function start(page)
  local path, program = page.folder.path, assert(browser.find(), "chromium is not installed")
  shell.check(("mkfifo %s %s"):format(shell.quote(path .. "/in"), shell.quote(path .. "/out")))
  shell.wait(("HOME=%s exec %s %s --user-data-dir=%s --remote-debugging-pipe about:blank 3<%s 4>%s >%s 2>&1 &"):format(
    shell.quote(path), program, FLAGS, shell.quote(path .. "/profile"), shell.quote(path .. "/in"),
    shell.quote(path .. "/out"), shell.quote(path .. "/log")))
  page.into = assert(io.open(path .. "/in", "wb"))
  page.out = assert(io.open(path .. "/out", "rb"))
end

function browser.open()
  local page = setmetatable({ folder = files.temporary(), serial = 0, errors = {} }, Page)
  start(page)
  local target = page:command("Target.createTarget", { url = "about:blank" }).targetId
  page.session = page:command("Target.attachToTarget", { targetId = target, flatten = true }).sessionId
  for _, domain in ipairs { "Page", "Runtime", "Log" } do page:command(domain .. ".enable") end
  return page
end

return browser
