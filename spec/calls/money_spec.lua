-- Calls that spend, create or delete are not executed twice. create_api_key and delete_api_key represent
-- all such rows; the stand-in counts the requests that arrive.
--
-- libcurl itself repeats a request if a reused HTTP/1.1 connection closes before the answer. Therefore such
-- a row always has a body, which libcurl reads through a callback and cannot rewind. Without the
-- SEEKFUNCTION that fails (or with POSTFIELDS, or a DELETE without a body) the test "on a reused
-- connection" below counts two requests over HTTP/1.1: libcurl has created a second key.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

local KEYS = "/api/v0/auth/apikeys/"

-- The two rows: the call, and the verb that is counted.
local rows = {
  create_api_key = { verb = "POST", call = function(vast) return vast:create_api_key { name = "once" } end },
  delete_api_key = { verb = "DELETE", call = function(vast) return vast:delete_api_key(100) end },
}
local ports = { ["HTTP/2"] = "url", ["HTTP/1.1"] = "h1_url" }

local function client(port, options)
  local all = { server_url = server[port], pace = false }
  for name, value in pairs(options or {}) do all[name] = value end
  return calls.client(server, all)
end

local function arrivals(verb)
  local count = 0
  for _, request in ipairs(server:requests()) do
    if request.method == verb and request.path:find(KEYS, 1, true) then count = count + 1 end
  end
  return count
end

-- While a request hangs, the stand-in cannot reset the connection.
local function drop_connection(vast)
  server:reset()
  server:fault { close = true }
  vast:with({ retry = 1 }):show_user()
end

local function fault_on(verb, fault)
  local copy = { verb = verb }
  for name, value in pairs(fault) do copy[name] = value end
  server:fault(copy)
end

local function assert_ambiguous(result, err, method)
  assert.is_nil(result)
  assert.same({ "ambiguous", "show_api_keys", false, 1, method },
    { err.kind, err.lookup, err.retryable, err.attempts, err.method })
  assert.truthy(err.message:find("not known whether this was done", 1, true))
end

-- The request may have been processed: it arrives once, and the error has `lookup`.
local unknown = {
  ["lost after sending"] = { close = true },
  ["reset after sending"] = { close = "reset" },
  ["whose stream ended"] = { close = "stream" },
  ["lost within the answer"] = { status = 200, body = '{"success":true,"id":1,"key":"k"}', close_after = 9 },
  ["lost before the body of the answer"] = { status = 200, body = '{"success":true}', close_after = 0 },
  ["answered 502"] = { status = 502, body = "<html>bad gateway</html>" },
  ["answered 503"] = { status = 503, body = "" },
  ["answered 503 with Retry-After"] = { status = 503, body = "", headers = { ["Retry-After"] = "0.1" } },
  ["answered 504"] = { status = 504, body = "" },
  ["not answered in time"] = { hang = 60, options = { timeout = 0.5 } },
  ["not answered before the deadline"] = { hang = 60, options = { deadline = 0.5 } },
  ["stalled"] = { hang = 60, options = { stall_timeout = 0.5 } },
  ["answered with more than max_response"] = { status = 200, body = ("x"):rep(1000), options = { max_response = 100 } },
  ["answered without a body"] = { status = 200, body = "" },
  ["answered with HTML"] = { status = 200, body = "<html>log in</html>" },
  ["answered with truncated JSON"] = { status = 200, body = '{"success":true,' },
}

-- The request was refused, in various forms: it arrives once, and the error is not ambiguous.
local refused = {
  [400] = "invalid", [401] = "auth", [403] = "permission", [404] = "not_found", [409] = "conflict",
  [410] = "gone", [422] = "invalid", [500] = "server", [501] = "server",
}

for method, row in pairs(rows) do
  for protocol, port in pairs(ports) do
    describe(method .. " over " .. protocol, function()
      for what, fault in pairs(unknown) do
        it(what .. " is ambiguous and not repeated", function()
          local options, clean = fault.options, {}
          for name, value in pairs(fault) do clean[name] = name ~= "options" and value or nil end
          fault_on(row.verb, clean)
          local vast <close> = client(port, options)
          local result, err = row.call(vast)
          assert_ambiguous(result, err, method)
          assert.equal(1, arrivals(row.verb))
          if fault.hang then drop_connection(vast) end
        end)
      end

      for status, kind in pairs(refused) do
        it(("answered %d is %s and not repeated"):format(status, kind), function()
          fault_on(row.verb, { status = status, body = "" })
          local vast <close> = client(port)
          local result, err = row.call(vast)
          assert.is_nil(result)
          assert.same({ kind, status, 1 }, { err.kind, err.status, err.attempts })
          assert.equal(1, arrivals(row.verb))
        end)
      end

      it("refused with 429 is retried", function()
        fault_on(row.verb, { status = 429, body = "API requests too frequent", times = 2 })
        local vast <close> = client(port)
        assert(row.call(vast))
        assert.equal(3, arrivals(row.verb))
      end)

      it("lost after a 429 is ambiguous", function()
        fault_on(row.verb, { status = 429, body = "", times = 1 })
        fault_on(row.verb, { close = true })
        local vast <close> = client(port)
        local result, err = row.call(vast)
        assert.is_nil(result)
        assert.same({ "ambiguous", 2, false }, { err.kind, err.attempts, err.retryable })
        assert.equal(2, arrivals(row.verb))
      end)

      it("on a reused connection that closes is ambiguous, and has arrived exactly once", function()
        local vast <close> = client(port)
        assert(vast:show_user())
        fault_on(row.verb, { close = true, times = 1 })
        local result, err = row.call(vast)
        assert_ambiguous(result, err, method)
        local all = server:requests()
        assert.equal(1, arrivals(row.verb))
        assert.equal(all[1].connection, all[2].connection)
      end)

      it("sends a body, without Expect: 100-continue", function()
        local vast <close> = client(port)
        assert(row.call(vast))
        local request = server:requests()[1]
        assert.same({ row.verb, "application/json" }, { request.method, request.headers["content-type"] })
        assert.equal(tostring(#request.body), request.headers["content-length"])
        assert.is_nil(request.headers.expect)
        assert.equal("table", type(request.json))
      end)
    end)
  end
end
