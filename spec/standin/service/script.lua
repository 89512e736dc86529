-- A queue of answers for the next requests. While it has answers, requests are not routed and need no
-- key. After its last answer a strict script answers 599.

local json = require "service.json"

local script = {}

local records = ngx.shared.records
local QUEUE, STRICT = "script queue", "script is strict"

-- Replaces an earlier script.
function script.set(responses, strict)
  records:delete(QUEUE)
  records:set(STRICT, strict and true or false)
  for _, response in ipairs(responses) do
    assert(records:rpush(QUEUE, json.encode(response)))
  end
end

function script.left() return (records:llen(QUEUE)) end

-- The description of the next answer, or nil if the service itself answers.
function script.next()
  local text = records:lpop(QUEUE)
  if text then return json.decode(text) end
  if not records:get(STRICT) then return nil end
  return { status = 599, body = { success = false, error = "script_used_up", msg = "The script has no more answers." } }
end

return script
