-- Every kind of error that an answer of the service causes, with real answers over TLS. Failures of the
-- connection are in errors_transport_spec.lua, the error object in errors_object_spec.lua, lists in
-- errors_lists_spec.lua.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

local TEXT = { ["Content-Type"] = "text/plain; charset=utf-8" }
local HTML = { ["Content-Type"] = "text/html" }

local function json(error, message) return { success = false, error = error, msg = message } end

-- Answers to show_user and the resulting errors. `message` is contained in the message, `hint` in the hint;
-- `code` is the error code of the API ("" for none).
local answers = {
  -- authentication
  { "an unknown key", 404, json("auth_error", "Invalid user key"), "auth",
    message = "Invalid user key", hint = "user_read" },
  { "an unknown key on older routes", 401, json("auth_error", "Invalid user key"), "auth", hint = "mistyped" },
  { "an unknown key as 403", 403, json("auth_error", "Invalid user key"), "auth" },
  { "no key", 403, json("auth_error", "This action requires login."), "auth", message = "requires login" },
  { "a 404 with auth_error alone", 404, { success = false, error = "auth_error" }, "auth", message = "auth_error" },
  { "a 404 with the sentence alone", 404, { msg = "Invalid user key" }, "auth", code = "" },
  { "a bare 401", 401, "", "auth", message = "Unauthorized", code = "" },
  { "auth_error inside a 200", 200, json("auth_error", "Invalid user key"), "auth" },
  -- permission
  { "a missing scope as 401", 401, json("auth_error", "This API key does not have permission for this action."),
    "permission", hint = "show_user needs user_read" },
  { "a missing scope as 403", 403, json("auth_error", "This API key does not have permission for this action."),
    "permission", hint = "show_user needs user_read" },
  { "someone else's object", 403, json("not_authorized", "Not yours"), "permission", code = "not_authorized" },
  { "a bare 403", 403, "", "permission", message = "Forbidden", hint = "user_read" },
  -- two-factor authentication
  { "a second factor", 401, json("auth_error", "This action requires Two Factor Authentication."), "tfa_required",
    hint = "two-factor" },
  { "an expired session", 404, json("auth_error", "Session expired. Please log in again."), "tfa_required" },
  { "tfa_required as a code", 403, json("tfa_required", "Verify first."), "tfa_required", code = "tfa_required" },
  -- missing objects
  { "a missing object", 404, json("not_found", "No such user"), "not_found", code = "not_found",
    message = "No such user" },
  { "a bare 404", 404, "", "not_found", message = "Not Found" },
  { "a retired route", 410, json("deprecated_endpoint", "Use /api/v1/ instead."), "gone",
    code = "deprecated_endpoint" },
  { "a retired route in HTML", 410, "<html>gone</html>", "gone", message = "HTTP 410", headers = HTML },
  { "a taken offer", 404, json("no_such_ask", "error 404/3603: no_such_ask Instance type by id 1 is not available."),
    "unavailable", code = "no_such_ask", hint = "search again" },
  { "a taken offer in a 400", 400, json("no_such_ask", "gone"), "unavailable" },
  { "a conflict", 409, json("already_exists", "That name is taken."), "conflict", message = "That name is taken." },
  -- invalid requests
  { "wrong arguments", 400, json("invalid_args", "Invalid select_filters"), "invalid",
    message = "Invalid select_filters" },
  { "wrong arguments that quote the caller", 400, json("invalid_args", "name 'permission not_found' is too long"),
    "invalid" },
  { "an unprocessable body", 422, { detail = "field required" }, "invalid", message = "field required" },
  { "a wrong verb", 405, "", "invalid", message = "Method Not Allowed" },
  { "a teapot", 418, json("x", "m"), "invalid", message = "HTTP 418: m" },
  { "success = false in a 200", 200, { success = false, msg = "It did not work" }, "invalid",
    message = "It did not work" },
  { "success = false without a message", 200, { success = false }, "invalid", message = "success: false" },
  -- rate limits
  { "a rate limit in plain text", 429, "API requests too frequent: endpoint threshold=0.01", "rate_limit",
    headers = TEXT, message = "too frequent", retry_after = 0.01, retryable = true },
  { "a rate limit in JSON", 429, { detail = "API requests too frequent", retry_after = 0.02 }, "rate_limit",
    retry_after = 0.02, retryable = true },
  { "a rate limit with Retry-After", 429, "", "rate_limit", headers = { ["Retry-After"] = "7" }, retry_after = 7,
    retryable = true },
  { "a rate limit that asks twice", 429, "API requests too frequent: endpoint threshold=2.0", "rate_limit",
    headers = { ["Retry-After"] = "1" }, retry_after = 2, retryable = true },
  { "a rate limit whose words sound like another error", 429, json("auth_error", "no permission"), "rate_limit",
    retryable = true },
  -- failures of the service
  { "a server error", 500, json("internal", "Boom"), "server", message = "HTTP 500: Boom", code = "internal" },
  { "a server error that sounds like another", 500, json("auth_error", "Invalid user key"), "server" },
  { "a server error in HTML", 500, "<html><body>Internal error</body></html>", "server", headers = HTML,
    message = "Internal Server Error" },
  { "an empty server error", 500, "", "server", message = "Internal Server Error" },
  { "a gateway's page", 502, "<html>bad gateway</html>", "server", headers = HTML, message = "Bad Gateway",
    retryable = true },
  { "a maintenance page", 503, "down for maintenance\nsecond line", "server", headers = TEXT,
    message = "HTTP 503: down for maintenance", retryable = true },
  { "a gateway's timeout", 504, "", "server", message = "Gateway Timeout", retryable = true },
  -- invalid answers
  { "HTML with 200", 200, "<html><body>hello</body></html>", "decode", headers = HTML, message = "not JSON" },
  { "an empty body with 200", 200, "", "decode", message = "empty" },
  { "truncated JSON", 200, '{"id": 1', "decode", message = "not JSON" },
  { "JSON and more", 200, '{"id": 1} trailing', "decode" },
  { "NaN", 200, '{"id": NaN}', "decode" },
  { "null instead of an object", 200, "null", "decode" },
  { "a number instead of an object", 200, "7", "decode" },
}

