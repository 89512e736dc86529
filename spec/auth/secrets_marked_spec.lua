-- Secrets other than the API key: values that rows mark secret are masked in all output of a client.

local calls = require "spec.support.calls"
local cjson = require "cjson"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local vastai = require "vastai"

-- Arguments and result fields that hold secrets, whatever the method.
local SECRETS = {
  password = true, value = true, secret_access_key = true, access_key = true, application_key = true, code = true,
  backup_code = true, secret = true, env = true, login = true, image_login = true, docker_login_pass = true,
  api_key = true, state = "create_connection", extra = true, launch_args = true, webhook_url = true,
}

local function marked_methods()
  local names = {}
  for _, op in ipairs(vastai.describe()) do
    for _, param in ipairs(op.params) do
      if param.secret and op.verb then names[op.name] = true end
    end
  end
  return names
end

describe("the rows", function()
  it("mark every argument whose name implies a secret", function()
    for _, op in ipairs(vastai.describe()) do
      for _, param in ipairs(op.params) do
        local secret = SECRETS[param.name]
        assert.equal(secret == true or secret == op.name, param.secret or false, op.name .. "." .. param.name)
      end
    end
  end)
end)

describe("the secret mark", function()
  it("is shown by describe, help, the reference and the types", function()
    local op = vastai.describe "create_env_var"
    assert.is_nil(op.params[1].secret)
    assert.is_true(op.params[2].secret)
    assert.same({ "secret", "provisioning_uri" }, vastai.describe("tfa_totp_setup").secret_fields)
    expect.contains("value: string (required; secret: masked", vastai.help "create_env_var")
    expect.contains("secrets   of the result: secret, provisioning_uri", vastai.help "tfa_totp_setup")
    expect.contains("| `value` | string | required; secret | body |", files.read "docs/reference.md")
    expect.contains("Secret results: `secret`, `provisioning_uri`.", files.read "docs/reference.md")
    expect.contains("--- - `value` (required): value of the variable (secret: masked", files.read "library/vastai.lua")
  end)
end)

