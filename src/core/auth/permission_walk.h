/* core/auth/permission_walk.h -- walks the objects of a permissions tree, keeps the current place
** for messages, and refuses repeated names. The text must be valid JSON. */
#ifndef VAST_CORE_AUTH_PERMISSION_WALK_H
#define VAST_CORE_AUTH_PERMISSION_WALK_H

#include "core/auth/permission_fault.h"
#include "core/base/error.h"
#include "core/json/json.h"

#pragma GCC visibility push(hidden)

enum { VAST_WALK_NAME = 128 };

struct vast_walk {
  struct vast_json_reader reader;
  struct vast_permission_fault *fault; /* borrowed; its path is the path to the current value */
  struct vast_buffer *remarks;         /* borrowed, may be NULL */
  struct vast_buffer seen;             /* all names so far, each with a NUL at its end */
  struct vast_walk_slot *slots;        /* owned; a hash table of (object, name) */
  size_t slot_count, seed;             /* slot_count is a power of two */
  unsigned objects;                    /* objects entered so far */
  enum vast_json_type type;            /* of the latest token */
  bool failed;
};

/* One object of the walk, on the stack of the caller. */
struct vast_walk_object {
  unsigned number; /* which object it is, in the hash table */
  size_t path;     /* length of the path to the object itself */
  bool empty;      /* it has had no name so far */
  char name[VAST_WALK_NAME];
};

void vast_walk_open(struct vast_walk *w, const char *json, size_t len,
                    struct vast_permission_fault *fault, struct vast_buffer *remarks);
void vast_walk_close(struct vast_walk *w);

/* Reads `{`. Any other value is a fault of `subject`. */
bool vast_walk_enter(struct vast_walk *w, struct vast_walk_object *o,
                     const char *subject) VAST_MUST_USE;

/* Reads the next name of the object into o->name. False at its end, and after a fault, which sets
** w->failed. The caller must read the value before the next name. */
bool vast_walk_name(struct vast_walk *w, struct vast_walk_object *o) VAST_MUST_USE;

enum vast_json_type vast_walk_next(struct vast_walk *w);       /* reads the next token */
enum vast_json_type vast_walk_peek(const struct vast_walk *w); /* its type, without reading it */

const char *vast_walk_found(enum vast_json_type type); /* "an array", "null", … */

/* Sets the fault, with the place of the latest token. Returns false. */
bool vast_walk_fail(struct vast_walk *w, const char *format, ...) VAST_PRINTF(2, 3);

/* Adds one line to the remarks, if they are wanted. */
void vast_walk_remark(struct vast_walk *w, const char *format, ...) VAST_PRINTF(2, 3);

#pragma GCC visibility pop

#endif
