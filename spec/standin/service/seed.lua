-- Creates the initial state of the service: a user, keys, instances, settings.

local instances = require "service.instances"
local keys = require "service.keys"
local offers = require "service.offers"
local settings = require "service.settings"
local store = require "service.store"
local templates = require "service.templates"
local users = require "service.users"

local seed = {}

function seed.all(instance_count)
  store.clear()
  settings.reset(instance_count)
  users.seed()
  keys.seed()
  instances.seed(instance_count)
  offers.seed()
  templates.seed()
end

return seed
