/* bind/call/state.h -- the call userdata. Private to src/bind/call: hooks use hook.h.
** A call owns its exchange, its secrets and counted references (in the exchange) to settings
** and key. User values: 1 the client, 2 the value that hooks keep between requests, 3 the rows
** decoded so far. While it runs, the call lies at `self` on the stack and its table of arguments
** (nil: it has none) at `self + 1`. */
#ifndef VAST_BIND_CALL_STATE_H
#define VAST_BIND_CALL_STATE_H

#include "bind/client/client.h"
#include "bind/runtime/names.h"
#include "core/base/secret.h"
#include "core/http/exchange.h"
#include "core/json/slice.h"
#include "core/op.h"

#pragma GCC visibility push(hidden)

enum { CALL_CLIENT = 1, CALL_KEPT = 2, CALL_ROWS = 3 };

struct call {
  const struct vast_op *op;
  struct vast_op own;    /* op points here where it is not a row of src/api */
  struct client *client; /* kept alive by the user value */
  struct vast_exchange x;
  struct vast_secrets secrets; /* in its requests; for masking */
  struct vast_task *waiter;    /* the task that waits for it; set and cleared by the scheduler */
  bool key_changed;            /* another key has been tried after an auth failure */
  bool user_transport;         /* sent by the callback transport, in simulated time */
  bool task_cancelled;         /* its task was cancelled while it was in flight */
  bool paged;                  /* the result is one page as the service sent it */
  bool partial;                /* an error holds the value that hooks keep, as results */
  bool slicing;                /* a long list is being decoded */
  bool rows_done;              /* the row hook has run for each row, and columns are chosen */
  struct vast_error row_error; /* of the row hook */
  struct vast_slices slices;
  lua_Integer rows; /* decoded so far */
  size_t size;      /* estimated bytes of the decoded values; bounded by max_result */
  const char *hint; /* static text of the error's hint; NULL: that of its kind */
  int step;         /* counted by hooks */
};

#pragma GCC visibility pop

#endif
