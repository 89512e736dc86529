/* core/http/curl_transfer.h -- one attempt on its way through libcurl. Private to the
** curl*.c files, which alone know curl.h. */
#ifndef VAST_CORE_HTTP_CURL_TRANSFER_H
#define VAST_CORE_HTTP_CURL_TRANSFER_H

#include "core/http/exchange.h" /* first: base.h sets the feature macros */
#include "core/http/sockets.h"

#include <curl/curl.h>

#pragma GCC visibility push(hidden)

/* What all transfers of one transport have in common; borrowed by each. */
struct vast_curl_shared {
  CURLSH *share;                /* TLS sessions */
  struct vast_transfer *flying; /* all in flight */
  struct vast_sockets sockets;
  bool hashed_trust;           /* the system's trust store is a hashed directory */
  bool (*spent)(void *engine); /* the turn's time is over: bodies pause */
  void *engine;
  bool paused; /* some transfer has */
};

struct vast_transfer {
  CURL *easy;
  struct curl_slist *headers; /* the first node holds the key: wiped before it is freed */
  struct vast_exchange *x;    /* borrowed, as all below */
  struct vast_curl_shared *shared;
  struct vast_transfer *prev, *next;
  bool paused;       /* its body waits for the next turn */
  size_t read_at;    /* how much of the body libcurl has taken */
  bool interim;      /* the latest status line was that of an interim answer */
  bool whole_head;   /* the head of the answer has come to its end */
  size_t head_bytes; /* of all lines of heads so far */
  int fd;            /* of its connection; -1: none yet, or closed */
  uint64_t before;   /* what the connection had brought when this transfer came to it */
  uint64_t received; /* and since, noted when it is closed */
  char detail[CURL_ERROR_SIZE];
};

/* Tells f->easy all about f->x. The transfer must outlive the easy's use. */
CURLcode vast_transfer_set_up(struct vast_transfer *f) VAST_MUST_USE;
/* The transfer of that easy waits for this socket. */
void vast_transfer_uses(CURL *easy, int fd);
/* The easy has ended with this code: fills f->x->reply. */
void vast_transfer_reply(struct vast_transfer *f, CURLcode code);
/* Frees what set_up made, key wiped; the easy must be gone before. */
void vast_transfer_clear(struct vast_transfer *f);

#pragma GCC visibility pop

#endif
