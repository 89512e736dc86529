-- Records: the fields of results in describe(). They are complete, agree with the text of `returns`, and
-- match the answers of the stand-in.

local core = require "vastai.core"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local function all_methods()
  local list = vastai.describe()
  return table.move(core.composed(), 1, #core.composed(), #list + 1, list)
end

-- Calls fn with each list of fields in the tree, and its path.
local function each_list(fn)
  local function walk(owner, path)
    if not owner.fields then return end
    fn(owner.fields, path)
    for _, field in ipairs(owner.fields) do walk(field, path .. "." .. field.name) end
  end
  for _, op in ipairs(all_methods()) do walk(op, op.name) end
end

local BASIC = { any = true, integer = true, number = true, string = true, boolean = true, table = true }

local function basic(type)
  return type:match "^table<string, (%l+)%[%]>$" or type:match "^table<string, (%l+)>$"
    or type:match "^(%l+)%[%]$" or type
end

describe("a method's result", function()
  it("has a type, and a record if it is a documented object", function()
    -- The fields of these preferences are not documented.
    local undocumented = { show_notification_prefs = true }
    for _, op in ipairs(all_methods()) do
      local kind = basic(op.result)
      assert.is_true(kind == "client" or BASIC[kind] and kind ~= "any", op.name .. ": " .. op.result)
      assert.equal(kind == "table" and not undocumented[op.name], op.fields ~= nil, op.name)
      assert.equal(op.fields ~= nil, op.record ~= nil, op.name)
    end
  end)

  it("has the fields that its description names", function()
    local wrong = {}
    for _, op in ipairs(all_methods()) do
      local known = { ["true"] = true, NAME = true, value = true }
      local function collect(owner)
        for _, field in ipairs(owner.fields or {}) do
          known[field.name] = true
          collect(field)
        end
      end
      collect(op)
      for braces in (op.fields and op.returns or ""):gmatch "%b{}" do
        for name in braces:gsub('"[^"]*"', ""):gmatch "[%a_][%w_]*" do
          if not known[name] then wrong[#wrong + 1] = op.name .. "." .. name end
        end
      end
    end
    assert.equal("", table.concat(wrong, "\n"))
  end)

  it("is a list if its description is one", function()
    for _, op in ipairs(all_methods()) do
      if op.fields and op.returns:match "^{ {" then assert.equal("table[]", op.result, op.name) end
      if op.fields and op.returns:match "^{ [%l_]+[,} ]" then assert.equal("table", op.result, op.name) end
    end
  end)
end)

describe("a record", function()
  it("names each field once, each with a known type", function()
    each_list(function(fields, path)
      local seen = {}
      assert.is_true(#fields > 0, path)
      for _, field in ipairs(fields) do
        assert.is_nil(seen[field.name], path .. "." .. field.name)
        seen[field.name] = true
        assert.is_true(BASIC[basic(field.type)], path .. "." .. field.name .. ": " .. field.type)
        if field.fields then assert.equal("table", basic(field.type), path .. "." .. field.name) end
      end
    end)
  end)

  it("has the same fields everywhere under one name", function()
    local known = {}
    local function compare(owner)
      if not owner.record then return end
      local before = known[owner.record] or owner.fields
      assert.same(before, owner.fields, owner.record)
      known[owner.record] = before
      for _, field in ipairs(owner.fields) do compare(field) end
    end
    for _, op in ipairs(all_methods()) do compare(op) end
  end)

  -- A row that creates or spends names the field without which its answer is refused.
  it("marks the field that all of its rows require", function()
    local required, owners = {}, {}
    for _, op in ipairs(vastai.describe()) do
      if op.record then
        local name = op.required_type ~= "boolean" and op.required_field or "none"
        required[op.record] = required[op.record] or name
        if required[op.record] ~= name then required[op.record] = "none" end
        owners[op.record] = op
      end
    end
    local missing = {}
    for record, op in pairs(owners) do
      for _, field in ipairs(op.fields) do
        local wanted = field.name == required[record]
        if wanted and not field.always then missing[#missing + 1] = record .. "." .. field.name end
      end
    end
    table.sort(missing)
    assert.equal("", table.concat(missing, "\n"))
  end)

  it("overrides fields of the record that it extends", function()
    local function field(record, name)
      for _, found in ipairs(record.fields) do
        if found.name == name then return found end
      end
    end
    local tidied, page = vastai.describe "show_instance", vastai.describe "show_instances_v1"
    local raw = field(page, "instances")
    assert.equal("instance", tidied.record)
    assert.equal("instance_row", raw.record)
    assert.equal(#raw.fields, #tidied.fields)
    assert.equal("table<string, string>", field(tidied, "extra_env").type)
    assert.equal("any", field(raw, "extra_env").type)
    assert.equal("integer", field(tidied, "id").type)
  end)

  it("marks its secret fields", function()
    local function secret(method, ...)
      local owner = vastai.describe(method)
      for _, name in ipairs { ... } do
        local found
        for _, field in ipairs(owner.fields) do
          if field.name == name then found = field end
        end
        owner = assert(found, method .. "." .. name)
      end
      return owner.secret == true
    end
    assert.is_true(secret("create_api_key", "key"))
    assert.is_true(secret("create_api_key", "api_key"))
    assert.is_true(secret("show_instances", "jupyter_token"))
    assert.is_true(secret("create_webhook", "webhook", "webhook_secret"))
    assert.is_true(secret("tfa_activate", "backup_codes"))
    assert.is_false(secret("create_api_key", "id"))
  end)
end)

-- The row names the secrets of an answer, and the record of the result marks the same ones.
describe("the secrets of a result", function()
  local function set_of(list)
    local set = {}
    for _, name in ipairs(list or {}) do set[name] = true end
    return set
  end

  local function compare(owner, named, path, wrong)
    for _, field in ipairs(owner.fields or {}) do
      local place = path .. "." .. field.name
      if (field.secret == true) ~= (named[field.name] == true) then wrong[#wrong + 1] = place end
      if not field.secret then compare(field, named, place, wrong) end
    end
  end

  it("are marked in its record and named in its row", function()
    local rows, wrong, any = all_methods(), {}, false
    for _, op in ipairs(rows) do any = any or op.secret_fields ~= nil end
    for _, op in ipairs(any and rows or {}) do compare(op, set_of(op.secret_fields), op.name, wrong) end
    assert.equal("", table.concat(wrong, "\n"))
  end)
end)

-- Describes the value if it does not match the field; nil: it matches.
local misfit

local function check_fields(value, fields, path)
  for _, field in ipairs(fields) do
    local wrong = value[field.name] ~= nil and misfit(value[field.name], field, path .. "." .. field.name)
    if wrong then return wrong end
  end
end

local scalar = {
  any = function() return true end,
  integer = function(value) return math.type(value) == "integer" end,
  number = function(value) return type(value) == "number" end,
  string = function(value) return type(value) == "string" end,
  boolean = function(value) return type(value) == "boolean" end,
  table = function(value) return type(value) == "table" end,
}

function misfit(value, owner, path)
  local kind = owner.result or owner.type
  local inner = kind:match "^table<string, (.*)>$" or kind:match "^(.*)%[%]$"
  if inner then
    if type(value) ~= "table" then return path .. " is no table" end
    for key, each in pairs(value) do
      local wrong = misfit(each, { type = inner, fields = owner.fields }, path .. "." .. key)
      if wrong then return wrong end
    end
    return nil
  end
  if not scalar[kind](value) then return ("%s is no %s: %s"):format(path, kind, tostring(value)) end
  return owner.fields and check_fields(value, owner.fields, path)
end

describe("an answer of the stand-in", function()
  local server, client

  setup(function()
    server = standin.start()
    client = assert(vastai.new { api_key = server.admin_key, server_url = server.url, ca_file = server.ca_file })
  end)

  teardown(function()
    client:close()
    server:stop()
  end)

  local function fits(method, args)
    local result = assert(client[method](client, args))
    assert.is_nil((misfit(result, vastai.describe(method), method)))
    return result
  end

  it("matches its record", function()
    for _, method in ipairs { "show_user", "show_api_keys", "show_instances", "show_instances_v1", "search_offers",
      "search_templates", "show_ssh_keys", "show_env_vars", "show_machines", "show_volumes" } do
      fits(method)
    end
    local key = fits("create_api_key", { name = "a", permissions = { api = { user_read = {} } } })
    fits("show_api_key", { id = key.id })
    fits("delete_api_key", { id = key.id })
    local id = fits("show_instances")[1].id
    fits("show_instance", { id = id })
    fits("ssh_url", { id = id })
    local rental = fits("create_instance", { id = fits("search_offers")[1].id, image = "ubuntu" })
    fits("destroy_instance", { id = rental.id })
  end)
end)

describe("the columns of a search", function()
  local client = vastai.new { api_key = "none", transport = function() return 200, "{}" end }
  local SAMPLE = { boolean = true, integer = 7, number = 1.5, string = "abc" }

  it("are accepted by where, each with its type", function()
    local searches = 0
    for _, op in ipairs(vastai.describe()) do
      local takes = false
      for _, param in ipairs(op.params) do takes = takes or param.name == "where" end
      assert.equal(takes, op.where ~= nil, op.name)
      if takes then
        searches = searches + 1
        for _, column in ipairs(op.where) do
          local value = column.doc:match "like ([%d%.]+)" or column.name == "geolocation" and "SE"
            or SAMPLE[column.type]
          local args = { where = { [column.name] = value }, image = "ubuntu" }
          if op.name ~= "launch_instance" then args.image = nil end
          local ok, err = pcall(client.preview, client, op.name, args)
          assert.is_true(ok, ("%s: where.%s: %s"):format(op.name, column.name, tostring(err)))
        end
        assert.has_error(function()
          client:preview(op.name, { where = { no_such_column = 1 }, image = "ubuntu" })
        end)
      end
    end
    assert.equal(8, searches)
  end)
end)
