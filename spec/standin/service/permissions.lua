-- Evaluates and intersects permission trees. Pure: runs in LuaJIT inside nginx and in Lua 5.4 in the specs.
--
--   { api = { SCOPE = { ENDPOINT = { constraints = { PARAM = { OP = VALUE } } } } } }
--
-- A node without children allows everything below it, a node with children only
-- those named; "*" stands for the children that are not named. `constraints` is not a child: it restricts
-- the parameters of the call, at every level.

local permissions = {}

local function no_smaller(value, limit)
  return tonumber(value) ~= nil and tonumber(limit) ~= nil and tonumber(value) >= tonumber(limit)
end

local holds = {
  eq = function(value, wanted)
    local number = tonumber(value)
    return tostring(value) == tostring(wanted) or number ~= nil and number == tonumber(wanted)
  end,
  gte = no_smaller,
  lte = function(value, limit) return no_smaller(limit, value) end,
}

-- An absent parameter and an unknown operator refuse the call.
local function meets(constraints, params)
  for name, operators in pairs(constraints or {}) do
    local value = params[name]
    for operator, operand in pairs(operators) do
      local check = holds[operator]
      if value == nil or not check or not check(value, operand) then return false end
    end
  end
  return true
end

local function is_open(node)
  for name in pairs(node) do
    if name ~= "constraints" then return false end
  end
  return true
end

local function child(node, name)
  if name == nil or name == "constraints" then return node["*"] end
  return node[name] or node["*"]
end

-- scope: such as "instance_read"; name: such as "api.instance.show", or nil;
-- params: the call's path placeholders and body fields by name.
function permissions.allowed(tree, scope, name, params)
  local node, path = tree, { "api", scope, name }
  for depth = 1, 4 do
    if type(node) ~= "table" or not meets(node.constraints, params or {}) then return false end
    if is_open(node) then return true end
    node = depth < 4 and child(node, path[depth]) or nil
  end
  return false
end

-- An operand that is not a number allows nothing, so it is the stricter one.
local function stricter(operator, a, b)
  local x, y = tonumber(a), tonumber(b)
  if b == nil or operator == "eq" and a ~= nil then return a end
  if a == nil or not y then return b end
  if not x then return a end
  if operator == "gte" then return x >= y and a or b end
  return x <= y and a or b
end

local function contradict(a, b)
  return a.eq ~= nil and b.eq ~= nil and not holds.eq(a.eq, b.eq)
end

local function both_operators(a, b)
  local both = {}
  for operator, operand in pairs(a) do both[operator] = stricter(operator, operand, b[operator]) end
  for operator, operand in pairs(b) do both[operator] = stricter(operator, operand, a[operator]) end
  return both
end

-- Returns the combined constraints, or nil and true if no value can satisfy them.
local function both_constraints(a, b)
  local both = {}
  for name, operators in pairs(a) do both[name] = both_operators(operators, b[name] or {}) end
  for name, operators in pairs(b) do
    if a[name] and contradict(operators, a[name]) then return nil, true end
    both[name] = both[name] or both_operators(operators, {})
  end
  return next(both) and both or nil
end

local intersect

local function common_children(a, b)
  local both = {}
  for _, side in ipairs { a, b } do
    for name in pairs(side) do
      local left, right = child(a, name), child(b, name)
      if name ~= "constraints" and left and right then both[name] = intersect(left, right) end
    end
  end
  return both
end

local function children(node)
  local copy = {}
  for name, below in pairs(node) do
    if name ~= "constraints" then copy[name] = below end
  end
  return copy
end

-- Returns nil if both allow nothing in common; {} would allow everything.
function intersect(a, b)
  local constraints, impossible = both_constraints(a.constraints or {}, b.constraints or {})
  if impossible then return nil end
  local both
  if is_open(a) then both = children(b)
  elseif is_open(b) then both = children(a)
  else
    both = common_children(a, b)
    if not next(both) then return nil end
  end
  both.constraints = constraints
  return both
end

permissions.intersect = intersect

local function same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for name, value in pairs(a) do
    if not same(value, b[name]) then return false end
  end
  for name in pairs(b) do
    if a[name] == nil then return false end
  end
  return true
end

-- Whether `held` allows everything that `wanted` allows. `wanted` is intersected with itself first, which
-- removes empty constraints.
function permissions.covers(held, wanted)
  return same(intersect(held, wanted), intersect(wanted, wanted))
end

-- Whether the tree has tables at every level down to constraints, with "api" at the top.
local function is_tree(node, depth)
  if type(node) ~= "table" then return false end
  for name, below in pairs(node) do
    local left = name == "constraints" and 1 or depth - 1
    if depth > 0 and not is_tree(below, left) then return false end
  end
  return true
end

function permissions.well_formed(tree)
  return is_tree(tree, 5) and type(tree.api) == "table"
end

return permissions
