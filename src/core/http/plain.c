/* core/http/plain.c -- refuses plain HTTP; see plain.h. No message contains a URL, which may
** contain a password. */
#include "core/http/plain.h"

#include <stdlib.h>

#include "core/http/url.h"

static const char server_exposed[] =
    "plain http to a host that is not loopback exposes the API key on the network: use https, or "
    "set allow_http = true";
static const char request_exposed[] =
    "plain http through a proxy exposes the API key on the network: use https, or set allow_http = "
    "true";
static const char password_exposed[] =
    "the proxy's password would be sent over plain http: use an https:// proxy, or set "
    "allow_http = true";

/* Why a request must not go to that proxy; NULL: it may. */
static const char *refuse_proxy(const char *proxy, bool plain_request) {
  if (proxy == NULL || proxy[0] == '\0' || vast_url_is_loopback(proxy)) return NULL;
  if (plain_request) return request_exposed;
  bool plain = strstr(proxy, "://") == NULL || vast_url_is_plain(proxy);
  return plain && strchr(proxy, '@') ? password_exposed : NULL;
}

const char *vast_plain_refuse_server(const struct vast_settings *s) {
  bool exposed = vast_url_is_plain(s->server_url) && !vast_url_is_loopback(s->server_url);
  return exposed && !s->allow_http ? server_exposed : NULL;
}

const char *vast_plain_refuse_proxy(const struct vast_settings *s) {
  return s->allow_http ? NULL : refuse_proxy(s->proxy, vast_url_is_plain(s->server_url));
}

/* --- the proxy of the environment ---------------------------------------------- */

/* The first of these variables that is set, in the order that libcurl uses. */
static const char *variable(const char *const names[], size_t count) {
  for (size_t i = 0; i < count; i++) {
    const char *value = getenv(names[i]);
    if (value && value[0]) return value;
  }
  return NULL;
}

/* `name` is that domain or a subdomain, in any case. */
static bool is_below(struct vast_slice name, struct vast_slice domain) {
  if (domain.len && domain.bytes[0] == '.') domain.bytes++, domain.len--;
  if (domain.len == 0 || domain.len > name.len) return false;
  size_t rest = name.len - domain.len;
  return strncasecmp(name.bytes + rest, domain.bytes, domain.len) == 0 &&
         (rest == 0 || name.bytes[rest - 1] == '.');
}

/* Whether no_proxy lists that host. Ranges of addresses are compared as names. */
static bool is_excluded(struct vast_slice host) {
  static const char *const names[] = {"no_proxy", "NO_PROXY"};
  static const char between[] = ", \t";
  const char *at = variable(names, VAST_COUNT(names));
  for (; at && *at; at += strspn(at, between)) {
    struct vast_slice item = {at, strcspn(at, between)};
    if ((item.len == 1 && *at == '*') || is_below(host, item)) return true;
    at += item.len;
  }
  return false;
}

static const char *environment_proxy(const char *url) {
  static const char *const secure[] = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
  static const char *const plain[] = {"http_proxy", "all_proxy", "ALL_PROXY"};
  if (is_excluded(vast_url_host(url))) return NULL;
  return vast_url_is_plain(url) ? variable(plain, VAST_COUNT(plain))
                                : variable(secure, VAST_COUNT(secure));
}

bool vast_plain_bypasses_proxy(const struct vast_exchange *x) {
  const char *url = vast_buffer_text(&x->url);
  if (x->settings->allow_http || x->settings->proxy || !vast_url_is_plain(url)) return false;
  return refuse_proxy(environment_proxy(url), true) != NULL;
}

const char *vast_plain_refuse(const struct vast_exchange *x) {
  const struct vast_settings *s = x->settings;
  const char *url = vast_buffer_text(&x->url);
  bool plain = vast_url_is_plain(url);
  if (s->allow_http) return NULL;
  if (plain && !vast_url_is_loopback(url)) return server_exposed;
  if (s->proxy) return refuse_proxy(s->proxy, plain);
  return plain ? NULL : refuse_proxy(environment_proxy(url), false);
}