local function check(row, err)
  local context = tostring(err)
  assert.equal(row[4], err.kind, context)
  assert.equal(row[2], err.status, context)
  assert.equal(row.retryable == true, err.retryable, context)
  assert.equal(row.retry_after, err.retry_after, context)
  if row.code then assert.equal(row.code, err.code or "") end
  if row.message then assert.truthy(err.message:find(row.message, 1, true), context) end
  if row.hint then assert.truthy(err.hint and err.hint:find(row.hint, 1, true), context) end
end

describe("an error from", function()
  for _, row in ipairs(answers) do
    it(row[1] .. " has kind " .. row[4], function()
      server:fault { status = row[2], body = row[3], headers = row.headers }
      local result, err = calls.client(server, { retry = 1, pace = false }):show_user()
      assert.is_nil(result)
      check(row, err)
      assert.equal(1, #server:requests())
    end)
  end
end)

describe("an error", function()
  it("has the code and message of the last answer", function()
    server:fault {
      { times = 1, status = 503, body = json("first", "one") },
      { status = 502, body = json("second", "two") },
    }
    local _, err = calls.client(server):show_user()
    assert.same({ "second", "HTTP 502: two", 502, 3 }, { err.code, err.message, err.status, err.attempts })
  end)

  it("after a retry has `retryable` of the last answer", function()
    server:fault { { times = 1, status = 503, body = "" }, { status = 200, body = "<html>" } }
    local _, err = calls.client(server):show_user()
    assert.same({ "decode", false, 2 }, { err.kind, err.retryable, err.attempts })
  end)

  it("for a request that the stand-in itself refuses has the kind of the refusal", function()
    local kinds = { ["vast-tfa-required-0001"] = "tfa_required", ["vast-session-expired-0001"] = "tfa_required",
      ["vast-nobody-0001"] = "auth" }
    for key, kind in pairs(kinds) do
      assert.equal(kind, select(2, calls.client(server, { api_key = key }):show_user()).kind)
    end
    assert.equal("not_found", select(2, calls.client(server):delete_api_key(123456)).kind)
    assert.equal("gone", select(2, calls.client(server):request("GET", "/api/v0/instances/")).kind)
    assert.equal("not_found", select(2, calls.client(server):show_instance(5)).kind)
  end)
end)
