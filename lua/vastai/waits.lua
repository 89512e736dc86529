--- Waiting for an instance, and making sure that one is gone.

local core = require "vastai.core"
core.own()

local waits = {}

local GRACE = 60 -- seconds in which a new instance may not be listed yet

-- What an instance does not come back from by itself.
local terminal = { exited = true, offline = true, unknown = true, error = true, dead = true }

local function timed_out(method, what, instance)
  return nil, core.error("timeout", what, {
    method = method, retryable = true, instance = instance,
    hint = "it goes on without you: look again, or give more timeout",
  })
end

-- Errors that a wait sits out: the next look may succeed.
local function passing(err) return err.retryable == true end

local function failed(instance)
  local why = instance.status_msg or "no status message"
  return nil, core.error("server", ("instance %s is %s: %s"):format(instance.id, instance.actual_status, why),
    { method = "wait_instance", instance = instance })
end

-- true: it is as wanted; nil, err: it will not be; false: not yet.
local function judge(instance, wanted)
  local status = instance.actual_status
  if status == wanted or (wanted == "stopped" and status == "exited") then return true end
  if terminal[status] then return failed(instance) end
  return false
end

--- Waits until the instance has the status: id, status, timeout, interval, on_progress.
---@return table? instance
---@return table? err timeout, server (it exited or went offline: the status message), or a call's own
function waits.wait_instance(client, ...)
  local o = core.arguments("wait_instance", ...)
  local start, instance = core.now(), nil
  while true do
    local row, err = client:show_instance(o.id)
    if row then
      instance = row
      if o.on_progress then o.on_progress(row) end
      local done, failure = judge(row, o.status)
      if done then return row end
      if failure then return nil, failure end
    elseif err.kind ~= "not_found" and not passing(err) then
      return nil, err
    elseif err.kind == "not_found" and (instance or core.now() - start > GRACE) then
      return nil, err
    end
    if core.now() - start + o.interval > o.timeout then
      return timed_out("wait_instance", ("instance %d is not %s after %g s (it is %s)"):format(
        o.id, o.status, o.timeout, instance and instance.actual_status or "not listed"), instance)
    end
    core.sleep(o.interval)
  end
end

-- One try: true when it is gone, nil and an error that ends the wait, or false.
local function destroy_once(client, id)
  local _, err = client:destroy_instance(id)
  if err and err.kind ~= "not_found" and err.kind ~= "ambiguous" and not passing(err) then return nil, err end
  local row, look = client:show_instance(id)
  if row then return false end
  if look.kind == "not_found" then return true end
  if passing(look) then return false end
  return nil, look
end

--- Destroys an instance and looks until it is gone, repeating where that is needed:
--- destroying twice costs nothing, an instance left behind does. Takes id, timeout, interval.
---@return { id: integer, destroyed: boolean, attempts: integer }? done
---@return table? err
function waits.destroy_and_verify(client, ...)
  local o = core.arguments("destroy_and_verify", ...)
  local start, attempts = core.now(), 0
  while true do
    attempts = attempts + 1
    local gone, err = destroy_once(client, o.id)
    if gone then return { id = o.id, destroyed = true, attempts = attempts } end
    if err then return nil, err end
    if core.now() - start + o.interval > o.timeout then
      return timed_out("destroy_and_verify", ("instance %d is still there after %g s"):format(o.id, o.timeout))
    end
    core.sleep(o.interval)
  end
end

return waits
