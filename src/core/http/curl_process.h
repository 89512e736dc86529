/* core/http/curl_process.h -- what libcurl needs once in a process, whichever state or
** thread comes first. Never undone. */
#ifndef VAST_CORE_HTTP_CURL_PROCESS_H
#define VAST_CORE_HTTP_CURL_PROCESS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* Initialises libcurl and keeps this module loaded; false: libcurl could not be. */
bool vast_curl_init(void) VAST_MUST_USE;

/* Begins a TLS handshake with itself over loopback and drops it. In a process's first
** handshake the TLS library looks up its algorithms, which takes milliseconds: a host
** that must not miss a frame does that while it is loading. Sends nothing to other
** hosts and reads no trust store. A failure here is ignored: the first call reports it. */
void vast_curl_warm(void);

#pragma GCC visibility pop

#endif
