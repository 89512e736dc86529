-- Finds the row of the route table that serves a request.
-- A trailing slash is ignored. An exact route precedes a pattern; of two patterns the one with fewer
-- placeholders is used.

local router = {}

local function split(path)
  local segments = {}
  for segment in path:gmatch "[^/]+" do segments[#segments + 1] = segment end
  return segments
end

local function compile(row)
  local segments, names = split(row[2]), {}
  for i, segment in ipairs(segments) do
    local name = segment:match "^{(.+)}$"
    if name then names[i] = name end
  end
  local holes = 0
  for _ in pairs(names) do holes = holes + 1 end
  return {
    verb = row[1], segments = segments, names = names, holes = holes,
    scope = row.scope, name = row.name, public = row.public, handler = row.handler,
  }
end

local function match(route, segments)
  local params = {}
  for i, segment in ipairs(route.segments) do
    local name = route.names[i]
    if name then params[name] = ngx.unescape_uri(segments[i])
    elseif segment ~= segments[i] then return nil end
  end
  return params
end

-- rows: { { "GET", "/api/v0/things/{id}/", scope =, name =, public =, handler = }, … }
function router.new(rows)
  local by_length = {}
  for _, row in ipairs(rows) do
    local route = compile(row)
    local length = #route.segments
    by_length[length] = by_length[length] or {}
    table.insert(by_length[length], route)
  end
  for _, routes in pairs(by_length) do
    table.sort(routes, function(a, b) return a.holes < b.holes end)
  end
  return by_length
end

-- Returns the route and its parameters, or nil and whether the path exists with another verb.
function router.find(routes, verb, path)
  local segments, other_verb = split(path), false
  for _, route in ipairs(routes[#segments] or {}) do
    local params = match(route, segments)
    if params and route.verb == verb then return route, params end
    other_verb = other_verb or params ~= nil
  end
  return nil, other_verb
end

return router
