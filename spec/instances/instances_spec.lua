-- Instances and templates: checks before a rental, rentals with a lost answer, and methods with hooks.
-- Requests and results are compared with the official SDK in wire_spec.lua.

local cjson = require "cjson"
local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local OFFER = 17384921

-- A client with one canned answer; returns the request too.
local function send(method, args, answer)
  local vast, requests = expect.client { answer or { 200, '{"success":true}' } }
  local result, err = vast[method](vast, args)
  return requests[1], result, err, requests
end

-- Expects the call to raise at the caller's line and to send nothing.
local function refused(part, method, args)
  local vast, requests = expect.client()
  local message = expect.raises(function()
    local result = vast[method](vast, args)
    return result
  end, part)
  assert.equal(0, #requests)
  return message
end

describe("create_instance", function()
  it("accepts the launch flags of the command-line tool", function()
    local flags = {
      { { ssh = true }, "ssh_proxy" },
      { { ssh = true, direct = true }, "ssh_direc ssh_proxy" },
      { { jupyter = true }, "jupyter_proxy ssh_proxy" },
      { { jupyter = true, direct = true }, "jupyter_direc ssh_direc ssh_proxy" },
      { { jupyter = true, ssh = true, direct = true }, "jupyter_direc ssh_direc ssh_proxy" },
      { { ssh = false, jupyter = false, direct = false }, nil },
      { { ssh = false, runtype = "args" }, "args" },
    }
    for _, case in ipairs(flags) do
      case[1].id, case[1].image = OFFER, "img"
      local body = send("create_instance", case[1]).json
      assert.equal(case[2], body.runtype)
      assert.is_nil(body.ssh or body.jupyter or body.direct)
    end
  end)

  it("raises for contradictory flags", function()
    refused("runtype, or ssh, jupyter and direct, not both", "create_instance",
      { id = 1, ssh = true, runtype = "ssh_proxy" })
    refused("it needs ssh or jupyter", "create_instance", { id = 1, direct = true })
    refused("did you mean onstart_cmd?", "create_instance", { id = 1, jupyter = true, args = { "x" } })
  end)

  it("raises for an interruptible rental without a bid", function()
    refused("needs price: the bid, in $/h", "create_instance", { id = 1, type = "interruptible" })
    refused("needs price: the bid, in $/h", "create_instance", { id = 1, type = "bid" })
    refused("it must be above 0", "create_instance", { id = 1, price = 0 })
    refused("is interruptible, not on-demand", "create_instance", { id = 1, type = "on-demand", price = 0.2 })
    refused("one of on-demand, interruptible, ondemand, bid expected", "create_instance", { id = 1, type = "spot" })
    local body = send("create_instance", { id = 1, type = "interruptible", price = 0.2 }).json
    assert.equal(0.2, body.price)
    assert.is_nil(body.type)
    assert.is_nil(send("create_instance", { id = 1, type = "on-demand" }).json.price)
  end)

  it("raises for start commands that the service would refuse, with a hint", function()
    local longest = ("ü"):rep(4048)
    assert.equal(longest, send("create_instance", { id = 1, onstart_cmd = longest }).json.onstart)
    expect.contains("base64", refused("4049 characters, the service accepts 4048", "create_instance",
      { id = 1, onstart_cmd = longest .. "x" }))
  end)

  it("accepts the argument names of the documentation", function()
    local body = send("create_instance", { id = 1, onstart = "echo", template_hash_id = "h", bid_price = 0.1,
      image_login = "-u me", use_jupyter_lab = true, template_id = 5 }).json
    assert.same({ "echo", "h", 0.1, "-u me", true, 5 }, { body.onstart, body.template_hash_id, body.price,
      body.image_login, body.use_jupyter_lab, body.template_id })
    assert.equal("run.sh", send("create_instance", { id = 1, entrypoint = "run.sh" }).json.onstart)
    refused("is given twice", "create_instance", { id = 1, onstart = "a", entrypoint = "b" })
  end)

  it("sends the environment as a table or as Docker flags", function()
    assert.same({ A = "1" }, send("create_instance", { id = 1, env = { A = "1" } }).json.env)
    assert.equal("-e A=1 -p 80:80", send("create_instance", { id = 1, env = "-e A=1 -p 80:80" }).json.env)
    assert.same({}, send("create_instance", { id = 1, env = "" }).json.env)
  end)

  it("sends no label by default", function()
    assert.is_nil(send("create_instance", { id = 1 }).json.label)
  end)

  it("returns the instance ID as id too", function()
    local _, instance = send("create_instance", { id = 1 }, { 200, '{"success":true,"new_contract":42}' })
    assert.same({ success = true, new_contract = 42, id = 42 }, instance)
  end)

  it("uses another route for a list of offers", function()
    local request, result = send("create_instance", { id = { 7, "8" }, image = "img" },
      { 200, '{"success":true,"created":[1],"failed":[8]}' })
    assert.same({ "POST", "/api/v0/asks/bulk/" }, { request.verb, request.path })
    assert.same({ 7, 8 }, request.json.ids)
    assert.is_nil(request.json.id)
    assert.is_nil(result.id)
    refused("at least one id expected", "create_instance", { id = {} })
    refused("list of integers expected", "create_instance", { id = { "x" } })
    refused("list of integers expected", "create_instance", { id = { 7, nil, 8 } })
    refused("list of integers", "create_instances", { ids = { a = 1 } })
  end)

  it("accepts the offer by position and the other arguments by name", function()
    local vast, requests = expect.client()
    vast:create_instance(7, { image = "img", disk = 64 })
    assert.same({ "/api/v0/asks/7/", "img", 64 }, { requests[1].path, requests[1].json.image, requests[1].json.disk })
  end)

  it("returns an unavailable error if the offer is taken", function()
    for _, answer in ipairs {
      { 404, '{"success":false,"error":"invalid_args","msg":"error 404/3603: no_such_ask Instance type by id 7 is'
        .. ' not available."}' },
      { 410, '{"success":false,"error":"no_such_ask","msg":"error 410/3907: no_such_ask Instance type 7 is no longer'
        .. ' available."}' },
    } do
      local _, instance, err = send("create_instance", { id = 7, label = "x" }, answer)
      expect.fails("unavailable", instance, err)
    end
  end)
end)

describe("a rental whose answer is lost", function()
  local LOST = function() return nil, "lost" end
  local NONE = { 200, '{"instances":[]}' }

  local function rows(list) return { 200, cjson.encode { instances = list } } end

  local function row(id, fields)
    local all = { id = id, label = "job", start_date = os.time() }
    for name, value in pairs(fields or {}) do all[name] = value end
    return all
  end

  local function rent(answers, args, options)
    local vast, requests = expect.client(answers, options)
    args = args or { id = OFFER, image = "img", label = "job" }
    local instance, err = vast:create_instance(args)
    return instance, err, requests
  end

  local function puts(requests)
    local count = 0
    for _, request in ipairs(requests) do
      if request.verb ~= "GET" then count = count + 1 end
    end
    return count
  end

  it("is an ambiguous error without a label", function()
    local instance, err, requests = rent({ LOST }, { id = OFFER, image = "img" })
    expect.fails("ambiguous", instance, err)
    assert.same({ 1, "show_instances", false }, { #requests, err.lookup, err.retryable })
  end)

  it("is looked up by its label", function()
    local instance, err, requests = rent { LOST, NONE, NONE, rows { row(501, { actual_status = "loading" }) } }
    assert.is_nil(err)
    assert.same({ 501, 501, true, "loading" },
      { instance.id, instance.new_contract, instance.recovered, instance.actual_status })
    assert.same({ 4, 1 }, { #requests, puts(requests) })
    assert.same({ "GET", "/api/v1/instances/" }, { requests[2].verb, requests[2].path })
    assert.same({ label = { eq = "job" } }, cjson.decode(requests[2].query.select_filters))
  end)

  it("is an ambiguous error with the label if it is not found", function()
    local instance, err, requests = rent { LOST, NONE }
    expect.fails("ambiguous", instance, err)
    expect.contains("'job'", err.message)
    expect.contains("not known whether this was done", err.message)
    assert.same({ 5, 1 }, { #requests, puts(requests) })
    assert.same({ "show_instances", "PUT", "/api/v0/asks/17384921/", 1 },
      { err.lookup, err.verb, err.path, err.attempts })
    assert.is_nil(err.status)
    assert.is_nil(err.body)
  end)

  it("is not confused with another instance of that label", function()
    local others = {
      ["an older one"] = { row(601, { start_date = os.time() - 3600 }) },
      ["two that could be it"] = { row(602), row(603) },
      ["one that the filter let through"] = { row(604, { label = "jobs" }) },
      ["one without a number"] = { row(cjson.null) },
    }
    for name, list in pairs(others) do
      local instance, err = rent { LOST, rows(list) }
      assert.is_nil(instance, name)
      assert.equal("ambiguous", err.kind)
    end
    local _, err = rent { { 200, '{"success":true,"new_contract":605}' } }
    assert.is_nil(err)
    expect.fails("ambiguous", rent { LOST, rows { row(605) } })
    local found = rent { LOST, rows { row(605), row(606) } }
    assert.equal(606, found.id)
  end)

  it("is an ambiguous error if the look-up fails", function()
    local answers = { { 403, '{"success":false,"error":"not_authorized"}' }, { 200, "<html>" }, { 400, "{}" } }
    for _, answer in ipairs(answers) do
      local instance, err, requests = rent { LOST, answer }
      expect.fails("ambiguous", instance, err)
      assert.equal(2, #requests)
    end
  end)

  it("is not looked up if the service returned an error", function()
    for _, answer in ipairs { { 500, "{}" }, { 400, "{}" }, { 404, '{"error":"no_such_ask"}' } } do
      local _, err, requests = rent { answer }
      assert.is_not.equal("ambiguous", err.kind)
      assert.equal(1, #requests)
    end
  end)

  it("of several offers is an ambiguous error", function()
    local instance, err, requests = rent({ LOST }, { id = { 1, 2 }, label = "job" })
    expect.fails("ambiguous", instance, err)
    assert.equal(1, #requests)
  end)

  it("is retried if the request was not sent", function()
    local refuse = function() return nil, "unreachable" end
    local instance, _, requests = rent { refuse, refuse, { 200, '{"success":true,"new_contract":701}' } }
    assert.same({ 701, 3 }, { instance.id, #requests })
  end)
end)

describe("over real connections", function()
  local server

  setup(function() server = standin.start { instances = 4 } end)
  teardown(function() server:stop() end)
  before_each(function() server:reset() end)

  local function arrivals(verb, path)
    local count = 0
    for _, request in ipairs(server:requests()) do
      if request.method == verb and request.path == path then count = count + 1 end
    end
    return count
  end

  local ports = { ["HTTP/2"] = "url", ["HTTP/1.1"] = "h1_url" }
  local path = ("/api/v0/asks/%d/"):format(OFFER)

  for name, port in pairs(ports) do
    it("a rental on a reused connection that fails is sent once, over " .. name, function()
      local vast <close> = calls.client(server, { server_url = server[port], pace = false })
      for _ = 1, 3 do assert(vast:show_user()) end
      server:fault { verb = "PUT", close = true }
      local instance, err = vast:create_instance { id = OFFER, image = "img" }
      expect.fails("ambiguous", instance, err)
      assert.equal(1, arrivals("PUT", path))
    end)
  end

  -- Another client rents with the label, as if only the answer of this rental had been lost.
  local function rent_elsewhere(label)
    local script = [[
      local vastai = require "vastai"
      local vast = assert(vastai.new { api_key = arg[1], server_url = arg[2], ca_file = arg[3] })
      print(assert(vast:create_instance { id = 17384922, image = "img", label = arg[4] }).id)
    ]]
    local output = calls.script(script, {}, server.admin_key, server.url, server.ca_file, label)
    return math.tointeger(output:match "%d+")
  end

  it("a rental with a lost answer is found by its label", function()
    local vast <close> = calls.client(server, { pace = false })
    local id = rent_elsewhere "mine"
    server:fault { verb = "PUT", path = path, close = true }
    local instance = assert(vast:create_instance { id = OFFER, image = "img", label = "mine" })
    assert.same({ id, true, "mine" }, { instance.id, instance.recovered, instance.label })
    assert.equal(1, arrivals("PUT", path))
  end)

  it("the look-up respects the deadline", function()
    local vast <close> = calls.client(server, { pace = false, deadline = 1 })
    server:fault { { verb = "PUT", path = path, close = true }, { verb = "GET", hang = 60 } }
    local took, instance, err = calls.timed(function()
      return vast:create_instance { id = OFFER, image = "img", label = "late" }
    end)
    expect.fails("ambiguous", instance, err)
    expect.contains("'late'", err.message)
    assert.is_true(took < calls.patience(2), took)
  end)

  it("instances are started and stopped one by one and together", function()
    local vast <close> = calls.client(server, { pace = false })
    local ids = {}
    for i, instance in ipairs(assert(vast:show_instances())) do ids[i] = instance.id end
    local function states()
      local list = {}
      for i, instance in ipairs(assert(vast:show_instances())) do list[i] = instance.cur_state end
      return table.concat(list, " ")
    end
    assert(vast:stop_instances { ids = ids })
    assert.equal("stopped stopped stopped stopped", states())
    assert(vast:start_instance(ids[2]))
    assert(vast:start_instance { id = { ids[3], ids[4] } })
    assert.equal("stopped running running running", states())
    assert(vast:stop_instance { id = ids[4] })
    assert.equal("stopped running running stopped", states())
    assert.same({ ids[1], ids[2] }, assert(vast:destroy_instance { id = { ids[1], ids[2] } }).destroyed)
    assert(vast:destroy_instance(ids[3]))
    expect.fails("not_found", vast:destroy_instance(ids[3]))
    assert.equal("stopped", states())
    assert(vast:reboot_instance(ids[4]))
    assert(vast:recycle_instance(ids[4]))
    assert(vast:update_instance { id = ids[4], image = "other" })
    assert.equal("other", assert(vast:show_instance(ids[4])).image_uuid)
  end)

  it("templates are made, changed and deleted by hash", function()
    local vast <close> = calls.client(server, { pace = false })
    local made = assert(vast:create_template { name = "mine", image = "img", ssh = true, direct = true }).template
    local changed = assert(vast:update_template { hash_id = made.hash_id, desc = "new" }).template
    assert.equal(made.id, changed.id)
    assert.are_not.equal(made.hash_id, changed.hash_id)
    expect.fails("not_found", vast:delete_template { hash_id = made.hash_id })
    assert(vast:delete_template { hash_id = changed.hash_id })
    expect.fails("not_found", vast:delete_template(made.id))
  end)

  it("a price increase is accepted by instance ID", function()
    local vast <close> = calls.client(server, { pace = false })
    local pending = assert(vast:show_pending_price_increases()).pending_price_increases
    local id = pending[1].contract_id
    assert.equal(id, assert(vast:accept_price_increase(id)).contract_id)
    expect.fails("not_found", vast:accept_price_increase { instance_id = id })
    assert(vast:reject_price_increase(pending[2].contract_id))
    assert.equal(0, assert(vast:show_pending_price_increases()).count)
  end)
end)

describe("accept_price_increase", function()
  local LIST = { 200, '{"pending_price_increases":[{"pending_price_increase_id":77,"contract_id":5}]}' }

  it("retries the look-up, not the acceptance", function()
    local vast, requests = expect.client { { 502, "" }, LIST, function() return nil, "lost" end }
    local result, err = vast:accept_price_increase(5)
    expect.fails("ambiguous", result, err)
    assert.same({ 3, "PUT", "show_pending_price_increases" }, { #requests, requests[3].verb, err.lookup })
    assert.same({ pending_price_increase_id = 77 }, requests[3].json)
  end)

  it("returns a not_found error if nothing is pending", function()
    for _, answer in ipairs { LIST, { 200, '{"pending_price_increases":[]}' }, { 200, "{}" } } do
      local request, result, err, requests = send("reject_price_increase", { instance_id = 6 }, answer)
      expect.fails("not_found", result, err)
      expect.contains("instance 6", err.message)
      assert.same({ "GET", 1 }, { request.verb, #requests })
    end
  end)
end)

describe("copy", function()
  local function sent(src, dst)
    local request = send("copy", { src = src, dst = dst })
    return request.path:match "([^/]+)/$", request.json
  end

  it("parses the locations", function()
    local places = {
      ["C.7:/a/b/"] = { "C.7", "/a/b/" }, ["V.5:/"] = { "V.5", "/" }, ["s3.101:x y/z"] = { "s3.101", "x y/z" },
      ["local:a"] = { "local", "a" }, ["7:/a"] = { "7", "/a" }, ["7"] = { 7, "/" }, [" 42 "] = { 42, "/" },
    }
    for place, parts in pairs(places) do
      local route, body = sent(place, "C.9:/x")
      assert.same({ "copy_direct", parts[1], parts[2] }, { route, body.src_id, body.src_path })
      route, body = sent("C.9:/x", place)
      assert.same({ "copy_direct", parts[1], parts[2] }, { route, body.dst_id, body.dst_path })
    end
    assert.equal(7, select(2, sent(7, "C.9:/x")).src_id)
  end)

  it("uses another route for a path on this machine", function()
    local route, body = sent("/here", "C.7:/there")
    assert.same({ "rsync", "/here", "C.7" }, { route, body.src_path, body.dst_id })
    assert.is_true(body.src_id == nil or body.src_id == cjson.null)
    assert.equal("rsync", (sent("C.7:/there", "relative/path")))
  end)

  it("raises for an invalid location", function()
    for _, place in ipairs { "", "a:b:c", "1:", "2://x", "C.7:/a//b", ":/x", "C.7:/a\0b" } do
      refused("bad argument 'dst' to 'copy'", "copy", { src = "C.1:/x", dst = place })
    end
  end)

  it("parses a path in linear time", function()
    local path = "C.7:/" .. ("a/"):rep(100000)
    local took = calls.timed(function() refused("empty segment", "copy", { src = path .. "/", dst = "C.1:/x" }) end)
    assert.is_true(took < calls.patience(1), took)
  end)
end)

describe("ssh_endpoint", function()
  local vast = expect.client()
  local PROXY = { ssh_host = "ssh5.vast.ai", ssh_port = 17040 }

  local function row(...)
    local all = {}
    for _, fields in ipairs { ... } do
      for name, value in pairs(fields) do all[name] = value end
    end
    return all
  end

  local DIRECT = { public_ipaddr = "203.0.113.9 \n", ports = { ["22/tcp"] = { { HostPort = "41022" } } } }

  it("prefers the direct port of the machine", function()
    local found = assert(vast:ssh_endpoint(row(PROXY, DIRECT)))
    assert.same({ "203.0.113.9", 41022, "root", "direct" }, { found.host, found.port, found.user, found.kind })
    assert.is_string(found.why)
  end)

  it("falls back to the proxy, with the next port if Jupyter runs", function()
    local found = assert(vast:ssh_endpoint(PROXY))
    assert.same({ "ssh5.vast.ai", 17040, "proxy" }, { found.host, found.port, found.kind })
    found = assert(vast:ssh_endpoint(row(PROXY, { image_runtype = "jupyter_proxy ssh_proxy", ssh_port = "17040" })))
    assert.same({ "ssh5.vast.ai", 17041, "proxy" }, { found.host, found.port, found.kind })
  end)

  it("does not mix direct and proxy addresses", function()
    local mixed = {
      row(PROXY, { public_ipaddr = "203.0.113.9" }),
      row(PROXY, { ports = DIRECT.ports }),
      row(PROXY, DIRECT, { public_ipaddr = "-oProxyCommand=x" }),
      row(PROXY, DIRECT, { ports = { ["22/tcp"] = {} } }),
      row(PROXY, DIRECT, { ports = { 8080, 8081 } }),
      row(PROXY, DIRECT, { ports = { ["22/tcp"] = { { HostPort = "0" } } } }),
    }
    for _, instance in ipairs(mixed) do
      assert.same({ "ssh5.vast.ai", 17040 }, { vast:ssh_endpoint(instance).host, vast:ssh_endpoint(instance).port })
    end
    local found = assert(vast:ssh_endpoint(row(DIRECT, { ssh_host = "ssh5.vast.ai" })))
    assert.equal("203.0.113.9", found.host)
  end)

  it("returns an error if there is no address yet", function()
    for _, instance in ipairs { {}, { ssh_host = "h" }, { ssh_port = 22 }, { ssh_host = "a b", ssh_port = 22 } } do
      expect.fails("not_found", vast:ssh_endpoint(instance))
    end
    expect.raises(function() local _ = vast:ssh_endpoint(7) end, "a row of show_instance expected")
  end)
end)

describe("show_instances_v1", function()
  it("accepts arguments by name or as one table", function()
    local wanted = { limit = "5", select_cols = '["id"]', after_token = "t+/=" }
    for _, args in ipairs {
      { limit = 5, select_cols = { "id" }, after_token = "t+/=" },
      { params = { limit = 5, select_cols = { "id" }, after_token = "t+/=" } },
      { limit = 5, params = { select_cols = { "id" }, after_token = "t+/=" } },
    } do
      assert.same(wanted, send("show_instances_v1", args).query)
    end
  end)

  it("sends unknown arguments of params", function()
    assert.same({ owner = "me", deep = '{"a":[1]}' },
      send("show_instances_v1", { params = { owner = "me", deep = { a = { 1 } } } }).query)
    refused("given twice", "show_instances_v1", { limit = 1, params = { limit = 2 } })
  end)

  it("raises for arguments that look misspelt", function()
    refused("did you mean 'select_filters'?", "show_instances_v1", { selct_filters = { label = { eq = "x" } } })
  end)

  it("is iterated over all pages by each", function()
    local vast, requests = expect.client {
      { 200, '{"instances":[{"id":1}],"next_token":"p2"}' }, { 200, '{"instances":[{"id":2}],"next_token":null}' },
    }
    local ids = {}
    for instance in vast:each("show_instances_v1", { limit = 1, after_token = "p1" }) do ids[#ids + 1] = instance.id end
    assert.same({ { 1, 2 }, "p1", "p2" }, { ids, requests[1].query.after_token, requests[2].query.after_token })
  end)
end)

describe("templates", function()
  it("are updated with the given fields only", function()
    assert.same({ hash_id = "h", desc = "d" }, send("update_template", { HASH_ID = "h", desc = "d" }).json)
    assert.same({ hash_id = "h", use_ssh = true, ssh_direct = true, jup_direct = false, runtype = "ssh" },
      send("update_template", { hash_id = "h", ssh = true, direct = true }).json)
    assert.same({ hash_id = "h", private = false, readme_visible = false },
      send("update_template", { hash_id = "h", public = true, hide_readme = true }).json)
    assert.same({ hash_id = "h", use_ssh = false }, send("update_template", { hash_id = "h", ssh = false }).json)
    assert.equal("null", cjson.encode(send("update_template", { hash_id = "h", desc = vastai.null }).json.desc))
  end)

  it("accept the launch flags", function()
    local function launch(flags)
      local body = send("create_template", flags).json
      return { body.runtype, body.use_ssh, body.ssh_direct, body.jup_direct }
    end
    assert.same({ "args", false, false, false }, launch {})
    assert.same({ "ssh", true, false, false }, launch { ssh = true })
    assert.same({ "ssh", true, true, false }, launch { ssh = true, direct = true })
    assert.same({ "jupyter", true, false, true }, launch { jupyter = true, direct = true })
    assert.same({ "jupyter", true, true, true }, launch { jupyter = true, ssh = true, direct = true })
    assert.same({ "ssh", true, true, false }, launch { runtype = "ssh", use_ssh = true, ssh_direct = true })
    refused("not both", "create_template", { ssh = true, runtype = "ssh" })
    refused("not both", "create_template", { public = true, private = true })
  end)

  it("are deleted by hash after a look-up of the ID", function()
    local vast, requests = expect.client {
      { 200, '{"templates":[{"id":1,"hash_id":"x"},{"id":2,"hash_id":"h"}]}' }, { 200, '{"success":true}' },
    }
    assert(vast:delete_template { hash_id = "h" })
    assert.same({ hash_id = { eq = "h" } }, cjson.decode(requests[1].query.select_filters))
    assert.same({ "DELETE", { template_id = 2 } }, { requests[2].verb, requests[2].json })
    refused("needs template_id or hash_id", "delete_template", {})
  end)
end)
