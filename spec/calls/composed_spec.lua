-- Methods written in Lua over other methods have rows too: their arguments are checked before a request
-- is sent, with the same messages.

local expect = require "spec.support.expect"
local vastai = require "vastai"

local vast, requests

before_each(function() vast, requests = expect.client() end)

local function refused(method, args, part)
  expect.raises(function() local _ = vast[method](vast, args) end, part)
  assert.equal(0, #requests)
end

-- The required arguments of rent, and others.
local function rental(more)
  local args = { where = { num_gpus = 1 }, max_price = 0.5, image = "img" }
  for name, value in pairs(more) do args[name] = value end
  return args
end

describe("rent", function()
  it("names a misspelt argument, its own or one of create_instance", function()
    refused("rent", { where = {}, max_pirce = 1, image = "img" },
      "unknown argument 'max_pirce' to 'rent' (did you mean 'max_price'?)")
    refused("rent", rental { dsik = 20 }, "unknown argument 'dsik' to 'rent' (did you mean 'disk'?)")
    refused("rent", rental { colour = "red" }, "unknown argument 'colour' to 'rent'")
  end)

  it("names an argument that has the wrong type, is out of range, or is missing", function()
    refused("rent", { where = {}, image = "img" }, "missing argument 'max_price' to 'rent' (number expected)")
    refused("rent", rental { max_price = {} }, "bad argument 'max_price' to 'rent' (number expected, got table)")
    refused("rent", rental { max_price = -1 }, "'max_price' to 'rent' (it must be above 0 $/h, got -1)")
    refused("rent", rental { max_tries = 0 }, "'max_tries' to 'rent' (it must be at least 1, got 0)")
    refused("rent", rental { disk = -5 }, "bad argument 'disk' to 'rent' (it must be above 0 GB, got -5)")
    refused("rent", rental { image = 5 }, "bad argument 'image' to 'rent' (string expected, got number)")
    refused("rent", rental { type = "on_demand" }, "did you mean 'on-demand'?")
    refused("rent", rental { type = "reserved" }, "(one of on-demand, interruptible, ondemand, bid expected)")
    refused("rent", rental { type = "bid" }, "'rent' with type = 'bid' needs price")
    refused("rent", rental { id = 7 }, "'rent' chooses the offer")
    refused("rent", rental { where = vastai.null }, "table expected, got null")
    refused("rent", { max_price = 1, image = "img" }, "'rent' needs where or query")
    refused("rent", { max_price = 1, where = {} }, "'rent' needs image, template_hash or template_id")
    refused("rent", nil, "'rent' takes a table")
  end)

  it("checks the arguments of create_instance before the search", function()
    refused("rent", rental { direct = true }, "(it needs ssh or jupyter)")
    refused("rent", rental { ssh = true, runtype = "args" }, "not both")
    refused("rent", rental { env = { A = print } }, "cannot send env.A as JSON")
    refused("rent", rental { order = "dph_totl" }, "(did you mean 'dph_total'?)")
    refused("rent", rental { where = { num_gpu = 1 } }, "(did you mean 'num_gpus'?)")
  end)

  it("checks its arguments when started as a call", function()
    expect.raises(function() vast:start("rent", { max_price = 1, image = "img" }) end, "'rent' needs where or query")
    expect.raises(function() vast:start("worker", { name = "w" }) end, "'worker' needs permissions")
    expect.raises(function() vast:start("worker", { name = "w", permissions = { api = {} } }) end, "widened")
  end)

  local function renting(offers, args)
    vast, requests = expect.client {
      { 200, { success = true, offers = offers } }, { 200, { success = true, new_contract = 42 } } }
    return vast:rent(rental(args))
  end

  it("searches for offers with the disk size that will be rented", function()
    assert(renting({ { id = 7, dph_total = 0.3 } }, { max_price = math.huge }))
    assert.equal(requests[2].json.disk, requests[1].json.allocated_storage)
    assert.equal(10, requests[2].json.disk)
  end)

  it("takes a price as a bid, refuses one with on-demand and one below the minimum", function()
    refused("rent", rental { type = "on-demand", price = 0.2 }, "'rent' with a price (a bid) is interruptible")
    local offers = { { id = 7, dph_total = 0.1, min_bid = 0.25 }, { id = 8, dph_total = 0.3, min_bid = 0.15 } }
    assert.equal(42, assert(renting(offers, { price = 0.2 })).id)
    assert.equal("bid", requests[1].json.type)
    assert.equal("/api/v0/asks/8/", requests[2].path)
    assert.equal(0.2, requests[2].json.price)
    expect.fails("unavailable", renting(offers, { type = "bid", price = 0.1 }))
    assert.equal(1, #requests)
  end)

  it("accepts aliases of arguments, and numbers as text", function()
    local offers = { success = true, offers = { { id = 7, dph_total = 0.4 }, { id = 8, dph_total = 0.3 } } }
    vast, requests = expect.client { { 200, offers }, { 200, { success = true, new_contract = 42 } } }
    local instance = assert(vast:rent(rental { max_price = "0.35", disk = 20, onstart = "true", type = "ondemand" }))
    assert.equal(42, instance.id)
    assert.equal("/api/v0/asks/8/", requests[2].path)
    assert.equal("true", requests[2].json.onstart)
    assert.equal(20, requests[1].json.allocated_storage)
    assert.same({ { "dph_total", "asc" } }, requests[1].json.order)
  end)
end)

describe("wait_instance", function()
  it("accepts only known statuses", function()
    refused("wait_instance", { id = 7, status = "runing" },
      "bad argument 'status' to 'wait_instance' ('runing' is none of running, stopped, ")
    refused("wait_instance", { id = 7, status = "Running" }, "did you mean 'running'?")
    vast = expect.client { { 200, { instances = { id = 7, actual_status = "hibernating" } } } }
    assert.equal(7, assert(vast:wait_instance(7, { status = "hibernating", timeout = math.huge })).id)
  end)

  it("names a misspelt argument and one that is not a number", function()
    refused("wait_instance", { id = 7, tiemout = 5 },
      "unknown argument 'tiemout' to 'wait_instance' (did you mean 'timeout'?)")
    refused("wait_instance", { id = 7, timeout = -1 }, "(it must be at least 0 s, got -1)")
    refused("wait_instance", { id = 1.5 }, "'id' to 'wait_instance' (integer expected, got 1.5)")
    refused("wait_instance", { id = 7, on_progress = 5 }, "function expected, got number")
    refused("wait_instance", {}, "missing argument 'id' to 'wait_instance'")
    expect.raises(function() local _ = vast:wait_instance(7, { interva = 1 }) end, "did you mean 'interval'?")
    expect.raises(function() vast:start("wait_instance", { id = 7, status = "runing" }) end, "did you mean 'running'?")
  end)

  it("takes the id by position or name", function()
    for _, ask in ipairs {
      function(client, rest) return client:wait_instance(7, rest) end,
      function(client, rest) return client:wait_instance { instance_id = "7", timeout = rest.timeout } end,
    } do
      vast, requests = expect.client { { 200, { instances = { id = 7, actual_status = "running" } } } }
      assert.equal(7, assert(ask(vast, { timeout = 5 })).id)
      assert.equal("/api/v0/instances/7/", requests[1].path)
    end
  end)
end)

describe("destroy_and_verify", function()
  it("accepts only its own arguments", function()
    refused("destroy_and_verify", { id = 7, status = "running" },
      "unknown argument 'status' to 'destroy_and_verify' (it takes id, timeout, interval)")
    refused("destroy_and_verify", { id = 0 }, "(it must be at least 1, got 0)")
  end)
end)

describe("an unknown argument", function()
  it("raises with a list of the arguments, if there are few", function()
    refused("show_instances", { idd = 7 }, "unknown argument 'idd' to 'show_instances' (it takes fields)")
    refused("show_instances", { feilds = {} }, "(did you mean 'fields'?)")
    refused("show_user", { idd = 7 }, "unknown argument 'idd' to 'show_user' (it takes none)")
    refused("label_instance", { colour = 7 }, "(it takes id, label)")
    expect.raises(function() vastai.map({}, print, { concurency = 1 }) end,
      "unknown argument 'concurency' to 'map' (did you mean 'concurrency'?)")
  end)
end)

describe("a method that does not exist", function()
  it("raises with the nearest name, of rows and of methods in Lua", function()
    expect.raises(function() vast:wait_instanse(7) end, "(did you mean 'wait_instance'?)")
    expect.raises(function() local _ = vast:preview "show_instanses" end, "(did you mean 'show_instances'?)")
    expect.raises(function() local _ = vast:preview "nope" end,
      "preview: no method 'nope' (vastai.describe() lists them)")
    expect.raises(function() local _ = vast:preview "rent" end, "preview: 'rent' makes several calls")
    expect.raises(function() local _ = vast:preview(5) end, "preview: the name of a method expected")
    expect.raises(function() vast:pages "wait_instance" end, "'wait_instance' does not return a list")
  end)

  it("that returns no list cannot be iterated", function()
    local user = expect.client { { 200, '{"id":1}' }, { 200, "[]" } }
    expect.raises(function() for _ in user:each "show_user" do end end, "'show_user' does not return a list")
    for _ in user:each "show_ssh_keys" do error "a row" end
  end)

  it("is distinguished from a method with help", function()
    expect.contains("status: string (default \"running\"; such as running, stopped", vastai.help "wait_instance")
    expect.contains("calls     search_offers, create_instance", vastai.help "rent")
    assert.is_nil(vastai.help "rent":find("sends", 1, true))
  end)
end)
