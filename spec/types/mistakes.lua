-- Forty mistakes for the type checker (tools/types.lua): each line that ends in `--!` must get a
-- complaint, and no other line may get one. Never run.

local vastai = require "vastai"
local luv = require "vastai.adapters.luv"
local frame = require "vastai.adapters.frame"

local vast = assert(vastai.new { api_key = "a-key", timeout = 5 })
local user = assert(vast:show_user())
local offers = assert(vast:search_offers { where = { gpu_name = "RTX 4090", gpu_ram = { gte = 24 } } })
local instance = assert(vast:show_instance(7))

-- Names of methods and functions
print(vast:show_instancs()) --!
print(vast.creat_api_key) --!
print(vastai.nwe()) --!
print(luv.avait) --!
print(vast:start("show_instancs")) --!
print(vast:each("create_instance")) --!
print(vast:preview("delete_api_kye")) --!
print(vastai.help("no_such_method")) --!

-- Options
print(vastai.new { api_kye = "a-key" }) --!
print(vastai.new { timeout = "5" }) --!
print(vastai.new(5)) --!
print(vast:with { retry = 2.5 }) --!
print(vast:with { on_event = "print" }) --!
print(vastai.map({ 1 }, print, { concurency = 4 })) --!
print(vastai.step(0, { bugdet = 0.001 })) --!

-- Arguments: their names, types and words
print(vast:start("show_instances", { idd = 7 })) --!
print(vast:show_instances { fields = "id" }) --!
print(vast:create_api_key { name = "ci", permision_file = "perms.json" }) --!
print(vast:create_api_key { name = 5 }) --!
print(vast:create_api_key {}) --!
print(vast:create_api_key()) --!
print(vast:show_instance("seven")) --!
print(vast:label_instance(7)) --!
print(vast:label_instance(7, { lable = "x" })) --!
print(vast:create_instance { id = 7, image = "ubuntu", type = "spot" }) --!
print(vast:create_instance(7, { image = "ubuntu", diskk = 40 })) --!
print(vast:rent { where = { num_gpus = 4 }, image = "ubuntu" }) --!
print(vast:worker { name = "w", revoke_on_close = "yes" }) --!
print(vast:request("FETCH", "/api/v0/users/current")) --!

-- Searches
print(vast:search_offers { where = { gpu_nmae = "H100" } }) --!
print(vast:search_offers { where = { gpu_ram = "24" } }) --!
print(vast:search_offers { where = { gpu_ram = { atleast = 24 } } }) --!
print(vast:rent { where = { verified = 1 }, max_price = 0.5, image = "ubuntu" }) --!

-- Results: their fields, and where there may be none
print(user.emial) --!
print(offers[1].gpu_nam) --!
print(instance.dph_totl) --!
print(vast:show_user().email) --!
print(user.credit + 1) --!

local key, err = vast:create_api_key { name = "ci" }
if not key then
  print(err.kind, err.hint)
  print(err.knd) --!
else
  print(vast:delete_api_key(key.id))
  print(vast:delete_api_key(key.api_key)) --!
end

frame.call(vast, "show_instances", { fields = { "id" } }, function(list, failure)
  if not list then return print(failure.kind) end
  for _, row in ipairs(list) do print(row.id, row.label) end
end)
