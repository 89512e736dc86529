--- Waits for the status of an instance; destroys an instance and verifies it.

local core = require "vastai.core"
core.own()

local waits = {}

local GRACE = 60 -- seconds in which a new instance may not be listed

-- Statuses that an instance does not leave on its own.
local terminal = { exited = true, offline = true, unknown = true, error = true, dead = true }

local function timed_out(method, what, instance)
  return nil, core.error("timeout", what, {
    method = method, retryable = true, instance = instance,
    hint = "the operation continues: check again, or increase timeout",
  })
end

-- Transient errors; polling continues.
local function is_transient(err) return err.retryable == true end

local function failed(instance)
  local why = instance.status_msg or "no status message"
  return nil, core.error("server", ("instance %s is %s: %s"):format(instance.id, instance.actual_status, why),
    { method = "wait_instance", instance = instance })
end

-- Returns true if the status is reached, false if not yet, nil and an error if it cannot be.
local function check_status(instance, wanted)
  local status = instance.actual_status
  if status == wanted or (wanted == "stopped" and status == "exited") then return true end
  if terminal[status] then return failed(instance) end
  return false
end

--- Waits until an instance reaches a status. Arguments: id, status, timeout, interval, on_progress.
---@return table? instance
---@return table? err timeout, server (it exited or went offline, with the status message), or the error of a call
function waits.wait_instance(client, ...)
  local o = core.arguments("wait_instance", ...)
  local start, instance = core.now(), nil
  while true do
    local row, err = client:show_instance(o.id)
    if row then
      instance = row
      if o.on_progress then o.on_progress(row) end
      local done, failure = check_status(row, o.status)
      if done then return row end
      if failure then return nil, failure end
    elseif err.kind ~= "not_found" and not is_transient(err) then
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

-- One attempt. Returns true if the instance no longer exists, false if it does, nil and an error that
-- ends the wait.
local function destroy_once(client, id)
  local _, err = client:destroy_instance(id)
  if err and err.kind ~= "not_found" and err.kind ~= "ambiguous" and not is_transient(err) then return nil, err end
  local row, failure = client:show_instance(id)
  if row then return false end
  if failure.kind == "not_found" then return true end
  if is_transient(failure) then return false end
  return nil, failure
end

--- Destroys an instance and polls until it no longer exists. Repeats the request if needed:
--- destroying twice is harmless, a remaining instance is billed. Arguments: id, timeout, interval.
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
      return timed_out("destroy_and_verify", ("instance %d still exists after %g s"):format(o.id, o.timeout))
    end
    core.sleep(o.interval)
  end
end

return waits
