/* bind/call/hook.h -- hooks: small C functions that the generic caller runs around the calls of
** a row, for what data cannot express. They stand in src/bind/ops/; a row names its set.
**
** Contract. A hook gets one context and returns one result.
** Entry: the call lies at `self` and its table of arguments at `args`; the input of the hook,
**   where it has one, lies on top. The script cannot reach the table of arguments, which has
**   no metatable.
** Exit: with HOOK_DONE the output lies on top. What lies between `args` and the top is popped
**   by the caller, so a hook may leave values there.
** Errors: invalid arguments raise at the script's line, in `arguments`, `request` and `local`
**   only. Any other failure is set with vastL_hook_fail. Memory errors may raise anywhere.
** Context: valid until the hook returns; `op` changes with vastL_hook_use_op. */
#ifndef VAST_BIND_CALL_HOOK_H
#define VAST_BIND_CALL_HOOK_H

#include "bind/runtime/loop.h"
#include "core/http/exchange.h"
#include "core/op.h"

#pragma GCC visibility push(hidden)

struct call; /* private to bind/call */

struct hook_context {
  lua_State *L;
  struct call *call;
  const struct vast_op *op;
  struct vast_exchange *x;  /* the request (url, body) and its reply */
  struct vast_error *error; /* why it failed */
  int *step;                /* 0 before the first request; counted by hooks only */
  int self, args;           /* stack indices */
};

enum hook_result {
  HOOK_DEFAULT, /* not handled here: the caller continues as the row says */
  HOOK_DONE,    /* the output lies on top */
  HOOK_RESEND,  /* another request is prepared and is to be sent */
  HOOK_YIELD,   /* never from a hook: the caller continues to decode in the next turn */
  HOOK_SKIP,    /* `row` only: the row is left out */
  HOOK_FAILED   /* the context's error is set */
};

typedef enum hook_result hook_function(struct hook_context *h);

struct vast_hooks {
  /* Columns that `result` reads: they are decoded even where `fields` leaves them out. */
  const char *columns;
  /* Changes the table of arguments before the request is made from it. DEFAULT, FAILED, or
  ** DONE: the output is the result of the call, and nothing is sent. */
  hook_function *arguments;
  /* Writes URL and body. DEFAULT: the caller writes them by the row; DONE: they are written
  ** (no output); FAILED. */
  hook_function *request;
  /* Reads the reply before it is decoded. DEFAULT, DONE, RESEND or FAILED. */
  hook_function *reply;
  /* Input: one row of a list, before its columns are chosen. DONE, SKIP or FAILED. */
  hook_function *row;
  /* With `row`. Input and output: the set { [name] = true } of the columns that `row` reads.
  ** Without it rows are decoded whole. DONE. */
  hook_function *row_columns;
  /* Input: the decoded, unwrapped result. DONE, RESEND or FAILED. */
  hook_function *result;
  /* The call failed with the context's error. RESEND: another request is tried; FAILED. */
  hook_function *failure;
  /* The whole of a method that sends nothing. DONE or FAILED. */
  hook_function *local;
};

#define X(id, name) extern const struct vast_hooks vastL_hooks_##name;
VAST_HOOKS(X)
#undef X

const struct vast_hooks *vastL_hooks_of(const struct vast_op *op);

/* The context of the call at `self`, whose table of arguments lies above it. */
struct hook_context vastL_hook_context(lua_State *L, struct call *c, int self);

/* --- functions for hooks ------------------------------------------------------------ */

/* Sets the error; returns HOOK_FAILED. */
enum hook_result vastL_hook_fail(struct hook_context *h, enum vast_kind kind, const char *format,
                                 ...) VAST_PRINTF(3, 4);

/* Sets the hint of the error, a constant text, instead of the hint of its kind. */
void vastL_hook_hint(struct hook_context *h, const char *text);

/* The call continues as a call of that row, or of the present row with another path. */
void vastL_hook_use_op(struct hook_context *h, const struct vast_op *op);
void vastL_hook_use_path(struct hook_context *h, const char *path);

/* Writes URL and body by the row from the table of arguments. May raise. */
void vastL_hook_compose(struct hook_context *h);

/* Makes the request an idempotent one with that verb, paced as that path (NULL: not paced). */
void vastL_hook_set_verb(struct hook_context *h, const char *verb, const char *path);

/* Clears request and reply for another request, which is idempotent and paced as the row's path.
** Returns HOOK_RESEND. */
enum hook_result vastL_hook_resend(struct hook_context *h, const char *verb);

/* After requests of another kind: prepares the request that the row describes. Returns
** HOOK_RESEND. */
enum hook_result vastL_hook_send_row(struct hook_context *h);

/* The value that the call keeps between its requests: keep sets it to the value on top, which is
** popped; push_kept pushes it and returns its type. */
void vastL_hook_keep(struct hook_context *h);
int vastL_hook_push_kept(struct hook_context *h);

/* From now on an error object of this call holds the kept value, as `results`. */
void vastL_hook_keep_for_error(struct hook_context *h);

/* Decodes JSON as a part of the result, which max_result bounds, and pushes the value.
** False: nothing is pushed. */
bool vastL_hook_decode(struct hook_context *h, const char *json, size_t len);

/* Whether the call is one of vast:page: its result is one page as the service sent it. */
bool vastL_hook_is_page(const struct hook_context *h);
/* Whether the task of the call was cancelled while the request was in flight. */
bool vastL_hook_is_cancelled(const struct hook_context *h);
/* False: the task was cancelled or the client closed, and nothing more is sent. */
bool vastL_hook_may_send(const struct hook_context *h);

/* Makes the client use that key. False: the client has been closed, or there is no memory; the
** key in use stays. Never raises. */
bool vastL_hook_use_key(struct hook_context *h, const char *key, size_t len);

/* --- hooks that several files use --------------------------------------------------- */

/* The hook `arguments` of methods with permissions: reads and checks permissions and
** permission_file. */
enum hook_result vastL_permissions_argument(struct hook_context *h);
/* The value of `runtype` that the command-line tool makes of its flags. */
const char *vastL_runtype(bool jupyter, bool direct);
/* Sets `duration` of a row with start_date: the seconds from then until now. */
void vastL_instance_duration(lua_State *L, int row);

#pragma GCC visibility pop

#endif
