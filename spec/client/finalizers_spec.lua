-- Any allocation may run a finalizer, and a finalizer may close the client that a call is about to
-- use. For each entry point and each allocation in it, the client is closed at that allocation. The
-- call then ends as usual or fails with an error of a closed client. Host program: spec/hosts/states.c.

local files = require "spec.support.files"
local standin = require "spec.support.standin"
local states = require "spec.support.states"

local STRIDE = standin.slow() > 1 and 7 or 1

local PRELUDE = [=[
local url, key, stride = ...
local vastai = require "vastai"
local answers = { show_instances = '{"success":true,"instances":[{"id":1,"extra_env":[["A","b"]]}]}',
  show_instances_v1 = '{"success":true,"instances":[{"id":1}],"next_token":null}',
  show_user = '{"id":4711}', search_offers = '{"offers":[{"id":1,"num_gpus":4,"min_bid":1,"dph_total":0.1}]}',
  create_api_key = '{"success":true,"id":7,"key":"new-key-0001"}', delete_api_key = '{"success":true}',
  create_instance = '{"success":true,"new_contract":9}', reset_api_key = '{"success":true,"api_key":"new-key-0002"}' }
local status = 200
local function simulated()
  return assert(vastai.new { api_key = key, on_event = function() end, transport = function(request)
    if status ~= 200 then return status, '{"success":false,"error":"auth_error","msg":"m"}' end
    return 200, answers[request.method] or "{}"
  end })
end
local function networked() return assert(vastai.new(key, { server_url = url, retry = 1 })) end

local function judge(n, ok, result, err)
  local text = tostring(result)
  local said = text:find "closed client" or text:find "changed during the call"
    or #changed > 0 and (text:find "bad argument" or text:find "^.-:%d+: where:" or text:find "^.-:%d+: order")
  if not ok and not said and not (vastai.is_error(result)
      and (result.kind == "closed" or result.kind == "ambiguous" or result.kind == "auth")) then
    error(("at allocation %d: %s"):format(n, tostring(result)), 0)
  end
  if ok and result == nil and not vastai.is_error(err) then
    error(("at allocation %d: nil, %s"):format(n, tostring(err)), 0)
  end
end

-- Closes the client at the n-th allocation of the action. Returns false if there were fewer.
local function close_at(n, make, action)
  local vast <close> = make()
  local closed = false
  collectgarbage()
  collectgarbage "stop"
  setmetatable({}, { __gc = function()
    closed = true
    for i = 1, #shared do shared[i] = changed[i] end
    vast:close()
  end })
  collect_at(n)
  local result = table.pack(pcall(action, vast))
  collect_at(0)
  local hit = closed
  collectgarbage "restart"
  judge(n, table.unpack(result, 1, 3))
  return hit
end

shared, changed = {}, {} -- a list of the caller, and its content after the finalizer

local function everywhere(make, action)
  for _ = 1, 3 do
    local vast <close> = make()
    pcall(action, vast)
  end
  local n, misses = 1, 0
  while misses < 50 do -- the last allocations may not be followed by a collector step
    misses = close_at(n, make, action) and 0 or misses + 1
    n = n + stride
  end
  print(n)
end
]=]

