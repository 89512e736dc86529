-- Runs once when nginx's worker starts.

local control = require "service.control"
local watchdog = require "service.watchdog"

local boot = {}

-- options: prefix, parent (process id or false), owned (remove the prefix), instances
function boot.start(options)
  control.initial_instances = options.instances
  control.reset()
  if options.parent then watchdog.watch(options.parent, options.prefix, options.owned) end
end

return boot
