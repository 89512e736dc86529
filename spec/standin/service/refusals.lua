-- The ways in which the real service refuses a caller, by name.

local refusals = {}

local function refusal(status, message)
  return { status = status, body = { success = false, error = "auth_error", msg = message } }
end

refusals.login_required = refusal(403, "This action requires login.")
refusals.not_found = refusal(404, "Invalid user key")
refusals.unauthorized = refusal(401, "Invalid user key")
refusals.forbidden = refusal(403, "Invalid user key")
refusals.session_expired = refusal(404, "Session expired. Please log in again.")
refusals.tfa_required = refusal(401, "This action requires Two Factor Authentication.")

local BY_STATUS = { [401] = "unauthorized", [403] = "forbidden", [404] = "not_found" }

-- A refusal by its name or its status.
function refusals.named(shape)
  return refusals[BY_STATUS[tonumber(shape)] or shape]
end

function refusals.missing_scope(status)
  return refusal(status, "This API key does not have permission for this action.")
end

return refusals
