-- The lifecycle of an instance, from search to destruction, as in the example.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"

describe("the lifecycle of an instance", function()
  it("runs as in examples/lifecycle.lua", function()
    local output, code = child.run(files.read "examples/lifecycle.lua")
    assert.equal(0, code, output)
    for _, part in ipairs { "is rented", "the offer is gone", "it is running", "labelled: lifecycle, second part",
      "is working", "stopped: exited", "started: running", "destroyed after 1 attempt" } do
      expect.contains(part, output)
    end
  end)

  it("takes one request per step", function()
    local server <close> = standin.start { instances = 0 }
    local vast <close> = calls.client(server)
    local offers = assert(vast:search_offers { where = { gpu_name = "RTX 3090" }, order = "dph_total", storage = 20 })
    local instance = assert(vast:create_instance { id = offers[1].id, image = "img", disk = 20, label = "one" })
    assert.equal("one", assert(vast:show_instance(instance.id)).label)
    assert(vast:label_instance(instance.id, "two"))
    assert(vast:stop_instance(instance.id))
    assert(vast:start_instance(instance.id))
    assert(vast:destroy_instance(instance.id))
    expect.fails("not_found", vast:show_instance(instance.id))
    local lines = {}
    for i, request in ipairs(server:requests()) do lines[i] = request.method .. " " .. request.path end
    local own = "/api/v0/instances/" .. instance.id .. "/"
    assert.same({ "POST /api/v0/bundles/", "PUT /api/v0/asks/" .. offers[1].id .. "/", "GET " .. own, "PUT " .. own,
      "PUT " .. own, "PUT " .. own, "DELETE " .. own, "GET " .. own }, lines)
  end)
end)
