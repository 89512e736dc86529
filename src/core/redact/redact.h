/* core/redact/redact.h -- texts without their secrets: bodies, URLs and messages as previews,
** events and errors show them, and the secrets that a request holds. Pure but for the
** buffers given. */
#ifndef VAST_CORE_REDACT_REDACT_H
#define VAST_CORE_REDACT_REDACT_H

#include "core/op.h"
#include "core/base/secret.h"

#pragma GCC visibility push(hidden)

/* Stands for the API key in a text to be filled in. No JSON text and no URL holds it. */
#define VAST_KEY_PLACE '\1'

struct vast_redaction {
  const struct vast_op *op;           /* whose marks count; NULL: only the global names do */
  const struct vast_secret *key;      /* NULL: none; shown by its last characters */
  const struct vast_secrets *secrets; /* NULL: none */
  bool fill;     /* <name> in place of a secret, VAST_KEY_PLACE in place of the key */
  size_t filled; /* how many <name> were put */
};

/* Appends the text with these replaced: the values of secret fields, the key and the
** secrets wherever they are quoted, user and password in a URL. False: no room. */
bool vast_redact(struct vast_buffer *out, struct vast_slice text, struct vast_redaction *r);

/* Adds to the list the values of the secret fields of a request: of its JSON body, and
** of the query of its URL. False: no memory. */
bool vast_redact_collect_body(struct vast_secrets *list, const struct vast_op *op,
                              struct vast_slice json) VAST_MUST_USE;
bool vast_redact_collect_query(struct vast_secrets *list, const struct vast_op *op,
                               struct vast_slice url) VAST_MUST_USE;

/* Adds user and password of a proxy's URL, with and without a scheme. */
bool vast_redact_collect_login(struct vast_secrets *list, const char *url) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
