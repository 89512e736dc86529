-- All routes. A row is { verb, pattern, scope =, name =, handler = }: the scope
-- that a key needs, the endpoint name under which a permission tree narrows it
-- (only published names; routes without one are narrowed by "*" alone), and
-- `public = true` where no key is asked for. A handler takes the request and
-- returns status, value: the value goes out as JSON, or verbatim if a content
-- type is returned as well.

local router = require "service.router"

local MODULES = { "users", "keys", "instances", "instance_actions", "offers", "templates", "logs", "samples" }

local rows = {}
for _, name in ipairs(MODULES) do
  for _, row in ipairs(require("service." .. name).routes) do rows[#rows + 1] = row end
end

return router.new(rows)
