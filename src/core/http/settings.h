/* core/http/settings.h -- the settings of a client: limits, proxy, certificates, server.
** Reference-counted, because a call may outlive its client. Not changed while calls use them. */
#ifndef VAST_CORE_HTTP_SETTINGS_H
#define VAST_CORE_HTTP_SETTINGS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

#define VAST_DEFAULT_SERVER "https://console.vast.ai"

struct vast_settings {
  unsigned refs;
  unsigned attempts;
  double timeout;         /* of one request with its retries, from when it may be sent */
  double deadline;        /* includes the wait for a rate limit; 0: none */
  double connect_timeout; /* name look-up, TCP and TLS together */
  double stall_timeout;   /* time without a byte sent or received */
  size_t max_response;
  size_t max_result; /* estimated bytes of the Lua tables of one answer */
  size_t max_pages;  /* that one call or iterator fetches */
  bool pace;
  bool allow_http;  /* plain http is allowed to hosts that are not loopback */
  char *server_url; /* without trailing slashes */
  char *proxy;      /* NULL: the proxy variables of the environment */
  char *ca_file;    /* NULL: cert_file and cert_dir, or without those the store of the system */
  char *cert_file;  /* SSL_CERT_FILE at the time of vast_settings_new; NULL: unset or empty */
  char *cert_dir;   /* SSL_CERT_DIR in the same way */
  char *user_agent;
};

/* The defaults and the values of the environment; NULL: no memory. */
struct vast_settings *vast_settings_new(void) VAST_MUST_USE;
struct vast_settings *vast_settings_copy(const struct vast_settings *from) VAST_MUST_USE;
struct vast_settings *vast_settings_hold(struct vast_settings *settings);
void vast_settings_drop(struct vast_settings *settings); /* NULL is allowed */

/* Replaces one of the texts by a copy. False: no memory. */
bool vast_settings_text(char **field, const char *text) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
