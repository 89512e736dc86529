/* bind/call/request.h -- the client's methods request and preview. */
#ifndef VAST_BIND_CALL_REQUEST_H
#define VAST_BIND_CALL_REQUEST_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

int vastL_request_method(lua_State *L); /* vast:request(verb, path [, { query, json }]) */
int vastL_preview_method(lua_State *L); /* vast:preview(method [, args]) */

#pragma GCC visibility pop

#endif
