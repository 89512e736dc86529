/* core/http/identity.h -- one API key, shared by the clients that use it, with the rate limits
** learned for it. Reference-counted; the last reference wipes the key. It belongs to a list of one
** loop and so to one thread. */
#ifndef VAST_CORE_HTTP_IDENTITY_H
#define VAST_CORE_HTTP_IDENTITY_H

#include "core/http/pace.h"
#include "core/base/secret.h"

#pragma GCC visibility push(hidden)

struct vast_identity {
  unsigned refs;
  struct vast_secret key;
  struct vast_pace pace;
  struct vast_identity **list; /* the list that contains it; NULL after the loop was freed */
  struct vast_identity *next;
};

/* The identity of that key in the list, or a new one; NULL: no memory. The caller gets one
** reference. */
struct vast_identity *vast_identity_get(struct vast_identity **list, const char *key,
                                        size_t len) VAST_MUST_USE;
struct vast_identity *vast_identity_hold(struct vast_identity *identity);
void vast_identity_drop(struct vast_identity *identity); /* NULL is allowed */
void vast_identity_orphan(struct vast_identity **list);  /* call before the list is freed */

#pragma GCC visibility pop

#endif
