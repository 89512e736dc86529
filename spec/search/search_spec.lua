-- Searches: the search language, tables and other arguments; what is sent and what raises.

local expect = require "spec.support.expect"
local vastai = require "vastai"

local NO_OFFERS = { { 200, '{"offers":[]}' } }

-- The body of the single request of the call.
local function sent(method, args, ...)
  local client, requests = expect.client(NO_OFFERS)
  assert(client[method](client, args, ...))
  assert.equal(1, #requests)
  return requests[1].json, requests[1]
end

local function filters(query, more)
  local args = { query = query, no_default = true }
  for name, value in pairs(more or {}) do args[name] = value end
  local body = sent("search_offers", args)
  for _, name in ipairs { "order", "type", "limit", "allocated_storage", "disable_bundling" } do body[name] = nil end
  return body
end

describe("a query in the search language", function()
  it("is sent as filters, with the default filters", function()
    local body, request = sent("search_offers", "gpu_ram>=24 num_gpus=4", { limit = 3 })
    assert.same({ verified = { eq = true }, external = { eq = false }, rentable = { eq = true },
      gpu_ram = { gte = 24000 }, num_gpus = { eq = "4" }, order = { { "score", "desc" } }, type = "on-demand",
      limit = 3, allocated_storage = 5.0 }, body)
    assert.equal("POST", request.verb)
    assert.equal("/api/v0/bundles/", request.path)
  end)

  it("may span lines and use both kinds of quotes", function()
    local body = filters [[
      gpu_name in ['RTX 4090', "H100 SXM"]
      mobo_name = 'ROME D8'
      cuda_vers >= 12.1]]
    assert.same({ gpu_name = { ["in"] = { "RTX 4090", "H100 SXM" } }, mobo_name = { eq = "ROME D8" },
      cuda_max_good = { gte = "12.1" } }, body)
  end)

  it("keeps its filters beside georegion and chunked", function()
    local body = filters 'chunked=true dph_total<0.5 gpu_name="RTX 4090" geolocation!=NA georegion=true num_gpus=2'
    assert.same({ dph_total = { lt = "0.5" }, gpu_name = { eq = "RTX 4090" }, num_gpus = { eq = "2" },
      geolocation = { notin = { "CA", "US" } } }, body)
  end)

  it("raises at the script's line with the fault and its position", function()
    local client, requests = expect.client(NO_OFFERS)
    expect.raises(function() local _ = client:search_offers("gpu_nme=4") end,
      "query: unknown field 'gpu_nme' at 1 (did you mean 'gpu_name'?)")
    expect.raises(function() local _ = client:search_offers { query = "num_gpus=1 gpu_name=RTX 4090" } end,
      "'4090' at 25 has no operator")
    expect.raises(function() local _ = client:search_offers { query = "cpu_ram>=16GB" } end,
      "'cpu_ram' at 1 takes a number of GB, got '16GB' at 10")
    expect.raises(function() local _ = client:search_volumes "gpu_name=A100" end, "unknown field 'gpu_name' at 1")
    assert.equal(0, #requests)
  end)

  it("sends unknown fields with allow_unknown", function()
    assert.same({ foo = { eq = "1" }, bar_baz = { gte = "2" } }, filters("foo=1 bar_baz>=2", { allow_unknown = true }))
    assert.same({ reliability2 = { gt = "0.9" } }, filters("reliability2>0.9", { allow_unknown = true }))
  end)

  it("works for volumes", function()
    local body, request = sent("search_volumes", "disk_space>=100 duration>7", { order = "storage_cost", limit = "2" })
    assert.same({ verified = { eq = true }, external = { eq = false }, disk_space = { gte = "100" },
      duration = { gt = 604800 }, order = { { "storage_cost", "asc" } }, limit = 2, allocated_storage = 1.0 }, body)
    assert.equal("/api/v0/volumes/search/", request.path)
    body, request = sent("search_network_volumes", { query = "reliability2>0.9", no_default = true })
    assert.same({ reliability2 = { gt = "0.9" }, order = { { "score", "desc" } }, allocated_storage = 1.0 }, body)
    assert.equal("/api/v0/network_volumes/search/", request.path)
  end)
end)

describe("a query as a table", function()
  it("is sent unchanged and not modified", function()
    local query = { gpu_ram = { gte = 24000 }, anything = { eq = "x_y" }, type = "bid", limit = 7 }
    local body = sent("search_offers", { query = query, storage = 10 })
    assert.same({ verified = { eq = true }, external = { eq = false }, rentable = { eq = true },
      rented = { eq = false }, gpu_ram = { gte = 24000 }, anything = { eq = "x_y" }, limit = 7, type = "on-demand",
      order = { { "score", "desc" } }, allocated_storage = 10 }, body)
    assert.same({ gpu_ram = { gte = 24000 }, anything = { eq = "x_y" }, type = "bid", limit = 7 }, query)
    query = { verified = { eq = false } }
    body = sent("search_offers", { query = query, no_default = true, limit = 2 })
    assert.same({ verified = { eq = false }, limit = 2, type = "on-demand", order = { { "score", "desc" } },
      allocated_storage = 5.0 }, body)
    assert.same({ verified = { eq = false } }, query)
  end)

  it("raises if where is given too", function()
    local client = expect.client(NO_OFFERS)
    for _, query in ipairs { "num_gpus=1", {}, "" } do
      expect.raises(function() local _ = client:search_offers { query = query, where = {} } end,
        "'search_offers' takes query or where, not both")
    end
    expect.raises(function() local _ = client:search_offers { query = { 1 } } end, "query takes fields by name")
  end)
end)

describe("the other arguments of a search", function()
  local function rest(args)
    args.no_default = true
    return (sent("search_offers", args))
  end

  it("accept an order of strings, pairs or one name", function()
    local function order(value) return rest { order = value }.order end
    assert.same({ { "score", "desc" } }, order(nil))
    assert.same({ { "num_gpus", "desc" }, { "dph_total", "asc" } }, order "num_gpus-,dph")
    assert.same({ { "dph_total", "asc" }, { "score", "desc" } }, order { { "dph_total", "asc" }, "score-" })
    assert.same({ { "score", "desc" } }, order { score = "desc" })
    local client = expect.client(NO_OFFERS)
    expect.raises(function() local _ = client:search_offers { order = 5 } end, "bad argument 'order'")
    expect.raises(function() local _ = client:search_offers { order = { score = "asc", id = "asc" } } end, "'order'")
    expect.contains('"order":[],', client:preview("search_offers", { order = "" }).body)
    expect.contains('"order":[],', client:preview("search_offers", { order = {} }).body)
  end)

  it("raise for an order by an unknown field", function()
    local client, requests = expect.client(NO_OFFERS)
    local function refused(method, order, part, more)
      local args = more or {}
      args.order = order
      expect.raises(function() local _ = client[method](client, args) end, part)
      assert.equal(0, #requests)
    end
    refused("search_offers", "dph_totl", "order: unknown field 'dph_totl' (did you mean 'dph_total'?)")
    refused("search_offers", "num_gpus-,-scor", "(did you mean 'score'?)")
    refused("search_offers", { { "dph_totl", "asc" } }, "(did you mean 'dph_total'?)")
    refused("search_offers", { dph_totl = "asc" }, "(did you mean 'dph_total'?)")
    refused("search_offers", { { "dph_total", "up" } }, "order: the direction of a field is asc or desc")
    refused("search_offers", { { "dph_total" } }, "bad argument 'order'")
    refused("search_offers", "dph_totl", "dph_total", { query = { num_gpus = { eq = 1 } } })
    refused("search_offers_new", "dph_totl", "dph_total")
    refused("search_volumes", "storage_cst", "(did you mean 'storage_cost'?)")
    refused("search_network_volumes", "nw_disk_min_bv", "(did you mean 'nw_disk_min_bw'?)")
    refused("launch_instance", "dph_totl", "dph_total", { gpu_name = "A100", num_gpus = 1, image = "i" })
    refused("search_benchmarks", { { col = "valu", dir = "asc" } }, "field 'valu' (did you mean 'value'?)")
    refused("search_benchmarks", { "value" }, "order takes columns")
  end)

  it("accept an order by fields of offers, and by any field with allow_unknown", function()
    local function order(value) return rest { order = value, allow_unknown = true }.order end
    assert.same({ { "cheapest", "desc" }, { "novelty", "asc" } }, order { "cheapest-", { "novelty", "asc" } })
    for _, field in ipairs { "score", "dph_base", "storage_total_cost", "id", "dph", "reliability2" } do
      assert.is_table(expect.client(NO_OFFERS):preview("search_offers", { order = field }))
    end
    assert.same({ { "dph_total", "desc" } }, order { { "dph", "desc" } })
    local benchmarks = { order = { { col = "novelty", dir = "asc" } }, allow_unknown = true }
    assert.is_table(expect.client(NO_OFFERS):preview("search_benchmarks", benchmarks))
  end)

  it("set type, limit, storage, bundling and route", function()
    assert.equal("bid", rest { type = "interruptible" }.type)
    assert.equal("reserved", rest { type = "reserved" }.type)
    assert.is_nil(rest { type = vastai.null }.type)
    assert.is_nil(rest { limit = 0 }.limit)
    assert.equal(5, rest { limit = "5" }.limit)
    assert.equal(64, rest { storage = 64 }.allocated_storage)
    assert.is_true(rest { disable_bundling = true }.disable_bundling)
    assert.is_nil(rest { disable_bundling = false }.disable_bundling)
    local body, request = sent("search_offers", { query = "num_gpus=1", no_default = true, new = true })
    assert.equal("PUT /api/v0/search/asks/", request.verb .. " " .. request.path)
    assert.same({ "*" }, body.select_cols)
    assert.same({ eq = "1" }, body.q.num_gpus)
    local client = expect.client(NO_OFFERS)
    expect.raises(function() local _ = client:search_offers { limit = "abc" } end, "bad argument 'limit'")
    expect.raises(function() local _ = client:search_offers_new { new = true } end, "unknown argument 'new'")
  end)

  it("add rented = false if the query is not text", function()
    assert.same({ eq = false }, sent("search_offers", {}).rented)
    assert.same({ eq = false }, sent("search_offers", { query = {} }).rented)
    assert.same({ eq = false }, sent("search_offers", { where = {} }).rented)
    assert.is_nil(sent("search_offers", { query = "" }).rented)
  end)
end)
