-- Runs Prism for the contract test with tools/contract.sh, collects its verdict on each request, and applies
-- the vendor's list of known faults of the description.

local exact_json = require "spec.standin.exact_json"
local files = require "spec.support.files"

local judge = {}

local Judge = {}
Judge.__index = Judge

local SCRIPT = "tools/contract.sh"

-- Results of logs and commands are not part of the API: a tap forwards these requests without a verdict.
local RESULTS = "^/results/"

local function shared() return (os.getenv "VASTAI_SHARED" or "../shared") .. "/openapi" end

local function process_id()
  local file <close> = assert(io.open "/proc/self/stat")
  return file:read "n"
end

-- True, or false and the reason.
function judge.ready()
  local why, code = files.run(SCRIPT .. " ready")
  return code == 0, (why:gsub("%s+$", ""))
end

-- upstream: the server behind the scripted tap.
function judge.start(upstream)
  local folder = files.temporary()
  local self = setmetatable({ folder = folder, records = {}, seen = 0 }, Judge)
  local output, code = files.run(("%s start %s %s %d"):format(SCRIPT, folder.path, upstream, process_id()))
  assert(code == 0, output)
  self.examples, self.scripted = output:match "examples=(%S+)", output:match "scripted=(%S+)"
  return self
end

function Judge:stop()
  files.run(("%s stop %s"):format(SCRIPT, self.folder.path))
  getmetatable(self.folder).__close(self.folder)
end

-- The token of a page is not a secret, but the tap treats it as one.
local function without_false_alarm(line, record)
  local rest = record.url:lower():gsub("after_token=", "")
  for _, word in ipairs { "api_key=", "apikey=", "token=", "bearer" } do
    if rest:find(word, 1, true) then return line end
  end
  return (line:gsub('"lint": %["secret in the URL"%]', '"lint": []'))
end

-- Returns the requests since the previous call, each with its verdict, and the requests outside the API.
-- Stores them under that name for the final verdict.
function Judge:take(name)
  local path = self.folder.path .. "/records.jsonl"
  local text = files.exists(path) and files.read(path) or ""
  local new, others = {}, {}
  for line in text:sub(self.seen + 1):gmatch "[^\n]+" do
    local record = exact_json.decode(line)
    if record.url:find(RESULTS) then
      others[#others + 1] = record
    else
      new[#new + 1] = record
      line = without_false_alarm(line, record)
      self.records[#self.records + 1] = ('{"sdk": "%s", %s'):format(name, line:sub(2))
    end
  end
  self.seen = #text
  return new, others
end

-- The output of verdict.py for all requests so far, and whether none is unknown or forbidden.
function Judge:verdict()
  local path = self.folder.path .. "/named.jsonl"
  files.write(path, table.concat(self.records, "\n") .. "\n")
  local output, code = files.run(("python3 %s %s"):format(files.quote(shared() .. "/verdict.py"), path))
  return output, code == 0
end

return judge
