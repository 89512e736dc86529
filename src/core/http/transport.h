/* core/http/transport.h -- the seam between the engine (time, descriptors) and what
** carries bytes (libcurl). Neither includes the other; the client wires them.
** Both sides run on one thread, and no function here may touch Lua. */
#ifndef VAST_CORE_HTTP_TRANSPORT_H
#define VAST_CORE_HTTP_TRANSPORT_H

#include "core/http/exchange.h"

#pragma GCC visibility push(hidden)

enum { VAST_READABLE = 1, VAST_WRITABLE = 2, VAST_BROKEN = 4 };

/* What a transport asks of the engine that drives it. */
struct vast_host {
  void *engine;
  /* Watch fd for the mask; mask 0: forget it. False: it cannot be watched. */
  bool (*watch)(void *engine, int fd, int mask);
  /* Call tick() at that moment; VAST_NEVER: not at all. */
  void (*alarm)(void *engine, double when);
  /* The time that this turn may take is over: put off what can be. */
  bool (*spent)(void *engine);
  /* x->reply is filled; the transport has let go of x. */
  void (*replied)(void *engine, struct vast_exchange *x);
};

struct vast_transport {
  const struct vast_transport_class *class;
};

struct vast_transport_class {
  /* Begins the attempt; false: could not even begin, reply is filled. */
  bool (*start)(struct vast_transport *t, struct vast_exchange *x);
  /* Lets go of x at once, closing what must be closed; never calls replied. */
  void (*stop)(struct vast_transport *t, struct vast_exchange *x);
  void (*ready)(struct vast_transport *t, int fd, int mask);
  void (*tick)(struct vast_transport *t);
  /* The process has forked, or its descriptors were closed by others: forget all
  ** transfers and connections without touching what stands behind their numbers (the
  ** parent's connections, the host's files), and be usable anew. */
  void (*renew)(struct vast_transport *t);
  void (*free)(struct vast_transport *t);
};

#pragma GCC visibility pop

#endif
