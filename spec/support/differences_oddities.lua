-- The behaviour of this client in cases in which the official SDK is at fault or contradicts its documents;
-- see differences.lua. If the SDK sent no request, there is no scripted answer, and requests get 599.

local mistake = "a wrong argument raises instead of being ignored"

-- The request of a search that fails in the official SDK.
local function search(path, fields, defaults)
  local json = defaults and { verified = { eq = true }, external = { eq = false } } or {}
  json.order, json.allocated_storage = { { "score", "desc" } }, 1
  for name, value in pairs(fields) do json[name] = value end
  return { { method = "POST", path = path, query = {}, json = json } }
end

local function offers(fields)
  fields.rentable, fields.type, fields.allocated_storage = { eq = true }, "on-demand", 5
  return search("/api/v0/bundles/", fields, true)
end

local NETWORK_VOLUMES, VOLUMES = "/api/v0/network_volumes/search/", "/api/v0/volumes/search/"
local parsed = "the whole query is parsed, as documented"

local sent_anyway = "numbers may be text, and the list of keywords in the SDK is incomplete, so it is sent"

return {
  ["create_api_key/5"] = { error = "config", requests = 0,
    reason = "permission_file works as documented; the file of this case does not exist" },
  ["show_instance/6"] = { error = "not_found", reason = "an answer without an instance is an error, not a KeyError" },
  ["show_instance/7"] = { result = { id = 45, extra_env = {} },
    reason = "an instance that was never started has no duration" },
  ["show_instances/6"] = { result = { { id = 1, extra_env = {} } },
    reason = "an instance that was never started has no duration" },
  ["show_instances/7"] = { result = { { id = 1, start_date = 1.5 } }, ignore = { "duration" },
    reason = "an absent environment is not an error" },
  ["cloud_copy/3"] = { error = "raises", requests = 0, reason = mistake },
  ["copy/22"] = { error = "server", requests = 1, reason = sent_anyway },
  ["create_instance/9"] = { error = "server", requests = 1, reason = sent_anyway },
  ["create_template/8"] = { error = "raises", requests = 0, reason = mistake },
  ["create_template/9"] = { error = "server", requests = 1, reason = sent_anyway },
  ["get_endpt_logs/5"] = { error = "not_found", reason = "a plain text that reports a failure is an error" },
  ["list_machine/3"] = { error = "raises", requests = 0, reason = mistake },
  ["scp_url/6"] = { result = "", reason = "without a port there is no URL" },
  ["launch_instance/16"] = { error = "server", requests = 1, reason = sent_anyway },
  ["search_network_volumes/5"] = { error = "server", reason = parsed,
    requests = search(NETWORK_VOLUMES, { disk_space = { gte = "100" } }, true) },
  ["search_network_volumes/6"] = { error = "server", reason = parsed,
    requests = search(NETWORK_VOLUMES, { disk_space = { gte = "100" } }) },
  ["search_volumes/5"] = { error = "server", reason = parsed,
    requests = search(VOLUMES, { disk_space = { gte = "100" } }, true) },
  ["search_volumes/6"] = { error = "server", reason = parsed,
    requests = search(VOLUMES, { disk_space = { gte = "100" } }) },
  ["search_offers/132"] = { reason = "the query of the quick start page works as documented" },
  ["search_offers/146"] = { body = { dph_total = { lt = "0.5" }, num_gpus = { eq = "2" } }, reason = parsed },
  ["search_offers/147"] = { body = { gpu_name = { eq = "RTX 4090" }, num_gpus = { eq = "2" } }, reason = parsed },
  ["search_offers/152"] = { body = { reliability = { gt = "0.98" }, num_gpus = { eq = "4" } }, reason = parsed },
  ["search_offers/168"] = { error = "raises", requests = 0, reason = mistake },
  ["search_offers/169"] = { error = "server", reason = parsed,
    requests = offers { gpu_ram = { ["in"] = { 24000, 48000 } } } },
  ["search_offers/170"] = { error = "server", reason = parsed,
    requests = offers { driver_version = { ["in"] = { 535086005, 550001001 } } } },
  ["search_offers/179"] = { error = "raises", requests = 0, reason = mistake },
  ["search_offers/180"] = { error = "raises", requests = 0, reason = mistake },
  ["search_offers/187"] = { error = "raises", requests = 0, reason = mistake },
  ["search_offers/188"] = { error = "server", requests = 1, reason = sent_anyway },
  ["search_offers/189"] = { error = "decode", reason = "an answer without a list is not an empty list" },
  ["show_endpoints/4"] = { result = {}, reason = "the result is a list, also if it is empty" },
  ["show_invoices/10"] = { result = { invoices = {} }, reason = "absent fields stay absent" },
  ["show_invoices/11"] = { error = "raises", requests = 0, reason = mistake },
  ["ssh_url/9"] = { result = "", reason = "without a port there is no URL" },
  ["ssh_url/10"] = { result = "", reason = "without a port there is no URL" },
  ["tfa_update/5"] = { error = "raises", requests = 0, reason = mistake },
  ["update_template/3"] = { error = "server", requests = 1, reason = sent_anyway },
}
