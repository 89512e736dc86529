/* core/http/engine.h -- the loop: one epoll set, a timerfd and an eventfd, driving
** exchanges through a transport. A blocking call is this driven to its end. */
#ifndef VAST_CORE_HTTP_ENGINE_H
#define VAST_CORE_HTTP_ENGINE_H

#include "core/http/transport.h"

#pragma GCC visibility push(hidden)

struct vast_engine;

/* Owns the transport that `make` returns. NULL: no memory or descriptors. */
typedef struct vast_transport *(*vast_transport_maker)(const struct vast_host *host);
struct vast_engine *vast_engine_new(vast_transport_maker make) VAST_MUST_USE;
void vast_engine_free(struct vast_engine *e); /* aborts what is left; NULL is fine */

/* Takes a prepared exchange (IDLE) until it is DONE. The exchange stays the
** caller's memory and must be removed before it is freed. */
void vast_engine_submit(struct vast_engine *e, struct vast_exchange *x);
void vast_engine_remove(struct vast_engine *e, struct vast_exchange *x); /* any phase */
void vast_engine_cancel(struct vast_engine *e, struct vast_exchange *x, enum vast_kind kind,
                        const char *why);                               /* → DONE */
void vast_engine_close_owner(struct vast_engine *e, const void *owner); /* DONE, kind closed */

/* One turn: waits at most `seconds` for something to happen, then does it. With a
** budget (> 0, seconds) nothing new is begun once it is spent; what is left makes
** the next turn short. */
bool vast_engine_step(struct vast_engine *e, double seconds, double budget);

/* The next exchange that has ended and was to be announced (x->announce), no
** longer in any list; NULL: none. */
struct vast_exchange *vast_engine_take(struct vast_engine *e);

/* Whether the latest turn had anything to do, or something has ended since. */
bool vast_engine_had_work(const struct vast_engine *e);

/* When the latest turn had done waiting, and began its work. */
double vast_engine_began(const struct vast_engine *e);

/* For a host with a loop of its own: one descriptor that becomes readable when a
** turn has something to do; when the next moment is due; what else to wait for. */
int vast_engine_fd(const struct vast_engine *e);
double vast_engine_due(const struct vast_engine *e);        /* VAST_NEVER: nothing is timed */
void vast_engine_alarm(struct vast_engine *e, double when); /* of the host's own */
void vast_engine_wake(struct vast_engine *e);               /* readable until the next turn */

/* Turns of a blocking call serve no tasks. After them rearm makes the descriptor
** readable again for what they saw, until acknowledge says that tasks were served. */
void vast_engine_rearm(struct vast_engine *e);
void vast_engine_acknowledge(struct vast_engine *e);

/* Watches a descriptor of the host's too: the next turn after it has become readable
** is not a waiting one. Once; ask again for the next time. False: it cannot be
** watched, as a file, which is always readable. */
bool vast_engine_watch(struct vast_engine *e, int fd);

/* Every entry comes through here first. In a forked child, and where the engine's
** descriptors were closed by others, attempts in flight end and descriptors are
** replaced; where there were none left, it tries again. Cheap when nothing happened. */
void vast_engine_check(struct vast_engine *e);

double vast_engine_random(struct vast_engine *e);

#pragma GCC visibility pop

#endif
