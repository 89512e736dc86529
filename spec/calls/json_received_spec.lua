-- JSON that is received: the Lua values of texts, and texts that are not JSON.

local calls = require "spec.support.calls"
local expect = require "spec.support.expect"
local standin = require "spec.support.standin"
local vastai = require "vastai"

-- The value of {"v": text} in an answer.
local function value_of(text)
  local vast = expect.client { { 200, '{"v":' .. text .. "}" } }
  return assert(vast:request("GET", "/x")).v
end

local function whole(text)
  return (expect.client { { 200, text } }):request("GET", "/x")
end

local function is_integer(wanted, text)
  local value = value_of(text)
  assert.equal("integer", math.type(value), text)
  assert.equal(wanted, value, text)
end

local function is_float(wanted, text)
  local value = value_of(text)
  assert.equal("float", math.type(value), text)
  assert.equal(wanted, value, text)
end

describe("a number", function()
  it("that is integral becomes an integer in every notation", function()
    is_integer(0, "0")
    is_integer(42, "42")
    is_integer(-42, "-42")
    is_integer(1000, "1e3")
    is_integer(1000, "1E+3")
    is_integer(5, "5.0")
    is_integer(15, "1.5e1")
    is_integer(0, "-0")
    is_integer(0, "0.0")
  end)

  it("with a fraction stays a float", function()
    is_float(1.5, "1.5")
    is_float(-0.25, "-25e-2")
    is_float(1e-300, "1e-300")
    is_float(0.1, "0.1")
  end)

  it("around 2^53 stays exact", function()
    for _, sign in ipairs { "", "-" } do
      local unit = sign == "" and 1 or -1
      is_integer(unit * 9007199254740991, sign .. "9007199254740991")
      is_integer(unit * 9007199254740992, sign .. "9007199254740992")
      is_integer(unit * 9007199254740993, sign .. "9007199254740993")
      is_integer(unit * 1234567890123456789, sign .. "1234567890123456789")
    end
  end)

  it("is exact up to the limits of 64 bits, and a float beyond", function()
    is_integer(math.maxinteger, "9223372036854775807")
    is_integer(math.mininteger, "-9223372036854775808")
    is_float(2.0 ^ 63, "9223372036854775808")
    is_float(-2.0 ^ 63 - 2048, "-9223372036854777856")
    is_float(1e19, "10000000000000000000")
    is_float(1e40, "1" .. ("0"):rep(40))
    is_float(1e300, "1e300")
    is_float(1e17, "1e17")
  end)

  it("with many digits is exact in every position", function()
    local result = whole '{"a":[9007199254740993,[-9007199254740993]],"b":{"c":9007199254740995}}'
    assert.same({ a = { 9007199254740993, { -9007199254740993 } }, b = { c = 9007199254740995 } }, result)
    assert.equal(9007199254740993, (whole "9007199254740993"))
    assert.same({ 9007199254740993, 1.5, "9007199254740993" }, (whole '[9007199254740993,1.5,"9007199254740993"]'))
    assert.same({ 0.12345678901234567 }, (whole "[0.12345678901234567]"))
  end)
end)

describe("text beside long integers", function()
  -- A string of the service must never become a number.
  it("stays text, even if it looks like a mark", function()
    for _, text in ipairs { "\\u0001int:5", "\\u0001\\u0069nt:5", "\\u0001", "\\u00015", "\\u00025", "\\u00105",
      "\\u0002\\u0001int:5", "\1int:5", "\1" .. "5", "int:5", "5", "\\\\u0001int:5" } do
      local result = whole(('{"n":9007199254740993,"s":"%s","l":["%s"]}'):format(text, text))
      local alone = whole(('{"s":"%s"}'):format(text))
      assert.equal(9007199254740993, result.n)
      assert.equal("string", math.type(result.s) or type(result.s), text)
      assert.equal(alone.s, result.s)
      assert.equal(alone.s, result.l[1])
    end
  end)

  it("keeps its digits", function()
    local result = whole [[{"n":9007199254740993, "s":"see 9007199254740993, \"9007199254740995\"",
      "9007199254740997":1}]]
    assert.same({ n = 9007199254740993, s = 'see 9007199254740993, "9007199254740995"',
      ["9007199254740997"] = 1 }, result)
  end)
end)

