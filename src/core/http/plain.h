/* core/http/plain.h -- where plain HTTP would show a secret on the network: the API key on
** its way to a server or through a proxy, or the password of a proxy. Pure but for
** the proxy variables of the environment. */
#ifndef VAST_CORE_HTTP_PLAIN_H
#define VAST_CORE_HTTP_PLAIN_H

#include "core/http/exchange.h"

#pragma GCC visibility push(hidden)

/* Each returns NULL when all is well or allow_http is set, else a static text that
** says what would be shown and what to do. */
const char *vast_plain_refuse_server(const struct vast_settings *s);
const char *vast_plain_refuse_proxy(const struct vast_settings *s); /* the option alone */
/* Of one request: its own URL, and the proxy that it would use. */
const char *vast_plain_refuse(const struct vast_exchange *x);
/* A plain request to loopback, which the environment's proxy on another host would see. */
bool vast_plain_bypasses_proxy(const struct vast_exchange *x);

#pragma GCC visibility pop

#endif
