/* bind/call/result.h -- from the decoded answer to the result that the row promises. */
#ifndef VAST_BIND_CALL_RESULT_H
#define VAST_BIND_CALL_RESULT_H

#include "bind/call/call.h"

#pragma GCC visibility push(hidden)

/* success: false in the answer at the top. */
bool vastL_result_says_failure(lua_State *L);

/* Plain text instead of JSON: some routes that change things answer so. True: it
** is one, and lies on top as { success = true, msg = … }. */
bool vastL_result_from_text(lua_State *L, const struct call *c);

/* Adds the estimated size of that JSON to what the call has decoded. False: it is beyond
** max_result, and must not be decoded. */
bool vastL_result_charge(struct call *c, const char *json, size_t len) VAST_MUST_USE;
bool vastL_result_is_too_large(const struct call *c);

/* Makes the row's result of the answer at the top: unwrapped, fields dropped. NULL, or what
** is wrong with it: a text that may lie on top of the stack. */
const char *vastL_result_fit(lua_State *L, const struct call *c);

#pragma GCC visibility pop

#endif
