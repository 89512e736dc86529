/* core/http/curl_process.h -- initialises libcurl once in a process. It is never undone. */
#ifndef VAST_CORE_HTTP_CURL_PROCESS_H
#define VAST_CORE_HTTP_CURL_PROCESS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

/* Initialises libcurl and keeps this module loaded. False: libcurl could not be initialised. */
bool vast_curl_init(void) VAST_MUST_USE;

/* Begins a TLS handshake with a listener on loopback and drops it. The first handshake of a process
** takes milliseconds, because the TLS library loads its algorithms; a host with a frame rate does
** that at start-up. Sends nothing to other hosts and reads no trust store. A failure is ignored,
** because the first call reports it. */
void vast_curl_warm(void);

#pragma GCC visibility pop

#endif
