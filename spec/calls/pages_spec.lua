-- Pages: vast:pages raises errors, vast:page returns one page and the token of the next.

local expect = require "spec.support.expect"
local vastai = require "vastai"

local FIRST = { 200, '{"instances":[{"id":1},{"id":2}],"next_token":"p2"}' }
local LAST = { 200, '{"instances":[{"id":3}],"next_token":null}' }
local BROKEN = { 400, '{"success":false,"error":"invalid_token","msg":"Invalid token"}' }

describe("vast:pages", function()
  it("gives each page as a list of rows", function()
    local vast = expect.client { FIRST, LAST }
    local sizes = {}
    for page in vast:pages "show_instances" do sizes[#sizes + 1] = #page end
    assert.same({ 2, 1 }, sizes)
  end)

  it("raises the error of a page in the loop", function()
    for _, answers in ipairs { { FIRST, BROKEN }, { BROKEN } } do
      local vast = expect.client(answers)
      local pages = 0
      local ok, err = pcall(function()
        for _ in vast:pages "show_instances" do pages = pages + 1 end
      end)
      assert.same({ false, #answers - 1 }, { ok, pages })
      expect.fails("invalid", nil, err)
    end
  end)

  it("raises for a repeated token, and for a method without pages", function()
    local vast = expect.client { FIRST, FIRST }
    local ok, err = pcall(function() for _ in vast:pages "show_instances" do end end)
    assert.same({ false, "decode" }, { ok, err.kind })
    ok, err = pcall(function() for _ in expect.client { BROKEN }:pages "show_endpoints" do end end)
    assert.same({ false, "invalid" }, { ok, err.kind })
  end)
end)

describe("an answer that is a page", function()
  it("is an error without its list, not an empty page", function()
    for _, body in ipairs { "{}", "[]", "true", '{"success":true}', '{"instances":null}', '{"instances":7}' } do
      local vast = expect.client { { 200, body } }
      expect.fails("decode", vast:page "show_instances_v1")
      for _, iterate in ipairs { "each", "pages" } do
        local ok, err = pcall(function() for _ in vast[iterate](vast, "show_instances_v1") do end end)
        assert.same({ false, "decode" }, { ok, err.kind }, body)
      end
    end
  end)

  it("may be empty, and may have a number as token", function()
    local vast, requests = expect.client { { 200, '{"instances":[],"next_token":17}' }, LAST }
    local rows = 0
    for _ in vast:each "show_instances_v1" do rows = rows + 1 end
    assert.same({ 1, "17" }, { rows, requests[2].query.after_token })
  end)
end)

describe("vast:page", function()
  it("returns a page and the token of the next, until there is none", function()
    local vast, requests = expect.client { FIRST, LAST }
    local page, token = vast:page("show_instances_v1", { limit = 2 })
    assert.same({ 2, "p2" }, { #page, token })
    page, token = vast:page("show_instances_v1", { limit = 2 }, token)
    assert.same({ 3 }, { page[1].id, token })
    assert.same({ "p2", 2 }, { requests[2].query.after_token, #requests })
    assert.equal(requests[1].query.limit, requests[2].query.limit)
  end)

  it("returns nil and the error", function()
    local vast = expect.client { FIRST, BROKEN }
    local _, token = assert(vast:page "show_instances_v1")
    local err = expect.fails("invalid", vast:page("show_instances_v1", nil, token))
    assert.is_true(vastai.is_error(err))
  end)

  it("returns the complete list of a method without pages", function()
    local list, token = expect.client { { 200, '{"results":[{"id":7}]}' } }:page "show_endpoints"
    assert.same({ 7 }, { list[1].id, token })
  end)

  it("raises for a method without a list, and for an invalid token", function()
    local vast, requests = expect.client()
    expect.raises(function() vast:page "destroy_instance" end, "does not return a list")
    expect.raises(function() vast:page("show_instances", {}, 7) end, "the token of a page must be a string")
    expect.raises(function() vast:page("show_endpoints", {}, "t") end, "takes no token")
    expect.raises(function() vast:page("show_instance") end, "missing argument 'id'")
    expect.raises(function() vast:page("show_instances", "x") end, "arguments go in a table")
    assert.equal(0, #requests)
  end)
end)
