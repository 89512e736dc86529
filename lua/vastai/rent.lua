--- rent: searches with storage included and rents the cheapest offer within the price. If an
--- offer has been taken by others, tries the next one. Never tries another offer after an
--- ambiguous error, because an instance may have been rented.

local core = require "vastai.core"
core.own()

local rent = {}

-- Arguments of search_offers and of rent itself. All others are passed to create_instance.
local search_arguments = {
  where = true, query = true, type = true, limit = true, order = true, allow_unknown = true,
}
local own_arguments = { max_price = true, max_tries = true }

-- The default disk of create_instance, so that the search includes its price.
local function default_disk()
  for _, param in ipairs(core.describe("create_instance").params) do
    if param.name == "disk" then return tonumber(param.default) end
  end
end

local function split(args)
  local search, create = {}, {}
  for name, value in pairs(args) do
    if search_arguments[name] then
      search[name] = value
    elseif not own_arguments[name] then
      create[name] = value
    end
  end
  search.storage = args.disk or default_disk()
  return search, create
end

local function is_bid(args) return args.type == "interruptible" or args.type == "bid" end

-- Returns the arguments under their official names, and those of the search and of
-- create_instance. Raises on invalid arguments; sends nothing.
local function read(client, given)
  if type(given) ~= "table" then
    core.raise "'rent' takes a table: vast:rent { where = …, max_price = …, image = … }"
  end
  if given.id ~= nil then core.raise "'rent' chooses the offer: to rent a given offer use create_instance" end
  local args = core.arguments("rent", given)
  if not args.where and not args.query then core.raise "'rent' needs where or query" end
  if not args.image and not args.template_hash and not args.template_id then
    core.raise "'rent' needs image, template_hash or template_id"
  end
  if args.price and not args.type then args.type = "interruptible" end -- as in create_instance
  if is_bid(args) and not args.price then
    core.raise(("'rent' with type = '%s' needs price: the bid, in $/h"):format(args.type))
  end
  if args.price and not is_bid(args) then
    core.raise(("'rent' with a price (a bid) is interruptible, not %s: max_price is the limit"):format(args.type))
  end
  local search, create = split(args)
  create.id = 1 -- a placeholder; replaced by the ID of each offer
  client:preview("create_instance", create)
  return args, search, create
end

--- Raises the argument errors of rent; sends nothing.
function rent.check(client, given) read(client, given) end

-- The hourly price of an offer: the bid, or the total with storage. nil if the bid is below the
-- minimum, because it would be refused or wait forever.
local function price_of(offer, args)
  if not is_bid(args) then return offer.dph_total end
  local least = type(offer.min_bid) == "number" and offer.min_bid or 0
  return least <= args.price and args.price or nil
end

local function affordable(offers, args)
  local list = {}
  for _, offer in ipairs(offers) do
    local price = price_of(offer, args)
    if type(price) == "number" and price <= args.max_price then list[#list + 1] = offer end
  end
  table.sort(list, function(a, b)
    if a.dph_total ~= b.dph_total then return (a.dph_total or 0) < (b.dph_total or 0) end
    return a.id < b.id
  end)
  return list
end

local function nothing_left(offers, tried, args)
  local message = #offers == 0 and "no offer matches"
    or tried == 0 and ("no offer costs at most %g $/h"):format(args.max_price)
    or ("all %d offers within the price were taken by others"):format(tried)
  return nil, core.error("unavailable", message, {
    method = "rent", retryable = true, hint = "raise max_price or relax the filters",
  })
end

local function tag(err, label, offer)
  err.label, err.offer = label, offer
  return nil, err
end

--- Rents the cheapest offer that matches.
---@param args table where or query, max_price ($/h, storage included), and the arguments of create_instance
---@return table? instance the result of create_instance, plus offer and label
---@return table? err unavailable (no offer within the price), ambiguous (with label), or the error of a call
function rent.rent(client, given)
  local args, search, create = read(client, given)
  local offers, err = client:search_offers(search)
  if not offers then return nil, err end
  create.label = create.label or "vastai-" .. core.unique()
  local tried = 0
  for _, offer in ipairs(affordable(offers, args)) do
    if tried == args.max_tries then break end
    tried = tried + 1
    create.id = offer.id
    local instance, failure = client:create_instance(create)
    if instance then
      instance.offer, instance.label = offer, instance.label or create.label
      return instance
    end
    if failure.kind ~= "unavailable" then return tag(failure, create.label, offer) end
  end
  return nothing_left(offers, tried, args)
end

return rent
