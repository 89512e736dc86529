/* core/json/compact.c -- JSON text without the blanks between its tokens; see json.h. */
#include "core/json/json.h"

bool vast_json_compact(const char *text, size_t len, struct vast_buffer *out) {
  bool quoted = false;
  for (size_t i = 0; i < len; i++) {
    char c = text[i];
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (quoted || !blank) vast_buffer_putc(out, c);
    if (quoted && c == '\\' && i + 1 < len) vast_buffer_putc(out, text[++i]);
    else if (c == '"') quoted = !quoted;
  }
  return !out->failed;
}
