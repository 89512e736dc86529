/* core/http/url.c -- builds and checks request URLs; see url.h. No message contains the refused
** text, because a URL may contain a password. */
#include "core/http/url.h"

#include <arpa/inet.h>

static bool is_unreserved(char c) {
  return vast_is_letter(c) || vast_is_digit(c) || (c && strchr("-._~", c));
}

bool vast_url_encode(struct vast_buffer *out, const char *text, size_t len) {
  static const char hex[] = "0123456789ABCDEF";
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)text[i];
    char coded[3] = {'%', hex[c >> 4], hex[c & 15]};
    if (is_unreserved(text[i])) vast_buffer_putc(out, text[i]);
    else vast_buffer_add(out, coded, sizeof coded);
  }
  return !out->failed;
}

/* --- path segments ------------------------------------------------------- */

/* The first character of a text that is not empty; *used receives its length in the text. It is
** percent-decoded, repeatedly if the result begins another code ("%252e"), because a path may be
** decoded by several proxies. */
static unsigned char decoded(const char *text, size_t len, size_t *used) {
  unsigned char c = (unsigned char)text[0];
  *used = 1;
  while (c == '%' && len - *used >= 2 && vast_hex_digit(text[*used]) >= 0 &&
         vast_hex_digit(text[*used + 1]) >= 0) {
    c = (unsigned char)(vast_hex_digit(text[*used]) << 4 | vast_hex_digit(text[*used + 1]));
    *used += 2;
  }
  return c;
}

/* What can end a dot segment. Some servers treat a backslash as a slash, or remove parameters after
** a ';'. */
static bool ends_dots(unsigned char c) { return c == '/' || c == '\\' || c == ';'; }

/* Slashes are encoded, but some proxies decode them and resolve dot segments afterwards. So no part
** between slashes may be a dot segment. */
static bool has_dot_segment(const char *text, size_t len) {
  size_t dots = 0, used;
  bool only_dots = true; /* since the last slash */
  for (size_t i = 0; i < len; i += used) {
    unsigned char c = decoded(text + i, len - i, &used);
    if (ends_dots(c) && only_dots && (dots == 1 || dots == 2)) return true;
    only_dots = c == '/' || c == '\\' || (only_dots && c == '.');
    dots = only_dots && c == '.' ? dots + 1 : 0;
  }
  return only_dots && (dots == 1 || dots == 2);
}

/* Checks the whole text first, so that a refusal leaves `out` unchanged. */
bool vast_url_segment(struct vast_buffer *out, const char *text, size_t len,
                      struct vast_error *error) {
  if (len == 0) return vast_error_set(error, VAST_INVALID, "must not be empty");
  if (memchr(text, '\0', len)) return vast_error_set(error, VAST_INVALID, "must not contain a NUL");
  if (has_dot_segment(text, len))
    return vast_error_set(error, VAST_INVALID, "must not be a dot segment ('.' or '..')");
  if (vast_url_encode(out, text, len)) return true;
  return vast_error_set(error, VAST_TOO_LARGE, "makes the URL too long");
}

const char *vast_url_refuse_path(const char *path, size_t len) {
  size_t used;
  for (size_t i = 0; i < len; i += used) {
    unsigned char plain = (unsigned char)path[i], c = decoded(path + i, len - i, &used);
    if (plain <= 0x20 || plain >= 0x7F || (c == '%' && used == 1))
      return "must be percent-encoded ASCII";
    if (c == '\\') return "must not contain backslashes";
    if (c < 0x20 || c == 0x7F) return "must not contain control characters";
  }
  return has_dot_segment(path, len) ? "must not contain dot segments ('.' or '..')" : NULL;
}

bool vast_url_query(struct vast_buffer *out, bool *first, const char *name, size_t name_len,
                    const char *value, size_t len) {
  vast_buffer_putc(out, *first ? '?' : '&');
  *first = false;
  vast_url_encode(out, name, name_len);
  vast_buffer_putc(out, '=');
  return vast_url_encode(out, value, len);
}

/* --- server URLs ---------------------------------------------------------- */

