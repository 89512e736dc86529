/* core/curl.h -- the transport over libcurl. */
#ifndef VAST_CURL_H
#define VAST_CURL_H

#include "transport.h"

#pragma GCC visibility push(hidden)

/* A transport with its own pool of connections; initialises libcurl if nobody has. */
struct vast_transport *vast_curl_new(const struct vast_host *host) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
