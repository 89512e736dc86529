-- A queue of answers, served to whatever requests come next.
-- While it lasts there is no routing and no key is asked for; a strict one
-- answers 599 when it is used up.

local json = require "service.json"

local script = {}

local records = ngx.shared.records
local QUEUE, STRICT = "script queue", "script is strict"

-- Replaces whatever is left of an earlier script.
function script.set(responses, strict)
  records:delete(QUEUE)
  records:set(STRICT, strict and true or false)
  for _, response in ipairs(responses) do
    assert(records:rpush(QUEUE, json.encode(response)))
  end
end

function script.left() return (records:llen(QUEUE)) end

-- The next answer's description, or nil when the service itself should answer.
function script.next()
  local text = records:lpop(QUEUE)
  if text then return json.decode(text) end
  if not records:get(STRICT) then return nil end
  return { status = 599, body = { success = false, error = "script_used_up", msg = "The script is used up." } }
end

return script
