/* core/http/curl_transfer.h -- one attempt as a transfer of libcurl. Private to the curl*.c files,
** which alone include <curl/curl.h>. */
#ifndef VAST_CORE_HTTP_CURL_TRANSFER_H
#define VAST_CORE_HTTP_CURL_TRANSFER_H

#include "core/http/exchange.h" /* first: base.h sets the feature macros */
#include "core/http/sockets.h"

#include <curl/curl.h>

#pragma GCC visibility push(hidden)

/* Data that all transfers of one transport share; borrowed by each. */
struct vast_curl_shared {
  CURLSH *share; /* TLS sessions */
  struct vast_transfer *in_flight;
  struct vast_sockets sockets;
  bool hashed_trust;                  /* the system's trust store is a hashed directory */
  bool (*budget_spent)(void *engine); /* the budget of the turn is spent: bodies pause */
  void *engine;
  bool paused; /* some transfer is paused */
};

struct vast_transfer {
  CURL *easy;
  struct curl_slist *headers; /* contains the key; wiped before it is freed */
  struct vast_exchange *x;    /* borrowed, as are the next two */
  struct vast_curl_shared *shared;
  struct vast_transfer *prev, *next;
  bool paused;       /* its body waits for the next turn */
  size_t read_at;    /* how much of the request body libcurl has read */
  bool interim;      /* the latest status line was that of an interim answer */
  bool whole_head;   /* the headers of the answer are complete */
  size_t head_bytes; /* of all header lines so far */
  int fd;            /* of its connection; -1: none yet, or closed */
  uint64_t before;   /* bytes that the connection had received when this transfer began to use it */
  uint64_t received; /* bytes received since then; set when the connection is closed */
  char detail[CURL_ERROR_SIZE];
};

/* Sets all options of f->easy for the request f->x. f must outlive the transfer. */
CURLcode vast_transfer_set_up(struct vast_transfer *f) VAST_MUST_USE;
/* The transfer of that easy handle uses this socket. */
void vast_transfer_uses(CURL *easy, int fd);
/* Fills f->x->reply after the transfer has ended with this code. */
void vast_transfer_reply(struct vast_transfer *f, CURLcode code);
/* Wipes and frees the headers. The easy handle must be freed before. */
void vast_transfer_clear(struct vast_transfer *f);

#pragma GCC visibility pop

#endif
