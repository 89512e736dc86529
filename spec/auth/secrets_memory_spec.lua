-- Keys in memory: the library wipes its own copies.

local calls = require "spec.support.calls"
local files = require "spec.support.files"

-- A child process reads its key from a file, so that no Lua string holds the whole key, creates clients
-- and releases them. It searches its own memory for the key: present while a client exists, absent
-- afterwards. (The start of the key is not searched for, because free() overwrites it. Calls are not
-- made, because they leave copies in buffers of libcurl and OpenSSL, which cannot be wiped.)
local SEARCH = [[
  local vastai = require "vastai"
  local first, second = "one-half-of-a-secret", "-and-the-other-half-0001"
  local function copies()
    local count = 0
    for line in io.lines "/proc/self/maps" do
      local from, to, mode, name = line:match "^(%x+)%-(%x+) (%S+) %S+ %S+ %S+%s*(.*)$"
      from, to = tonumber(from, 16), tonumber(to, 16)
      if mode:sub(1, 2) == "rw" and (name == "" or name == "[heap]" or name == "[stack]") and to - from < 1 << 28 then
        local memory <close> = io.open "/proc/self/mem"
        memory:setvbuf "no"
        memory:seek("set", from)
        local text = memory:read(to - from) or ""
        local at = 1
        while true do
          local found, last = text:find(first, at, true)
          if not found then break end
          if text:sub(last + 1, last + #second) == second then count = count + 1 end
          at = last + 1
        end
        text = nil
        collectgarbage()
      end
    end
    return count
  end
  print(copies() == 0)
  do
    local vast = assert(vastai.new { server_url = "https://127.0.0.1:9" })
    local other <close> = assert(vast:with { timeout = 1 })
    print(vast:credentials().last4, copies() > 0)
    vast:set_api_key "another-key-0002"
    vast:close()
  end
  collectgarbage()
  collectgarbage()
  print(copies())]]

describe("the memory of a process", function()
  it("contains no key after its last client is collected", function()
    local home <close> = files.temporary()
    files.run(("mkdir -p %s/.config/vastai"):format(home.path))
    files.run("printf '%s%s%s' vast-key-with-a-long-beginning- one-half-of-a-secret -and-the-other-half-0001 >"
      .. home.path .. "/.config/vastai/vast_api_key")
    files.run("chmod 600 " .. home.path .. "/.config/vastai/vast_api_key")
    assert.equal("true\n0001\ttrue\n0\n", (calls.script(SEARCH, { HOME = home.path })))
  end)
end)
