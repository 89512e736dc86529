/* bind/call/mask.h -- the texts of a call with its secrets masked, for previews, events and
** errors. */
#ifndef VAST_BIND_CALL_MASK_H
#define VAST_BIND_CALL_MASK_H

#include "bind/runtime/base.h"

#include "core/redact/redact.h"
#include "bind/call/state.h"

#pragma GCC visibility push(hidden)

/* Collects the secrets of the request that has just been composed. Raises without
** memory. */
void vastL_mask_collect(lua_State *L, struct call *c);

/* The arguments of vast_redact for the call. Borrows from it. */
struct vast_redaction vastL_mask_of(const struct call *c);

/* Pushes the text masked, at most `most` bytes of it. */
void vastL_mask_push(lua_State *L, const struct call *c, struct vast_slice text, size_t most);

/* Appends the masked text to a box. Raises without memory. */
void vastL_mask_put(lua_State *L, struct vast_buffer *box, struct vast_slice text,
                    struct vast_redaction *r);

/* Appends a URL: its scheme and host stay as they are. */
void vastL_mask_put_url(lua_State *L, struct vast_buffer *box, struct vast_slice url,
                        struct vast_redaction *r);

/* Masks message and code of the call's error in place. To be called before anything is appended
** to them. */
void vastL_mask_error(lua_State *L, struct call *c);

/* Whether the request goes to the client's server, not to another host. */
bool vastL_url_is_own(const struct vast_exchange *x);
/* Path and query of the request's URL: what follows the base URL of the client's server, or the
** host. Ends with a NUL. */
struct vast_slice vastL_url_path(const struct vast_exchange *x);

#pragma GCC visibility pop

#endif
