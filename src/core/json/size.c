/* core/json/size.c -- estimates the memory that decoded JSON takes; see json.h. One loop over the
** bytes, without tokens. */
#include "core/json/json.h"

#include "core/json/scan.h"

/* Bytes in Lua 5.4 on a 64-bit machine, rounded up: of a table with its first slot, of another
** slot, of the key of a field, and of a string without its text. */
static const unsigned char costs[256] = {
    ['{'] = 96, ['['] = 96, [','] = 24, [':'] = 24, ['"'] = 40};

size_t vast_json_decoded_size(const char *text, size_t len, size_t limit) {
  const char *end = text + len;
  size_t total = 0;
  for (const char *p = text; p < end && total <= limit; p++) {
    total += costs[(unsigned char)*p];
    if (*p != '"') continue;
    const char *close = vast_json_closing_quote(p + 1, end);
    total += (size_t)(close - p - 1);
    p = close;
  }
  return total;
}
