/* core/http/transport.h -- the interface between the engine (time, descriptors) and the transport
** (libcurl). Neither includes the other; the binding connects them. Both run on one thread, and no
** function here may use Lua. */
#ifndef VAST_CORE_HTTP_TRANSPORT_H
#define VAST_CORE_HTTP_TRANSPORT_H

#include "core/http/exchange.h"

#pragma GCC visibility push(hidden)

enum { VAST_READABLE = 1, VAST_WRITABLE = 2, VAST_BROKEN = 4 };

/* The functions of the engine that a transport calls. */
struct vast_host {
  void *engine;
  /* Watches fd for the mask; mask 0: removes it. False: it cannot be watched. */
  bool (*watch)(void *engine, int fd, int mask);
  /* Calls tick() at that time; VAST_NEVER: not at all. */
  void (*alarm)(void *engine, double when);
  /* Whether the budget of the turn is spent. The transport then postpones what it can. */
  bool (*budget_spent)(void *engine);
  /* x->reply is complete, and the transport does not use x any more. */
  void (*replied)(void *engine, struct vast_exchange *x);
};

struct vast_transport {
  const struct vast_transport_class *class;
};

struct vast_transport_class {
  /* Begins the attempt. False: it could not begin, and reply has the reason. */
  bool (*start)(struct vast_transport *t, struct vast_exchange *x);
  /* Ends the attempt of x at once. Never calls replied. */
  void (*stop)(struct vast_transport *t, struct vast_exchange *x);
  void (*ready)(struct vast_transport *t, int fd, int mask);
  void (*tick)(struct vast_transport *t);
  /* After a fork, or after the host closed the descriptors: drops all transfers and connections
  ** without an effect on the connections of the parent or on files of the host. The transport is
  ** usable afterwards. */
  void (*renew)(struct vast_transport *t);
  void (*free)(struct vast_transport *t);
};

#pragma GCC visibility pop

#endif
