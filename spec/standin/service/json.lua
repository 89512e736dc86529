-- JSON of the service. Uses dkjson, which keeps [] and {} different when a value is decoded and encoded
-- again; lua-cjson does not.

local dkjson = require "dkjson"

local json = { null = dkjson.null }

local ARRAY, OBJECT = { __jsontype = "array" }, { __jsontype = "object" }
local RAW = { __tojson = function(self) return self.text end }

function json.array(list) return setmetatable(list, ARRAY) end

function json.object(fields) return setmetatable(fields, OBJECT) end

-- Text that is already JSON and is sent unchanged.
function json.raw(text) return setmetatable({ text = text }, RAW) end

function json.encode(value) return dkjson.encode(value) end

-- Returns the value, or nil and a message.
function json.decode(text)
  local value, position, problem = dkjson.decode(text, 1, dkjson.null)
  if problem then return nil, problem end
  if text:find("%S", position) then return nil, "text after the JSON value" end
  return value
end

-- A JSON object or array that is not the null object.
function json.is_table(value)
  return type(value) == "table" and value ~= dkjson.null
end

return json
