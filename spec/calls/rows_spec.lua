-- One contract test for each method, made from its row: its documentation, and that wrong arguments are
-- refused before a request is sent. Verb, path and scope are compared with the list of the service's routes.

local cjson = require "cjson"
local files = require "spec.support.files"
local vastai = require "vastai"

local ROUTES = "spec/data/endpoints.json"

-- A valid value of each type, and an invalid one.
local FITTING = {
  any = "x", integer = 7, number = 1.5, string = "x", boolean = true, table = { x = 1 }, list = { "x" },
  ["string|integer"] = "x", ["string|table"] = "x", ["integer[]"] = { 7 }, ["integer|integer[]"] = 7,
  ["number|string"] = "2025-01-31", ["integer|string"] = "2025-01-31",
}
local WRONG = {
  any = print, integer = "x", number = "x", string = true, boolean = "yes", table = "x", list = "x",
  ["string|integer"] = true, ["string|table"] = true, ["integer[]"] = { "x" },
  ["integer|integer[]"] = "x", ["number|string"] = "garbage", ["integer|string"] = "garbage",
}

-- Arguments that checks in hooks require.
local BESIDES = {
  create_team_role = { permissions = { api = { instance_read = {} } } },
  delete_deployment = { id = 7 },
  delete_template = { template_id = 7 },
  launch_instance = { gpu_name = "RTX_4090", num_gpus = 1 },
  tfa_update = { label = "x" },
}

-- Calls with the key in their body, because the service requires it there.
local KEY_IN_BODY = { get_endpt_logs = true, get_wrkgrp_logs = true, update_workers = true }

local KEY = "vast-test-key-of-the-rows"

-- A client whose transport records the requests and answers with a failure.
local function recorder()
  local sent = {}
  local client = vastai.new {
    api_key = KEY,
    retry = 1,
    transport = function(request)
      sent[#sent + 1] = request
      return 500, "{}"
    end,
  }
  return client, sent
end

local function least(row)
  local args = {}
  for name, value in pairs(BESIDES[row.name] or {}) do args[name] = value end
  for _, param in ipairs(row.params) do
    if param.required and args[param.name] == nil then
      args[param.name] = param.words and param.words[1] or FITTING[param.type]
    end
  end
  return args
end

local function with(args, name, value)
  local copy = {}
  for key, old in pairs(args) do copy[key] = old end
  copy[name] = value
  return copy
end

-- The message of the error that the call raises.
local function raised(client, row, args)
  local ok, err = pcall(client[row.name], client, args)
  assert.is_false(ok, row.name .. " was not refused")
  return tostring(err)
end

-- The route without names of placeholders, with "me" as a number, and without a trailing slash.
local function route_of(verb, path)
  return verb .. " " .. path:gsub("{[^}]*}", "{}"):gsub("/users/me/", "/users/{}/"):gsub("/$", "")
end

local function routes()
  local known = {}
  for _, entry in ipairs(cjson.decode(files.read(ROUTES))) do
    if entry.http_method then known[route_of(entry.http_method, entry.path)] = entry end
  end
  return known
end

local function check_words(row, rows)
  for _, field in ipairs { "group", "doc", "returns", "source" } do
    assert.is_string(row[field], row.name .. "." .. field)
  end
  for _, param in ipairs(row.params) do
    assert.is_string(param.doc, row.name .. "." .. param.name)
    assert.is_not_nil(FITTING[param.type], param.type)
    assert.is_nil(param.doc:find "\n")
  end
  if row.once then
    assert.are_not.equal("GET", row.verb)
    assert.is_table(rows[row.lookup], row.name .. " has no lookup")
    assert.is_falsy(rows[row.lookup].once)
  end
end

local function check_refusals(client, row, sent)
  local args = least(row)
  for _, param in ipairs(row.params) do
    if param.required then
      assert.matches("missing argument '" .. param.name .. "'", raised(client, row, with(args, param.name)), 1, true)
    end
    assert.matches("bad argument '" .. param.name .. "' to '" .. row.name .. "'",
      raised(client, row, with(args, param.name, WRONG[param.type])), 1, true)
    local misspelt = param.name .. "x"
    assert.matches("unknown argument '" .. misspelt .. "'", raised(client, row, with(args, misspelt, 1)), 1, true)
  end
  if row.params[1] then
    assert.matches("did you mean", raised(client, row, with(args, row.params[1].name .. "x", 1)), 1, true)
  else
    assert.matches("unknown argument 'nonsense'", raised(client, row, { nonsense = 1 }), 1, true)
  end
  assert.are.equal(0, #sent)
end

local function check_request(client, row, sent)
  client[row.name](client, least(row))
  local request = assert(sent[1], row.name .. " sent nothing")
  assert.matches("^/", request.path)
  if request.verb == "GET" then assert.is_nil(request.json) end
  local body = request.json and cjson.encode(request.json) or ""
  assert.are.equal(KEY_IN_BODY[row.name] or false, body:find('"api_key":"***' .. KEY:sub(-4), 1, true) ~= nil)
  assert.is_nil((request.path .. body):find(KEY, 1, true))
end

describe("the row of", function()
  local known = routes()
  local rows = {}
  for _, row in ipairs(vastai.describe()) do
    assert(rows[row.name] == nil, row.name .. " exists twice")
    rows[row.name] = row
  end

  for name, row in pairs(rows) do
    it(name .. " is documented, checks arguments, and sends the request of its route", function()
      local client, sent = recorder()
      check_words(row, rows)
      -- A free table is sent unchanged, so that no name in it is unknown.
      if not row.free_table then check_refusals(client, row, sent) end
      if row.verb then check_request(client, row, sent) end
      if row.verb then
        local route = assert(known[route_of(row.verb, row.path)], row.verb .. " " .. row.path)
        assert.are.equal(route.scope, row.scope)
      end
    end)
  end
end)
