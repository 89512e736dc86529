/* core/http/url.h -- putting request URLs together: encoding, path templates, the
** server's base. Taking apart and connecting is libcurl's. */
#ifndef VAST_CORE_HTTP_URL_H
#define VAST_CORE_HTTP_URL_H

#include "core/base/buffer.h"
#include "core/base/error.h"

#pragma GCC visibility push(hidden)

/* Appends text percent-encoded (RFC 3986 unreserved stay; blank is %20). */
bool vast_url_encode(struct vast_buffer *out, const char *text, size_t len);

/* Appends one path segment; false with a message (kind INVALID) when it is
** empty or holds a NUL, or when it is a dot segment (".", ".."), or holds one
** between slashes or backslashes or before a ';': a proxy could change the route.
** Percent-encoded characters are decoded for this, also those encoded twice. */
bool vast_url_segment(struct vast_buffer *out, const char *text, size_t len,
                      struct vast_error *error) VAST_MUST_USE;

/* Why a whole path, percent-encoded, may not be requested; NULL if it may. Besides
** dot segments, as above, it refuses backslashes, control characters, and what is
** not percent-encoded ASCII. */
const char *vast_url_refuse_path(const char *path, size_t len);

/* Appends `?name=value` or `&name=value`, both encoded; `first` is updated. */
bool vast_url_query(struct vast_buffer *out, bool *first, const char *name, size_t name_len,
                    const char *value, size_t len);

/* Checks a server URL and appends it without trailing slashes: scheme http or
** https, a host, no user info, no query, no fragment, no blanks or controls. */
bool vast_url_base(struct vast_buffer *out, const char *url, size_t len,
                   struct vast_error *error) VAST_MUST_USE;

/* What the URL says; no scheme is not plain. Loopback is 127.0.0.0/8, ::1 and localhost,
** as they are written: no name is looked up. */
bool vast_url_is_plain(const char *url);    /* its scheme is http */
bool vast_url_is_loopback(const char *url); /* its host */
/* The host's text, without brackets, port and user info; the scheme may be missing. */
struct vast_slice vast_url_host(const char *url);

#pragma GCC visibility pop

#endif
