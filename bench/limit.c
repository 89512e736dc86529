/* bench/limit.c -- the reference for sequential calls: libcurl with one reused easy
** handle. Usage: limit URL CA_FILE CALLS, with the key in VAST_API_KEY.
** Prints: seconds for CALLS calls after two warm-up calls, HTTP version, connections. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct body {
  char data[65536];
  size_t used;
};

static size_t on_body(char *data, size_t size, size_t count, void *user) {
  struct body *body = user;
  size_t length = size * count;
  if (length > sizeof body->data - body->used) return 0;
  memcpy(body->data + body->used, data, length);
  body->used += length;
  return length;
}

static double now(void) {
  struct timespec time;
  (void)timespec_get(&time, TIME_UTC);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The same headers as the library sends, so that the requests are equal. */
static struct curl_slist *make_headers(void) {
  char line[512];
  const char *key = getenv("VAST_API_KEY");
  snprintf(line, sizeof line, "Authorization: Bearer %s", key ? key : "");
  struct curl_slist *headers = curl_slist_append(NULL, "Accept: application/json");
  return curl_slist_append(headers, line);
}

static void prepare(CURL *easy, const char *url, const char *ca_file, struct curl_slist *headers,
                    struct body *body) {
  curl_easy_setopt(easy, CURLOPT_URL, url);
  curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, body);
}

/* Makes the calls in sequence; stops at the first failure. */
static CURLcode run(CURL *easy, struct body *body, long calls, long *connections) {
  CURLcode code = CURLE_OK;
  for (long i = 0; i < calls && code == CURLE_OK; i++) {
    long opened = 0;
    long status = 0;
    body->used = 0;
    code = curl_easy_perform(easy);
    curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &opened);
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    *connections += opened;
    if (code == CURLE_OK && status != 200) code = CURLE_HTTP_RETURNED_ERROR;
  }
  return code;
}

/* Warms up, measures, prints; 0 if every call was answered with 200. */
static int measure(CURL *easy, struct body *body, long calls) {
  long connections = 0;
  long version = 0;
  CURLcode code = run(easy, body, 2, &connections);
  double start = now();
  if (code == CURLE_OK) code = run(easy, body, calls, &connections);
  double took = now() - start;
  curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
  if (code != CURLE_OK) {
    fprintf(stderr, "limit: %s\n", curl_easy_strerror(code));
    return 1;
  }
  printf("%.6f %s %ld\n", took, version >= CURL_HTTP_VERSION_2_0 ? "2" : "1.1", connections);
  return 0;
}

int main(int argc, char **argv) {
  static struct body body;
  if (argc != 4) {
    fputs("usage: limit URL CA_FILE CALLS\n", stderr);
    return 2;
  }
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURL *easy = curl_easy_init();
  struct curl_slist *headers = make_headers();
  prepare(easy, argv[1], argv[2], headers, &body);
  int result = measure(easy, &body, strtol(argv[3], NULL, 10));
  curl_slist_free_all(headers);
  curl_easy_cleanup(easy);
  curl_global_cleanup();
  return result;
}
