-- Filters, order, columns and pages of GET /api/v1/instances/.
-- The cursor contains the sort values of the last row, not a position, so that rows that are added or
-- removed between two pages do not repeat or skip others.

local json = require "service.json"
local store = require "service.store"

local instance_pages = {}

local MOST = 25

local function contains(list, value)
  for _, item in ipairs(list) do
    if item == value then return true end
  end
  return false
end

local function comparable(a, b) return type(a) == type(b) and (type(a) == "number" or type(a) == "string") end

local operators = {
  eq = function(value, operand) return value == operand end,
  neq = function(value, operand) return value ~= operand end,
  gt = function(value, operand) return comparable(value, operand) and value > operand end,
  gte = function(value, operand) return comparable(value, operand) and value >= operand end,
  lt = function(value, operand) return comparable(value, operand) and value < operand end,
  lte = function(value, operand) return comparable(value, operand) and value <= operand end,
  ["in"] = function(value, list) return contains(list, value) end,
  notin = function(value, list) return not contains(list, value) end,
}

local function passes(instance, filters)
  for column, conditions in pairs(filters) do
    for operator, operand in pairs(conditions) do
      if not operators[operator](instance[column], operand) then return false end
    end
  end
  return true
end

local function valid_filters(filters)
  for _, conditions in pairs(filters) do
    if not json.is_table(conditions) then return false end
    for operator, operand in pairs(conditions) do
      local takes_list = operator == "in" or operator == "notin"
      if not operators[operator] or takes_list and not json.is_table(operand) then return false end
    end
  end
  return true
end

-- Nulls are first; values of different types are compared as text.
local function less(a, b)
  if a == b then return false end
  if a == json.null or a == nil then return true end
  if b == json.null or b == nil then return false end
  if comparable(a, b) then return a < b end
  return tostring(a) < tostring(b)
end

local function comparer(order)
  return function(a, b)
    for _, by in ipairs(order) do
      local x, y = a[by.col], b[by.col]
      if by.dir == "desc" then x, y = y, x end
      if less(x, y) then return true end
      if less(y, x) then return false end
    end
    return false
  end
end

local function filtered(instances, filters)
  local rows = {}
  for _, instance in ipairs(instances) do
    if passes(instance, filters) then rows[#rows + 1] = instance end
  end
  return rows
end

local function token_after(row, order)
  local values = {}
  for _, by in ipairs(order) do values[by.col] = row[by.col] or json.null end
  return ngx.encode_base64(json.encode { values = values })
end

local function first_after(rows, values, before)
  for i, row in ipairs(rows) do
    if before(values, row) then return i end
  end
  return #rows + 1
end

-- All columns: sends the stored text unchanged, so that large pages are fast.
local function columns(row, wanted)
  if not wanted or contains(wanted, "*") then return json.raw(store.text("instance", row.id)) end
  local view = json.object {}
  for _, name in ipairs(wanted) do view[name] = row[name] == nil and json.null or row[name] end
  return view
end

local function page_limit(text)
  local limit = tonumber(text) or MOST
  return limit <= 0 and 5 or math.min(limit, MOST)
end

local function parameter(query, name)
  if not query[name] then return {} end
  local value = json.decode(query[name])
  return json.is_table(value) and value or nil
end

-- Returns filters, order and cursor, or nil, error code and message.
local function parameters(query)
  local filters, order = parameter(query, "select_filters"), parameter(query, "order_by")
  if not filters or not valid_filters(filters) then return nil, "invalid_args", "Invalid select_filters" end
  if not order then return nil, "invalid_args", "Invalid order_by" end
  order = { unpack(order) }
  order[#order + 1] = { col = "id" }
  local token = query.after_token
  local cursor = token and json.decode(ngx.decode_base64(token) or "")
  if token and not (json.is_table(cursor) and json.is_table(cursor.values)) then
    return nil, "invalid_token", "Invalid pagination token"
  end
  return filters, order, cursor
end

-- Returns the answer, or nil, error code and message.
function instance_pages.page(instances, query)
  local filters, order, cursor = parameters(query)
  if not filters then return nil, order, cursor end
  local rows, before = filtered(instances, filters), comparer(order)
  table.sort(rows, before)
  local first = cursor and first_after(rows, cursor.values, before) or 1
  local last = math.min(#rows, first + page_limit(query.limit) - 1)
  local wanted, page = query.select_cols and parameter(query, "select_cols"), json.array {}
  for i = first, last do page[#page + 1] = columns(rows[i], wanted) end
  return {
    success = true, instances = page, instances_found = #page, total_instances = #rows,
    next_token = last < #rows and token_after(rows[last], order) or json.null,
  }
end

return instance_pages
