/* bind/call/call.h -- one call of a method: the generic caller for every row.
** A call owns its exchange; user values: 1 the client, 2 the table of arguments,
** 3 what its shape keeps between requests, 4 the rows decoded so far. */
#ifndef VAST_BIND_CALL_CALL_H
#define VAST_BIND_CALL_CALL_H

#include "bind/runtime/base.h"

#include "core/http/exchange.h"
#include "core/json/slice.h"
#include "core/op.h"
#include "core/base/secret.h"
#include "bind/client/client.h"

#pragma GCC visibility push(hidden)

enum { CALL_CLIENT = 1, CALL_ARGS = 2, CALL_KEPT = 3, CALL_ROWS = 4 };

struct call {
  const struct vast_op *op;
  struct vast_op own;    /* what op points to for request(): no row */
  struct client *client; /* kept alive by the user value */
  struct vast_exchange x;
  struct vast_secrets secrets; /* what its requests hold, for masking */
  struct vast_task *waiter;    /* the task that waits for it; set and cleared by the scheduler */
  bool fresh_key;              /* an auth failure has made us look for another key already */
  bool user_transport;         /* a transport of the user's: back-off takes no real time */
  bool task_cancelled;         /* its task was cancelled while it was in flight */
  bool paged;                  /* the result is one page as the service sent it */
  bool partial;                /* an error takes along what was kept, as results */
  bool slicing;                /* a long list is being decoded */
  bool rows_done;              /* the shape has seen each row, and only wanted columns are left */
  struct vast_error row_error; /* what it found in one of them */
  struct vast_slices slices;
  lua_Integer rows; /* decoded so far */
  size_t size;      /* estimated bytes of what was decoded; bounded by max_result */
  const char *hint; /* static text of the error's hint; NULL: that of its kind */
  int step;         /* the shape's own */
};

/* Methods are closures: upvalue 1 is the row. */
int vastL_call_method(lua_State *L);

/* Pushes a call of that row, prepared from the arguments at `args` (a table of
** names). True: ready to be sent. False: an error object lies on top instead. */
bool vastL_call_prepare(lua_State *L, int client, const struct vast_op *op, int args);

/* Pushes a call of a method without a row (the op is copied), settings and key
** taken from the client, URL and body still empty. */
struct call *vastL_call_new(lua_State *L, int client, const struct vast_op *op);

/* The prepared call at the top shall give one page, whole. */
void vastL_call_as_page(lua_State *L);

/* Runs the prepared call at the top to its end: leaves its results. */
int vastL_call_run(lua_State *L);

/* A new request of the same call, URL and body to be filled: for shapes. */
void vastL_call_again(struct call *c, const char *verb);

int vastL_open_call(lua_State *L);

#pragma GCC visibility pop

#endif
