/* bind/request.h -- routes without a row, and a look at what would be sent. */
#ifndef VAST_BIND_REQUEST_H
#define VAST_BIND_REQUEST_H

#include "base.h"

#pragma GCC visibility push(hidden)

int request_method(lua_State *L); /* vast:request(verb, path [, { query, json }]) */
int preview_method(lua_State *L); /* vast:preview(method [, args]) */

#pragma GCC visibility pop

#endif
