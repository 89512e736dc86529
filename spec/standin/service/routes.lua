-- All routes. A row is { verb, pattern, scope =, name =, public =, handler = }: the scope that a key needs;
-- the endpoint name that a permission tree may use for it (published names only; "*" covers the others);
-- public = true if no key is necessary. A handler receives the request and returns status and value, which
-- is sent as JSON, or unchanged if the handler also returns a content type.

local router = require "service.router"

local MODULES = { "users", "keys", "instances", "instance_actions", "offers", "templates", "logs", "samples" }

local rows = {}
for _, name in ipairs(MODULES) do
  for _, row in ipairs(require("service." .. name).routes) do rows[#rows + 1] = row end
end

return router.new(rows)
