-- Decodes and encodes JSON without loss: [] and {} stay different, null is cjson.null. lua-cjson, which is
-- faster, decodes empty arrays as objects.

local cjson = require "cjson"
local dkjson = require "dkjson"

local exact_json = {}

local OBJECT = { __jsontype = "object" }

-- dkjson writes 14 digits; some numbers need up to 17.
local function exact_number(number)
  local short = math.type(number) == "integer" or tonumber(("%.14g"):format(number)) == number
  if short or number ~= number then return number end
  local text = ("%.17g"):format(number)
  return setmetatable({}, { __tojson = function() return text end })
end

-- An empty table without a mark is an object, as in lua-cjson.
local function marked(value)
  if type(value) == "number" then return exact_number(value) end
  if type(value) ~= "table" then return value end
  local copy, mark = {}, getmetatable(value)
  for name, item in pairs(value) do copy[name] = marked(item) end
  local is_unmarked = not (mark and mark.__jsontype)
  return setmetatable(copy, next(value) == nil and is_unmarked and OBJECT or mark)
end

local function null_or_fail(reason, value, _, message)
  if value == cjson.null then return "null" end
  return nil, message or reason
end

function exact_json.encode(value)
  return assert(dkjson.encode(marked(value), { exception = null_or_fail }))
end

function exact_json.decode(text)
  local value, _, problem = dkjson.decode(text, 1, cjson.null)
  if problem then error(problem, 2) end
  return value
end

return exact_json
