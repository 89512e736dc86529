/* core/query/order.c -- the order of a search; see order.h. */
#include "core/query/order.h"

#include "core/base/error.h"

static bool is_minus(char c) { return c == '-'; }

static bool is_plus(char c) { return c == '+'; }

bool vast_order_check(const struct vast_field_set *set, const char *name, size_t len,
                      struct vast_query_fault *fault) {
  char text[64];
  size_t i = 0;
  while (i < len && vast_is_name_char(name[i])) i++;
  if (i < len || len == 0) return true; /* not a name: left to the service */
  if (vast_field_find(set, name, len) || vast_field_is_column(set, name, len)) return true;
  vast_text_copy(text, sizeof text, name, len);
  const char *meant = vast_column_nearest(set, text);
  return !meant || vast_query_fail(fault, "unknown field '%s' (did you mean '%s'?)", text, meant);
}

bool vast_order_pair(struct vast_order *o, struct vast_slice field, bool descending) {
  const char *direction = descending ? "desc" : "asc";
  const char *meant = vast_field_alias(o->set, field.bytes, field.len);
  if (o->count++ >= VAST_QUERY_ORDERS)
    return vast_query_fail(&o->fault, "more than %d fields", VAST_QUERY_ORDERS);
  if (!vast_utf8_valid(field.bytes, field.len))
    return vast_query_fail(&o->fault, "a field's name is not UTF-8");
  if (!o->allow_unknown && !vast_order_check(o->set, field.bytes, field.len, &o->fault))
    return false;
  if (meant) field = (struct vast_slice){meant, strlen(meant)};
  vast_json_begin(o->w, '[');
  vast_json_text(o->w, field.bytes, field.len);
  vast_json_text(o->w, direction, strlen(direction));
  vast_json_end(o->w, ']');
  return true;
}

/* The sign is before or after the name. If there are both, plus wins. */
static bool write_signed(struct vast_order *o, struct vast_slice name) {
  struct vast_slice minus = vast_slice_strip(name, is_minus),
                    plus = vast_slice_strip(name, is_plus);
  bool ascending = plus.len != name.len;
  return vast_order_pair(o, ascending ? plus : minus, !ascending && minus.len != name.len);
}

bool vast_order_text(struct vast_order *o, const char *text, size_t len) {
  while (len) {
    const char *comma = memchr(text, ',', len);
    size_t n = comma ? (size_t)(comma - text) : len;
    struct vast_slice name = vast_slice_strip((struct vast_slice){text, n}, vast_is_blank);
    if (name.len && !write_signed(o, name)) return false;
    n += comma != NULL;
    text += n, len -= n;
  }
  return true;
}
