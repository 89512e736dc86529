--- Iterators over the pages and rows of lists.

local core = require "vastai.core"
local follow = require "vastai.follow"
core.own()

local pages = {}

local function row_of(method)
  if type(method) ~= "string" then core.raise "the name of a method expected" end
  local op = core.facts(method)
  if op and (op.once or op.composed) then core.raise(("'%s' does not return a list"):format(method)) end
  if op then return op end
  local near = core.nearest(method)
  return core.raise(("no method '%s'%s"):format(method, near and (" (did you mean '%s'?)"):format(near) or ""))
end

local function check_arguments(args)
  if args ~= nil and type(args) ~= "table" then core.raise "arguments go in a table of names" end
end

local NO_LIST = "the page has no list '%s'"
local REPEATED = "the service repeated a page token: paging would not end"

-- Iterates over the result of a method without pages as one page.
local function single(client, op, args)
  local done = false
  return function()
    if done then return nil end
    done = true
    return client[op.name](client, args or {})
  end
end

-- Returns a page and the token of the next one, or nil and an error. before: number of pages before it.
local function fetch(client, op, args, token, before)
  local page, err = core.page(client, op.name, args or {}, token, before)
  if not page then return nil, err end
  local list = type(page) == "table" and page[op.rows]
  if type(list) ~= "table" then return nil, core.error("decode", NO_LIST:format(op.rows), { method = op.name }) end
  local following = page.next_token
  if math.type(following) == "integer" then following = tostring(following) end
  if type(following) ~= "string" or following == "" then following = nil end
  return list, following
end

-- Each call returns the next page, nil at the end, or nil and an error. A repeated token and more
-- than max_pages pages are errors.
local function paged(client, op, args)
  local seen, token, count, done = {}, nil, 0, false
  return function()
    if done then return nil end
    local page, following = fetch(client, op, args, token, count)
    if page and following and seen[following] then
      page, following = nil, core.error("decode", REPEATED, { method = op.name })
    end
    token, count, done = following, count + 1, not page or following == nil
    if not page then return nil, following end
    seen[following or ""] = true
    return page
  end
end

local function next_page(client, op, args)
  check_arguments(args)
  return op.token and paged(client, op, args) or single(client, op, args)
end

--- Iterates over the pages of a list. Each page is a list of rows. The iterator raises the error
--- object if a request fails.
---@param method string
---@param args table?
---@return fun(): table?
function pages.pages(client, method, args)
  local following = next_page(client, row_of(method), args)
  return function()
    local page, err = following()
    if err then error(err, 0) end
    return page
  end
end

--- Returns one page of a list and the token of the next page. Without a token it is the last
--- page.
---@param method string
---@param args table?
---@param token string? the token that the previous page returned
---@return table? page a list of rows; nil if the request failed
---@return string|table? token of the next page, or the error
function pages.page(client, method, args, token)
  local op = row_of(method)
  check_arguments(args)
  if token ~= nil and type(token) ~= "string" then core.raise "the token of a page must be a string" end
  if token and not op.token then core.raise(("'%s' has no pages, so it takes no token"):format(method)) end
  if op.token then return fetch(client, op, args, token) end
  return client[op.name](client, args or {})
end

local function check_list(method, page)
  local list = type(page) == "table" and (page[1] ~= nil or next(page) == nil)
  if not list then core.raise(("'%s' does not return a list"):format(method)) end
end

local function rows(method, following)
  local page, i = {}, 0
  return function()
    i = i + 1
    while page and page[i] == nil do
      local err
      page, err = following()
      if err then error(err, 0) end
      if page then check_list(method, page) end
      i = 1
    end
    return page and page[i]
  end
end

--- Iterates over the rows of a list, fetching one page at a time, or with "logs" over the lines of
--- a log as they are written. The iterator raises the error object if a request fails.
---@param method string
---@param args table?
function pages.each(client, method, args)
  if method == "logs" then return follow(client, args) end
  return rows(method, next_page(client, row_of(method), args))
end

return pages
