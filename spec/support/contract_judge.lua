-- The judge of the contract proof: tools/contract.sh with Prism, what it said of each request, and
-- the vendor's list of what is to be put up with.

local exact_json = require "spec.standin.exact_json"
local files = require "spec.support.files"

local judge = {}

local Judge = {}
Judge.__index = Judge

local SCRIPT = "tools/contract.sh"

-- Results of logs and commands lie elsewhere, not in the API: a tap carries them, none judges them.
local RESULTS = "^/results/"

local function shared() return (os.getenv "VASTAI_SHARED" or "../shared") .. "/openapi" end

local function process_id()
  local file <close> = assert(io.open "/proc/self/stat")
  return file:read "n"
end

-- True, or false and why not.
function judge.ready()
  local why, code = files.run(SCRIPT .. " ready")
  return code == 0, (why:gsub("%s+$", ""))
end

-- upstream: who answers on the scripted tap.
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

-- A page's token is no secret, but looks like one to the tap.
local function without_false_alarm(line, record)
  local rest = record.url:lower():gsub("after_token=", "")
  for _, word in ipairs { "api_key=", "apikey=", "token=", "bearer" } do
    if rest:find(word, 1, true) then return line end
  end
  return (line:gsub('"lint": %["secret in the URL"%]', '"lint": []'))
end

-- The requests since the last time, each with the judgement; kept under that name for the verdict.
-- Those that are not of the API come second.
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

-- What verdict.py says of all requests so far, and whether nothing is unknown or forbidden.
function Judge:verdict()
  local path = self.folder.path .. "/named.jsonl"
  files.write(path, table.concat(self.records, "\n") .. "\n")
  local output, code = files.run(("python3 %s %s"):format(files.quote(shared() .. "/verdict.py"), path))
  return output, code == 0
end

return judge
