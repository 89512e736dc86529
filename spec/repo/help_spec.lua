-- vastai.help and docs/reference.md: fields with units, errors that are particular to a method, arguments
-- that are not sent.

local core = require "vastai.core"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local method_errors = require("vastai.help").errors
local vastai = require "vastai"

local reference = files.read "docs/reference.md"

local function all_methods()
  local list = vastai.describe()
  return table.move(core.composed(), 1, #core.composed(), #list + 1, list)
end

local function section(name)
  local at = assert(reference:find("\n### " .. name .. "\n", 1, true), name)
  return reference:sub(at + 1):match "^(.-)\n##" or reference:sub(at)
end

local function error_of(name, kind)
  for _, err in ipairs(method_errors(vastai.describe(name))) do
    if err.kind == kind then return err.text end
  end
end

describe("the errors of a method", function()
  it("follow from its row", function()
    assert.equal("the key lacks the scope `user_write`", error_of("create_api_key", "permission"))
    assert.equal("the answer was lost or has no usable `id`: the request may have been processed;"
      .. " check with `show_api_keys`", error_of("create_api_key", "ambiguous"))
    assert.equal("the service has no object with that `id`", error_of("show_api_key", "not_found"))
    assert.equal("another customer rented the offer first", error_of("create_instance", "unavailable"))
    assert.equal("`permission_file` cannot be read, or is not valid", error_of("create_team_role", "config"))
    assert.is_nil(error_of("show_user", "ambiguous"))
    assert.is_nil(error_of("show_user", "not_found"))
  end)

  it("are kinds that exist, each once", function()
    local kinds = files.read "src/core/base/error.h"
    for _, op in ipairs(all_methods()) do
      local seen = {}
      for _, err in ipairs(method_errors(op)) do
        expect.contains('"' .. err.kind .. '"', kinds)
        assert.is_nil(seen[err.kind], op.name .. " " .. err.kind)
        seen[err.kind] = true
      end
    end
  end)

  it("name methods and arguments that exist", function()
    for _, op in ipairs(all_methods()) do
      local known = {}
      for _, param in ipairs(op.params) do known[param.name] = true end
      for _, err in ipairs(method_errors(op)) do
        local method = err.text:match "check with `([^`]+)`"
        if method then assert.truthy(vastai.describe(method), op.name .. ": " .. method) end
        local argument = err.text:match "within `([^`]+)`" or err.text:match "after `([^`]+)`"
        if argument then assert.is_true(known[argument], op.name .. ": " .. argument) end
      end
    end
  end)

  it("stand in help and in the reference", function()
    for _, op in ipairs(all_methods()) do
      local help, page = vastai.help(op.name), section(op.name)
      for _, err in ipairs(method_errors(op)) do
        expect.contains("error     " .. err.kind .. ": " .. err.text:gsub("`", ""), help)
        expect.contains("| `" .. err.kind .. "` | " .. err.text .. " |", page)
      end
    end
  end)
end)

describe("the fields of a result", function()
  it("stand in help with type and unit", function()
    local help = vastai.help "search_offers"
    expect.contains("dph_total number ($/h),", help)
    expect.contains("gpu_ram integer (MB),", help)
    expect.contains("fields of price_parts\n  gpuCostPerHour number ($/h)", help)
    expect.contains("api_key string (secret)", vastai.help "create_api_key")
    expect.contains("ports table<string, port_binding[]>", vastai.help "show_instance")
    for line in help:gmatch "\n  (%l[^\n:]*,)\n" do assert.is_true(#line < 110, line) end
  end)

  it("stand in the reference, those of shared records once", function()
    assert.matches("| `key` | string | [^|]*; secret; always present |", section "create_api_key")
    expect.contains("[offer](#record-offer)[]", section "search_offers")
    expect.contains("| `gpu_ram` | integer | MB |", section "record offer")
    local _, count = reference:gsub("\n| `dlperf_per_dphtotal` | number | ", "")
    assert.is_true(count >= 1 and count <= 4, count .. " tables have the field")
  end)

  it("stand there for every method that returns a record", function()
    for _, op in ipairs(all_methods()) do
      local page = section(op.name)
      if op.record then
        assert.truthy(page:find("(#record-" .. op.record .. ")", 1, true)
          or page:find("\n| `" .. op.fields[1].name .. "` |", 1, true), op.name)
      end
    end
  end)
end)

describe("an argument that is not sent", function()
  it("is marked in help and in the reference", function()
    expect.contains("permission_file: string (not sent)", vastai.help "create_api_key")
    expect.contains("| `permission_file` | string | | not sent |", section "create_api_key")
    expect.contains("| `name` | string | required | body |", section "create_api_key")
    expect.contains("| path |", section "delete_api_key")
    expect.contains("body, `onstart`", section "create_instance")
  end)
end)

describe("what stands in the reference", function()
  it("includes the module's functions and the client's methods", function()
    for name, value in pairs(vastai) do
      if type(value) == "function" then section("vastai." .. name) end
    end
    for _, name in ipairs { "with", "with_key", "close", "credentials", "request", "preview", "ssh_endpoint", "start",
      "each", "pages", "page", "key", "revoke" } do
      section("client:" .. name)
    end
  end)

  it("says how a call that is not idempotent is retried", function()
    expect.contains("Not idempotent: retried only if it cannot have been processed; if the answer is lost, check with "
      .. "[`show_api_keys`](#show_api_keys)", section "create_api_key")
    expect.contains("repeated  not idempotent: retried only if it cannot have been processed",
      vastai.help "create_api_key")
  end)
end)
