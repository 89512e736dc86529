/* core/http/exchange.h -- one logical request and its attempts, as a state machine
** without sockets: from the time and the answers it derives what to do next.
** Owns: url, body, reply; counts on settings and identity. */
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
  VAST_IDLE,    /* being prepared; every field may still be set */
  VAST_WAITING, /* for its turn or the back-off's end, until `due` */
  VAST_SENDING, /* the transport has it */
  VAST_DONE     /* error says how; reply holds the answer */
};

/* What came of one attempt; the transport fills it. */
struct vast_reply {
  enum vast_outcome outcome;
  bool sent; /* the request of this attempt may have reached the service */
  int status;
  double retry_after; /* header, seconds; negative: none */
  struct vast_buffer body;
  char content_type[64];
  char detail[256];
};

/* One attempt as on_event tells it. */
struct vast_attempt_record {
  unsigned attempt;
  int status;          /* 0: no answer */
  enum vast_kind kind; /* VAST_NONE: success */
  double seconds;      /* how long it took */
  double delay;        /* until the next attempt; 0 when there is none */
  bool again;
  const char *reason; /* static text of the retry decision */
};

struct vast_exchange {
  /* the request */
  const char *verb; /* borrowed from the row or the call, which outlive it */
  struct vast_buffer url, body;
  bool non_idempotent;
  uint64_t route;
  struct vast_settings *settings;
  struct vast_identity *identity; /* NULL: no key is sent (result URLs) */
  const void *owner;              /* the client, as a mark only */
  double not_before;              /* a moment at which it may go at the earliest; 0: at once */

  /* progress */
  enum vast_phase phase;
  unsigned attempt; /* ours, from 1 once sent */
  double due;       /* the next moment at which tick has something to do */
  double sent_at;   /* of this attempt */
  double expires;   /* timeout, from when the first attempt could be sent */
  double deadline;  /* absolute; VAST_NEVER: none */
  double moved;     /* the latest byte either way; the transport sets it */
  struct vast_reply reply;
  struct vast_error error;
  bool retryable, paused_for_pace;
  bool stalled;               /* the last attempt hung: its connection may be dead, take another */
  double wait;                /* what the service asked for last; negative: nothing */
  struct vast_buffer records; /* of struct vast_attempt_record, as many as attempts */
  unsigned reported;          /* how many of them on_event has been called for */

  /* links of the engine and the transport */
  bool announce;               /* its end goes into the engine's list */
  struct vast_exchange **list; /* the head of the list it stands in; NULL: none */
  struct vast_exchange *prev, *next;
  void *transfer;
};

void vast_exchange_init(struct vast_exchange *x);  /* IDLE, owns nothing */
void vast_exchange_free(struct vast_exchange *x);  /* must not be with an engine any more */
void vast_exchange_again(struct vast_exchange *x); /* DONE → IDLE for the next request of a call:
                                                      keeps settings, identity, deadline */

unsigned vast_exchange_recorded(const struct vast_exchange *x);
struct vast_attempt_record vast_exchange_record(const struct vast_exchange *x,
                                                unsigned i); /* from 0 */

enum vast_todo { VAST_TODO_NOTHING, VAST_TODO_SEND, VAST_TODO_STOP };

/* IDLE → WAITING: takes its turn. */
void vast_exchange_begin(struct vast_exchange *x, double now);
/* What the time requires. SEND: the attempt has begun (phase SENDING). STOP: it
** ran out of time while SENDING, stop the transfer; phase is DONE or WAITING. */
enum vast_todo vast_exchange_tick(struct vast_exchange *x, double now, double random);
/* The transport has filled reply: DONE or WAITING for another attempt. */
void vast_exchange_replied(struct vast_exchange *x, double now, double random);
/* Ends it from outside: cancelled, closed, forked. A request that may have been
** done for good says so (ambiguous). */
void vast_exchange_abort(struct vast_exchange *x, enum vast_kind kind, const char *why);

#pragma GCC visibility pop

#endif
