-- launch_instance: the search that is built from its arguments.

local expect = require "spec.support.expect"
local vastai = require "vastai"

local function launch(args)
  local client, requests = expect.client { { 200, '{"success":true,"new_contract":7}' } }
  args.image = args.image or "img"
  local result = assert(client:launch_instance(args))
  assert.equal(7, result.new_contract)
  return requests[1].json
end

describe("launch_instance", function()
  it("accepts GPU names with blanks", function()
    local q = launch { gpu_name = "RTX 4090", num_gpus = 2 }.q
    assert.same({ eq = "RTX 4090" }, q.gpu_name)
    assert.same({ eq = "2" }, q.num_gpus)
    assert.same({ gte = "10" }, q.disk_space)
    assert.same({ eq = false }, q.rented)
    assert.equal("on-demand", q.type)
    assert.is_nil(launch { gpu_name = "any", num_gpus = "1" }.q.gpu_name)
  end)

  it("accepts continents and countries", function()
    local function countries(region)
      return launch { gpu_name = "A100", num_gpus = 1, region = region }.q.geolocation["in"]
    end
    assert.same({ "US", "CA" }, countries "US, CA")
    assert.same({ "US" }, countries "[US]")
    assert.same(countries "South_America", countries "South America")
    assert.equal("AL", countries "Europe"[1])
  end)

  it("accepts further filters, or a table that replaces all filters", function()
    local q = launch { gpu_name = "A100", num_gpus = 1, where = { inet_down = { gte = 500 }, verified = "any" } }.q
    assert.same({ gte = 500 }, q.inet_down)
    assert.same({ eq = "A100" }, q.gpu_name)
    assert.is_nil(q.verified)
    q = launch { query = "gpu_ram>=24 num_gpus=1", disk = 32 }.q
    assert.same({ gte = 24000 }, q.gpu_ram)
    assert.same({ gte = "32" }, q.disk_space)
    local query = { gpu_ram = { gte = 24000 } }
    q = launch { gpu_name = "A100", num_gpus = 1, query = query, order = "dph", limit = 2 }.q
    assert.same({ gpu_ram = { gte = 24000 }, order = { { "dph_total", "asc" } }, type = "on-demand", limit = 2,
      allocated_storage = 10 }, q)
    assert.same({ gpu_ram = { gte = 24000 } }, query)
  end)

  it("derives runtype from ssh, jupyter and direct", function()
    local function runtype(args)
      args.gpu_name, args.num_gpus = "A100", 1
      return launch(args).runtype
    end
    assert.is_nil(runtype {})
    assert.equal("ssh_proxy", runtype { ssh = true })
    assert.equal("ssh_direc ssh_proxy", runtype { ssh = true, direct = true })
    assert.equal("jupyter_proxy ssh_proxy", runtype { jupyter = true })
    assert.equal("jupyter_direc ssh_direc ssh_proxy", runtype { jupyter = true, direct = true })
    local client = expect.client()
    expect.raises(function()
      local _ = client:launch_instance { gpu_name = "A100", num_gpus = 1, image = "i", direct = true }
    end, "takes direct with ssh or jupyter")
    expect.raises(function()
      local _ = client:launch_instance { gpu_name = "A100", num_gpus = 1, image = "i", ssh = true, runtype = "ssh" }
    end, "not both")
  end)

  it("sends an empty args list and the default order as lists", function()
    local body = expect.client():preview("launch_instance",
      { gpu_name = "A100", num_gpus = 1, image = "i", args = {}, order = vastai.null }).body
    expect.contains('"args":[]', body)
    expect.contains('"order":[],', body)
  end)

  it("raises for missing and invalid arguments", function()
    local client, requests = expect.client()
    expect.raises(function() local _ = client:launch_instance { image = "i", num_gpus = 1 } end,
      "missing argument 'gpu_name' to 'launch_instance'")
    expect.raises(function() local _ = client:launch_instance { gpu_name = "A100", num_gpus = 1 } end,
      "missing argument 'image'")
    expect.raises(function()
      local _ = client:launch_instance { gpu_name = "A100", num_gpus = 1, image = "i", where = { nme = 1 } }
    end, "where: unknown field 'nme'")
    assert.equal(0, #requests)
  end)

  it("is not retried if it may have been processed", function()
    local client, requests = expect.client { { 502, "gateway" } }
    local err = expect.fails("ambiguous", client:launch_instance { gpu_name = "A100", num_gpus = 1, image = "i" })
    assert.equal("show_instances", err.lookup)
    assert.equal(1, #requests)
  end)
end)
