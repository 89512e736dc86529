-- Templates: listed, created, changed, deleted. The hash depends on the content.

local json = require "service.json"
local store = require "service.store"

local templates = {}

local FIRST_ID = 334548

local function put(record)
  record.hash_id = nil
  record.hash_id = ngx.md5(json.encode(record))
  store.put("template", record.id, record)
  return record
end

function templates.seed()
  put { id = FIRST_ID, name = "pytorch", image = "pytorch/pytorch", tag = "latest", runtype = "ssh",
    use_ssh = true, private = true, recommended_disk_space = 16, extra_filters = json.object {} }
end

local function view(record) return { id = record.id, hash_id = record.hash_id, name = record.name } end

local function by_hash(hash)
  for _, record in ipairs(store.all "template") do
    if record.hash_id == hash then return record end
  end
end

local function passes(record, filters)
  for field, conditions in pairs(filters) do
    if json.is_table(conditions) and conditions.eq ~= nil and record[field] ~= conditions.eq then return false end
  end
  return true
end

local function list(request)
  local filters, rows = json.decode(request.query.select_filters or "{}"), json.array {}
  for _, record in ipairs(store.all "template") do
    if passes(record, json.is_table(filters) and filters or {}) then rows[#rows + 1] = record end
  end
  return 200, { success = true, templates_found = #rows, templates = rows }
end

local function create(request)
  local record = { id = store.next_id("template", FIRST_ID + 1) }
  for name, value in pairs(request.json or {}) do record[name] = value end
  put(record)
  return 200, { success = true, template = view(record),
    msg = "Template Created Successfully! New Template ID: " .. record.id }
end

local function no_such_template() return 404, { success = false, error = "not_found", msg = "No such template." } end

local function change(request)
  local wanted = request.json or {}
  local found, record = by_hash(wanted.hash_id), {}
  if not found then return no_such_template() end
  for _, fields in ipairs { found, wanted } do
    for name, value in pairs(fields) do record[name] = value end
  end
  return 200, { success = true, template = view(put(record)) }
end

local function delete(request)
  local id = (request.json or {}).template_id
  if type(id) ~= "number" then
    return 400, { success = false, error = "invalid_args", msg = "template_id must be an integer." }
  end
  if not store.get("template", id) then return no_such_template() end
  store.delete("template", id)
  return 200, { success = true }
end

templates.routes = {
  { "GET", "/api/v0/template/", scope = "user_read", handler = list },
  { "POST", "/api/v0/template/", scope = "user_write", handler = create },
  { "PUT", "/api/v0/template/", scope = "user_write", handler = change },
  { "DELETE", "/api/v0/template/", scope = "user_write", handler = delete },
}

return templates
