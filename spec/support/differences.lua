-- Where this client answers otherwise than the official SDK did, case by case or for all cases of a
-- method, each with its reason. The fields are explained in wire.lua.

local differences = {}

-- Of cases in which the official SDK did as its documents say.
differences.cases = {
  create_api_key = { also = { api_key = "key" }, reason = "the guide reads api_key, the service says key: both are there" },
  reset_api_key = { reason = "the client moves to the new key, too; the answer is the same" },
  set_api_key = { result = true, reason = "success is true, so that assert works" },
  ["show_instance/2"] = { error = "not_found", reason = "nothing is nil and an error that says so, not nil alone" },
}

-- Of cases in which the official SDK is at fault or contradicts its documents.
differences.oddities = {
  ["create_api_key/5"] = { error = "config", requests = 0,
    reason = "permission_file works as documented; there is no perms.json here" },
  ["show_instance/6"] = { error = "not_found", reason = "an answer without an instance is no KeyError" },
  ["show_instance/7"] = { result = { id = 45, extra_env = {} },
    reason = "an instance that was never started has no duration" },
  ["show_instances/6"] = { result = { { id = 1, extra_env = {} } },
    reason = "an instance that was never started has no duration" },
  ["show_instances/7"] = { result = { { id = 1, start_date = 1.5 } }, ignore = { "duration" },
    reason = "no environment is no error" },
}

-- Status codes, repetitions, broken bodies. A row without `requests` sends what was recorded, one
-- without `error` or `result` ends as recorded.
local once = "what may have been done is not repeated, but said"
local redirect = "redirects are not followed"
local status = "its kind says what the status means"
local unreadable = "an answer that cannot be read is an error"

differences.transport = {
  ["create_instance/10"] = { error = "ambiguous", requests = 1, reason = once },
  ["create_instance/11"] = { error = "ambiguous", requests = 1, reason = once },
  ["delete_machine/2"] = { error = "ambiguous", requests = 1, reason = once },
  ["destroy_team/2"] = { reason = "null is a result where the service has nothing to say" },
  ["set_user/4"] = { error = "server", requests = 1, reason = redirect },
  ["set_user/5"] = { error = "server", requests = 1, reason = redirect },
  ["unlist_volume/2"] = { error = "server", requests = 1, reason = redirect },
  ["unlist_volume/3"] = { error = "server", requests = 1, reason = redirect },
  ["show_user/3"] = { error = "invalid", reason = status },
  ["show_user/4"] = { error = "auth", reason = status },
  ["show_user/5"] = { error = "permission", reason = status },
  ["show_user/6"] = { error = "not_found", reason = status },
  ["show_user/7"] = { error = "invalid", reason = status },
  ["show_user/8"] = { error = "conflict", reason = status },
  ["show_user/9"] = { error = "gone", reason = status },
  ["show_user/10"] = { error = "invalid", reason = status },
  ["show_user/11"] = { error = "invalid", reason = status },
  ["show_user/12"] = { error = "server", reason = status },
  ["show_user/13"] = { error = "server", reason = status },
  ["show_user/14"] = { error = "rate_limit", reason = status },
  ["show_user/15"] = { reason = "429 is repeated" },
  ["show_user/16"] = { reason = "502 is repeated" },
  ["show_user/17"] = { reason = "503 is repeated" },
  ["show_user/18"] = { reason = "504 is repeated" },
  ["show_user/19"] = { reason = "so are two in a row" },
  ["show_user/20"] = { error = "server", status = 504, reason = "the last status is the one told" },
  ["show_user/21"] = { waits = 1, reason = "Retry-After is honoured" },
  ["show_user/22"] = { reason = "a call that only reads is repeated" },
  ["show_user/23"] = { error = "server", reason = status },
  ["show_user/24"] = { error = "decode", reason = unreadable },
  ["show_user/25"] = { error = "decode", reason = unreadable },
  ["show_user/26"] = { error = "decode", reason = unreadable },
  ["show_user/27"] = { error = "decode", reason = unreadable },
  ["show_user/28"] = { error = "decode", reason = unreadable },
  ["show_user/29"] = { error = "decode", reason = "a text is no user" },
  ["show_user/30"] = { error = "decode", reason = "null is no user" },
  ["show_user/31"] = { reason = "the content type is not looked at" },
  ["show_user/32"] = { reason = "every 2xx is a success" },
  ["show_user/33"] = { error = "server", requests = 1, reason = redirect },
  ["show_user/34"] = { error = "server", requests = 1, reason = redirect },
  ["show_user/35"] = { error = "server", reason = "304 is no answer to what we ask" },
  ["show_user/36"] = { error = "rate_limit", reason = "retry = 1 is one attempt" },
  ["show_user/37"] = { reason = "retry = 5 is five attempts" },
  ["show_user/38"] = { error = "server", requests = 1, status = 599, reason = "retry = 0 is one attempt as well" },
  ["show_user/39"] = { requests = { { method = "GET", path = "/api/v0/users/current", query = {} } },
    reason = "slashes at the end of server_url are dropped" },
  ["show_user/40"] = { reason = "a path in server_url is kept" },
  ["show_user/41"] = { reason = "a body may come in chunks" },
  ["show_user/42"] = { reason = "a body may come packed" },
  ["show_user/43"] = { reason = "a body may end with its connection" },
  ["show_user/44"] = { error = "server", status = 302, requests = 1, reason = redirect },
  ["show_user/45"] = { reason = "any key will do" },
  ["tfa_status/2"] = { reason = "any JSON value is a result" },
  ["tfa_status/3"] = { reason = "numbers keep their value" },
  ["tfa_status/4"] = { error = "decode", reason = unreadable },
}

-- The row for a case: its own, or its method's.
function differences.of(kind, case)
  return differences[kind][case.id] or differences[kind][case.method]
end

return differences
