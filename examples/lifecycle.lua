-- The life of one instance: search → rent → wait → label → logs → stop → start → destroy.
-- Runs against a stand-in of the service, at no cost:
--
--   make build
--   LUA_PATH="lua/?.lua;lua/?/init.lua;./?.lua;;" LUA_CPATH="build/?.so;;" lua5.4 examples/lifecycle.lua
--
-- Exits with 0 only if every step succeeds.

local vastai = require "vastai"
local standin = require "spec.support.standin"

local server <close> = standin.start { instances = 0 }
local vast <close> = assert(vastai.new(server.admin_key, { server_url = server.url, ca_file = server.ca_file }))

local function say(format, ...) print(format:format(...)) end

-- The cheapest single RTX 4090 with 40 GB of disk, storage included in the price.
local offers = assert(vast:search_offers {
  where = { gpu_name = "RTX 4090", num_gpus = 1 }, order = "dph_total", storage = 40,
})
local offer = offers[1]
say("offer %d: %s, $%.4f/h with 40 GB", offer.id, offer.gpu_name, offer.dph_total)

-- With the real service billing would start here. If the answer is lost, the rental is looked up by label.
local instance = assert(vast:create_instance {
  id = offer.id, image = "pytorch/pytorch", disk = 40, label = "lifecycle",
  ssh = true, direct = true, env = { HF_HOME = "/workspace/hf" },
})
say("instance %d is rented", instance.id)

-- An offer can be rented only once.
local again, err = vast:create_instance { id = offer.id, image = "pytorch/pytorch" }
assert(again == nil and err.kind == "unavailable", "the offer should be gone")
say("the offer is gone: %s", err.message)

local running = assert(vast:wait_instance(instance.id, { interval = 0.1, timeout = 60 }))
say("it is %s, its environment has HF_HOME = %s", running.actual_status, assert(running.extra_env).HF_HOME)

local ssh = assert(vast:ssh_endpoint(running))
say("ssh -p %d %s@%s (%s)", ssh.port, ssh.user, ssh.host, ssh.kind)

assert(vast:label_instance(instance.id, "lifecycle, second part"))
say("labelled: %s", assert(vast:show_instance(instance.id)).label)

local log = assert(vast:logs { instance_id = instance.id, tail = 2 })
io.write(log)

assert(vast:stop_instance(instance.id))
say("stopped: %s", assert(vast:wait_instance(instance.id, { status = "stopped", interval = 0.1 })).actual_status)

assert(vast:start_instance(instance.id))
say("started: %s", assert(vast:wait_instance(instance.id, { interval = 0.1 })).actual_status)

local gone = assert(vast:destroy_and_verify(instance.id, { interval = 0.1 }))
say("destroyed after %d attempt(s)", gone.attempts)
assert(#assert(vast:show_instances()) == 0, "an instance is left behind")
