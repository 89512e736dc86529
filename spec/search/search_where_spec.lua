-- where = { … }: the filters as a table, in the units of the search language.

local expect = require "spec.support.expect"
local vastai = require "vastai"

local function filters(where, more)
  local client, requests = expect.client { { 200, '{"offers":[]}' } }
  local args = { where = where, no_default = true }
  for name, value in pairs(more or {}) do args[name] = value end
  assert(client:search_offers(args))
  local body = requests[1].json
  body.order, body.type, body.allocated_storage = nil, nil, nil
  return body
end

describe("where", function()
  it("accepts values, lists and operators", function()
    assert.same({ gpu_name = { eq = "RTX 4090" }, gpu_ram = { gte = 24000, lt = 80000 },
      geolocation = { ["in"] = { "SE", "DE" } }, num_gpus = { ["in"] = { 1, 2 } }, static_ip = { eq = true },
      machine_id = { notin = { 7 } } },
      filters { gpu_name = "RTX_4090", gpu_ram = { gte = 24, ["<"] = 80 }, geolocation = { ["in"] = { "SE", "DE" } },
        num_gpus = { 1, 2 }, static_ip = true, machine_id = { nin = { 7 } } })
    local client = expect.client()
    local body = client:preview("search_offers", { where = { cluster_id = vastai.null } }).body
    expect.contains('"cluster_id":{"eq":null}', body)
  end)

  it("converts units, versions and aliases as the search language does", function()
    assert.same({ dph_total = { lte = 0.5 }, driver_version = { gte = 535086005 }, duration = { gt = 302400 },
      cuda_max_good = { gte = 12.1 }, cpu_ram = { gte = 16000 }, disk_space = { gte = 100 } },
      filters { dph = { lte = 0.5 }, driver_version = { gte = "535.86.05" }, duration = { gt = 3.5 },
        cuda_vers = { gte = 12.1 }, cpu_ram = { gte = "16" }, disk_space = { gte = 100 } })
  end)

  it("removes default filters with any", function()
    local client, requests = expect.client { { 200, '{"offers":[]}' } }
    assert(client:search_offers { where = { verified = "any", rented = "any", external = true } })
    local body = requests[1].json
    assert.is_nil(body.verified)
    assert.is_nil(body.rented)
    assert.same({ eq = true }, body.external)
    assert.same({ eq = true }, body.rentable)
  end)

  it("accepts the directives", function()
    assert.same({ geolocation = { ["in"] = { "CA", "US", "SE" } } },
      filters { georegion = true, chunked = true, geolocation = { "NA", "SE" } })
    assert.same({ geolocation = { ["in"] = { "CA", "US" } } }, filters { georegion = true, geolocation = "NA" })
  end)

  it("does not change the caller's tables", function()
    local where = { gpu_ram = { gte = 24 }, geolocation = { "SE" } }
    filters(where)
    assert.same({ gpu_ram = { gte = 24 }, geolocation = { "SE" } }, where)
  end)

  it("raises for invalid filters at the script's line", function()
    local client, requests = expect.client { { 200, '{"offers":[]}' } }
    local wrong = {
      [{ gpu_nme = "A100" }] = "where: unknown field 'gpu_nme' (did you mean 'gpu_name'?)",
      [{ gpu_ram = { gtee = 24 } }] = "where: unknown operator 'gtee' of 'gpu_ram' (did you mean 'gte'?)",
      [{ gpu_ram = { gte = "big" } }] = "where: 'gpu_ram' takes a number of GB, got 'big'",
      [{ gpu_ram = { gte = { 1 } } }] = "'gpu_ram' takes one value with 'gte'",
      [{ gpu_ram = {} }] = "where: 'gpu_ram' has no value",
      [{ geolocation = { ["in"] = {} } }] = "where: 'geolocation' has no value",
      [{ geolocation = vastai.array {} }] = "where: 'geolocation' has no value",
      [{ verified = 1 }] = "where: 'verified' takes true or false",
      [{ num_gpus = true }] = "where: 'num_gpus' takes a number",
      [{ num_gpus = print }] = "where: 'num_gpus' cannot be compared to a function",
      [{ num_gpus = { gt = "any" } }] = "where: 'num_gpus' takes a wildcard with = only",
      [{ num_gpus = 0 / 0 }] = "where: 'num_gpus' takes a finite number",
      [{ driver_version = { gte = "535" } }] = "takes three numbers like 535.86.05",
      [{ georegion = "EU" }] = "where: georegion takes = true or = false",
      [{ gpu_name = "\xff" }] = "takes UTF-8",
      [{ "num_gpus=1" }] = "where takes fields by name",
      [{ geolocation = { "SE", x = 1 } }] = "where: 'geolocation' takes a plain list",
    }
    for where, text in pairs(wrong) do
      expect.raises(function() local _ = client:search_offers { where = where } end, text)
    end
    expect.raises(function() local _ = client:search_offers { where = "num_gpus=1" } end, "bad argument 'where'")
    assert.equal(0, #requests)
  end)

  it("sends unknown fields with allow_unknown", function()
    assert.same({ foo = { gte = 2, eq = "a_b" } }, filters({ foo = { gte = 2, eq = "a_b" } }, { allow_unknown = true }))
  end)
end)

describe("the searches that filter a list", function()
  local function select_filters(method, args)
    local client, requests = expect.client { { 200, "[]" } }
    if method == "search_templates" then client, requests = expect.client { { 200, '{"templates":[]}' } } end
    assert(client[method](client, args))
    return requests[1].query.select_filters
  end

  it("accept where, a table, or text that is sent unchecked", function()
    assert.equal('{"name":{"eq":"a_b"}}', select_filters("search_templates", { where = { name = "a_b" } }))
    assert.equal('{"value":{"gt":100}}', select_filters("search_benchmarks", { where = { value = { gt = 100 } } }))
    assert.equal('{"failed":{"eq":true}}', select_filters("search_invoices", { where = { failed = true } }))
    assert.equal('{"x":{"eq":1}}', select_filters("search_templates", { query = { x = { eq = 1 } } }))
    assert.equal("count_created > 100", select_filters("search_templates", "count_created > 100"))
    assert.equal("{}", select_filters("search_templates", ""))
    assert.equal("{}", select_filters("search_templates", {}))
  end)

  it("check the field names of where", function()
    local client = expect.client()
    expect.raises(function() local _ = client:search_templates { where = { nme = "x" } } end,
      "where: unknown field 'nme' (did you mean 'name'?)")
    expect.raises(function() local _ = client:search_invoices { query = "", where = {} } end, "not both")
  end)
end)
