-- Deliberate differences from the recorded behaviour of the official SDK, for one case or for all cases of
-- a method, each with its reason. parity.lua describes the fields.

local differences = {}

local null = require "cjson".null

local encoded = "path parameters are encoded"
local both = "sent in the query, as the SDK does, and in the body, as the description requires"
local given = "only given arguments are sent, so that other settings do not change"
local mistake = "a wrong argument raises instead of being ignored"

local left_out = "null counts as absent, so the default applies"
local unknown = "the service ignores an unknown field, which could select a wrong machine; so it raises"

local EUROPE = {
  "AL", "AD", "AT", "BY", "BE", "BA", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "GE", "DE", "GR", "HU", "IS",
  "IT", "KZ", "LV", "LI", "LT", "LU", "MT", "MD", "MC", "ME", "NL", "NO", "PL", "PT", "RO", "RU", "RS", "SK", "SI",
  "ES", "SE", "CH", "UA", "GB", "VA", "MK",
}
local in_europe = { georegion = null, geolocation = { ["in"] = EUROPE } }

local function team_role(path)
  return { requests = { { method = "GET", path = "/api/v0/team/roles/" .. path, query = {} } }, reason = encoded }
end

-- For cases in which the official SDK conforms to its documents.
differences.cases = {
  create_api_key = { also = { api_key = "key" }, ignore = { "warnings" },
    reason = "the documented field is api_key, the service sends key; warnings about the permissions are added" },
  reset_api_key = { reason = "the client uses the new key afterwards; the answer is the same" },
  set_api_key = { result = true, reason = "success is true, so that assert works" },
  ["show_instance/2"] = { error = "not_found", reason = "a missing instance is nil and an error, not only nil" },
  ["cancel_copy/1"] = { body = { dst_id = "6003036" }, reason = "described as a string" },
  ["copy/15"] = { error = "invalid", reason = "success = false is an error" },
  create_instance = { also = { id = "new_contract" }, reason = "the id is also in the field id, as in other results" },
  ["create_instance/7"] = { also = { id = "new_contract" }, body = { disk = 10 },
    reason = left_out },
  ["create_instances/2"] = { error = "ambiguous", reason = "without results it is unknown what was rented" },
  ["delete_overlay/4"] = { error = "raises", requests = 0, reason = mistake },
  ["delete_template/4"] = { error = "raises", requests = 0, reason = mistake },
  ["delete_volume/1"] = { body = { id = 1234 }, reason = both },
  ["invite_member/1"] = { body = { email = "new+dev@example.com", role = "team member/lead" }, reason = both },
  ["invite_team_member/1"] = { body = { email = "new+dev@example.com", role = "team member/lead" }, reason = both },
  ["list_volumes/1"] = { body = { machine = null, machines = { 21817, 21818 } }, reason = "described as machines" },
  ["logs/6"] = { result = "Fri Oct 9 2025\n[1] starting worker\nü → done ✓\n", reason = "text is kept as UTF-8" },
  ["schedule_maint/3"] = { body = { duration = 2 }, reason = "described as a number" },
  ["show_earnings/4"] = { error = "raises", requests = 0, reason = mistake },
  ["show_env_vars/6"] = { result = {}, reason = "without variables the result is an empty table" },
  ["show_invoices/8"] = { error = "raises", requests = 0, reason = mistake },
  ["show_invoices_v1/12"] = { error = "raises", requests = 0, reason = mistake },
  ["show_team_role/4"] = team_role "50%25%2Bx/",
  ["show_team_role/5"] = team_role "a%3Fb%3Dc/",
  ["show_team_role/6"] = team_role "a%23b/",
  ["ssh_url/3"] = { result = "ssh://root@203.0.113.9:41022", reason = "a direct port belongs to the machine" },
  ["launch_instance/14"] = { reason = left_out, body = { q = {
    verified = { eq = true }, external = { eq = false }, rentable = { eq = true }, rented = { eq = false },
    num_gpus = { eq = "1" }, gpu_name = { eq = "RTX 4090" }, disk_space = { gte = "10" },
    order = { { "score", "desc" } }, type = "on-demand", allocated_storage = 10 } } },
  ["search_offers/38"] = { body = { gpu_name = { eq = "RTX 4090" } }, reason = "quotes delimit a value" },
  ["search_offers/69"] = { error = "raises", requests = 0, reason = unknown },
  ["search_offers/70"] = { body = { num_gpus = { eq = "1" }, gpu_name = { eq = "RTX 4090" } },
    reason = "any white space separates conditions" },
  ["search_offers/83"] = { error = "raises", requests = 0, reason = unknown },
  ["search_offers/106"] = { body = { type = "on-demand" }, reason = left_out },
  ["search_offers/145"] = { body = in_europe, reason = "True means true here, as elsewhere in a query" },
  ["search_offers/148"] = { body = in_europe, reason = "a directive applies at any position" },
  ["show_workergroups/1"] = { ignore = { "api_key" }, reason = "keys are removed from rows, as in show_endpoints" },
  update_endpoint = { subset = true, reason = given },
  update_template = { subset = true, reason = given },
  update_workergroup = { subset = true, reason = given },
}

differences.oddities = require "spec.support.differences_oddities"
differences.transport = require "spec.support.differences_transport"

-- The row for a case, or else for its method.
function differences.of(kind, case)
  return differences[kind][case.id] or differences[kind][case.method]
end

return differences
