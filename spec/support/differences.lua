-- Deliberate differences from the recorded behaviour of the official SDK, for one case or for all cases of
-- a method, each with its reason. parity.lua describes the fields.

local differences = {}

local null = require "cjson".null

local encoded = "path parameters are encoded"
local both = "in the query, as ever, and in the body, as described"
local given = "only what was given is sent: the rest stays as it is"
local mistake = "a mistake of the script's is said, not papered over"

local left_out = "null is an argument left out, so the default holds"
local unknown = "an unknown field would be dropped in silence, and the wrong machine rented: it raises"

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
    reason = "the guide reads api_key, the service says key; remarks on the permissions are added" },
  reset_api_key = { reason = "the client moves to the new key, too; the answer is the same" },
  set_api_key = { result = true, reason = "success is true, so that assert works" },
  ["show_instance/2"] = { error = "not_found", reason = "nothing is nil and an error that says so, not nil alone" },
  ["cancel_copy/1"] = { body = { dst_id = "6003036" }, reason = "described as text" },
  ["copy/15"] = { error = "invalid", reason = "success = false is an error" },
  create_instance = { also = { id = "new_contract" }, reason = "its number as every other thing has it" },
  ["create_instance/7"] = { also = { id = "new_contract" }, body = { disk = 10 },
    reason = left_out },
  ["create_instances/2"] = { error = "ambiguous", reason = "without results it is not known what was rented" },
  ["delete_overlay/4"] = { error = "raises", requests = 0, reason = mistake },
  ["delete_template/4"] = { error = "raises", requests = 0, reason = mistake },
  ["delete_volume/1"] = { body = { id = 1234 }, reason = both },
  ["invite_member/1"] = { body = { email = "new+dev@example.com", role = "team member/lead" }, reason = both },
  ["invite_team_member/1"] = { body = { email = "new+dev@example.com", role = "team member/lead" }, reason = both },
  ["list_volumes/1"] = { body = { machine = null, machines = { 21817, 21818 } }, reason = "described as machines" },
  ["logs/6"] = { result = "Fri Oct 9 2025\n[1] starting worker\nü → done ✓\n", reason = "text stays UTF-8" },
  ["schedule_maint/3"] = { body = { duration = 2 }, reason = "described as a number" },
  ["show_earnings/4"] = { error = "raises", requests = 0, reason = mistake },
  ["show_env_vars/6"] = { result = {}, reason = "no variables are an empty table" },
  ["show_invoices/8"] = { error = "raises", requests = 0, reason = mistake },
  ["show_invoices_v1/12"] = { error = "raises", requests = 0, reason = mistake },
  ["show_team_role/4"] = team_role "50%25%2Bx/",
  ["show_team_role/5"] = team_role "a%3Fb%3Dc/",
  ["show_team_role/6"] = team_role "a%23b/",
  ["ssh_url/3"] = { result = "ssh://root@203.0.113.9:41022", reason = "a direct port is the machine's own" },
  ["launch_instance/14"] = { reason = left_out, body = { q = {
    verified = { eq = true }, external = { eq = false }, rentable = { eq = true }, rented = { eq = false },
    num_gpus = { eq = "1" }, gpu_name = { eq = "RTX 4090" }, disk_space = { gte = "10" },
    order = { { "score", "desc" } }, type = "on-demand", allocated_storage = 10 } } },
  ["search_offers/38"] = { body = { gpu_name = { eq = "RTX 4090" } }, reason = "quotes are quotes" },
  ["search_offers/69"] = { error = "raises", requests = 0, reason = unknown },
  ["search_offers/70"] = { body = { num_gpus = { eq = "1" }, gpu_name = { eq = "RTX 4090" } },
    reason = "any white space stands between conditions" },
  ["search_offers/83"] = { error = "raises", requests = 0, reason = unknown },
  ["search_offers/106"] = { body = { type = "on-demand" }, reason = left_out },
  ["search_offers/145"] = { body = in_europe, reason = "True is true here as elsewhere in a query" },
  ["search_offers/148"] = { body = in_europe, reason = "a directive counts wherever it stands" },
  ["show_workergroups/1"] = { ignore = { "api_key" }, reason = "a key is taken out of rows, as show_endpoints does" },
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
