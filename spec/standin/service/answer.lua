-- Sends an answer that a fault or a script describes.
--   status, headers, body (text verbatim, else JSON), times_body (repeat it)
--   delay (s, before), hang (s, then close), close/drop (true, "stream", "reset")
--   close_after (n bytes), slow { bytes, interval }, chunked (piece size),
--   gzip, until_close, raw (bytes of a whole HTTP/1.1 answer)

local gzip = require "service.gzip"
local json = require "service.json"
local wire = require "service.wire"

local answer = {}

local SENDING = { "status", "headers", "body", "slow", "chunked", "gzip", "until_close", "close_after" }
local OTHERS = { "times_body", "delay", "hang", "close", "drop", "raw" }

-- The names of all fields of a description.
answer.fields = {}
for _, names in ipairs { SENDING, OTHERS } do
  for _, name in ipairs(names) do answer.fields[name] = true end
end

function answer.base_url()
  local host = ngx.var.http_host or ngx.var.server_addr .. ":" .. ngx.var.server_port
  return ngx.var.scheme .. "://" .. host
end

local function with_server(text)
  return (text:gsub("{{server}}", function() return answer.base_url() end))
end

local function body_text(spec)
  local body = spec.body
  if body == nil then return "" end
  if type(body) ~= "string" then body = json.encode(body) end
  body = with_server(body):rep(spec.times_body or 1)
  return spec.gzip and gzip(body) or body
end

local function header_list(spec)
  local list, typed = {}, false
  for name, value in pairs(json.is_table(spec.headers) and spec.headers or {}) do
    if type(value) ~= "table" then value = tostring(value) end
    list[#list + 1] = { name, type(value) == "string" and with_server(value) or value }
    typed = typed or name:lower() == "content-type"
  end
  if not typed and type(spec.body) == "table" then list[#list + 1] = { "Content-Type", "application/json" } end
  if spec.gzip then list[#list + 1] = { "Content-Encoding", "gzip" } end
  return list
end

-- Prevents compression by nginx: it must not see Accept-Encoding.
local function set_head(spec)
  ngx.req.clear_header "Accept-Encoding"
  ngx.status = spec.status or 200
  for _, header in ipairs(header_list(spec)) do ngx.header[header[1]] = header[2] end
end

local function set_length(spec, body)
  if spec.status ~= 204 and spec.status ~= 304 and not ngx.header.content_length then
    ngx.header.content_length = #body
  end
end

-- Stops when the client has closed the connection.
local function send_pieces(body, size, interval)
  ngx.send_headers()
  for first = 1, #body, size do
    ngx.print(body:sub(first, first + size - 1))
    if not ngx.flush(true) then return end
    if interval then ngx.sleep(interval) end
  end
end

local function send_raw(text, status)
  if ngx.req.http_version() == 2 then
    ngx.status = 500
    return ngx.say "a raw answer needs HTTP/1.1"
  end
  ngx.ctx.status = status
  assert(ngx.req.socket(true)):send(text)
end

-- Only in HTTP/1 can closing the connection end a body; in HTTP/2 the body just has no length.
local function send_until_close(spec, body)
  if ngx.req.http_version() == 2 then
    set_head(spec)
    return ngx.print(body)
  end
  local lines = { ("HTTP/1.1 %d Answer"):format(spec.status or 200), "Connection: close" }
  for _, header in ipairs(header_list(spec)) do lines[#lines + 1] = header[1] .. ": " .. header[2] end
  send_raw(table.concat(lines, "\r\n") .. "\r\n\r\n" .. body, spec.status or 200)
end

local function send_cut(spec, body)
  set_head(spec)
  set_length(spec, body)
  ngx.send_headers()
  ngx.print(body:sub(1, spec.close_after))
  ngx.flush(true)
  ngx.sleep(0.001) -- nginx sends HTTP/2 frames when the handler yields
  wire.cut()
end

local function send_body(spec, body)
  set_head(spec)
  if spec.chunked then return send_pieces(body, spec.chunked) end
  set_length(spec, body)
  if spec.slow then return send_pieces(body, spec.slow.bytes or 1, spec.slow.interval or 0.1) end
  ngx.print(body)
end

local function close(how)
  if how == "reset" then return wire.reset() end
  if how == "stream" or ngx.req.http_version() < 2 then return wire.end_stream() end
  return wire.cut()
end

local function is_delay_only(spec)
  for _, name in ipairs(SENDING) do
    if spec[name] ~= nil then return false end
  end
  return true
end

-- Returns false if the description has only a delay; then the service answers.
function answer.send(spec)
  if spec.delay then ngx.sleep(spec.delay) end
  if spec.hang then ngx.sleep(spec.hang) end
  local how = spec.close or spec.drop or spec.hang and true
  if how then return close(how) end
  if spec.raw then return send_raw(with_server(spec.raw), tonumber(spec.raw:match "^HTTP/%S+ (%d+)") or 0) end
  if is_delay_only(spec) then return false end
  local body = body_text(spec)
  if spec.until_close then return send_until_close(spec, body) end
  if spec.close_after then return send_cut(spec, body) end
  return send_body(spec, body)
end

return answer
