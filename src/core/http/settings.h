/* core/http/settings.h -- how a client calls: limits, proxy, trust, server. Counted,
** because a call may outlive its client; never changed once calls use it. */
#ifndef VAST_CORE_HTTP_SETTINGS_H
#define VAST_CORE_HTTP_SETTINGS_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

#define VAST_DEFAULT_SERVER "https://console.vast.ai"

struct vast_settings {
  unsigned refs;
  unsigned attempts;
  double timeout;         /* one request with its retries, from when it may be sent */
  double deadline;        /* also bounds waiting its turn; 0: none */
  double connect_timeout; /* look-up, TCP and TLS together */
  double stall_timeout;   /* without a byte either way */
  size_t max_response;
  size_t max_result; /* bytes of the tables made of one answer, estimated */
  size_t max_pages;  /* that one call or iterator follows */
  bool pace;
  bool allow_http;  /* plain http may go to hosts that are not loopback */
  char *server_url; /* without trailing slashes */
  char *proxy;      /* NULL: the usual environment variables */
  char *ca_file;    /* NULL: cert_file and cert_dir, and without those the system's store */
  char *cert_file;  /* SSL_CERT_FILE when these settings were made; NULL: unset or empty */
  char *cert_dir;   /* SSL_CERT_DIR likewise */
  char *user_agent;
};

struct vast_settings *vast_settings_new(void) VAST_MUST_USE; /* the defaults, and what the
                                                          environment says; NULL: no memory */
struct vast_settings *vast_settings_copy(const struct vast_settings *from) VAST_MUST_USE;
struct vast_settings *vast_settings_hold(struct vast_settings *settings);
void vast_settings_drop(struct vast_settings *settings); /* NULL is fine */

/* Replaces one of the texts by a copy; false: no memory. */
bool vast_settings_text(char **field, const char *text) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
