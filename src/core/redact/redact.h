/* core/redact/redact.h -- masks secrets in bodies, URLs and messages before they are shown in
** previews, events and errors, and collects the secrets of a request. */
#ifndef VAST_CORE_REDACT_REDACT_H
#define VAST_CORE_REDACT_REDACT_H

#include "core/op.h"
#include "core/base/secret.h"

#pragma GCC visibility push(hidden)

/* A placeholder for the API key. It occurs in no JSON text and no URL. */
#define VAST_KEY_PLACE '\1'

struct vast_redaction {
  const struct vast_op *op;           /* the row that marks secret fields; NULL: by names only */
  const struct vast_secret *key;      /* NULL: none; its last characters are shown */
  const struct vast_secrets *secrets; /* NULL: none */
  bool fill;                          /* write <name> for a secret and VAST_KEY_PLACE for the key */
  size_t filled;                      /* how many <name> were written */
};

/* Appends the text with masks in place of the values of secret fields, of the key and the secrets
** in plain or encoded form, and of user and password in URLs. False: no room. */
bool vast_redact(struct vast_buffer *out, struct vast_slice text, struct vast_redaction *r);

/* Adds the values of the secret fields in the JSON body of a request, or in the query of its URL,
** to the list. False: no memory. */
bool vast_redact_collect_body(struct vast_secrets *list, const struct vast_op *op,
                              struct vast_slice json) VAST_MUST_USE;
bool vast_redact_collect_query(struct vast_secrets *list, const struct vast_op *op,
                               struct vast_slice url) VAST_MUST_USE;

/* Adds user and password in the URL of a proxy, which may have no scheme. */
bool vast_redact_collect_login(struct vast_secrets *list, const char *url) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
