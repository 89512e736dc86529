/* bind/call/result.h -- from the decoded answer to the result that the row describes. */
#ifndef VAST_BIND_CALL_RESULT_H
#define VAST_BIND_CALL_RESULT_H

#include "bind/call/state.h"

#pragma GCC visibility push(hidden)

/* Whether the answer on top holds success = false. */
bool vastL_result_is_failure(lua_State *L);

/* Some routes that change something answer with plain text instead of JSON. True: the result is
** pushed, { success = true, msg = text }. */
bool vastL_result_from_text(lua_State *L, const struct call *c);

/* Adds the estimated size of that JSON, decoded, to the size of the call's result. False: the sum
** exceeds max_result, and the JSON must not be decoded. */
bool vastL_result_charge(struct call *c, const char *json, size_t len) VAST_MUST_USE;
bool vastL_result_is_too_large(const struct call *c);

/* Replaces the answer on top by the result that the row describes: unwrapped, fields dropped.
** Returns NULL, or why the answer is not one: a text that may lie on top of the stack. */
const char *vastL_result_fit(lua_State *L, const struct call *c);

#pragma GCC visibility pop

#endif
