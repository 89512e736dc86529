/* core/http/curl.h -- the transport over libcurl. */
#ifndef VAST_CORE_HTTP_CURL_H
#define VAST_CORE_HTTP_CURL_H

#include "core/http/transport.h"

#pragma GCC visibility push(hidden)

/* A transport with its own pool of connections. Initialises libcurl if that was not done. */
struct vast_transport *vast_curl_new(const struct vast_host *host) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
