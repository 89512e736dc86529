/* core/auth/permission_file.c -- reading a permissions file; see permissions.h.
** Owns: nothing, json is the caller's; after a failure it is empty. */
#include "core/auth/permissions.h"

#include "core/base/file.h"
#include "core/json/json.h"

static bool starts_with(const struct vast_buffer *b, const char *bytes, size_t n) {
  return b->len >= n && memcmp(b->data, bytes, n) == 0;
}

/* After the check for NUL, which would end the text early. */
static bool is_blank(const struct vast_buffer *b) {
  return strspn(vast_buffer_text(b), " \t\r\n") == b->len;
}

/* What is wrong with the bytes as a whole: mostly how an editor saved them. */
static const char *refuse_bytes(const struct vast_buffer *b) {
  if (starts_with(b, "\xEF\xBB\xBF", 3))
    return "starts with a byte-order mark; save the file without a byte-order mark";
  if (starts_with(b, "\xFF\xFE", 2) || starts_with(b, "\xFE\xFF", 2))
    return "is UTF-16; save the file as UTF-8 without a byte-order mark";
  if (b->len && memchr(b->data, '\0', b->len)) return "is not a text file (it has NUL bytes)";
  if (!vast_utf8_valid(vast_buffer_text(b), b->len)) return "is not UTF-8; save the file as UTF-8";
  return is_blank(b) ? "is blank" : NULL;
}

/* The path is the script's own word, so messages show it as given. */
static bool read_text(const char *path, struct vast_buffer *json, struct vast_error *error) {
  char shown[VAST_FILE_SHOWN], reason[VAST_FILE_REASON];
  int code = vast_file_read(path, VAST_PERMISSION_FILE_MAX, json, NULL);
  if (code)
    return vast_error_set(error, VAST_CONFIG, "cannot read the permission file '%s': %s",
                          vast_file_shown(path, shown), vast_file_reason(code, reason));
  const char *why = refuse_bytes(json);
  if (why == NULL) return true;
  return vast_error_set(error, VAST_CONFIG, "the permission file '%s' %s",
                        vast_file_shown(path, shown), why);
}

/* Remarks are left to the caller, who has the text now and may check again. */
bool vast_permissions_read(const char *path, struct vast_buffer *json, struct vast_error *error) {
  struct vast_permission_fault fault;
  char shown[VAST_FILE_SHOWN];
  vast_buffer_clear(json);
  bool ok = read_text(path, json, error);
  if (ok && !vast_permissions_check(json->data, json->len, &fault, NULL))
    ok = vast_error_set(error, VAST_CONFIG, "%s:%u:%u: %s", vast_file_shown(path, shown),
                        fault.line, fault.column, fault.message);
  if (!ok) vast_buffer_clear(json);
  return ok;
}
