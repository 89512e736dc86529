-- The reference as a list of sections in Markdown: { title, text, names }, from the rows, the types for
-- editors and tools/examples.lua. tools/docs.lua joins them, tools/site.lua makes a page of each.

local core = require "vastai.core"
local library = require "tools.reference_library"
local method = require "tools.reference_method"
local records = require "tools.reference_records"
local text = require "tools.reference_text"
local types = require "tools.library_types"
local vastai = require "vastai"

local reference = {}

reference.INTRO = [[
`vast` is a client: `local vast = assert(vastai.new())`. Every method returns its result, or `nil` and an
[error object](#vastaierror). Arguments go in one table by name; leading ones may stand by position, in the
order of the table. A mistake in the arguments raises an error at the line of the script. Ids are at least 1,
and a required text is not blank.

The column "sent in" names the part of the request that holds the argument, and its name there where that
differs. An argument that is "not sent" is read by the library only.

The value of a secret argument is masked in previews, events and errors: of a table, or of Docker flags
`-e NAME=value`, the values are. A secret field of a result is masked where an error quotes the answer. A
secret of fewer than four characters is masked in its own field only, a longer one wherever a text quotes it.

Fields of results may be absent unless they are "always present", and fields that are not documented are
passed through. `vastai.help "name"` prints the facts of a method, `vastai.describe "name"` returns them as a
table.]]

local ERRORS = [[
The table of a method lists the errors that are particular to it. Any method that sends a request can also
return these:

| error | when |
|---|---|
| `auth` | the key is missing, wrong or deleted |
| `tfa_required` | the account requires two-factor authentication, or the session expired: see [tfa_login](#tfa_login) |
| `gone` | the service retired the route |
| `conflict` | the request conflicts with the state of the service |
| `invalid` | the service refused the request |
| `rate_limit` | too many requests; `err.retry_after` is the number of seconds to wait |
| `server` | the service failed |
| `network`, `tls` | no connection; the certificate or the handshake failed |
| `timeout` | `timeout`, `connect_timeout`, `stall_timeout` or `deadline` passed |
| `decode` | the answer is not what the method expects |
| `too_large` | the answer exceeds `max_response` or `max_result` |
| `config` | a key, a file or a setting cannot be used |
| `cancelled`, `closed` | the call was cancelled; its client was closed |]]

local function read(path)
  local file <close> = assert(io.open(path))
  return file:read "a"
end

local function all_methods()
  local list = vastai.describe()
  return table.move(core.composed(), 1, #core.composed(), #list + 1, list)
end

-- { { title, ops }, … } in the order of the rows, methods by name.
local function groups(ops)
  local list, by_title = {}, {}
  for _, op in ipairs(ops) do
    local group = by_title[op.group]
    if not group then
      group = { title = op.group, ops = {} }
      by_title[op.group], list[#list + 1] = group, group
    end
    group.ops[#group.ops + 1] = op
  end
  for _, group in ipairs(list) do table.sort(group.ops, function(a, b) return a.name < b.name end) end
  return list
end

local function methods_section(group, found, columns)
  local out = {}
  for i, op in ipairs(group.ops) do out[i] = method(op, found, columns) end
  return { title = group.title, text = table.concat(out, "\n") }
end

local function adapters()
  local list = {}
  for i, name in ipairs { "cqueues", "frame", "luv" } do
    list[i] = { name = name, source = read("library/vastai/adapters/" .. name .. ".lua") }
  end
  return list
end

local function add_library(list, found)
  local parts = library.sections(read "library/vastai.lua", adapters(), found.shared, types.class_of)
  local function add(title, part) list[#list + 1] = { title = title, text = part } end
  add("The module", parts.vastai)
  add("Client methods", parts.Client)
  add("Started calls", parts.Call)
  add("Tasks", parts.Task)
  add("Adapters", parts.adapters)
  add("Objects", parts.objects)
end

-- The headings of each section; no two anchors are equal.
local function index(list)
  local seen = {}
  for _, section in ipairs(list) do
    section.names = {}
    seen[text.anchor(section.title)] = section.title
    for heading in ("\n" .. section.text):gmatch "\n### ([^\n]+)" do
      local anchor = text.anchor(heading)
      assert(not seen[anchor], "two headings have the anchor " .. anchor)
      seen[anchor] = heading
      section.names[#section.names + 1] = heading
    end
  end
  return list
end

function reference.sections()
  local ops = all_methods()
  local found, columns = records.collect(ops), records.columns(ops)
  local list = { { title = "Errors of every method", text = "\n" .. ERRORS } }
  for _, group in ipairs(groups(ops)) do list[#list + 1] = methods_section(group, found, columns) end
  add_library(list, found)
  list[#list + 1] = { title = "Records", text = records.section(found) }
  list[#list + 1] = { title = "Search columns", text = records.columns_section(columns) }
  return index(list)
end

return reference
