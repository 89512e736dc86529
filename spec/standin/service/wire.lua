-- Breaks the client's connection, below TLS and HTTP/2.
-- nginx can only close in an orderly way, and in HTTP/2 only the stream. So this file finds the socket by its
-- two port numbers and closes it directly.

local ffi = require "ffi"

ffi.cdef [[
struct standin_address { uint16_t family; uint16_t port; uint8_t rest[124]; };
struct standin_linger { int on; int seconds; };
int getpeername(int fd, struct standin_address *address, uint32_t *length);
int getsockname(int fd, struct standin_address *address, uint32_t *length);
int setsockopt(int fd, int level, int name, const void *value, uint32_t length);
int shutdown(int fd, int how);
uint16_t ntohs(uint16_t value);
]]

local wire = {}

local C = ffi.C
local HIGHEST_FD = 8192
local SOL_SOCKET, SO_LINGER, SHUT_RD, SHUT_RDWR = 1, 13, 0, 2

local address, length = ffi.new "struct standin_address", ffi.new "uint32_t[1]"

local function port_by(lookup, fd)
  length[0] = ffi.sizeof(address)
  return lookup(fd, address, length) == 0 and C.ntohs(address.port) or nil
end

local function client_socket()
  local theirs, ours = tonumber(ngx.var.remote_port), tonumber(ngx.var.server_port)
  for fd = 3, HIGHEST_FD do
    if port_by(C.getpeername, fd) == theirs and port_by(C.getsockname, fd) == ours then return fd end
  end
end

-- Ends the byte stream without TLS close_notify and GOAWAY.
function wire.cut()
  local fd = client_socket()
  if fd then C.shutdown(fd, SHUT_RDWR) end
  return ngx.exit(444)
end

-- Sends a TCP reset to the client; nginx receives end of input and closes the socket.
function wire.reset()
  local fd = client_socket()
  if fd then
    local linger = ffi.new("struct standin_linger", 1, 0)
    C.setsockopt(fd, SOL_SOCKET, SO_LINGER, linger, ffi.sizeof(linger))
    C.shutdown(fd, SHUT_RD)
  end
  return ngx.exit(444)
end

-- Ends only this request: the stream in HTTP/2, the connection in HTTP/1.1.
function wire.end_stream() return ngx.exit(444) end

return wire