/* The length of "http://" or "https://", in any case, at the beginning; 0: neither. */
static size_t scheme_length(const char *url, size_t len) {
  static const char *const schemes[] = {"http://", "https://"};
  for (size_t i = 0; i < VAST_COUNT(schemes); i++) {
    size_t n = strlen(schemes[i]), same = 0;
    while (same < n && same < len && vast_to_lower(url[same]) == schemes[i][same]) same++;
    if (same == n) return n;
  }
  return 0;
}

/* Some parsers treat a backslash as a slash, and would find another host than the one checked. */
static bool has_bad_byte(const char *url, size_t len) {
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)url[i];
    if (c <= 0x20 || c == 0x7F || c == '\\') return true;
  }
  return false;
}

/* Digits only, 1 to 65535. */
static bool is_port(const char *text, size_t len) {
  unsigned value = 0;
  if (len == 0 || len > 5) return false;
  for (size_t i = 0; i < len; i++) {
    if (!vast_is_digit(text[i])) return false;
    value = value * 10 + (unsigned)(text[i] - '0');
  }
  return value >= 1 && value <= 65535;
}

/* host, host:port, [v6] or [v6]:port. libcurl checks the host name itself. */
static const char *refuse_authority(const char *text, size_t len) {
  if (memchr(text, '@', len)) return "must not contain a user name or password";
  const char *close = len && text[0] == '[' ? memchr(text, ']', len) : NULL;
  if (len && text[0] == '[' && close == NULL) return "has '[' without ']'";
  size_t from = close ? (size_t)(close - text) + 1 : 0;
  const char *colon = memchr(text + from, ':', len - from);
  size_t host = colon ? (size_t)(colon - text) : len;
  if (host == 0 || (close && (from == 2 || host != from))) return "has no host";
  if (colon && !is_port(colon + 1, len - host - 1)) return "has a port that is not 1 to 65535";
  return NULL;
}

/* Checks the bytes first, so that the later checks can rely on them. */
static const char *refuse_base(const char *url, size_t len) {
  size_t scheme = scheme_length(url, len);
  if (has_bad_byte(url, len)) return "must not contain blanks, control characters or backslashes";
  if (scheme == 0) return "must start with https:// or http://";
  if (memchr(url, '?', len) || memchr(url, '#', len)) return "must not have a query or a fragment";
  const char *slash = memchr(url + scheme, '/', len - scheme);
  size_t authority = slash ? (size_t)(slash - url) - scheme : len - scheme;
  return refuse_authority(url + scheme, authority);
}

bool vast_url_base(struct vast_buffer *out, const char *url, size_t len, struct vast_error *error) {
  const char *why = refuse_base(url, len);
  if (why) return vast_error_set(error, VAST_INVALID, "the server URL %s", why);
  while (len > 0 && url[len - 1] == '/') len--;
  if (vast_buffer_add(out, url, len)) return true;
  return vast_error_set(error, VAST_TOO_LARGE, "the server URL is too long");
}

/* --- parts of a URL ---------------------------------------------------------------- */

bool vast_url_is_plain(const char *url) { return strncasecmp(url, "http://", 7) == 0; }

struct vast_slice vast_url_host(const char *url) {
  const char *scheme = strstr(url, "://"), *from = scheme ? scheme + 3 : url;
  const char *end = from + strcspn(from, "/?#");
  for (const char *at; (at = memchr(from, '@', (size_t)(end - from))) != NULL;) from = at + 1;
  if (from < end && *from == '[') {
    const char *close = memchr(from, ']', (size_t)(end - from));
    if (close) return (struct vast_slice){from + 1, (size_t)(close - from - 1)};
  }
  const char *colon = memchr(from, ':', (size_t)(end - from));
  return (struct vast_slice){from, (size_t)((colon ? colon : end) - from)};
}

/* Only a complete address counts: "127.example" is a name, and "127.1" is not accepted. */
bool vast_url_is_loopback(const char *url) {
  struct vast_slice host = vast_url_host(url);
  struct in_addr four;
  struct in6_addr six;
  char text[64];
  if (host.len >= sizeof text) return false;
  memcpy(text, host.bytes, host.len);
  text[host.len] = '\0';
  if (inet_pton(AF_INET, text, &four) == 1) return ntohl(four.s_addr) >> 24 == 127;
  if (inet_pton(AF_INET6, text, &six) == 1) return IN6_IS_ADDR_LOOPBACK(&six);
  return strcasecmp(text, "localhost") == 0;
}