describe("the secrets that the rows mark", function()
  local output, code

  setup(function()
    local folder <close> = files.temporary()
    output, code = calls.script(files.read "spec/support/secret_calls.lua", nil, folder.path)
  end)

  it("are tested with every method that has a secret argument", function()
    assert.equal(0, code, output:sub(-2000))
    local done = {}
    for name in output:gmatch "\ndone\t([%w_]+)" do done[name] = true end
    assert.same(marked_methods(), done)
    local lines = select(2, output:gsub("\n", ""))
    assert.is_true(lines > 20000, lines .. " texts")
  end)

  it("do not appear in any output of the client", function()
    local found = {}
    for line in output:gmatch "[^\n]+" do
      if line:find("Qz7MARK", 1, true) or line:find("Wv9END", 1, true) then found[#found + 1] = line end
    end
    assert.equal(0, #found, #found .. " texts, such as " .. table.concat(found, "\n", 1, math.min(#found, 8)))
  end)

  it("are masked without hiding the rest of a text", function()
    expect.contains("we got *** from you", output)
    expect.contains("got *** here", output)
  end)
end)

-- A client of a service with this answer.
local function answered(status, body, options)
  local all = { api_key = "key-of-these-specs-0001", retry = 1, transport = function() return status, body end }
  for name, value in pairs(options or {}) do all[name] = value end
  return assert(vastai.new(all))
end

-- The required arguments of the method.
local function least(op)
  local args, kinds = {}, { integer = 7, number = 7, table = {}, list = { "x" }, any = {}, ["integer[]"] = { 7 } }
  for _, param in ipairs(op.params) do
    if param.required then
      args[param.name] = param.words and param.words[1] or kinds[param.type] or param.type:find "integer" and 7
        or "2026-01-01"
    end
  end
  return args
end

-- Answers with the secret in the field: as JSON, truncated, and as Python repr.
local function quoting(field, value)
  local body = cjson.encode { success = false, outer = { { [field] = value } }, open = "shown" }
  return { body, body:sub(1, -2), (body:gsub('"', "'")) }
end

describe("the secrets of a result", function()
  it("are masked in errors that quote the answer", function()
    local judged = 0
    for _, op in ipairs(vastai.describe()) do
      for _, field in ipairs(op.secret_fields or {}) do
        for _, value in ipairs { "hidden-1", { "hidden-1", { x = "hidden-1" } } } do
          for _, text in ipairs(quoting(field, value)) do
            local vast <close> = answered(500, text)
            local ok, _, err = pcall(vast[op.name], vast, least(op))
            if ok then
              judged = judged + 1
              expect.lacks("hidden-1", err.body)
              expect.contains("shown", err.body)
            end
          end
        end
      end
    end
    assert.is_true(judged > 250, judged .. " answers")
  end)

  it("are masked by field name if there is no row", function()
    for _, field in ipairs { "secret_access_key", "session_key", "webhook_secret", "env", "backup_codes" } do
      local _, err = answered(500, cjson.encode { [field] = { a = "hidden-1" } }):request("GET", "/x")
      expect.lacks("hidden-1", err.body)
    end
  end)
end)

describe("a free request", function()
  it("also masks secrets of its body and query", function()
    local events = {}
    local vast = answered(400, "no hidden-1 and hidden-2 here", { on_event = function(e) events[#events + 1] = e end })
    local _, err = vast:request("POST", "/x", { json = { password = "hidden-1" }, query = { token = "hidden-2" } })
    expect.contains("no *** and *** here", err.message)
    expect.lacks("hidden", err.path .. err.body .. events[1].url)
  end)
end)

describe("the key", function()
  it("that was refused is masked also after the next key fails", function()
    local keys, sent = { "first-key-of-these-0001", "second-key-of-these-0002" }, 0
    local vast = assert(vastai.new { retry = 1, api_key = function() return table.remove(keys, 1) end,
      transport = function()
        sent = sent + 1
        return 401, "not first-key-of-these-0001, nor second-key-of-these-0002"
      end })
    local _, err = vast:show_user()
    assert.equal(2, sent)
    expect.contains("not ***, nor ***0002", err.message)
  end)

  local KEY = "key-of-these-specs-0001"

  it("is masked in a preview's URL", function()
    local params = { note = KEY, api_key = "other-1" }
    local shown = assert(answered(200, "{}"):preview("show_instances_v1", { params = params }))
    expect.lacks(KEY, shown.url .. shown.curl)
    expect.lacks("other-1", shown.url .. shown.curl)
  end)

  it("is not in the json field that a transport callback receives", function()
    local seen = 0
    for _, op in ipairs(vastai.describe()) do
      if op.autoscaler then
        local vast = assert(vastai.new { api_key = KEY, retry = 1, transport = function(req)
          if req.json and req.json.api_key then
            seen = seen + 1
            assert.equal("***0001", req.json.api_key)
          end
          return 500
        end })
        local args = {}
        for _, param in ipairs(op.params) do args[param.name] = param.required and 7 or nil end
        if op.name == "route" then args.endpoint = "e" end
        vast[op.name](vast, args)
      end
    end
    assert.is_true(seen == 3, seen .. " rows")
  end)

  it("comes from the environment in a curl command with the key in its body", function()
    local shown = assert(answered(200, "{}"):preview("get_endpt_logs", { id = 1 }))
    expect.contains([["api_key":"'"$VAST_API_KEY"'"]], shown.curl)
    expect.contains('"api_key":"***"', shown.body)
    assert.is_nil(shown.note)
  end)
end)

describe("a preview", function()
  it("marks the values to fill in", function()
    local vast = answered(200, "{}")
    local shown = assert(vast:preview("create_env_var", { name = "HF_TOKEN", value = "1" }))
    assert.equal('{"key":"HF_TOKEN","value":"***"}', shown.body)
    expect.contains([[-d '{"key":"HF_TOKEN","value":"<value>"}']], shown.curl)
    expect.contains("<name>", shown.note)
    shown = assert(vast:preview("update_instance", { id = 7, env = { A = "b c", ["-p 80:80"] = "1" } }))
    expect.contains('"A":"<A>"', shown.curl)
    shown = assert(vast:preview("update_instance", { id = 7, env = "-e A=b -p 80:80" }))
    expect.contains('"env":"-e A=*** -p 80:80"', shown.body)
    expect.contains('"env":"-e A=<A> -p 80:80"', shown.curl)
  end)

  it("masks a short secret in its own field only", function()
    local vast = answered(400, "field 1 of 1")
    local _, err = vast:create_env_var { name = "A", value = "1" }
    expect.contains("field 1 of 1", err.message)
  end)
end)

describe("a proxy password", function()
  it("is in no error", function()
    for _, proxy in ipairs { "zzz://user1:passw0rd@127.0.0.1:1", "http://user1:passw0rd@127.0.0.1:1",
      "user1:passw0rd@127.0.0.1:1", "zzz://user1:" .. ("passw0rd"):rep(60) .. "@127.0.0.1:1",
      "http://user1:pass/w0rd@127.0.0.1:1" } do
      local vast <close> = assert(vastai.new {
        api_key = "k-0000001", server_url = "https://127.0.0.1:1", retry = 1, proxy = proxy,
        allow_http = true })
      local _, err = vast:show_user()
      for _, text in pairs(err) do
        expect.lacks("passw0rd", tostring(text))
        expect.lacks("pass/w0rd", tostring(text))
        expect.lacks("user1", tostring(text))
      end
      expect.lacks("passw0rd", tostring(err))
    end
  end)

  it("is in no error if the proxy is set by the environment", function()
    local text = calls.script([[
      local vast = assert(require "vastai".new { api_key = "k-0000001", server_url = "https://127.0.0.1:1", retry = 1,
        allow_http = true })
      local _, err = vast:show_user()
      print(err)
      for name, value in pairs(err) do print(name, value) end]],
      { https_proxy = "zzz://user1:passw0rd@127.0.0.1:1" })
    expect.contains("network", text)
    expect.lacks("passw0rd", text)
  end)

  it("is not in the message about an unknown option", function()
    expect.lacks("passw0rd", select(2, pcall(vastai.new, { ["http://user1:passw0rd@host"] = true })))
  end)
end)

describe("control characters", function()
  it("of the C1 block are replaced by blanks in errors and their text", function()
    local _, err = answered(400, cjson.encode { error = "a\u{9B}31mb\u{85}c", code = "x\u{80}y" }):show_user()
    expect.contains("a 31mb c", err.message)
    expect.lacks("\u{9B}", tostring(err))
    assert.equal("x y", err.code)
    err.message, err.hint = "line\nbreak \u{9B}31m \x9B31m", "b\27[31m"
    assert.is_nil(tostring(err):find "%c")
    expect.lacks("\u{9B}", tostring(err))
    expect.lacks("\x9B31m", tostring(err))
  end)
end)