local ACTIONS = {
  tostring = "return tostring(vast)",
  credentials = "return vast:credentials()",
  with = "local w <close> = assert(vast:with { timeout = 5, user_agent = 'a' }) return tostring(w)",
  with_key = "local w <close> = assert(vast:with_key('other-key-0001', { retry = 2 })) return tostring(w)",
  ["with_key and a function"] = [[
    local w <close> = assert(vast:with_key(function() return "other-key-" .. #{} end))
    return w:credentials()]],
  ["a list"] = "return vast:show_instances { fields = { 'id' } }",
  ["a list of pages"] = "return vast:show_instances_v1 { params = { limit = 5, params = { order_by = {} } } }",
  ["a search"] = "return vast:search_offers { where = { num_gpus = { gte = 4 } }, order = 'dph,score-' }",
  ["a rental"] = "return vast:create_instance(7, { image = 'i', label = 'l', env = { A = '1' } })",
  rent = "return vast:rent { where = { num_gpus = 4 }, image = 'i', max_price = 1 }",
  ["a new key"] = "return vast:create_api_key { name = 'n', permissions = { api = { misc = {} } } }",
  worker = [[
    local worker, err = vast:worker { name = "w", permissions = { api = { misc = {} } }, revoke_on_close = true }
    if not worker then return nil, err end
    local ok, why = worker:close()
    if not ok and not vastai.is_error(why) then error(why, 0) end
    return ok, why]],
  set_user = "return vast:set_user { username = 'u', list = { 1, 2, {} } }",
  set_api_key = "return vast:set_api_key 'other-key-0001'",
  reset_api_key = "return vast:reset_api_key()",
  ["a list that changes to tables"] = [[
    shared, changed = { "stripe", "bitpay" }, { {}, {} }
    return vast:show_invoices_v1 { invoice_type = shared }]],
  ["a list that loses its entries"] = [[
    shared, changed = { "i", "volume" }, { false }
    return vast:show_invoices_v1 { charges = true, charge_type = shared }]],
  ["an order that changes"] = [[
    shared, changed = { { col = "id", dir = "asc" }, { col = "name" } }, { 1, false }
    return vast:search_benchmarks { order = shared }]],
  ["a where that changes"] = [[
    shared, changed = { 1, 2, 3 }, { {}, print, nil }
    return vast:search_offers { where = { num_gpus = { ["in"] = shared } }, order = { "dph", "score-" } }]],
  request = "return vast:request('POST', '/api/v0/x/', { json = { a = { 1 } }, query = { b = 'c', d = { 1 } } })",
  preview = "return vast:preview('create_instance', { id = 7, image = 'i', env = { A = '1' } })",
  ["preview of a search"] = "return vast:preview('search_offers', { where = { num_gpus = 4 }, order = 'dph' })",
  ["preview of permissions"] = [[
    return vast:preview("create_api_key", { name = "n", permissions = { api = { misc = {} } } })]],
  each = "local n = 0 for row in vast:each 'show_instances' do n = n + row.id end return n",
  ["each of pages"] = "local n = 0 for row in vast:each 'show_instances_v1' do n = n + row.id end return n",
  pages = "local next_page = vast:pages 'show_instances_v1' return next_page()",
  start = "return vast:start('show_instances'):wait()",
  ["a task"] = "return vastai.run(function() return vast:show_user() end)",
  ["an unknown key"] = "status = 401 local a, b = vast:show_user() status = 200 return a, b",
  ["a missing scope"] = "status = 403 local a, b = vast:show_user() status = 200 return a, b",
  ["a lost rental"] = [[
    status = 502
    local a, b = vast:create_instance(7, { image = "i", label = "l" })
    status = 200
    return a, b]],
}

-- Also over the network, where closing ends the exchange in the engine.
local NETWORKED = { "a list", "a search", "start", "a task", "each", "worker", "request", "rent" }

describe("a finalizer that closes the client at each allocation of", function()
  local folder = files.temporary()
  local built, why = states.build(folder.path)
  if not built then
    getmetatable(folder).__close()
    pending("need a C compiler and Lua's library: " .. why)
    return
  end

  local server

  setup(function()
    server = standin.start()
    server:config { record = false }
  end)
  teardown(function()
    server:stop()
    getmetatable(folder).__close()
  end)

  local function survives(make, action)
    local code = ("%s\neverywhere(%s, function(vast) %s end)"):format(PRELUDE, make, action)
    local output, exit = states.run(folder.path, "loop 1", code, server.http_url, server.admin_key, tostring(STRIDE))
    assert.equal(0, exit, #output > 2000 and output:sub(1, 2000) .. "…" or output)
    assert.is_true(tonumber(output:match "^(%d+)\n") > 8, output)
  end

  for what, action in pairs(ACTIONS) do
    it(what, function() survives("simulated", action) end)
  end

  for _, what in ipairs(NETWORKED) do
    it(what .. ", over the network", function() survives("networked", ACTIONS[what]) end)
  end
end)
