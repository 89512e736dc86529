/* core/http/plain.h -- refuses plain HTTP where it would send a secret over the network: the API
** key to a server or through a proxy, or the password of a proxy. Reads the proxy variables of the
** environment. */
#ifndef VAST_CORE_HTTP_PLAIN_H
#define VAST_CORE_HTTP_PLAIN_H

#include "core/http/exchange.h"

#pragma GCC visibility push(hidden)

/* Each returns NULL if nothing is exposed or allow_http is set, else a static message. */
const char *vast_plain_refuse_server(const struct vast_settings *s);
const char *vast_plain_refuse_proxy(const struct vast_settings *s); /* the option `proxy` only */
/* Checks the URL of one request and the proxy that it would use. */
const char *vast_plain_refuse(const struct vast_exchange *x);
/* True for a plain request to loopback that would go through a proxy of the environment on another
** host: it is sent without the proxy. */
bool vast_plain_bypasses_proxy(const struct vast_exchange *x);

#pragma GCC visibility pop

#endif
