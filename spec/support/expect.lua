-- Assertions and clients for several specs: errors at the line of the caller, requests that transport
-- received.

local assert = require "luassert"
local vastai = require "vastai"

local expect = {}

-- Asserts that fn raises a text that begins with a line of fn and contains `part`. Returns the text without
-- that line. fn must not use a tail call, which has no line.
function expect.raises(fn, part)
  local ok, message = pcall(fn)
  assert.is_false(ok, "nothing was raised")
  local info = debug.getinfo(fn, "S")
  local file, line, rest = tostring(message):match "^([^\n:]+):(%d+): (.*)$"
  assert.equal(info.short_src, file, "raised elsewhere: " .. tostring(message))
  line = tonumber(line)
  assert.is_true(line >= info.linedefined and line <= info.lastlinedefined, "raised at another line: " .. message)
  if part then expect.contains(part, rest) end
  return rest
end

-- Asserts that text contains the part, without patterns.
function expect.contains(part, text)
  assert.is_true(tostring(text):find(part, 1, true) ~= nil, ("'%s' is not in: %s"):format(part, tostring(text)))
end

function expect.lacks(part, text)
  assert.is_nil(tostring(text):find(part, 1, true), ("'%s' is in: %s"):format(part, tostring(text)))
end

-- Asserts that result, err are those of a call that failed with this kind; returns err.
function expect.fails(kind, result, err)
  assert.is_nil(result)
  assert.is_true(vastai.is_error(err), "not an error object: " .. tostring(err))
  assert.equal(kind, err.kind, tostring(err))
  return err
end

-- A client whose transport returns the answers in turn, and then the last one again. An answer is { status,
-- body, headers } or a function of the request; without answers it is an empty object. Returns the client
-- and the list of its requests.
function expect.client(answers, options)
  local all, requests = {}, {}
  for name, value in pairs(options or {}) do all[name] = value end
  answers = answers or { { 200, "{}" } }
  function all.transport(request)
    requests[#requests + 1] = request
    local answer = answers[math.min(#requests, #answers)]
    if type(answer) == "function" then return answer(request) end
    return table.unpack(answer, 1, 3)
  end
  return assert(vastai.new(all)), requests
end

return expect
