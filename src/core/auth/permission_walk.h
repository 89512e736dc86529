/* core/auth/permission_walk.h -- walking objects of JSON that is known to be well
** formed, keeping the place for messages and refusing repeated names. What the
** checks of a permissions tree have in common. */
#ifndef VAST_CORE_AUTH_PERMISSION_WALK_H
#define VAST_CORE_AUTH_PERMISSION_WALK_H

#include "core/auth/permissions.h"
#include "core/json/json.h"

#pragma GCC visibility push(hidden)

enum { VAST_WALK_NAME = 128 };

struct vast_walk {
  struct vast_json_reader reader;
  struct vast_permission_fault *fault; /* borrowed; its path is the current place */
  struct vast_buffer *remarks;         /* borrowed, may be NULL */
  struct vast_buffer seen;             /* all names so far, each ended by a NUL */
  struct vast_walk_slot *slots;        /* owned; a hash table of the names, by object */
  size_t slot_count, seed;             /* a power of two */
  unsigned objects;                    /* entered so far */
  enum vast_json_type type;            /* of the latest token */
  bool failed;
};

/* One object that is being walked; the caller keeps it on its stack. */
struct vast_walk_object {
  unsigned number; /* tells its names from those of other objects */
  size_t path;     /* how much of the path belongs to outer objects */
  bool empty;      /* no name yet */
  char name[VAST_WALK_NAME];
};

void vast_walk_open(struct vast_walk *w, const char *json, size_t len,
                    struct vast_permission_fault *fault, struct vast_buffer *remarks);
void vast_walk_close(struct vast_walk *w);

/* Reads `{`; any other value is a fault that says what `subject` takes. */
bool vast_walk_enter(struct vast_walk *w, struct vast_walk_object *o,
                     const char *subject) VAST_MUST_USE;

/* The next name of the object, in o->name; false at its end and after a fault:
** w->failed tells which. The caller reads the value before it asks again. */
bool vast_walk_name(struct vast_walk *w, struct vast_walk_object *o) VAST_MUST_USE;

enum vast_json_type vast_walk_next(struct vast_walk *w);       /* moves */
enum vast_json_type vast_walk_peek(const struct vast_walk *w); /* does not */

const char *vast_walk_found(enum vast_json_type type); /* "an array", "null", … */

/* Sets the fault at the latest token; returns false. */
bool vast_walk_fail(struct vast_walk *w, const char *format, ...) VAST_PRINTF(2, 3);

/* Adds one line to the remarks. */
void vast_walk_remark(struct vast_walk *w, const char *format, ...) VAST_PRINTF(2, 3);

#pragma GCC visibility pop

#endif
