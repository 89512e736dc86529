/* core/http/exchange.h -- the state machine of one request and its attempts. It uses no sockets:
** from the time and the answers it derives what to do next. Owns: url, body, reply, records, and
** counted references to settings and identity. */
#ifndef VAST_CORE_HTTP_EXCHANGE_H
#define VAST_CORE_HTTP_EXCHANGE_H

#include "core/base/buffer.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/http/retry.h"
#include "core/http/identity.h"
#include "core/http/settings.h"

#pragma GCC visibility push(hidden)

enum vast_phase {
  VAST_IDLE,    /* being prepared; every field may be set */
  VAST_WAITING, /* waiting until `due`, for a rate limit or a back-off */
  VAST_SENDING, /* the transport runs the attempt */
  VAST_DONE     /* ended; see error and reply */
};

/* The result of one attempt; the transport fills it. */
struct vast_reply {
  enum vast_outcome outcome;
  bool sent; /* the request of this attempt may have reached the service */
  int status;
  double retry_after; /* seconds in the header; negative: none */
  struct vast_buffer body;
  char content_type[64];
  char detail[256];
};

/* One attempt as on_event receives it. */
struct vast_attempt_record {
  unsigned attempt;
  int status;          /* 0: no answer */
  enum vast_kind kind; /* VAST_NONE: success */
  double seconds;      /* how long it took */
  double delay;        /* until the next attempt; 0 when there is none */
  bool again;
  const char *reason; /* of the retry decision; static text */
};

struct vast_exchange {
  /* the request */
  const char *verb; /* borrowed from the row or the call, which live longer */
  struct vast_buffer url, body;
  bool non_idempotent;
  uint64_t route;
  struct vast_settings *settings;
  struct vast_identity *identity; /* NULL: no key is sent (result URLs) */
  const void *owner;              /* the client; compared only */
  double not_before;              /* the earliest time to send it; 0: at once */

  /* progress */
  enum vast_phase phase;
  unsigned attempt; /* from 1 when the first is sent */
  double due;       /* the next time at which tick has something to do */
  double sent_at;   /* start of this attempt; while WAITING, when it may start */
  double expires;   /* end of the timeout, which counts from when the first attempt may be sent */
  double deadline;  /* a time; VAST_NEVER: none */
  double moved;     /* time of the latest byte sent or received; the transport sets it */
  struct vast_reply reply;
  struct vast_error error;
  bool retryable, paused_for_pace;
  bool stalled;               /* the last attempt timed out: the next one uses a new connection */
  double wait;                /* seconds that the service last asked to wait; negative: none */
  struct vast_buffer records; /* one struct vast_attempt_record for each attempt */
  unsigned reported;          /* how many of them on_event has received */

  /* links of the engine and the transport */
  bool announce;               /* the engine lists it when it has ended */
  struct vast_exchange **list; /* the head of the list that contains it; NULL: none */
  struct vast_exchange *prev, *next;
  void *transfer;
};

void vast_exchange_init(struct vast_exchange *x);  /* IDLE, owns nothing */
void vast_exchange_free(struct vast_exchange *x);  /* must have been removed from the engine */
void vast_exchange_again(struct vast_exchange *x); /* DONE → IDLE for the next request of a call;
                                                      keeps settings, identity, deadline */

unsigned vast_exchange_recorded(const struct vast_exchange *x);
struct vast_attempt_record vast_exchange_record(const struct vast_exchange *x,
                                                unsigned i); /* from 0 */

enum vast_todo { VAST_TODO_NOTHING, VAST_TODO_SEND, VAST_TODO_STOP };

/* IDLE → WAITING: reserves a time under the rate limit of the route. */
void vast_exchange_begin(struct vast_exchange *x, double now);
/* What to do at this time. SEND: start the transfer of a new attempt (phase SENDING). STOP: stop
** the transfer of an attempt that timed out (phase DONE or WAITING). */
enum vast_todo vast_exchange_tick(struct vast_exchange *x, double now, double random);
/* The transport has filled reply: SENDING → DONE, or WAITING for another attempt. */
void vast_exchange_replied(struct vast_exchange *x, double now, double random);
/* Ends it from outside: cancelled, closed, forked. Ambiguous if a non-idempotent request may have
** reached the service. */
void vast_exchange_abort(struct vast_exchange *x, enum vast_kind kind, const char *why);

#pragma GCC visibility pop

#endif
