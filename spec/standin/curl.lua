-- Makes one request with the curl command, for the specs of the stand-in.

local shell = require "spec.standin.shell"

local MARK = "\n@@answer "
local REPORT = MARK:gsub("\n", "\\n") .. "%{http_code} %{http_version} %{exitcode} %{num_connects} %{time_total}"

local function arguments(options)
  local list = { "--max-time 30", "--" .. (options.http or "http1.1") }
  if options.ca_file then list[#list + 1] = "--cacert " .. shell.quote(options.ca_file) end
  if options.verb then list[#list + 1] = "-X " .. options.verb end
  if options.key then list[#list + 1] = "-H " .. shell.quote("Authorization: Bearer " .. options.key) end
  if options.body then list[#list + 1] = "--data-raw " .. shell.quote(options.body) end
  for _, more in ipairs(options.more or {}) do list[#list + 1] = more end
  return table.concat(list, " ")
end

local function parse_head(text)
  local headers = {}
  local head, body = text:match "^(HTTP/.-\r\n)\r\n(.*)$"
  for name, value in (head or ""):gmatch "([^\r\n:]+): ([^\r\n]*)" do headers[name:lower()] = value end
  return headers, body or text
end

-- options: ca_file, key, verb, body, http ("http1.1" or "http2"), more (arguments).
-- Returns the answer: status (0: none), body, headers, http ("1.1", "2"), exit (exit code of curl),
-- connects, time.
return function(url, options)
  local output = shell.run(("curl -sSi -w %s %s %s 2>/dev/null")
    :format(shell.quote(REPORT), arguments(options), shell.quote(url)))
  local text, status, http, exit, connects, time =
    output:match("^(.*)" .. MARK .. "(%d+) (%S+) (%d+) (%d+) (%S+)")
  assert(text, output)
  local headers, body = parse_head(text)
  return { status = tonumber(status), http = http, exit = tonumber(exit), connects = tonumber(connects),
    time = tonumber(time), headers = headers, body = body }
end
