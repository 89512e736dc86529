--- Renting safely: search with storage included, take the cheapest offer within
--- the price, go on to the next when somebody was faster, never when it is not
--- known whether a rental was made.

local core = require "vastai.core"
core.own()

local rent = {}

-- Arguments of the search, and our own; the rest goes to create_instance.
local search_arguments = {
  where = true, query = true, type = true, limit = true, order = true, allow_unknown = true,
}
local own_arguments = { max_price = true, max_tries = true }

-- The disk that create_instance asks for by itself: the search has its price in mind.
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

-- The arguments by their official names; what is wrong with them is said before anything is sent.
local function read(client, given)
  if type(given) ~= "table" then
    core.raise "'rent' takes a table: vast:rent { where = …, max_price = …, image = … }"
  end
  if given.id ~= nil then core.raise "'rent' finds the offer itself: create_instance takes id" end
  local args = core.arguments("rent", given)
  if not args.where and not args.query then core.raise "'rent' needs where (or query): what to rent" end
  if not args.image and not args.template_hash and not args.template_id then
    core.raise "'rent' needs image, template_hash or template_id"
  end
  if args.price and not args.type then args.type = "interruptible" end -- as create_instance takes it
  if is_bid(args) and not args.price then
    core.raise(("'rent' with type = '%s' needs price: the bid, in $/h"):format(args.type))
  end
  if args.price and not is_bid(args) then
    core.raise(("'rent' with a price (a bid) is interruptible, not %s: max_price is the limit"):format(args.type))
  end
  local search, create = split(args)
  create.id = 1 -- in place of the offer's
  client:preview("create_instance", create)
  return args, search, create
end

--- Raises what rent would raise before anything is sent.
function rent.check(client, given) read(client, given) end

-- What one hour of the offer costs: the bid, or the whole price with storage. A bid below the
-- least one would be refused, or wait for ever.
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
    method = "rent", retryable = true, hint = "raise max_price, or ask for less",
  })
end

local function tag(err, label, offer)
  err.label, err.offer = label, offer
  return nil, err
end

--- Rents the cheapest offer that matches.
---@param args table where or query, max_price ($/h, storage included), and what create_instance takes
---@return table? instance what create_instance returns, plus offer and label
---@return table? err unavailable (nothing within the price), ambiguous (with label), or a call's own
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
