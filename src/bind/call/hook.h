/* bind/call/hook.h -- what a row cannot say: named small functions around the
** generic caller. Each may be NULL. */
#ifndef VAST_BIND_CALL_HOOK_H
#define VAST_BIND_CALL_HOOK_H

#include "bind/runtime/base.h"

#include "core/op.h"

#pragma GCC visibility push(hidden)

struct call;

enum hook_result {
  HOOK_DONE,   /* the result lies on top */
  HOOK_YIELD,  /* the time of this turn is over: go on in the next */
  HOOK_RESEND, /* another request has been prepared */
  HOOK_FAILED, /* c->x.error is set; from `local` an error object lies on top */
  HOOK_DEFAULT /* from `reply`: the usual way, please */
};

struct vast_hooks {
  /* Columns that `after` reads itself, kept whatever `fields` says until it is done. */
  const char *needs;
  /* Changes the table of arguments before the request is made of it. False: an
  ** error object lies on top, or the result where nothing need be sent. */
  bool (*before)(lua_State *L, struct call *c, int args);
  /* Writes the request (URL, body) in place of args_request. May raise. False: an
  ** error object lies on top. */
  bool (*request)(lua_State *L, struct call *c, int args);
  /* Looks at the answer as it came (c->x.reply, c->x.error) before it is judged and
  ** decoded: PASS, or what the others give; a result lies on top, FAILED pushes
  ** nothing. */
  enum hook_result (*reply)(lua_State *L, struct call *c, int self);
  /* Of a list: each row lies on top once, before its columns are chosen. FAILED:
  ** c->row_error is set, and fails the call. PASS: the row is left out. */
  enum hook_result (*row)(lua_State *L, struct call *c, int self);
  /* With `row`: adds the names of the columns that it reads to the set on top, { [name] =
  ** true }. Without it rows are decoded whole, even where few columns are wanted. */
  void (*reads)(lua_State *L, struct call *c, int self);
  /* The decoded, unwrapped result lies on top. FAILED: c->x.error is set, nothing
  ** is pushed. */
  enum hook_result (*after)(lua_State *L, struct call *c, int self);
  /* The call failed (c->x.error): HOOK_RESEND to try another way, else FAILED
  ** with nothing pushed. */
  enum hook_result (*failed)(lua_State *L, struct call *c, int self);
  /* Does the whole of a method that sends nothing; pushes the result. */
  enum hook_result (*local)(lua_State *L, struct call *c, int args);
};

#define X(id, name) extern const struct vast_hooks vastL_hooks_##name;
VAST_HOOKS(X)
#undef X

const struct vast_hooks *vastL_hooks_of(const struct vast_op *op);

/* What several shapes do. Reads the arguments permissions and permission_file and
** checks them: for `before`. Sets duration in a row that has start_date. */
bool vastL_permissions_argument(lua_State *L, struct call *c, int args);
void vastL_instance_duration(lua_State *L, int row);

#pragma GCC visibility pop

#endif
