--- Pages and rows of long lists, as iterators.

local core = require "vastai.core"
local follow = require "vastai.follow"
core.own()

local pages = {}

local function row_of(method)
  if type(method) ~= "string" then core.raise "the name of a method expected" end
  local op = core.describe(method)
  if op and (op.once or op.composed) then core.raise(("'%s' is no list: it has no pages"):format(method)) end
  if op then return op end
  local near = core.nearest(method)
  return core.raise(("no method '%s'%s"):format(method, near and (" (did you mean '%s'?)"):format(near) or ""))
end

local function check_arguments(args)
  if args ~= nil and type(args) ~= "table" then core.raise "arguments go in a table of names" end
end

-- The token of the next page; nil at the end, or an error when it goes in circles.
local function next_token(page, op, seen)
  local token = page.next_token
  if type(token) ~= "string" or token == "" then return nil end
  if seen[token] then
    return nil, core.error("decode", "the service repeated a page token: paging would not end", { method = op.name })
  end
  seen[token] = true
  return token
end

-- A method without pages is one page.
local function single(client, op, args)
  local done = false
  return function()
    if done then return nil end
    done = true
    return client[op.name](client, args or {})
  end
end

local function paged(client, op, args)
  local seen, token, done = {}, nil, false
  return function()
    if done then return nil end
    local page, err = core.page(client, op.name, args or {}, token)
    if not page then
      done = true
      return nil, err
    end
    token, err = next_token(page, op, seen)
    if err then
      done = true
      return nil, err
    end
    done = token == nil
    return page[op.rows] or {}
  end
end

--- A function that returns a page (a list of rows) at each call, nil at the end,
--- or nil and the error.
---@param method string
---@param args table?
---@return fun(): table?, table?
function pages.pages(client, method, args)
  local op = row_of(method)
  check_arguments(args)
  if op.token then return paged(client, op, args) end
  return single(client, op, args)
end

local function check_list(method, page)
  local list = type(page) == "table" and (page[1] ~= nil or next(page) == nil)
  if not list then core.raise(("'%s' gives no list, so it has no rows"):format(method)) end
end

local function rows(method, next_page)
  local page, i = {}, 0
  return function()
    i = i + 1
    while page and page[i] == nil do
      local err
      page, err = next_page()
      if err then error(err, 0) end
      if page then check_list(method, page) end
      i = 1
    end
    return page and page[i]
  end
end

--- Iterates over the rows of a list, page by page, or over the lines of a log that
--- grows. Raises the error object from the loop; leaving the loop ends the request.
---@param method string
---@param args table?
function pages.each(client, method, args)
  if method == "logs" then return follow(client, args) end
  return rows(method, pages.pages(client, method, args))
end

return pages
