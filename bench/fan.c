/* bench/fan.c -- the reference for concurrent calls: libcurl's multi interface.
** Usage: fan URL CA_FILE CALLS WIDTH, with the key in VAST_API_KEY. Prints: seconds for CALLS GETs,
** WIDTH at a time, connecting included; HTTP version; connections. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WIDTH_MAX = 256, BODY_MAX = 65536 };

struct slot {
  CURL *easy;
  size_t used;
  char data[BODY_MAX];
};

struct run {
  CURLM *multi;
  long calls, begun, ended, connections, version;
  int failed;
};

static size_t on_body(char *data, size_t size, size_t count, void *user) {
  struct slot *slot = user;
  size_t length = size * count;
  if (length > sizeof slot->data - slot->used) return 0;
  memcpy(slot->data + slot->used, data, length);
  slot->used += length;
  return length;
}

static double now(void) {
  struct timespec time;
  (void)timespec_get(&time, TIME_UTC);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static struct curl_slist *make_headers(void) {
  char line[512];
  const char *key = getenv("VAST_API_KEY");
  snprintf(line, sizeof line, "Authorization: Bearer %s", key ? key : "");
  return curl_slist_append(NULL, line);
}

static void prepare(struct slot *slot, char **argv, struct curl_slist *headers) {
  CURL *easy = slot->easy = curl_easy_init();
  curl_easy_setopt(easy, CURLOPT_URL, argv[1]);
  curl_easy_setopt(easy, CURLOPT_CAINFO, argv[2]);
  curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, slot);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, slot);
}

static void begin(struct run *run, struct slot *slot) {
  if (run->begun >= run->calls) return;
  run->begun++;
  slot->used = 0;
  curl_multi_add_handle(run->multi, slot->easy);
}

static void finish(struct run *run, CURL *easy, CURLcode code) {
  struct slot *slot = NULL;
  long status = 0, opened = 0;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&slot);
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &opened);
  curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &run->version);
  run->connections += opened;
  run->ended++;
  if (code != CURLE_OK || status != 200) run->failed = 1;
  curl_multi_remove_handle(run->multi, easy);
  begin(run, slot);
}

static void drive(struct run *run) {
  int running = 0, queued = 0;
  while (run->ended < run->calls && !run->failed) {
    long ended = run->ended;
    curl_multi_perform(run->multi, &running);
    for (CURLMsg *m = curl_multi_info_read(run->multi, &queued); m != NULL;
         m = curl_multi_info_read(run->multi, &queued))
      if (m->msg == CURLMSG_DONE) finish(run, m->easy_handle, m->data.result);
    if (run->ended == ended) curl_multi_poll(run->multi, NULL, 0, 1000, NULL);
  }
}

static struct slot slots[WIDTH_MAX];

int main(int argc, char **argv) {
  long width = argc == 5 ? strtol(argv[4], NULL, 10) : 0;
  if (width < 1 || width > WIDTH_MAX) {
    fputs("usage: fan URL CA_FILE CALLS WIDTH\n", stderr);
    return 2;
  }
  curl_global_init(CURL_GLOBAL_DEFAULT);
  struct run run = {.multi = curl_multi_init(), .calls = strtol(argv[3], NULL, 10)};
  struct curl_slist *headers = make_headers();
  if (run.multi == NULL) return 1;
  curl_multi_setopt(run.multi, CURLMOPT_MAXCONNECTS, 64L);
  double start = now();
  for (long i = 0; i < width; i++) {
    prepare(&slots[i], argv, headers);
    begin(&run, &slots[i]);
  }
  drive(&run);
  printf("%.6f %s %ld\n", now() - start, run.version >= CURL_HTTP_VERSION_2_0 ? "2" : "1.1",
         run.connections);
  for (long i = 0; i < width; i++) curl_easy_cleanup(slots[i].easy);
  curl_multi_cleanup(run.multi);
  curl_slist_free_all(headers);
  curl_global_cleanup();
  return run.failed;
}
