/* core/auth/scopes.h -- the permission scopes, the endpoint names ever published and
** the scope of each route, as data. Source: the vendor's permissions page and
** the scope map of its command-line tool. */
#ifndef VAST_CORE_AUTH_SCOPES_H
#define VAST_CORE_AUTH_SCOPES_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

enum vast_scope_class { VAST_SCOPE_UNKNOWN, VAST_SCOPE_PUBLIC, VAST_SCOPE_INTERNAL };

enum vast_scope_class vast_scope_class(const char *scope);
const char *vast_scope_nearest(const char *scope); /* NULL: none is near */
const char *vast_scope_list(void);                 /* "billing_read, billing_write, …", public */

/* The scope that a request needs, by verb and path (placeholders match one
** segment, a trailing slash is ignored, an exact route beats a pattern); NULL
** when it is not known. */
const char *vast_scope_of_route(const char *verb, const char *path);

/* The scope under which a published endpoint name stands; NULL: not published. */
const char *vast_scope_of_endpoint(const char *name);
/* The nearest published endpoint name under that scope; NULL: none is near. */
const char *vast_endpoint_nearest(const char *name, const char *scope);

#pragma GCC visibility pop

#endif
