/* core/http/identity.h -- one API key as its clients share it: the secret, where it
** came from, and what was learned of its limits. Counted; the last one out
** wipes it. Lives in a list of one loop, so never crosses threads. */
#ifndef VAST_CORE_HTTP_IDENTITY_H
#define VAST_CORE_HTTP_IDENTITY_H

#include "core/http/pace.h"
#include "core/base/secret.h"

#pragma GCC visibility push(hidden)

struct vast_identity {
  unsigned refs;
  struct vast_secret key;
  struct vast_pace pace;
  struct vast_identity **list; /* the list it stands in; NULL once the loop is gone */
  struct vast_identity *next;
};

/* The identity of that key: the one in the list, or a new one; NULL: no memory.
** The caller holds one count. */
struct vast_identity *vast_identity_get(struct vast_identity **list, const char *key,
                                        size_t len) VAST_MUST_USE;
struct vast_identity *vast_identity_hold(struct vast_identity *identity);
void vast_identity_drop(struct vast_identity *identity); /* NULL is fine */
void vast_identity_orphan(struct vast_identity **list);  /* before the list goes away */

#pragma GCC visibility pop

#endif
