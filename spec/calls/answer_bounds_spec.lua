-- Limits of answers: max_result (memory of the decoded value) and max_pages (pages of one iteration).

local expect = require "spec.support.expect"
local vastai = require "vastai"

local function client(options, body)
  return (expect.client({ { 200, body } }, options))
end

describe("max_result", function()
  -- Small bodies that decode to large tables: objects, and lists that are decoded in slices.
  local large = {
    ["empty lists"] = '{"id":1,"x":[' .. ("[],"):rep(20000) .. "[]]}",
    ["nested lists"] = '{"id":1,"x":[' .. ("[[[[]]]],"):rep(8000) .. "[]]}",
    ["empty objects"] = '{"id":1,"x":[' .. ("{},"):rep(20000) .. "{}]}",
    numbers = '{"id":1,"x":[' .. ("0,"):rep(50000) .. "0]}",
    fields = '{"id":1' .. (',"a":0'):rep(20000) .. "}",
    strings = '{"id":1,"x":[' .. ('"",'):rep(20000) .. '""]}',
    ["one string"] = '{"id":1,"x":"' .. ("x"):rep(1100000) .. '"}',
  }
  for what, body in pairs(large) do
    it("limits " .. what, function()
      local err = expect.fails("too_large", client({ max_result = 1000000 }, body):show_user())
      expect.contains("max_result", err.message)
      expect.contains("raise max_result", err.hint)
      assert.is_table(client({ max_result = 10000000 }, body):show_user())
    end)
  end

  it("does not count brackets inside strings as tables", function()
    local text = ('[{},:\\"\\\\'):rep(20000)
    local user = assert(client({ max_result = 500000 }, '{"id":1,"x":"' .. text .. '"}'):show_user())
    assert.equal(7 * 20000, #user.x)
  end)

  it("counts the rows of a long list as they are decoded", function()
    local row = '{"id":1,"x":[[],[],[],[],[],[],[],[],[],[]]},'
    local body = '{"offers":[' .. row:rep(5000):sub(1, -2) .. "]}"
    collectgarbage()
    local before = collectgarbage "count"
    collectgarbage "stop"
    local offers, err = client({ max_result = 300000 }, body):search_offers {}
    local grown = collectgarbage "count" - before
    collectgarbage "restart"
    expect.fails("too_large", offers, err)
    assert.is_true(grown < 2000, grown) -- the whole list takes more than 4000 KiB
    assert.equal(5000, #assert(client({ max_result = 30000000 }, body):search_offers {}))
  end)

  it("limits all pages of one call together, and keeps the rows received so far in the error", function()
    local page = '{"instances":[{"id":1,"x":[' .. ("[],"):rep(500) .. '[]]}],"next_token":"%d"}'
    local n = 0
    local vast = expect.client({ function() n = n + 1 return 200, page:format(n) end }, { max_result = 500000 })
    local err = expect.fails("too_large", vast:show_instances())
    assert.is_true(n > 2 and n < 20, n)
    assert.equal(n - 1, #err.results)
  end)

  it("makes a call that is not idempotent ambiguous when it is exceeded", function()
    local err = expect.fails("ambiguous", client({ max_result = 1000 }, '{"success":true,"id":7,"x":[' ..
      ("[],"):rep(1000) .. "[]]}"):create_api_key { name = "k" })
    assert.equal("show_api_keys", err.lookup)
    expect.contains("max_result", err.message)
  end)

  it("limits the answers of a method that sends several requests", function()
    local body = '{"success":true,"x":[' .. ("[],"):rep(1000) .. "[]]}"
    expect.fails("too_large", client({ max_result = 1000 }, body):list_machines { ids = { 1, 2 }, price_gpu = 1 })
  end)

  it("accepts usual answers by default", function()
    local user = assert(client(nil, large["nested lists"]):show_user())
    assert.equal(8001, #user.x)
  end)
end)

-- A service in which every page has a new token for the next one.
local function endless(options)
  local n = 0
  local vast, requests = expect.client({ function()
    n = n + 1
    return 200, ('{"instances":[{"id":%d}],"next_token":"t%d"}'):format(n, n)
  end }, options)
  return vast, requests
end

local function assert_ended(err, pages, requests)
  assert.is_true(vastai.is_error(err), tostring(err))
  assert.equal("too_large", err.kind)
  expect.contains("max_pages", err.message)
  expect.contains("raise max_pages", err.hint)
  assert.equal(pages, #requests)
end

describe("max_pages", function()
  it("ends a method that follows pages, and keeps the rows in the error", function()
    local vast, requests = endless { max_pages = 5 }
    local list, err = vast:show_instances()
    assert.is_nil(list)
    assert_ended(err, 5, requests)
    assert.equal("show_instances", err.method)
    assert.same({ 5, 1, 5 }, { #err.results, err.results[1].id, err.results[5].id })
  end)

  it("ends each and pages with an error after the last permitted row", function()
    for _, method in ipairs { "show_instances", "show_instances_v1" } do
      local vast, requests = endless { max_pages = 5 }
      local rows = 0
      local ok, err = pcall(function() for _ in vast:each(method) do rows = rows + 1 end end)
      assert.same({ false, 5 }, { ok, rows })
      assert_ended(err, 5, requests)
      local pages = 0
      vast, requests = endless { max_pages = 5 }
      ok, err = pcall(function() for _ in vast:pages(method) do pages = pages + 1 end end)
      assert.same({ false, 5 }, { ok, pages })
      assert_ended(err, 5, requests)
    end
  end)

  it("is 10,000 by default", function()
    local vast, requests = endless()
    local _, err = vast:show_instances()
    assert_ended(err, 10000, requests)
    assert.equal(10000, #err.results)
  end)

  it("accepts a list with exactly that many pages", function()
    local n = 0
    local vast = expect.client({ function()
      n = n + 1
      return 200, ('{"instances":[{"id":%d}]%s}'):format(n, n < 5 and (',"next_token":"t%d"'):format(n) or "")
    end }, { max_pages = 5 })
    assert.equal(5, #assert(vast:show_instances()))
    n = 0
    local rows = 0
    for _ in vast:each "show_instances" do rows = rows + 1 end
    assert.equal(5, rows)
  end)
end)
