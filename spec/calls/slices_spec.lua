-- Long lists are decoded row by row, with the same results and errors as decoding the whole body. The
-- reference is cjson.

local calls = require "spec.support.calls"
local core = require "vastai.core"
local cjson = require "cjson"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local LONG = 33 * 1024 -- bytes; longer lists are decoded in slices
local DEPTH = 128

local whole = cjson.new()
whole.decode_invalid_numbers(false)
whole.decode_max_depth(DEPTH)

-- As the client returns it: nulls in objects are absent.
local function without_nulls(value)
  if type(value) ~= "table" then return value end
  local list, copy = #value > 0, {}
  for name, item in pairs(value) do
    if list or item ~= cjson.null then copy[name] = without_nulls(item) end
  end
  return copy
end

-- The list with only these columns in its rows.
local function with_columns(list, fields)
  if not fields or type(list) ~= "table" then return list end
  for i, row in ipairs(list) do
    if type(row) == "table" then
      list[i] = {}
      for _, name in ipairs(fields) do list[i][name] = row[name] end
    end
  end
  return list
end

-- Whether two values are the same; the number of the client may be more exact.
local function same(ours, theirs)
  if type(ours) == "number" and type(theirs) == "number" then return ours + 0.0 == theirs + 0.0 end
  if type(ours) ~= "table" or type(theirs) ~= "table" then return rawequal(ours, theirs) end
  for name, value in pairs(theirs) do
    if not same(ours[name], value) then return false end
  end
  for name in pairs(ours) do
    if theirs[name] == nil then return false end
  end
  return true
end

