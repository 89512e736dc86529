-- Hooks of rows: periods of time, lists of machines, errors in text answers, permissions of roles, masks.
-- A transport callback answers in place of the service.

local cjson = require "cjson"
local files = require "spec.support.files"
local vastai = require "vastai"

-- A client with these answers in turn, bodies as tables or text; and the list of its requests.
local function client(...)
  local answers, sent = { ... }, {}
  return vastai.new {
    api_key = "vast-test-key-of-the-shapes",
    transport = function(request)
      sent[#sent + 1] = request
      local answer = answers[#sent] or { success = true, id = 7 }
      if type(answer) == "table" and answer.status then return answer.status, answer.body end
      return 200, type(answer) == "table" and cjson.encode(answer) or answer
    end,
  }, sent
end

local function refused(message, fn, ...)
  local ok, err = pcall(fn, ...)
  assert.is_false(ok)
  assert.matches(message, tostring(err), 1, true)
  assert.matches("^[^:]*rows_hooks_spec.lua:%d+: ", tostring(err))
end

describe("a date", function()
  local function period(start_date, end_date)
    local vast, sent = client { invoices = {} }
    assert(vast:show_invoices { start_date = start_date, end_date = end_date })
    return tonumber(sent[1].query.sdate), tonumber(sent[1].query.edate)
  end

  it("is Unix seconds, an ISO date or another usual notation, in UTC", function()
    for _, first in ipairs { 1735689600, 1735689600.0, "1735689600", "2025-01-01", 20250101, "20250101",
      "2025-01-01T00:00Z", "2025-01-01 02:00:00+02:00", "01/01/2025", "Jan 1, 2025" } do
      assert.are.equal(1735689600, (period(first)))
    end
    assert.are.equal(1735689600.5, (period(1735689600.5)))
  end)

  it("raises if it is invalid", function()
    local vast, sent = client()
    for _, wrong in ipairs { "garbage", "2025-02-30", "12", true, {} } do
      refused("bad argument 'start_date' to 'show_invoices' (date: Unix seconds", vast.show_invoices, vast,
        { start_date = wrong })
      refused("bad argument 'end_date' to 'show_earnings'", vast.show_earnings, vast, { end_date = wrong })
    end
    refused("bad argument 'end_date' to 'show_invoices_v1'", vast.show_invoices_v1, vast, { end_date = 1.5 })
    assert.are.equal(0, #sent)
  end)

  it("defaults to the last day, yesterday, or the last week", function()
    local now = os.time()
    local first, last = period()
    assert.are.near(now, last, 5)
    assert.are.near(86400, last - first, 1e-3)
    local vast, sent = client({}, {})
    assert(vast:show_earnings())
    assert.are.equal(now // 86400 - 1, math.tointeger(tonumber(sent[1].query.sday)))
    assert.are.equal(sent[1].query.sday, sent[1].query.eday)
    assert.is_nil(sent[1].query.machid)
    assert(vast:show_invoices_v1 { end_date = "2025-01-31" })
    assert.are.same({ when = { gte = 1737676800, lte = 1738281600 } }, cjson.decode(sent[2].query.select_filters))
  end)

  it("is sent as seconds in every row that takes one", function()
    local vast, sent = client()
    assert(vast:list_machine { id = 7, end_date = "12/31/2025" })
    assert.are.equal(1767139200, sent[1].json.end_date)
  end)
end)

describe("invoices", function()
  local rows = { invoices = { { type = "charge" }, { type = "payment" } }, current = { total = 3 }, more = 4 }

  it("are only those of the given type", function()
    local vast, sent = client(rows, rows)
    assert.are.same({ invoices = { { type = "charge" } }, current = { total = 3 } },
      vast:show_invoices { only_charges = true })
    assert.are.same({ invoices = { { type = "payment" } }, current = { total = 3 } },
      vast:show_invoices { only_credits = true })
    assert.are.equal("true", sent[1].query.inc_charges)
    assert.are.equal("false", sent[2].query.inc_charges)
  end)

  it("need no current charges in the answer", function()
    assert.are.same({ invoices = {} }, client { invoices = {} }:show_invoices())
    local none, err = client { success = true }:show_invoices()
    assert.is_nil(none)
    assert.are.equal("decode", err.kind)
  end)

  it("have only known types", function()
    local vast, sent = client({}, {})
    assert(vast:show_invoices_v1 { charges = true, start_date = 1, end_date = 2, charge_type = { "i", "volume" } })
    assert.are.equal("/api/v0/charges/", sent[1].path)
    assert.are.same({ day = { gte = 1, lte = 2 }, type = { ["in"] = { "instance", "volume" } } },
      cjson.decode(sent[1].query.select_filters))
    assert(vast:show_invoices_v1 { start_date = 1, end_date = 2, limit = 500, invoice_type = { "stripe" } })
    assert.are.same({ when = { gte = 1, lte = 2 }, service = { ["in"] = { "stripe_payments" } } },
      cjson.decode(sent[2].query.select_filters))
    assert.are.equal("100", sent[2].query.limit)
    refused("'instnace' is none of instance, volume, serverless, i, v, s", vast.show_invoices_v1, vast,
      { charges = true, charge_type = { "instnace" } })
    refused("one of transfers, stripe,", vast.show_invoices_v1, vast, { invoice_type = { "gold" } })
  end)

  it("have pages", function()
    local vast, sent = client({ results = { { id = 1 } }, next_token = "t" }, { results = { { id = 2 } } })
    local ids = {}
    for row in vast:each "show_invoices_v1" do ids[#ids + 1] = row.id end
    assert.are.same({ 1, 2 }, ids)
    assert.are.equal("t", sent[2].query.after_token)
  end)
end)

describe("a method for several machines", function()
  it("sends one request for each; an error keeps the answers so far", function()
    local vast, sent = client({ success = true }, { success = false, msg = "busy" })
    assert.are.same({ { success = true }, { success = false, msg = "busy" } }, vast:list_machines { ids = { 1, "2" } })
    assert.are.equal(1, sent[1].json.machine)
    assert.are.equal(2, sent[2].json.machine)
    assert.is_nil(sent[1].json.ids)
    vast, sent = client({ success = true }, { status = 403, body = '{"msg":"no"}' })
    local none, err = vast:list_machines { ids = { 1, 2, 3 } }
    assert.is_nil(none)
    assert.are.equal("permission", err.kind)
    assert.are.same({ { success = true } }, err.results)
    assert.are.equal(2, #sent)
  end)

  it("sends no request for an empty list", function()
    local vast, sent = client()
    assert.are.same({}, vast:list_machines { ids = {} })
    assert.are.equal(0, #sent)
  end)

  it("returns one machine, not a list, for one id", function()
    assert.are.same({ id = 1 }, client("[{\"id\":1}]"):show_machine { Machine = 1 })
    assert.are.same({ id = 1 }, client { id = 1 }:show_machine(1))
    local none, err = client("[]"):show_machine(1)
    assert.is_nil(none)
    assert.are.equal("not_found", err.kind)
    none, err = client("[{\"id\":1},{\"id\":2}]"):show_machine(1)
    assert.is_nil(none)
    assert.are.equal("decode", err.kind)
  end)
end)

describe("the autoscaler", function()
  it("reports errors as text with any 2xx status", function()
    local function kind(answer, method)
      local none, err = client(answer)[method or "get_endpt_logs"](client(answer), 1)
      assert.is_nil(none)
      return err.kind, err.message
    end
    local text = "authenticate_endpoint_apikey: invalid api_key or endpoint 1 not found"
    assert.are.same({ "not_found", text }, { kind(text) })
    assert.are.same({ "not_found", text }, { kind(cjson.encode(text)) })
    assert.are.equal("auth", (kind "authenticate: invalid api_key"))
    assert.are.equal("invalid", (kind({ status = 202, body = "later" }, "get_wrkgrp_logs")))
    assert.are.equal("invalid", (kind({ error_msg = "not ready" }, "get_endpoint_workers")))
  end)

  it("has its own host, unless the client uses another server", function()
    local vast = client()
    assert.matches("^https://run.vast.ai/get_endpoint_workers/", vast:preview("get_endpoint_workers", { id = 1 }).url)
    local logs = vast:preview("get_endpt_logs", { id = 1, level = 3 })
    assert.is_nil(logs.body:find("vast-test-key", 1, true), "the key is shown")
    assert.is_nil(logs.body:find("level", 1, true))
    local other <close> = vast:with { server_url = "http://127.0.0.1:9" }
    assert.matches("^http://127.0.0.1:9/update_workers/", other:preview("update_workers", { id = 1 }).url)
  end)
end)

describe("a serverless method", function()
  it("removes the key of an endpoint from results", function()
    local list = { success = true, results = { { id = 1, api_key = "leak", auto_delete_in_seconds = 5 } } }
    assert.are.same({ { id = 1 } }, client(list):show_endpoints())
    list.results[1].auto_delete_in_seconds = nil
    assert.are.same({ { id = 1 } }, client(list):show_workergroups())
  end)

  it("fails for success = false, and does not require success = true", function()
    local none, err = client { success = false, msg = "nope" }:show_endpoints()
    assert.is_nil(none)
    assert.matches("nope", err.message)
    assert.are.same({}, client { results = {} }:show_endpoints())
  end)

  it("sends the arguments, and adds the default filters for a new group", function()
    local vast, sent = client()
    assert(vast:update_endpoint { id = 3, max_workers = 2 })
    assert.are.same({ client_id = "me", endptjob_id = 3, max_workers = 2 }, sent[1].json)
    assert(vast:update_workergroup { id = 3, gpu_ram = 24 })
    assert.are.same({ client_id = "me", autojob_id = 3, gpu_ram = 24 }, sent[2].json)
    assert(vast:update_workergroup { id = 3, search_params = "gpu_ram>=24" })
    assert.are.equal("gpu_ram>=24 verified=True rentable=True rented=False", sent[3].json.search_params)
    assert(vast:create_workergroup { template_id = 1, search_params = " gpu_ram>=24 ", no_default = true })
    assert.are.equal("gpu_ram>=24", sent[4].json.search_params)
    assert.is_nil(sent[4].json.no_default)
  end)
end)

describe("a team role", function()
  local permissions = { api = { instance_read = {} } }

  it("accepts permissions as a key does", function()
    local folder <close> = files.temporary()
    local path = folder.path .. "/perms.json"
    files.write(path, cjson.encode(permissions))
    local vast, sent = client()
    assert(vast:create_team_role { name = "reader", permissions = permissions })
    assert(vast:create_team_role { name = "reader", permission_file = path })
    assert(vast:create_team_role("reader", path))
    assert(vast:update_team_role { id = 7, permission_file = path })
    for i = 1, 4 do assert.are.same(permissions, sent[i].json.permissions) end
    assert(vast:update_team_role { id = 7, name = "viewer" })
    assert.are.same({ name = "viewer" }, sent[5].json)
  end)

  it("refuses the same permissions as a key", function()
    local vast, sent = client()
    refused("missing argument 'permissions'", vast.create_team_role, vast, "reader")
    refused("instance_raed", vast.create_team_role, vast,
      { name = "reader", permissions = { api = { instance_raed = {} } } })
    refused("not both", vast.create_team_role, vast, { name = "reader", permissions = "a", permission_file = "b" })
    local none, err = vast:create_team_role("reader", "/nowhere/perms.json")
    assert.is_nil(none)
    assert.are.equal("config", err.kind)
    assert.are.equal(0, #sent)
  end)

  it("is found by its name, with any characters", function()
    local vast, sent = client({}, {})
    assert(vast:show_team_role { NAME = "a?b#c" })
    assert.are.equal("/api/v0/team/roles/a%3Fb%23c/", sent[1].path)
    refused("bad argument 'name'", vast.remove_team_role, vast, "../../instances/7")
  end)
end)

describe("the account", function()
  it("accepts settings as a table, by name, or from a file", function()
    local folder <close> = files.temporary()
    local path = folder.path .. "/user.json"
    files.write(path, '{"fullname": "Ada"}')
    local vast, sent = client()
    assert(vast:set_user { fullname = "Ada" })
    assert(vast:set_user { params = { fullname = "Ada" } })
    assert(vast:set_user { file = path })
    for i = 1, 3 do assert.are.same({ fullname = "Ada" }, sent[i].json) end
    assert(vast:set_user())
    assert.are.same({}, sent[4].json)
    local none, err = vast:set_user { file = path .. "x" }
    assert.is_nil(none)
    assert.are.equal("config", err.kind)
  end)

  it("has its environment variables masked by default", function()
    local secrets = { secrets = { HF_TOKEN = "hf_abc", EMPTY = "" } }
    assert.are.same({ HF_TOKEN = "****", EMPTY = "****" }, client(secrets):show_env_vars())
    assert.are.same(secrets.secrets, client(secrets):show_env_vars(true))
    assert.are.same({}, client { success = true }:show_env_vars())
  end)

  it("has subaccounts, for hosting or not", function()
    local vast, sent = client()
    for i, kind in ipairs { "host", "HOST", "client", "hosts", "ho" } do
      assert(vast:create_subaccount { email = "e", username = "u", password = "p", type = kind })
      assert.are.equal(i <= 2, sent[i].json.host_only)
      assert.is_nil(sent[i].json.type)
    end
  end)
end)

describe("another method with hooks", function()
  it("accepts an overlay by number or name", function()
    local vast, sent = client()
    for i, given in ipairs { 12, "12", "net1", "12.5", "-1" } do
      assert(vast:delete_overlay(given))
      assert.are.same(i <= 2 and { overlay_id = 12 } or { overlay_name = given }, sent[i].json)
    end
  end)

  it("accepts a deployment by number, or by name and tag", function()
    local vast, sent = client()
    assert(vast:delete_deployment(644))
    assert(vast:delete_deployment { name = "square", tag = "v2" })
    assert.are.equal("/api/v0/deployment/644/", sent[1].path)
    assert.are.equal("/api/v0/deployments/", sent[2].path)
    assert.are.same({ name = "square", tag = "v2" }, sent[2].json)
    for _, wrong in ipairs { {}, { id = 1, name = "square" }, { id = 1, tag = "v2" }, { tag = "v2" } } do
      refused("takes id, or name with an optional tag", vast.delete_deployment, vast, wrong)
    end
  end)

  it("requires success = true from show_deployment_versions", function()
    assert.are.same({ { id = 9 } }, client { success = true, versions = { { id = 9 } } }:show_deployment_versions(1))
    local none, err = client { versions = {} }:show_deployment_versions(1)
    assert.is_nil(none)
    assert.are.equal("decode", err.kind)
  end)

  it("adds the age of volumes, and refuses unknown types", function()
    local vast, sent = client { volumes = { { id = 1, start_date = os.time() - 60 }, { id = 2 } } }
    local volumes = assert(vast:show_volumes "local")
    assert.are.equal("local_volume", sent[1].query.type)
    assert.are.near(60, volumes[1].duration, 5)
    assert.is_nil(volumes[2].duration)
    refused("'netwrk' is none of all, local, network", vast.show_volumes, vast, "netwrk")
  end)

  it("rounds the size of a volume down to whole gigabytes", function()
    local vast, sent = client()
    assert(vast:create_volume { id = 7, size = 15.9, name = "" })
    assert.are.same({ id = 7, size = 15 }, sent[1].json)
  end)

  it("sends values in query and body if the documents of the service disagree", function()
    local vast, sent = client()
    assert(vast:delete_volume(7))
    assert.are.same({ "7", 7 }, { sent[1].query.id, sent[1].json.id })
    assert(vast:invite_member("a@example.com", "reader"))
    assert.are.same({ email = "a@example.com", role = "reader" }, sent[2].query)
    assert.are.same(sent[2].query, sent[2].json)
  end)

  it("requires a change of a two-factor method", function()
    local vast, sent = client()
    refused("needs label or set_primary", vast.tfa_update, vast, 5)
    assert(vast:tfa_update { method_id = 5, set_primary = false })
    assert.are.same({ tfa_method_id = 5, is_primary = false }, sent[1].json)
  end)
end)
