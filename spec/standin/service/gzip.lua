-- Compresses a text with the zlib that nginx is linked to.
-- The filter of nginx compresses only some statuses, and only on request.

local ffi = require "ffi"

ffi.cdef [[
typedef struct {
  const char *next_in; unsigned avail_in; unsigned long total_in;
  char *next_out; unsigned avail_out; unsigned long total_out;
  const char *msg; void *state; void *zalloc; void *zfree; void *opaque;
  int data_type; unsigned long adler; unsigned long reserved;
} standin_zlib;
int deflateInit2_(standin_zlib *stream, int level, int method, int bits, int memory,
                  int strategy, const char *version, int size);
int deflate(standin_zlib *stream, int flush);
int deflateEnd(standin_zlib *stream);
unsigned long deflateBound(standin_zlib *stream, unsigned long size);
]]

local LEVEL, METHOD, GZIP_WINDOW, MEMORY, FINISH, STREAM_END = 6, 8, 31, 8, 4, 1

local function gzip(text)
  local C, stream = ffi.C, ffi.new "standin_zlib"
  local started = C.deflateInit2_(stream, LEVEL, METHOD, GZIP_WINDOW, MEMORY, 0, "1", ffi.sizeof(stream))
  assert(started == 0, "zlib does not start")
  local room = tonumber(C.deflateBound(stream, #text))
  local out = ffi.new("char[?]", room)
  stream.next_in, stream.avail_in = text, #text
  stream.next_out, stream.avail_out = out, room
  local ended = C.deflate(stream, FINISH) == STREAM_END
  local size = tonumber(stream.total_out)
  C.deflateEnd(stream)
  assert(ended, "zlib did not finish")
  return ffi.string(out, size)
end

return gzip
