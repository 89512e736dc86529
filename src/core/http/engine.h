/* core/http/engine.h -- runs exchanges through a transport, with one epoll set, a timerfd and an
** eventfd. A blocking call runs turns of the engine until it ends. */
#ifndef VAST_CORE_HTTP_ENGINE_H
#define VAST_CORE_HTTP_ENGINE_H

#include "core/http/transport.h"

#pragma GCC visibility push(hidden)

struct vast_engine;

/* Owns the transport that `make` returns. NULL: no memory or descriptors. */
typedef struct vast_transport *(*vast_transport_maker)(const struct vast_host *host);
struct vast_engine *vast_engine_new(vast_transport_maker make) VAST_MUST_USE;
void vast_engine_free(struct vast_engine *e); /* aborts all exchanges; NULL is allowed */

/* Runs a prepared exchange (IDLE) until it is DONE. The exchange is memory of the caller and must
** be removed before it is freed. */
void vast_engine_submit(struct vast_engine *e, struct vast_exchange *x);
void vast_engine_remove(struct vast_engine *e, struct vast_exchange *x); /* any phase */
void vast_engine_cancel(struct vast_engine *e, struct vast_exchange *x, enum vast_kind kind,
                        const char *why);                               /* → DONE */
void vast_engine_close_owner(struct vast_engine *e, const void *owner); /* DONE, kind closed */

/* One turn: waits at most `seconds` for an event, then serves what is ready. With a budget (> 0, in
** seconds) it begins nothing new once the budget is spent, and the next turn does not wait. */
bool vast_engine_step(struct vast_engine *e, double seconds, double budget);

/* Removes the next exchange with x->announce that has ended from its list. NULL: there is none. */
struct vast_exchange *vast_engine_take(struct vast_engine *e);

/* Whether the latest turn had anything to do, or an exchange has ended since. */
bool vast_engine_had_work(const struct vast_engine *e);

/* When the latest turn ended its wait and began its work. */
double vast_engine_began(const struct vast_engine *e);

/* For a host with its own event loop: a descriptor that becomes readable when a turn has something
** to do, and the time when it is needed next. */
int vast_engine_fd(const struct vast_engine *e);
double vast_engine_due(const struct vast_engine *e);        /* VAST_NEVER: nothing is timed */
void vast_engine_alarm(struct vast_engine *e, double when); /* a time that the host sets */
void vast_engine_wake(struct vast_engine *e);               /* readable until the next turn */

/* The turns of a blocking call resume no tasks. After them rearm makes the descriptor readable
** again if one of them was woken, until acknowledge is called because tasks have been resumed. */
void vast_engine_rearm(struct vast_engine *e);
void vast_engine_acknowledge(struct vast_engine *e);

/* Watches a descriptor of the host: when it becomes readable, the next turn does not wait.
** One-shot; call it again for the next time. False: it cannot be watched, as a regular file. */
bool vast_engine_watch(struct vast_engine *e, int fd);

/* Called first in every entry. In a forked child, and after the host closed the descriptors of the
** engine, ends the attempts in flight and replaces the descriptors. If none were left, the next
** check tries again. Fast if nothing has happened. */
void vast_engine_check(struct vast_engine *e);

double vast_engine_random(struct vast_engine *e);

#pragma GCC visibility pop

#endif