describe("null", function()
  it("is absent in objects and keeps its place in arrays", function()
    local result = whole '{"a":null,"b":{"c":null,"d":1},"e":[1,null,3],"f":[null],"g":[{"h":null}]}'
    assert.same({ b = { d = 1 }, e = { 1, vastai.null, 3 }, f = { vastai.null }, g = { {} } }, result)
    assert.equal(3, #result.e)
    assert.equal(require "cjson".null, result.e[2])
  end)
end)

describe("a whole answer", function()
  it("that is a string becomes a message of success", function()
    assert.same({ success = true, msg = "Successfully Deleted API Key" }, (whole '"Successfully Deleted API Key"'))
    assert.same({ success = true, msg = "" }, (whole '""'))
  end)

  it("that is another scalar is returned unchanged", function()
    assert.is_true((whole "true"))
    assert.equal(7, (whole "7"))
    assert.equal(1.5, (whole "1.5"))
    assert.equal(vastai.null, (whole "null"))
    assert.same({ false, 1 }, { (whole "false"), select("#", whole "false") })
  end)

  it("with empty objects and lists has empty tables", function()
    assert.same({}, (whole "{}"))
    assert.same({}, (whole "[]"))
    assert.same({ { {}, {} } }, (whole "[[{},[]]]"))
    assert.same({ a = 1 }, (whole ' \r\n\t{ "a" : 1 } \n'))
  end)

  it("has its escape sequences decoded", function()
    local text = [["\"\\\/\b\f\n\r\t\u00e9\u017c\ud83d\udc22\u0000end żółw 🐢"]]
    assert.equal("\"\\/\b\f\n\r\té\u{17c}🐢\0end żółw 🐢", value_of(text))
    assert.same({ ["é\n"] = 1 }, (whole [[{"\u00e9\n":1}]]))
  end)

  it("that is not JSON is an error of kind decode", function()
    local bad = { "{", "[1,2", '{"a":1', '{"a":1}}', "[1] 2", "{} trailing", "[1,]", "{,}", '{"a" 1}', "{'a':1}",
      '"open', "nul", "NaN", "[NaN]", '{"a":Infinity}', "-Infinity", "[0x1F]", "[01]", "[.5]", "[+1]", "[-]",
      '["\\x"]', '["\\u12"]', "// comment\n{}", "<html></html>", "plain text", "\xEF\xBB\xBF{", "\0" }
    for _, text in ipairs(bad) do
      local err = expect.fails("decode", whole(text))
      assert.equal(200, err.status)
      assert.equal(text:sub(1, 20), err.body:sub(1, 20))
    end
    expect.fails("decode", whole "")
  end)

  it("that is nested 1000 deep is an error, not a crash", function()
    for _, depth in ipairs { 1000, 100000 } do
      expect.fails("decode", whole(("["):rep(depth) .. ("]"):rep(depth)))
      expect.fails("decode", whole(('{"a":'):rep(depth) .. "1" .. ("}"):rep(depth)))
      expect.fails("decode", whole(("["):rep(depth)))
    end
    local value = whole(("["):rep(100) .. "9007199254740993" .. ("]"):rep(100))
    for _ = 1, 100 do value = value[1] end
    assert.equal(9007199254740993, value)
  end)

  it("that cannot be decoded is ambiguous if the call is not idempotent", function()
    local vast = expect.client { { 200, '{"id": 1, "key": ' } }
    local err = expect.fails("ambiguous", vast:create_api_key("ci"))
    assert.equal("show_api_keys", err.lookup)
  end)
end)

describe("a large body over a real connection", function()
  it("arrives completely, compressed or not", function()
    local server <close> = standin.start()
    local vast = calls.client(server)
    for _, gzip in ipairs { false, true } do
      server:clear_faults()
      local row = '{"id":9007199254740993,"name":"żółw","price":0.25,"gone":null},'
      server:fault { status = 200, body = "[" .. row:rep(40000) .. "{}]", gzip = gzip or nil }
      local list = assert(vast:request("GET", "/x"))
      assert.equal(40001, #list)
      assert.same({ id = 9007199254740993, name = "żółw", price = 0.25 }, list[1])
      assert.same({ id = 9007199254740993, name = "żółw", price = 0.25 }, list[40000])
    end
  end)
end)
