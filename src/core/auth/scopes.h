/* core/auth/scopes.h -- the permission scopes, the documented endpoint names and the scope of each
** route. Source: the vendor's permissions page and the scope map of its command-line tool. */
#ifndef VAST_CORE_AUTH_SCOPES_H
#define VAST_CORE_AUTH_SCOPES_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

enum vast_scope_class { VAST_SCOPE_UNKNOWN, VAST_SCOPE_PUBLIC, VAST_SCOPE_INTERNAL };

enum vast_scope_class vast_scope_class(const char *scope);
const char *vast_scope_nearest(const char *scope); /* NULL: none is similar */
const char *vast_scope_list(void);                 /* "billing_read, billing_write, …", public */

/* The scope that a request needs; NULL: unknown. A placeholder matches one segment, a trailing
** slash is ignored, and an exact route is preferred to a pattern. */
const char *vast_scope_of_route(const char *verb, const char *path);

/* The scope of a documented endpoint name; NULL: it is not documented. */
const char *vast_scope_of_endpoint(const char *name);
/* The most similar documented endpoint name of that scope; NULL: none is similar. */
const char *vast_endpoint_nearest(const char *name, const char *scope);

#pragma GCC visibility pop

#endif
