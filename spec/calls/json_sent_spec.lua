-- JSON that is sent: the texts of Lua values, and values that have none.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local standin = require "spec.support.standin"
local vastai = require "vastai"

local vast = expect.client()

-- The JSON text of { v = value } between the braces. Nothing is sent.
local function text_of(value)
  local body = assert(vast:preview("create_api_key", { name = "n", key_params = { v = value } })).body
  return (assert(body:match '"key_params":{"v":(.*)}}$', body))
end

local function refused(value, part)
  expect.raises(function() vast:request("POST", "/x", { json = { v = value } }) end, part)
end

describe("a table", function()
  it("becomes an object or an array by its keys; an empty one is {}", function()
    assert.equal("{}", text_of {})
    assert.equal("[1,2,3]", text_of { 1, 2, 3 })
    assert.equal('{"a":1}', text_of { a = 1 })
    assert.equal('{"a":{},"b":[{}]}', text_of(setmetatable({ a = {}, b = { {} } }, {})):gsub(
      '^{"b":(.*),"a":(.*)}$', '{"a":%2,"b":%1}'))
    assert.equal('{"1":"a"}', text_of { ["1"] = "a" })
  end)

  it("marked by vastai.array is an array, even if empty", function()
    assert.equal("[]", text_of(vastai.array {}))
    assert.equal("[]", text_of(vastai.array()))
    assert.equal("[[],{}]", text_of { vastai.array {}, {} })
    local list = { 1, 2 }
    assert.equal(list, vastai.array(list))
    assert.equal(list, vastai.array(vastai.array(list)))
    assert.equal("[1,2]", text_of(list))
    assert.has_error(function() vastai.array "x" end)
    expect.raises(function() vastai.array(setmetatable({}, {})) end, "metatable")
  end)

  it("may hold vastai.null, in objects and in arrays", function()
    assert.equal('{"a":null}', text_of { a = vastai.null })
    assert.equal("[1,null,3]", text_of { 1, vastai.null, 3 })
    assert.equal("null", text_of(vastai.null))
  end)

  it("with holes, mixed keys or keys of other types is refused, with the path", function()
    refused({ 1, nil, 3 }, "cannot send json.v[2] as JSON: an array may have no holes (use vastai.null)")
    refused({ [2] = 1 }, "json.v[1]")
    refused({ [0] = 1 }, "json.v[1]")
    refused(vastai.array { 1, nil, 3 }, "holes")
    refused({ 1, a = 2 }, "cannot send json.v as JSON: it mixes named and numbered entries")
    refused({ a = { b = { 1, c = 2 } } }, "json.v.a.b as JSON: it mixes")
    local marked = vastai.array { 1 }
    marked.a = 2
    refused(marked, "named")
    refused({ [1.5] = 1 }, "neither text nor an integer")
    refused({ [true] = 1 }, "neither text nor an integer")
    refused({ { x = { [{}] = 1 } } }, "json.v[1].x")
  end)

  it("that contains itself or is nested too deeply is refused", function()
    local cycle = {}
    cycle.me = cycle
    refused(cycle, "cannot send json.v.me as JSON: the table contains itself there")
    local list = {}
    list[1] = { list }
    refused(list, "cannot send json.v[1][1] as JSON: the table contains itself there")
    refused({ a = { 1, cycle } }, "cannot send json.v.a[2].me as JSON: the table contains itself there")
    local deep, same = { 1 }, { a = 1 }
    for _ = 1, 90 do deep = { deep } end
    assert.equal(("["):rep(91) .. "1" .. ("]"):rep(91), text_of(deep))
    for _ = 1, 100000 do deep = { deep } end
    refused(deep, "cannot send json as JSON: it is nested more than 100 deep")
    assert.equal('[{"a":1},{"a":1}]', text_of { same, same })
  end)
end)

