-- Returned offers are checked against the search and normalized.

local expect = require "spec.support.expect"

-- A client that receives these offers, as JSON.
local function client_of(offers)
  return (expect.client { { 200, ('{"offers":[%s]}'):format(offers) } })
end

describe("offers that do not match the query", function()
  it("fail the search, because the service dropped a filter", function()
    local client = client_of '{"id":1,"gpu_name":"RTX 5090"},{"id":2,"gpu_name":"A100 SXM4"}'
    local err = expect.fails("invalid", client:search_offers "gpu_name=RTX_5090")
    expect.contains('gpu_name eq "RTX 5090" was asked, offer 2 has gpu_name = A100 SXM4', err.message)
    assert.is_false(err.retryable)
    expect.fails("invalid", client:search_offers { where = { gpu_name = "RTX 5090" } })
    expect.fails("invalid", client:search_offers_new { where = { gpu_name = { "RTX 5090", "H100 SXM" } } })
    expect.fails("invalid", client_of '{"id":1,"disk_space":10}':search_volumes "disk_space>=1000")
    expect.fails("invalid", client_of '{"id":1,"num_gpus":1}':search_offers "chunked=true num_gpus=4")
    expect.fails("invalid", client_of '{"id":1,"geolocation":"Finland, FI"}':search_offers "geolocation=SE")
  end)

  it("are returned if the query is a table", function()
    assert.equal(1, #assert(client_of '{"id":1,"gpu_name":"A100"}':search_offers {
      query = { gpu_name = { eq = "RTX 5090" } } }))
  end)

  it("are returned if the mismatch cannot be proven", function()
    local fine = {
      ["gpu_ram>=24"] = '{"gpu_ram":24564}', ["gpu_ram<=24"] = '{"gpu_ram":24100}',
      ["num_gpus>=4"] = "{}", ["cluster_id=null"] = '{"cluster_id":5}',
      ["gpu_name=any"] = '{"gpu_name":"A100"}', ["has_avx=true"] = '{"has_avx":1}',
      ["georegion=true geolocation=OC"] = '{"geolocation":"Paris, FR"}',
      ["dph_total<0.5"] = '{"dph_total":0.7}', ["rented=true"] = '{"rented":false}',
      ["external=true"] = '{"external":null}', ["duration>3"] = '{"duration":100}',
      ["driver_version>=535.86.05"] = '{"driver_version":"570.133.20"}',
      ["verified=true"] = '{"verification":"verified"}', ["datacenter=true"] = '{"hosting_type":1}',
    }
    for query, offer in pairs(fine) do
      local offers, err = client_of(offer):search_offers { query = query }
      assert(offers, query .. ": " .. tostring(err))
    end
    assert(client_of '{"verification":"unverified","rentable":false}':search_offers(""))
  end)
end)

describe("offers", function()
  it("have a datacenter field", function()
    local offers = assert(client_of '{"hosting_type":1},{"hosting_type":0},{"hosting_type":null}':search_offers())
    assert.same({ { hosting_type = 1, datacenter = true }, { hosting_type = 0, datacenter = false },
      { datacenter = false } }, offers)
    assert.same({ { id = 1 } }, assert(client_of '{"id":1}':search_volumes()))
  end)

  it("have their region with georegion", function()
    local client = client_of [[{"geolocation":"Sydney, AU"},{"geolocation":", US"},{"geolocation":""},
      {"geolocation":"X, XX"}]]
    local places = {}
    for i, offer in ipairs(assert(client:search_offers "georegion=true")) do places[i] = offer.geolocation end
    assert.same({ "Sydney, AU, OC", ", US, NA", "", "X, XX" }, places)
  end)

  it("are rounded to whole chunks with chunked", function()
    local client = client_of [[
      {"id":1,"cpu_ram":257838,"cpu_cores":64,"min_bid":0.1,"gpu_ram":24564,"disk_space":687.5},
      {"id":2,"cpu_ram":32000},{"id":3,"cpu_cores":31},{"id":4,"min_bid":-1},{"id":5,"cpu_ram":null}]]
    assert.same({
      { id = 1, cpu_ram = 65536, cpu_cores = 32, min_bid = 0, gpu_ram = 24560, disk_space = 640, datacenter = false },
      { id = 5, cpu_ram = 65536, cpu_cores = 32, min_bid = 0, gpu_ram = 0, disk_space = 0, datacenter = false },
    }, assert(client:search_offers { where = { chunked = true } }))
  end)

  -- Short answers are decoded completely; of long ones only the columns in use.
  it("are checked and normalized using columns that the script did not request", function()
    for _, count in ipairs { 1, 1000 } do
      local fine = ('{"id":1,"num_gpus":4,"hosting_type":1,"geolocation":"Oslo, NO","x":"pad"},'):rep(count)
      local offers = assert(client_of(fine .. '{"id":2,"num_gpus":4}'):search_offers {
        query = "num_gpus=4 georegion=true", fields = { "id", "datacenter", "geolocation" } })
      assert.equal(count + 1, #offers)
      assert.same({ id = 1, datacenter = true, geolocation = "Oslo, NO, EU" }, offers[1])
      assert.same({ id = 2, datacenter = false }, offers[count + 1])
      expect.fails("invalid", client_of(fine .. '{"id":2,"num_gpus":3}'):search_offers {
        where = { num_gpus = 4 }, fields = { "id" } })
      assert.same({ { min_bid = 0 } }, client_of(('{"cpu_cores":1},'):rep(5 * count) .. '{"min_bid":0.1,"gpu_ram":20}')
        :search_offers { query = "chunked=true", fields = { "min_bid" } })
    end
  end)

  it("missing from an answer are an error, not an empty list", function()
    for _, body in ipairs { '{"success":true}', '{"offers":null}', '{"offers":"none"}', "[]", "null", '"text"' } do
      local client = expect.client { { 200, body } }
      expect.fails("decode", client:search_offers "num_gpus=1")
    end
    assert.same({}, assert(expect.client { { 200, '{"templates_found":0}' } }:search_templates()))
  end)

  it("in large numbers are all checked and returned", function()
    local rows = {}
    for i = 1, 2000 do rows[i] = ('{"id":%d,"gpu_name":"RTX 4090","geolocation":"Sweden, SE"}'):format(i) end
    local offers = assert(client_of(table.concat(rows, ",")):search_offers "gpu_name=RTX_4090 geolocation in [SE,DE]")
    assert.equal(2000, #offers)
  end)
end)
