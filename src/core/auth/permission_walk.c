/* core/auth/permission_walk.c -- walks a permissions tree; see permission_walk.h. Owns: seen and
** slots. Repeated names are found with a hash table that is never more than half full, so that the
** check takes time in proportion to the text. */
#include "core/auth/permission_walk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/clock.h"

struct vast_walk_slot {
  unsigned object; /* 0: empty */
  size_t name;     /* in seen */
};

enum { NAME_JSON = 4 }; /* the shortest text of a name and its value: "":1 */

/* Without memory slots is NULL, and the first name fails. A text that is too long is refused before
** its first name. */
static void open_slots(struct vast_walk *w, size_t len) {
  struct vast_random random;
  if (len > VAST_PERMISSION_FILE_MAX) len = 0;
  w->slot_count = 16;
  while (w->slot_count < 2 * (len / NAME_JSON + 1)) w->slot_count *= 2;
  w->slots = calloc(w->slot_count, sizeof *w->slots);
  vast_random_seed(&random);
  w->seed = (size_t)(vast_random_next(&random) * 4294967296.0);
}

/* seen cannot reach its maximum: names take less room than their JSON. */
void vast_walk_open(struct vast_walk *w, const char *json, size_t len,
                    struct vast_permission_fault *fault, struct vast_buffer *remarks) {
  *w = (struct vast_walk){.fault = fault, .remarks = remarks};
  vast_json_open(&w->reader, json, len);
  vast_buffer_init(&w->seen, len + 1);
  open_slots(w, len);
}

void vast_walk_close(struct vast_walk *w) {
  vast_buffer_free(&w->seen);
  free(w->slots);
  w->slots = NULL;
}

enum vast_json_type vast_walk_next(struct vast_walk *w) {
  return w->type = vast_json_next(&w->reader);
}

/* Reads ahead with a copy of the reader. */
enum vast_json_type vast_walk_peek(const struct vast_walk *w) {
  struct vast_json_reader ahead = w->reader;
  return vast_json_next(&ahead);
}

/* The type of a value in words. */
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

/* Messages contain names from the checked text, so control characters are removed. */
static void format_line(char *to, size_t size, const char *format, va_list args) {
  char text[1024];
  int n = vsnprintf(text, sizeof text, format, args);
  vast_text_copy(to, size, text, n > 0 ? strlen(text) : 0);
}

/* The token of a string starts after its quote; the message names the place of the quote. */
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

/* [] has its own message: some encoders write it for an empty object. */
bool vast_walk_enter(struct vast_walk *w, struct vast_walk_object *o, const char *subject) {
  *o = (struct vast_walk_object){
      .number = ++w->objects, .path = strlen(w->fault->path), .empty = true};
  vast_walk_next(w);
  if (w->type == VAST_JSON_OBJECT) return true;
  if (w->type == VAST_JSON_ARRAY && vast_walk_peek(w) == VAST_JSON_ARRAY_END)
    return vast_walk_fail(w, "write {} for an empty object, not [] (%s)", subject);
  return vast_walk_fail(w, "%s: expected an object, found %s", subject, vast_walk_found(w->type));
}

/* --- the place ----------------------------------------------------------- */

static bool is_identifier(const char *name) {
  if (name[0] == '\0' || vast_is_digit(name[0])) return false;
  while (vast_is_name_char(*name)) name++;
  return *name == '\0';
}

/* The path reads as in Lua: api.instance_read["api.instance.show"]. */
static void extend_path(struct vast_walk *w, const struct vast_walk_object *o) {
  char part[VAST_WALK_NAME + 8];
  char *path = w->fault->path;
  const char *form = !is_identifier(o->name) ? "[\"%s\"]" : o->path ? ".%s" : "%s";
  snprintf(part, sizeof part, form, o->name);
  vast_text_copy(path + o->path, sizeof w->fault->path - o->path, part, strlen(part));
}

/* FNV-1a with a random seed, so that nobody can choose names that collide. */
static size_t hash(const struct vast_walk *w, unsigned object, const char *name) {
  uint64_t h = 14695981039346656037U ^ w->seed ^ ((uint64_t)object << 32);
  for (; *name; name++) h = (h ^ (unsigned char)*name) * 1099511628211U;
  return (size_t)(h ^ (h >> 32));
}

/* Adds the name at that offset of seen to the table. False: the object has it already. */
static bool note_name(struct vast_walk *w, unsigned object, size_t at) {
  const char *names = vast_buffer_text(&w->seen), *name = names + at;
  size_t mask = w->slot_count - 1, i = hash(w, object, name) & mask;
  for (; w->slots[i].object; i = (i + 1) & mask)
    if (w->slots[i].object == object && strcmp(names + w->slots[i].name, name) == 0) return false;
  w->slots[i] = (struct vast_walk_slot){object, at};
  return true;
}

static bool no_memory(struct vast_walk *w) {
  w->fault->no_memory = true;
  return vast_walk_fail(w, "not enough memory");
}

/* Copies the latest name, escapes resolved, to o->name and to the end of seen. Refuses names with a
** NUL and names longer than any of the service. */
static bool take_name(struct vast_walk *w, struct vast_walk_object *o) {
  size_t at = w->seen.len;
  if (w->slots == NULL || !vast_json_string(&w->reader, &w->seen)) return no_memory(w);
  size_t len = w->seen.len - at;
  if (len && memchr(w->seen.data + at, '\0', len))
    return vast_walk_fail(w, "a name holds a NUL character");
  if (len >= sizeof o->name)
    return vast_walk_fail(w, "a name is longer than %zu bytes", sizeof o->name - 1);
  if (!vast_buffer_putc(&w->seen, '\0')) return no_memory(w);
  memcpy(o->name, w->seen.data + at, len + 1);
  return note_name(w, o->number, at) || vast_walk_fail(w, "'%s' is given twice", o->name);
}

/* At the end of the object the path is that of the object, for a fault about an empty one. */
bool vast_walk_name(struct vast_walk *w, struct vast_walk_object *o) {
  if (w->failed) return false;
  w->fault->path[o->path] = '\0';
  if (vast_walk_next(w) != VAST_JSON_NAME) return false;
  o->empty = false;
  if (!take_name(w, o)) return false;
  extend_path(w, o);
  return true;
}