-- A list with at least that many bytes, made of the rows.
local function long_list(rows, bytes)
  local list, size, i = {}, 0, 0
  while size < (bytes or LONG) do
    i = i % #rows + 1
    list[#list + 1] = rows[i]
    size = size + #rows[i] + 1
  end
  return "[" .. table.concat(list, ",") .. "]"
end

-- A client with the answer `current.body`. The method depends on the place of the list.
local current = {}
local vast = expect.client { function() return 200, current.body end }

local function answer(method, body, args)
  current.body = body
  if method == "request" then return vast:request("GET", "/x") end
  return vast[method](vast, args)
end

-- Compares one body. method: request (the value is the result), or a list method and its field.
local function compare(method, field, body, fields)
  local ok, value = pcall(whole.decode, body)
  local result, err = answer(method, body, fields and { fields = fields })
  local expected = ok and without_nulls(value)
  if ok and field and type(expected) == "table" then
    if expected.success == false then return err and err.kind ~= "decode", "success: false", false end
    if expected[field] ~= nil then expected = expected[field] end
  end
  if not ok then return result == nil and err.kind == "decode", "must be rejected: " .. tostring(err), false end
  if result == nil then -- valid JSON, but without the list of the method
    return err.kind == "decode" and not (type(expected) == "table" and (#expected > 0)), tostring(err), false
  end
  return same(result, with_columns(expected, fields)), "decoded differently", true
end

local function check(method, field, body, what, fields)
  local fine, why, accepted = compare(method, field, body, fields)
  if not fine then error(("%s: %s: %s …"):format(what, why, body:sub(1, 300)), 2) end
  return accepted
end

local ROWS = {
  '{"id":1,"gpu_name":"RTX 4090","dph_total":0.35,"deep":{"a":[1,2,{"b":null}]},"n":null}',
  ' { "id" : 9007199254740993 , "t" : "a\\"b]},{[" , "u" : "\\u00e9\\ud83d\\ude00" } ',
  '{"id":-3,"list":[],"object":{},"float":1.5e3,"text":"\\\\","big":9223372036854775807}',
  '{"id":1,"id":2,"\\u0069d":3}', '{"\\u0069d":{},"id":null,"u":[null]}', '{"é":"\\u00e9","a b":"\\ud83d\\ude00"}',
  "null", "17", '"text, with ] and \\" in it"', "true", "[1,null,[2]]", "\n\t-0.5", "[]", "{}",
}

-- A random number generator that is the same on every machine.
local function random(seed)
  local state = seed
  return function(n)
    state = (state * 6364136223846793005 + 1442695040888963407)
    return (state >> 33) % n + 1
  end
end

local PIECES = {
  ",", "]", "[", "{", "}", '"', "\\", ":", " ", "\n", "null", "0", "01", "-", "1e5", "0x10", "nan", "inf", "tru",
  '"offers"', "\\u0000", "\\u0001", "\\ud800", "\1", "\127", "\0", "\255", "/*", "'", "{}", "[]", '"id":1', ",,",
  '"deployments":[1]', "9007199254740993", "1.", ".5", "+1", '"\\x"', "\239\187\191",
}

-- One random change, mostly in the first rows of the list, at its end or outside it.
local function mutate(body, pick)
  local spots = { pick(#body), pick(math.min(400, #body)), #body - pick(math.min(200, #body)) + 1, 1, #body + 1 }
  local at = spots[pick(#spots)]
  local how = pick(4)
  if how == 1 then return body:sub(1, at - 1) .. PIECES[pick(#PIECES)] .. body:sub(at) end
  if how == 2 then return body:sub(1, at - 1) .. body:sub(at + pick(3)) end
  if how == 3 then return body:sub(1, at - 1) .. PIECES[pick(#PIECES)] .. body:sub(at + 1) end
  return body:sub(1, math.max(LONG, at))
end

local shapes = {
  { "request", nil, "%s" },
  { "show_deployments", "deployments", '{"success":true,"deployments":%s,"total":5}' },
  { "show_deployments", "deployments",
    '{"a":{"deployments":[1]},"b":"deployments\\"[","c":[[{}]],"deployments" : %s }' },
  { "show_ssh_keys", nil, " \r\n%s\n" },
}

-- Values of `fields`; no row has the last one.
local COLUMNS = {
  { "id" }, { "u", "deep", "id" }, { "list", "object", "n", "t" }, { "gpu_name", "é", "a b" }, { "none" },
}

local function within(template, list) return (template:gsub("%%s", function() return list end)) end

describe("sliced decoding", function()
  it("returns the same as decoding the whole", function()
    for _, shape in ipairs(shapes) do
      local method, field, template = shape[1], shape[2], shape[3]
      for i, row in ipairs(ROWS) do
        assert.is_true(check(method, field, within(template, long_list { row }), "row " .. i))
      end
      assert.is_true(check(method, field, within(template, long_list(ROWS)), "all rows"))
      assert.is_true(check(method, field, within(template, "[" .. (" "):rep(LONG) .. "]"), "an empty list"))
      assert.is_true(check(method, field, within(template, '["' .. ("x"):rep(LONG) .. '"]'), "one row"))
    end
  end)

  it("keeps long integers exact, and whole numbers integers", function()
    local list = answer("request", long_list { '{"a":9007199254740993,"b":2.0,"c":-9223372036854775808,"d":1.5}' })
    for _, row in ipairs(list) do
      assert.equal(9007199254740993, row.a)
      assert.equal("integer", math.type(row.b))
      assert.equal(math.mininteger, row.c)
      assert.equal(1.5, row.d)
    end
    local numbers = answer("request", long_list { "9223372036854775807" })
    assert.equal(math.maxinteger, numbers[#numbers])
  end)

  it("keeps nulls in the list, so that positions stay the same", function()
    local list = answer("request", "[null," .. long_list({ "1" }):sub(2, -2) .. ",null]")
    assert.equal(vastai.null, list[1])
    assert.equal(1, list[2])
    assert.equal(vastai.null, list[#list])
  end)

  it("uses the later of two equal field names, escaped or not", function()
    local list = long_list(ROWS)
    local other = long_list { "7" }
    for i, template in ipairs {
      '{"deployments":%s,"deployments":[1,2]}', '{"deployments":[1,2],"deployments":%s}',
      '{"deployments":%s,"deployments":5}', '{"deployments":%s,"deployments":null}',
      '{"deployments":%s,"\\u0064eployments":[9]}', '{"\\u0064eployments":[9],"deployments":%s}',
      '{"\\u0064eployments":%s}', '{"deployments":%s,"deployments":{"a":1}}', '{"deployments":{},"deployments":%s}',
      '{"deployments":%s,"deployments":"text"}', '{"deployments":%s,"deployments":' .. other .. "}",
      '{"deployments":' .. other .. ',"deployments":%s,"x":1}', '{"deployments":%s,"success":false,"msg":"no"}',
      '{"deployments":%s,"deployments":true}', '{"deployments":true,"deployments":%s}',
      '{"deployments":%s,"deployments":false}', '{"deployments":false,"deployments":%s}',
    } do
      check("show_deployments", "deployments", within(template, list), "template " .. i)
    end
  end)

  it("has the same nesting limit as decoding the whole", function()
    for deep = DEPTH - 4, DEPTH + 2 do
      for _, shape in ipairs(shapes) do
        for _, nest in ipairs { { "[", "]" }, { '{"a":', "}" } } do
          local row = nest[1]:rep(deep) .. "1" .. nest[2]:rep(deep)
          local list = long_list { '{"id":1}' }
          check(shape[1], shape[2], within(shape[3], "[" .. row .. "," .. list:sub(2)), "first, depth " .. deep)
          check(shape[1], shape[2], within(shape[3], list:sub(1, -2) .. "," .. row .. "]"), "last, depth " .. deep)
        end
      end
      local around = '{"x":' .. ("["):rep(deep) .. ("]"):rep(deep) .. ',"deployments":%s}'
      check("show_deployments", "deployments", within(around, long_list { "1" }), "around, depth " .. deep)
    end
  end)

  it("rejects a body with an error at any place, without a partial result", function()
    local list = long_list { '{"id":1}' }
    for what, body in pairs {
      cut = list:sub(1, -2), ["cut in a row"] = list:sub(1, -4), ["cut in a string"] = list:sub(1, -2) .. ',"abc',
      ["a comma too many"] = list:sub(1, -2) .. ",]", ["a comma first"] = "[," .. list:sub(2),
      ["two commas"] = list:gsub(",", ",,", 1), ["another bracket"] = list:sub(1, -2) .. "}",
      ["text behind"] = list .. "x", ["a second list"] = list .. "[1]", ["a bracket behind"] = list .. "]",
      ["no comma"] = list:sub(1, -2) .. " 5]", ["a colon"] = list:sub(1, -2) .. ":5]",
      ["a bad last row"] = list:sub(1, -2) .. ",tru]", ["backslash at the end"] = list:sub(1, -2) .. ',"\\',
    } do
      assert.is_false(check("request", nil, body, what))
      local result, err = answer("show_deployments", '{"deployments":' .. body .. "}")
      assert.is_nil(result, what)
      assert.equal("decode", err.kind, what)
      assert.is_nil(err.results)
    end
    for _, tail in ipairs { "", ",", ",}", ',"a"}', ',"a":}', ',"a":1', "]", "}}", "} x" } do
      assert.is_false(check("show_deployments", "deployments", '{"deployments":' .. list .. tail, "tail " .. tail))
    end
  end)

  it("accepts and rejects as decoding the whole does, over thousands of mutated bodies", function()
    local rounds = math.ceil(3000 / standin.slow())
    local accepted = 0
    for seed = 1, rounds do
      local pick = random(seed)
      local shape = shapes[pick(#shapes)]
      local rows = {}
      for i = 1, pick(6) do rows[i] = ROWS[pick(#ROWS)] end
      local body = within(shape[3], long_list(rows, LONG + 500))
      for _ = 1, pick(3) do body = mutate(body, pick) end
      local fields = shape[1] ~= "request" and COLUMNS[pick(#COLUMNS + 1)] or nil
      if check(shape[1], shape[2], body, "seed " .. seed, fields) then accepted = accepted + 1 end
    end
    assert.is_true(accepted > rounds * 0.05 and accepted < rounds * 0.8, accepted)
  end)

  it("returns the selected columns of each row of any type, and rejects errors in the other columns", function()
    for _, shape in ipairs(shapes) do
      for _, fields in ipairs(shape[1] == "request" and {} or COLUMNS) do
        for i, row in ipairs(ROWS) do
          assert.is_true(check(shape[1], shape[2], within(shape[3], long_list { row }), "row " .. i, fields))
        end
        for _, broken in ipairs {
          '{"id":1,"x":tru}', '{"id":1,"x":01}', '{"id":1 "x":2}', '{"id":1,"x":[1,}', '{"id":1,"x":"\\q"}',
          '{"id":1,,}',
          '{"id":1,"x":"\\ud800"}', '{"id":1,"x":"\1"}', '{"id":1,}', '{"id":1}}', '{"id"}', '{id:1}', '{"id":1]',
        } do
          local body = within(shape[3], long_list { '{"id":1,"u":2}', broken })
          check(shape[1], shape[2], body, "broken " .. broken, fields)
        end
      end
    end
  end)
end)

describe("sliced decoding in tasks", function()
  local server, client

  setup(function()
    server = standin.start()
    client = calls.client(server)
  end)
  teardown(function()
    client:close()
    server:stop()
  end)
  before_each(function() server:reset() end)

  -- In a task, with turns so short that every row is a slice.
  local function sliced(fn)
    local task, turns = vastai.spawn(fn), 0
    while task:status() ~= "done" and task:status() ~= "failed" do
      vastai.step(0.01, { budget = 1e-9 })
      turns = turns + 1
    end
    return turns, task:wait()
  end

  it("takes many turns, and returns the same", function()
    local body = long_list(ROWS)
    server:fault { path = "/rows", status = 200, body = body }
    local turns, list = sliced(function() return assert(client:request("GET", "/rows")) end)
    assert.is_true(turns > #list, turns)
    assert.is_true(same(list, without_nulls(whole.decode(body))))
  end)

  it("accepts and rejects the same bodies", function()
    local rounds = math.ceil(60 / standin.slow())
    for seed = 1, rounds do
      local pick = random(seed * 7919)
      local body = mutate(long_list(ROWS), pick):gsub("[\128-\255]", "?") -- the stand-in's bodies are JSON texts
      server:script({ { status = 200, headers = { ["Content-Type"] = "application/json" }, body = body } }, true)
      local ok, value = pcall(whole.decode, body)
      local _, list, err = sliced(function() return client:request("GET", "/rows") end)
      assert.equal(ok, list ~= nil, ("seed %d: %s"):format(seed, tostring(err)))
      if ok then assert.is_true(same(list, without_nulls(value)), "seed " .. seed) end
      if not ok then assert.equal("decode", err.kind) end
    end
  end)

  it("runs other tasks between the slices", function()
    server:fault { path = "/rows", status = 200, body = long_list(ROWS, 500000) }
    local beats = 0
    local pulse = vastai.spawn(function()
      while true do
        vastai.sleep(0)
        beats = beats + 1
      end
    end)
    local turns = sliced(function() return assert(client:request("GET", "/rows")) end)
    pulse:cancel()
    vastai.run()
    assert.is_true(beats > 100 and beats >= turns / 3, ("%d beats in %d turns"):format(beats, turns))
  end)

  it("continues when its client is closed, and returns the result when its task is cancelled", function()
    server:fault { path = "/rows", status = 200, body = long_list(ROWS) }
    for what, meanwhile in pairs {
      closed = function(_, other) other:close() end, cancelled = function(task) task:cancel() end,
    } do
      local other = client:with {}
      local task = vastai.spawn(function() return #assert(other:request("GET", "/rows")) end)
      while not (task:status() == "ready" and core.progress(task)) do -- its answer is being decoded
        vastai.step(0.01, { budget = 1e-9 })
      end
      for _ = 1, 5 do vastai.step(0, { budget = 1e-9 }) end
      assert.equal("ready", task:status(), what)
      meanwhile(task, other)
      assert.equal(#whole.decode(long_list(ROWS)), task:wait(), what)
      other:close()
    end
  end)
end)

describe("the argument fields", function()
  local ROW = '{"id":%d,"a":1,"b":{"c":[1,2]},"n":null,"text":"%s"}'

  local function rows(n, text)
    local list = {}
    for i = 1, n do list[i] = ROW:format(i, text or "") end
    return "[" .. table.concat(list, ",") .. "]"
  end

  it("keeps only those columns, in short and long lists", function()
    for _, n in ipairs { 3, 2000 } do
      local list = assert(answer("show_deployments", '{"deployments":' .. rows(n) .. "}",
        { fields = { "id", "b", "n", "no such column" } }))
      assert.equal(n, #list)
      for i, row in ipairs(list) do assert.same({ id = i, b = { c = { 1, 2 } } }, row) end
      assert.same({}, assert(answer("show_deployments", '{"deployments":' .. rows(n) .. "}", { fields = {} }))[n])
      assert.equal(1, assert(answer("show_deployments", '{"deployments":' .. rows(n) .. "}"))[n].a)
    end
  end)

  it("does not change entries that are not objects", function()
    for _, n in ipairs { 3, 2000 } do
      local body = "[5,null," .. rows(n):sub(2, -2) .. ',"text",{"a":2,"id":9}]'
      local list = assert(answer("show_ssh_keys", body, { fields = { "id" } }))
      assert.same({ 5, { id = 1 }, "text", { id = 9 } }, { list[1], list[3], list[#list - 1], list[#list] })
      assert.equal(vastai.null, list[2])
    end
  end)

  it("may name computed fields", function()
    for _, text in ipairs { "", ("x"):rep(40000) } do
      local body = ('{"instances":[{"id":1,"start_date":%d,"extra_env":[["A","b"]],"text":"%s"}]}'):format(
        os.time() - 100, text)
      local row = assert(answer("show_instances", body, { fields = { "id", "duration" } }))[1]
      assert.is_true(row.duration >= 99 and row.duration < 99 + calls.patience(60))
      row.duration = nil
      assert.same({ id = 1 }, row)
      row = assert(answer("show_instances", body, { fields = { "extra_env" } }))[1]
      assert.same({ extra_env = { A = "b" } }, row)
    end
  end)

  it("applies to pages and each too", function()
    for _, text in ipairs { "", ("x"):rep(20000) } do
      current.body = '{"results":' .. rows(3, text) .. ',"next_token":null}'
      for row in vast:each("show_invoices_v1", { fields = { "id" } }) do
        assert.same({ "id" }, { next(row) and "id", (next(row, (next(row)))) })
      end
      current.body = ('{"instances":%s}'):format(rows(3, text))
      for page in vast:pages("show_instances", { fields = { "a" } }) do
        assert.same({ { a = 1 }, { a = 1 }, { a = 1 } }, page)
      end
    end
  end)

  it("raises at the caller's line if it is not a list of names or the method returns no list", function()
    for part, fn in pairs {
      ["list of column names"] = function() vast:show_deployments { fields = { 5 } } end,
      ["list of column names expected"] = function() vast:show_deployments { fields = { id = "x" } } end,
      ["list (table) expected"] = function() vast:show_deployments { fields = "id" } end,
      ["unknown argument 'fields'"] = function() vast:show_user { fields = { "id" } } end,
    } do
      expect.raises(fn, part)
    end
  end)
end)
