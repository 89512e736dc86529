-- Unusable values in files and answers return nil and an error; they neither raise nor leave the client
-- without a key.

local expect = require "spec.support.expect"
local files = require "spec.support.files"

local NEW = "new-key-that-works-0001"

describe("a file with values that cannot be sent", function()
  local folder

  before_each(function() folder = files.temporary() end)
  after_each(function() getmetatable(folder).__close() end)

  local function written(text)
    files.write(folder.path .. "/file.json", text)
    return folder.path .. "/file.json"
  end

  local DEEP = ('{"a":'):rep(120) .. "1" .. ("}"):rep(120)

  for _, number in ipairs { "1e999", "-1e999", "1e400", "1" .. ("0"):rep(400) } do
    it("is refused as permissions: " .. number:sub(1, 12), function()
      local vast, requests = expect.client()
      local path = written(('{"api":{"misc":{"constraints":{"id":{"eq":%s}}}}}'):format(number))
      local err = expect.fails("config", vast:create_api_key { name = "n", permission_file = path })
      expect.contains("file.json:1:43: 'eq' takes a finite number", err.message)
      expect.fails("config", vast:create_team_role { name = "n", permission_file = path })
      assert.equal(0, #requests)
    end)
  end

  for what, text in pairs {
    ["number too large"] = '{"a":[1,{"b":1e999}]}', ["nested too deeply"] = DEEP, ["UTF-8"] = '{"a":"\xFF"}',
    ["not a JSON object"] = "[1,2]", ["not a JSON object "] = '{"a":1', ["not a JSON object  "] = "1",
  } do
    it("is refused as a user: " .. what, function()
      local vast, requests = expect.client()
      local err = expect.fails("config", vast:set_user { file = written(text) })
      expect.contains(what:match "^(.-) *$", err.message)
      assert.equal(0, #requests)
    end)
  end

  it("is sent if its numbers are large but finite", function()
    local vast, requests = expect.client()
    assert(vast:set_user { file = written '{"a":1e300,"b":12345678901234567,"c":[1.5,{}]}' })
    assert.equal(1e300, requests[1].json.a)
    assert.equal(12345678901234567, requests[1].json.b)
  end)
end)

describe("reset_api_key", function()
  local function reset(body)
    local vast, requests = expect.client({ { 200, body }, { 200, "{}" } }, { api_key = "old-key-0001" })
    local result, err = vast:reset_api_key()
    assert.equal(1, #requests)
    return vast, result, err
  end

  for what, body in pairs {
    ["without a key"] = '{"success":true}', ["with an empty key"] = '{"success":true,"api_key":""}',
    ["with a number"] = '{"success":true,"api_key":1234567890123}', ["with a null"] = '{"success":true,"api_key":null}',
    ["with control characters"] = '{"success":true,"api_key":"secret-part\\u0001-of-a-key"}',
    ["with a line break"] = '{"success":true,"api_key":"secret-part\\n-of-a-key"}',
    ["with a NUL"] = '{"success":true,"api_key":"secret-part\\u0000-of-a-key"}',
    ["with JSON"] = '{"success":true,"api_key":"{\\"secret-part\\":1}"}', ["of a text"] = '"secret-part"',
    ["of nothing"] = "{}", ["of a list"] = "[]", ["of true"] = "true", ["of null"] = "null",
  } do
    it("fails for an answer " .. what, function()
      local vast, result, err = reset(body)
      expect.fails("ambiguous", result, err)
      expect.contains("the old key no longer works", err.message)
      expect.contains("https://cloud.vast.ai/", err.message)
      for _, value in pairs(err) do expect.lacks("secret-part", value) end
      expect.lacks("secret-part", err)
      assert.equal("0001", vast:credentials().last4)
    end)
  end

  it("uses the new key under either field name, trimmed", function()
    for _, body in ipairs {
      '{"success":true,"api_key":"%s"}', '{"success":true,"key":"%s"}', '{"success":true,"api_key":" %s\\n"}',
    } do
      local vast, result = reset(body:format(NEW:gsub("0001", "0002")))
      assert.is_true(result.success)
      assert.equal("0002", vast:credentials().last4)
    end
  end)
end)

describe("the list in which show_api_key searches", function()
  it("may be a list without an object around it", function()
    local gone = { 404, '{"error":"deprecated_endpoint"}' }
    local vast = expect.client { gone, { 200, '[{"id":1,"name":"one"},{"id":2,"name":"two"}]' } }
    assert.equal("two", assert(vast:show_api_key(2)).name)
  end)
end)
