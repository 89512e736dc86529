-- Values of arguments: enumerations, ranges of numbers, text that is not blank. The rows declare them;
-- other values raise before a request is sent.

local expect = require "spec.support.expect"
local vastai = require "vastai"

local vast, requests

before_each(function() vast, requests = expect.client() end)

local function refused(method, args, part)
  local message = expect.raises(function() local _ = vast[method](vast, args) end, part)
  assert.equal(0, #requests)
  return message
end


-- All arguments of all rows that have the field.
local function each(field)
  return coroutine.wrap(function()
    for _, op in ipairs(vastai.describe()) do
      for _, param in ipairs(op.params) do
        if param[field] then coroutine.yield(op.name, param) end
      end
    end
  end)
end

describe("an enumeration", function()
  it("is checked in every row that declares one", function()
    local count = 0
    for method, param in each "words" do
      count = count + 1
      local typo = param.words[1]:sub(1, 1) .. "~" .. param.words[1]:sub(2)
      local value = param.type == "list" and { typo } or typo
      local message = refused(method, { [param.name] = value },
        ("bad argument '%s' to '%s' ('%s' is none of %s"):format(param.name, method, typo,
          table.concat(param.words, ", ")))
      if #param.words[1] > 3 then expect.contains(("did you mean '%s'?"):format(param.words[1]), message) end
    end
    assert.is_true(count > 25, count)
  end)

  it("suggests the nearest value", function()
    refused("search_offers", { type = "on_demand" }, "did you mean 'on-demand'?")
    refused("search_offers", { type = "interuptible" }, "did you mean 'interruptible'?")
    refused("search_offers", { type = "reservd" }, "did you mean 'reserved'?")
    refused("create_instance", { id = 1, image = "i", type = "on-demnd" }, "did you mean 'on-demand'?")
    refused("create_instance", { id = 1, image = "i", target_state = "runing" }, "did you mean 'running'?")
    refused("show_invoices_v1", { charges = true, charge_type = { "volume", "instanse" } }, "'instance'")
    refused("show_invoices_v1", { charge_type = { 5 } }, "string expected, got number")
    refused("show_invoices_v1", { charge_type = { "instance", nil, "volume" } }, "without gaps")
    refused("show_invoices_v1", { charge_type = { kind = "instance" } }, "without gaps")
    refused("show_volumes", { type = "a\nb" }, "(one of all, local, network expected)")
    refused("show_volumes", { type = "netw\nrk" }, "('netw rk' is none of all, local, network; did you mean ")
  end)

  it("accepts each of its values, and null if the argument is optional", function()
    for _, word in ipairs { "on-demand", "ondemand", "bid", "interruptible", "reserved", "ask" } do
      assert.is_table(vast:preview("search_offers", { type = word }))
    end
    assert.is_table(vast:preview("search_offers", { type = vastai.null }))
    assert.is_table(vast:preview("show_volumes", { type = "network" }))
  end)
end)

describe("a number", function()
  it("out of range is refused in every row that declares a range", function()
    local count = 0
    for method, param in each "range" do
      count = count + 1
      local list = param.type == "integer[]"
      local value = list and { 1, -1 } or -1
      refused(method, { [param.name] = value },
        list and ("bad argument '%s' to '%s' (each must be %s, got -1 at 2)"):format(param.name, method, param.range)
        or ("bad argument '%s' to '%s' (it must be %s"):format(param.name, method, param.range))
    end
    assert.is_true(count > 80, count)
  end)

  it("that is a price is above 0", function()
    refused("create_instance", { id = 1, image = "i", disk = -5 },
      "bad argument 'disk' to 'create_instance' (it must be above 0 GB, got -5)")
    refused("create_instance", { id = 1, image = "i", price = 0 }, "(it must be above 0 $/h, got 0)")
    refused("change_bid", { id = 1, price = "-0.5" }, "(it must be above 0 $/h, got -0.5)")
    refused("prepay_instance", { id = 1, amount = 0 }, "(it must be above 0 $, got 0)")
    refused("transfer_credit", { recipient = "me@example.com", amount = -1 }, "(it must be above 0 $, got -1)")
    refused("search_offers", { limit = -1 }, "(it must be at least 0, got -1)")
    refused("create_volume", { id = 1, size = 0.5 }, "(it must be at least 1 GB, got 0.5)")
  end)

  it("above the maximum is refused", function()
    refused("create_scheduled_job", { hour_of_the_day = 24 }, "(it must be 0 to 23, got 24)")
    refused("list_machine", { id = 1, discount_rate = 40 }, "(it must be 0 to 1, got 40)")
  end)

  it("in a path is an id and at least 1", function()
    for _, id in ipairs { 0, -7, "-7" } do
      refused("destroy_instance", { id = id },
        ("'id' to 'destroy_instance' (it must be at least 1, got %s)"):format(id))
    end
    refused("destroy_instance", { id = { 5, 0 } }, "(each must be at least 1, got 0 at 2)")
  end)

  it("at the limit of its range is accepted", function()
    assert.is_table(vast:preview("search_offers", { limit = 0, storage = 0 }))
    assert.is_table(vast:preview("create_instance", { id = 1, image = "i", disk = 0.5 }))
    assert.is_table(vast:preview("update_instance", { id = 1, template_id = 0 }))
    assert.is_table(vast:preview("list_machine", { id = 1, discount_rate = 1, min_chunk = 0 }))
  end)

  it("that is not an integer is named in the message", function()
    refused("show_instance", { id = 1.5 }, "(integer expected, got 1.5)")
    refused("show_instance", { id = 2.0 ^ 70 },
      "(integer expected, got 1.1805916207174e+21 (number has no integer representation))")
    refused("start_instances", { ids = { 1, "x" } }, "(list of integers expected, got string at 2)")
    refused("start_instances", { ids = { 1, 2.5 } }, "(list of integers expected, got 2.5 at 2)")
    refused("start_instances", { ids = { 1, n = 2 } }, "list of integers (table) expected, got table")
    refused("change_bid", { id = 1, price = 0 / 0 }, "(number expected, got ")
    refused("change_bid", { id = 1, price = math.huge }, "(number expected, got inf)")
    expect.raises(function() vast:with { retry = 1.5 } end, "option 'retry': integer expected, got 1.5")
    expect.raises(function() vast:with { retry = 2.0 ^ 70 } end, "(number has no integer representation)")
  end)
end)

describe("a text that is required", function()
  it("may not be blank in any row", function()
    local blank = { set_api_key = true, label_instance = { label = true }, create_env_var = { value = true },
      update_env_var = { value = true } }
    for method, param in each "required" do
      local free = blank[method]
      if param.type:match "^string" and param.type ~= "string|table" and param.place ~= "local"
        and not param.words and not (free and (free == true or free[param.name])) then
        for _, text in ipairs { "", " \t\n" } do
          refused(method, { [param.name] = text },
            ("bad argument '%s' to '%s' (it must not be blank)"):format(param.name, method))
        end
      end
    end
  end)

  it("may be empty if the row permits it", function()
    assert.is_table(vast:preview("label_instance", { id = 1, label = "" }))
    assert.is_table(vast:preview("create_env_var", { name = "A", value = "" }))
  end)

  it("is named in the message as it was given, also by position", function()
    expect.raises(function() local _ = vast:create_ssh_key "" end,
      "'ssh_key' to 'create_ssh_key' (it must not be blank)")
    refused("invite_member", { email = "", role = "r" }, "'email' to 'invite_member'")
    refused("copy", { src = "", dst = "C.7:/x" }, "'src' to 'copy' (it must not be blank)")
  end)
end)

describe("help and the reference", function()
  it("list the permitted values", function()
    expect.contains("type: string (default \"on-demand\"; one of on-demand, bid, ", vastai.help "search_offers")
    expect.contains("price: number (above 0; $/h)", vastai.help "change_bid")
  end)

  it("state when a call is retried, and how to check a lost answer", function()
    local text = vastai.help "create_api_key"
    expect.contains("repeated  not idempotent: retried only if it cannot have been processed", text)
    expect.contains("check with show_api_keys", text)
    assert.is_nil(vastai.help "show_user":find("repeated", 1, true))
    assert.is_nil(vastai.help "show_user":find("check with", 1, true))
  end)
end)
