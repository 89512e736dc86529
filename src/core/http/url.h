/* core/http/url.h -- builds and checks request URLs. libcurl parses them and connects. */
#ifndef VAST_CORE_HTTP_URL_H
#define VAST_CORE_HTTP_URL_H

#include "core/base/buffer.h"
#include "core/base/error.h"

#pragma GCC visibility push(hidden)

/* Appends text percent-encoded, except the unreserved characters of RFC 3986. A blank is %20. */
bool vast_url_encode(struct vast_buffer *out, const char *text, size_t len);

/* Appends one path segment. False with a message (kind INVALID): it is empty, contains a NUL, or
** has a dot segment (".", "..") between slashes or backslashes or before a ';', with which a proxy
** could change the route. For this check percent-encoded characters are decoded, repeatedly if they
** are encoded twice. */
bool vast_url_segment(struct vast_buffer *out, const char *text, size_t len,
                      struct vast_error *error) VAST_MUST_USE;

/* Why a whole path must not be requested; NULL: it may. Refuses dot segments as above, backslashes,
** control characters, and anything that is not percent-encoded ASCII. */
const char *vast_url_refuse_path(const char *path, size_t len);

/* Appends `?name=value` or `&name=value`, both encoded; `first` is updated. */
bool vast_url_query(struct vast_buffer *out, bool *first, const char *name, size_t name_len,
                    const char *value, size_t len);

/* Checks a server URL and appends it without trailing slashes. It needs the scheme http or https
** and a host, and may have no user info, query, fragment, blank or control character. */
bool vast_url_base(struct vast_buffer *out, const char *url, size_t len,
                   struct vast_error *error) VAST_MUST_USE;

/* Loopback is 127.0.0.0/8, ::1 and localhost as text; no name is looked up. */
bool vast_url_is_plain(const char *url);    /* the scheme is http; no scheme: false */
bool vast_url_is_loopback(const char *url); /* the host is loopback */
/* The host without brackets, port and user info. The scheme may be missing. */
struct vast_slice vast_url_host(const char *url);

#pragma GCC visibility pop

#endif
