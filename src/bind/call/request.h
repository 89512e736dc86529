/* bind/call/request.h -- routes without a row, and a look at what would be sent. */
#ifndef VAST_BIND_CALL_REQUEST_H
#define VAST_BIND_CALL_REQUEST_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

int vastL_request_method(lua_State *L); /* vast:request(verb, path [, { query, json }]) */
int vastL_preview_method(lua_State *L); /* vast:preview(method [, args]) */

#pragma GCC visibility pop

#endif
