-- The record of the user.

local store = require "service.store"

local users = { ID = 4711 }

function users.seed()
  store.put("user", users.ID, {
    id = users.ID, username = "me", email = "me@example.com", fullname = "Example User",
    balance = 12.25, credit = 25.0, balance_threshold = 0, has_billing = true,
    ssh_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJq2v0z8l3c7yq0aWcXlU2p9y+1oP/0tFb3m= me@host",
    sid = "S1", paypal_email = "", billaddress_country = "SE",
  })
end

-- Like the real service, includes the key of the caller.
local function show(request)
  local answer = {}
  for name, value in pairs(store.get("user", request.key.user_id)) do answer[name] = value end
  answer.key_id = request.key.id
  answer.api_key = request.key.key
  return 200, answer
end

users.routes = {
  { "GET", "/api/v0/users/current/", scope = "user_read", handler = show },
}

return users