describe("a scalar", function()
  it("that JSON does not have is refused, with the path", function()
    refused(0 / 0, "cannot send json.v as JSON: JSON has no NaN and no infinity")
    refused({ a = { 1, math.huge } }, "json.v.a[2]")
    refused({ -math.huge }, "infinity")
    refused(print, "json.v as JSON: function")
    refused({ io.stdout }, "json.v[1] as JSON: userdata")
    refused({ a = coroutine.create(print) }, "json.v.a as JSON: thread")
  end)

  it("that is text is sent as UTF-8, with the escapes that JSON requires", function()
    assert.equal([["\"\\/\u0001\n\t\u001f"]], (text_of "\"\\/\1\n\t\31"))
    assert.equal('"a\\u0000b"', text_of "a\0b")
    assert.equal('"żółw 🐢"', text_of "żółw 🐢")
    assert.equal('{"żółw":"\\""}', text_of { ["żółw"] = '"' })
    for _, bytes in ipairs { "\xFF", "caf\xE9", "\xC3", "\xED\xA0\x80", "\xC0\x80", "\xF5\x80\x80\x80" } do
      refused(bytes, "cannot send json.v as JSON: the text is not valid UTF-8")
      refused({ [bytes] = 1 }, "not valid UTF-8")
    end
  end)

  it("that is an integer is sent exactly", function()
    for _, value in ipairs { 0, -1, 42, 9007199254740992, 9007199254740993, math.maxinteger, math.mininteger } do
      assert.equal(("%d"):format(value), text_of(value))
    end
  end)

  it("that is a float reads back as the same number, and is written without a point if integral", function()
    for text, value in pairs { ["5"] = 5.0, ["0.1"] = 0.1, ["1.5"] = 1.5, ["-2.25"] = -2.25,
      ["0.30000000000000004"] = 0.1 + 0.2, ["100000"] = 1e5, ["9007199254740992"] = 2.0 ^ 53 } do
      assert.equal(text, text_of(value))
    end
    local values = { 1 / 3, 1e300, 5e-324, 1.7976931348623157e308, 123456789.12345678, 2.0 ^ 63, -1e-7, -0.0 }
    for _, value in ipairs(values) do
      local back = tonumber(text_of(value))
      assert.equal(value, back)
      assert.equal(("%a"):format(value), ("%a"):format(back))
    end
  end)

  it("may be the whole body", function()
    local server <close> = standin.start()
    local real = calls.client(server)
    server:fault { status = 200, body = "{}" }
    for _, pair in ipairs { { "text", '"text"' }, { 5, "5" }, { false, "false" }, { vastai.null, "null" },
      { {}, "{}" }, { vastai.array {}, "[]" }, { { 1, 2 }, "[1,2]" }, { 9007199254740993, "9007199254740993" } } do
      assert(real:request("PUT", "/x", { json = pair[1] }))
      local arrived = server:requests()
      assert.equal(pair[2], arrived[#arrived].body)
    end
    assert(real:request("PUT", "/x"))
    assert.equal("{}", server:requests()[9].body)
  end)
end)

describe("a numeric locale with a comma", function()
  local work = files.temporary()
  -- The exit code of localedef does not count: a process must be able to set the locale and write a comma.
  local function works()
    files.run(("localedef -c -i de_DE -f UTF-8 %s/de_DE.UTF-8"):format(work.path))
    local written = child.run([[io.write(os.setlocale("de_DE.UTF-8", "all") and ("%.1f"):format(0.5) or "")]],
      { LOCPATH = work.path })
    return written == "0,5"
  end

  -- The C library leaks some bytes when it reads locales from $LOCPATH.
  local none = os.getenv "VASTAI_CHECK" and "not under a memory check" or not works() and "no such locale can be made"

  teardown(function() getmetatable(work).__close() end)

  it("has no effect, whenever it is set", function()
    if none then return pending(none) end
    local output = child.run([[
      local seen
      local vast = vastai.new { transport = function(req) seen = req return 200, '{"a":1.5,"b":[0.25e1]}' end }
      local function try()
        local result, err = vast:request("POST", "/x", { json = { 0.5, 1e300 }, query = { n = 2.5 } })
        if not result then return print(err) end
        print(result.a == 3 / 2, result.b[1] == 5 / 2, seen.json[1] == 1 / 2, seen.query.n)
      end
      try()
      assert(os.setlocale("de_DE.UTF-8", "all"))
      assert(("%.1f"):format(0.5) == "0,5")
      try()
      print(vast:preview("create_api_key", { name = "n", key_params = { 0.5 } }).body)
    ]], { LOCPATH = work.path })
    assert.equal('true\ttrue\ttrue\t2.5\ntrue\ttrue\ttrue\t2.5\n{"name":"n","key_params":[0.5]}\n', output)
  end)

  it("has no effect when it is set before the first call", function()
    if none then return pending(none) end
    local output = child.run([[
      assert(os.setlocale("de_DE.UTF-8", "all"))
      local vast = vastai.new { transport = function() return 200, '{"a":1.5,"b":"x"}' end }
      local result, err = vast:request("GET", "/x", { query = { n = 2.5 } })
      print(result and result.a == 3 / 2, err)
    ]], { LOCPATH = work.path })
    assert.equal("true\tnil\n", output)
  end)
end)
