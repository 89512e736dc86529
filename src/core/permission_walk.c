/* core/permission_walk.c -- walking a permissions tree; see permission_walk.h.
** Owns: seen. Repeated names are found by comparing with all earlier ones of
** the object: quadratic, and bounded by the cap on the size of the text. */
#include "permission_walk.h"

#include <stdarg.h>
#include <stdio.h>

/* The ceiling of seen cannot be hit: names take less room than their JSON. */
void vast_walk_open(struct vast_walk *w, const char *json, size_t len,
                    struct vast_permission_fault *fault, struct vast_buffer *remarks) {
  *w = (struct vast_walk){.fault = fault, .remarks = remarks};
  vast_json_open(&w->reader, json, len);
  vast_buffer_init(&w->seen, len + 1);
}

void vast_walk_close(struct vast_walk *w) { vast_buffer_free(&w->seen); }

enum vast_json_type vast_walk_next(struct vast_walk *w) {
  return w->type = vast_json_next(&w->reader);
}

/* The reader is a value: a copy may run ahead of it. */
enum vast_json_type vast_walk_peek(const struct vast_walk *w) {
  struct vast_json_reader ahead = w->reader;
  return vast_json_next(&ahead);
}

/* Only the types that can stand where a value does. */
const char *vast_walk_found(enum vast_json_type type) {
  switch (type) {
  case VAST_JSON_OBJECT: return "an object";
  case VAST_JSON_ARRAY: return "an array";
  case VAST_JSON_STRING: return "a string";
  case VAST_JSON_NUMBER: return "a number";
  case VAST_JSON_TRUE: return "true";
  case VAST_JSON_FALSE: return "false";
  case VAST_JSON_NULL: return "null";
  default: return "something else";
  }
}

/* Names come from the text that is checked: controls must not reach a terminal. */
static void format_line(char *to, size_t size, const char *format, va_list args) {
  char text[1024];
  int n = vsnprintf(text, sizeof text, format, args);
  vast_text_copy(to, size, text, n > 0 ? strlen(text) : 0);
}

/* The start of a string lies behind its quote; the message points at the quote. */
bool vast_walk_fail(struct vast_walk *w, const char *format, ...) {
  va_list args;
  va_start(args, format);
  format_line(w->fault->message, sizeof w->fault->message, format, args);
  va_end(args);
  bool quoted = w->type == VAST_JSON_NAME || w->type == VAST_JSON_STRING;
  vast_json_place(&w->reader, w->reader.start - quoted, &w->fault->line, &w->fault->column);
  w->failed = true;
  return false;
}

void vast_walk_remark(struct vast_walk *w, const char *format, ...) {
  char line[400];
  if (w->remarks == NULL) return;
  va_list args;
  va_start(args, format);
  format_line(line, sizeof line, format, args);
  va_end(args);
  vast_buffer_puts(w->remarks, line);
  vast_buffer_putc(w->remarks, '\n');
}

/* [] has a message of its own: encoders that know no empty object write it. */
bool vast_walk_enter(struct vast_walk *w, struct vast_walk_object *o, const char *subject) {
  *o =
      (struct vast_walk_object){.seen = w->seen.len, .path = strlen(w->fault->path), .empty = true};
  vast_walk_next(w);
  if (w->type == VAST_JSON_OBJECT) return true;
  if (w->type == VAST_JSON_ARRAY && vast_walk_peek(w) == VAST_JSON_ARRAY_END)
    return vast_walk_fail(w, "write {} for an empty object, not [] (%s)", subject);
  return vast_walk_fail(w, "%s: expected an object, found %s", subject, vast_walk_found(w->type));
}

/* --- the place ----------------------------------------------------------- */

static bool is_identifier(const char *name) {
  static const char letters[] = "0123456789_"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  if (name[0] == '\0' || strchr("0123456789", name[0])) return false;
  return name[strspn(name, letters)] == '\0';
}

/* The path reads as in Lua: api.instance_read["api.instance.show"]. */
static void extend_path(struct vast_walk *w, const struct vast_walk_object *o) {
  char part[VAST_WALK_NAME + 8];
  char *path = w->fault->path;
  const char *form = !is_identifier(o->name) ? "[\"%s\"]" : o->path ? ".%s" : "%s";
  snprintf(part, sizeof part, form, o->name);
  vast_text_copy(path + o->path, sizeof w->fault->path - o->path, part, strlen(part));
}

/* Names are kept as one byte of length and the bytes, so that comparing skips
** nearly all of them after one look: from and to are offsets in w->seen. */
static bool is_seen(const struct vast_walk *w, size_t from, size_t to, const char *name,
                    size_t len) {
  const char *names = vast_buffer_text(&w->seen);
  for (size_t at = from; at < to; at += (unsigned char)names[at] + 1U)
    if ((unsigned char)names[at] == len && memcmp(names + at + 1, name, len) == 0) return true;
  return false;
}

/* Copies the latest name, with escapes resolved, to o->name and behind the
** names seen so far. Names that C strings or the length byte cannot hold are
** refused: no name of the service comes near. */
static bool take_name(struct vast_walk *w, struct vast_walk_object *o) {
  size_t from = w->seen.len;
  bool kept = vast_buffer_putc(&w->seen, '\0') && vast_json_string(&w->reader, &w->seen);
  w->fault->no_memory = w->seen.no_memory;
  if (!kept) return vast_walk_fail(w, "not enough memory");
  size_t len = w->seen.len - from - 1;
  const char *name = w->seen.data + from + 1;
  if (memchr(name, '\0', len)) return vast_walk_fail(w, "a name holds a NUL character");
  if (len >= sizeof o->name)
    return vast_walk_fail(w, "a name is longer than %zu bytes", sizeof o->name - 1);
  if (is_seen(w, o->seen, from, name, len))
    return vast_walk_fail(w, "'%s' stands here twice", name);
  memcpy(o->name, name, len + 1);
  w->seen.data[from] = (char)len;
  return true;
}

/* Leaves the path at the object at its end, for a fault about its emptiness, and
** gives back its part of seen. */
bool vast_walk_name(struct vast_walk *w, struct vast_walk_object *o) {
  if (w->failed) return false;
  w->fault->path[o->path] = '\0';
  if (vast_walk_next(w) != VAST_JSON_NAME) {
    vast_buffer_cut(&w->seen, o->seen);
    return false;
  }
  o->empty = false;
  if (!take_name(w, o)) return false;
  extend_path(w, o);
  return true;
}
