-- Output handler of busted for tools/test.lua: TAP with one line per test, and the place and message of
-- each failure in comment lines. (The TAP handler of busted fails for a file with a syntax error.)

local pretty = require "pl.pretty"

local function describe(found)
  local trace = found.element.trace or found.trace or {}
  local place = trace.short_src and ("%s:%s"):format(trace.short_src, trace.currentline or "?")
  local message = found.message or "failed without a message"
  if type(message) ~= "string" then
    local meta = getmetatable(message)
    message = meta and meta.__tostring and tostring(message) or pretty.write(message)
  end
  local text = (place and place .. "\n" or "") .. message
  if found.isError and found.trace and found.trace.traceback then
    text = text .. "\n" .. found.trace.traceback:gsub("^%s+", "")
  end
  return "# " .. text:gsub("%s+$", ""):gsub("\n", "\n# ")
end

return function()
  local busted = require "busted"
  local handler = require "busted.outputHandlers.base"()
  local count = 0

  local function report(ok, found, more)
    count = count + 1
    io.write(ok, " ", count, " - ", (found.name:gsub("%s+", " ")), more or "", "\n")
    io.flush()
  end

  local function fail(found)
    report("not ok", found)
    io.write(describe(found), "\n")
    io.flush()
  end

  local ended = {
    success = function() report("ok", handler.successes[#handler.successes]) end,
    pending = function()
      local found = handler.pendings[#handler.pendings]
      local reason = type(found.message) == "string" and found.message:gsub("^%S+:%d+: ", "") or ""
      report("ok", found, " # SKIP " .. reason)
    end,
    failure = function() fail(handler.failures[#handler.failures]) end,
    error = function() fail(handler.errors[#handler.errors]) end,
  }

  busted.subscribe({ "test", "end" }, function(_, _, status)
    ended[status]()
    return nil, true
  end)
  busted.subscribe({ "error" }, function(element)
    if element.descriptor ~= "it" then fail(handler.errors[#handler.errors]) end
    return nil, true
  end)
  busted.subscribe({ "failure" }, function(element)
    if element.descriptor ~= "it" then fail(handler.errors[#handler.errors]) end
    return nil, true
  end)
  busted.subscribe({ "suite", "end" }, function()
    io.write("1..", count, "\n")
    io.flush()
    return nil, true
  end)
  return handler
end
