-- Lua strings have a length and may contain NULs; C strings end at a NUL. Comparisons of the two must not
-- read beyond the end of either, or confuse two names.

local child = require "spec.support.child"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local vastai = require "vastai"

local NUL = "\0"

describe("a string with NULs", function()
  local vast, requests

  before_each(function() vast, requests = expect.client() end)

  local function raises(part, fn) expect.raises(fn, part) end

  it("is not accepted as a field of a search, of any length", function()
    local output, code = child.run [[
      local vast = vastai.new { transport = function() return 200, "{}" end }
      for _, size in ipairs { 1, 100, 4096, os.getenv "VASTAI_SLOW" and 500000 or 100000000 } do
        local name = "dph" .. ("\0"):rep(size)
        local small = size < 1000000
        print(pcall(vast.preview, vast, "search_offers", { order = name }) == small)
        print((pcall(vast.preview, vast, "search_offers", { where = { [name] = 1 } })))
        print((pcall(vast.preview, vast, "show_invoices_v1", { [name] = 1 })))
      end
    ]]
    assert.equal(0, code, output)
    assert.equal(("true\nfalse\nfalse\n"):rep(4), output)
  end)

  it("is not accepted as a column of order", function()
    local body = vast:preview("search_offers", { order = "score" .. NUL .. "x" }).body
    expect.contains([=["order":[["score\u0000x","asc"]]]=], body)
    raises("asc or desc", function()
      vast:preview("search_offers", { order = { { "score", "asc" .. NUL } } })
    end)
  end)

  it("is not accepted as an option", function()
    raises("unknown option 'timeout x' (did you mean 'timeout'?)", function()
      vastai.new { ["timeout" .. NUL .. "x"] = 1 }
    end)
    raises("unknown option", function() vast:with { ["pace" .. NUL] = false } end)
    raises("unknown option '?'", function() vast:request("GET", "/x", { ["query" .. NUL] = {} }) end)
    raises("control characters", function() vastai.new { ca_file = "/dev/null" .. NUL } end)
  end)

  it("is not accepted as an argument", function()
    raises("unknown argument 'id x' to 'show_instance' (did you mean 'id'?)", function()
      vast:show_instance { ["id" .. NUL .. "x"] = 7 }
    end)
    raises("unknown argument", function() vast:show_instances { ["fields" .. NUL] = { "id" } } end)
    raises("unknown argument", function() vast:preview("show_instance", { ["id" .. NUL] = 7 }) end)
    raises("a table of names expected", function()
      vast:show_instances_v1 { params = { ["limit" .. NUL .. "x"] = 5 } }
    end)
    raises("a table of names expected", function()
      vast:show_instances_v1 { params = { ["params" .. NUL] = { limit = 5 } } }
    end)
    assert.equal(0, #requests)
  end)

  it("is not accepted as a method", function()
    assert.is_nil(vast["show_user" .. NUL])
    assert.is_nil(vast["worker" .. NUL .. "x"])
    assert.is_nil(vastai.describe("show_user" .. NUL))
    for _, name in ipairs { "show_user" .. NUL, "show_instances" .. NUL .. "x" } do
      raises("", function() vast:preview(name) end)
      raises("", function() vast:start(name) end)
      raises("", function() vast:pages(name) end)
      raises("", function() vast:each(name) end)
      raises("", function() vastai.help(name) end)
      assert.has_error(function() vast[name](vast) end)
    end
    assert.equal(0, #requests)
  end)

  it("is not accepted as a verb or path", function()
    raises("the verb must be", function() vast:request("GET" .. NUL, "/x") end)
    raises("the path must start with", function() vast:request("GET", "/x" .. NUL) end)
  end)

  it("is not accepted as an error word or header from transport", function()
    local answers = { { nil, "timeout" .. NUL .. "x" }, { 429, "{}", { ["Retry-After" .. NUL] = "9" } } }
    local client = expect.client(answers, { retry = 1 })
    expect.fails("network", client:show_user())
    assert.is_nil(expect.fails("rate_limit", client:show_user()).retry_after)
  end)

  it("is not accepted as a value of an enumeration", function()
    raises("", function() vast:create_instance { id = 7, image = "i", type = "bid" .. NUL .. "x" } end)
    raises("", function() vast:search_offers { type = "bid" .. NUL .. "x" } end)
    raises("", function() vast:show_invoices_v1 { invoice_type = { "stripe" .. NUL } } end)
    vast:delete_overlay("7" .. NUL .. "x")
    assert.same({ overlay_name = "7" .. NUL .. "x" }, requests[1].json)
  end)

  it("is sent completely where any text is permitted", function()
    local text = "gpu_name=RTX_4090" .. NUL .. "x"
    vast:create_workergroup { endpoint_name = "e", search_params = text }
    expect.contains(text, requests[1].json.search_params)
    vast:create_template { name = "t", image = "i", login = "a" .. NUL .. "b c" }
    assert.equal("a" .. NUL .. "b", requests[2].json.docker_login_repo)
  end)

  it("is not accepted as the path of a file", function()
    local folder <close> = files.temporary()
    local path = folder.path .. "/perms.json"
    files.write(path, '{"api":{"misc":{}}}')
    vast, requests = expect.client { { 200, '{"id":1,"key":"k"}' } }
    assert(vast:create_api_key { name = "n", permission_file = path })
    raises("the path holds a NUL", function()
      vast:create_api_key { name = "n", permission_file = path .. NUL .. ".txt" }
    end)
    files.write(path, '{"username":"u"}')
    assert(vast:set_user { file = path })
    raises("the path holds a NUL", function() vast:set_user { params = { file = path .. NUL } } end)
    assert.equal(2, #requests)
  end)
end)
