/* core/json/slice.h -- the elements of the one big array in an answer, found
** without decoding, so that a long list can be decoded a few rows at a time.
** The finder only cuts: whether each piece is JSON is for the decoder to say, and
** the pieces are well-formed exactly when the whole is. */
#ifndef VAST_CORE_JSON_SLICE_H
#define VAST_CORE_JSON_SLICE_H

#include "core/base/buffer.h"

#pragma GCC visibility push(hidden)

struct vast_slices {
  const char *text; /* borrowed */
  size_t len;
  size_t open;      /* where the '[' stands */
  size_t close;     /* where its ']' stands, once it was reached */
  size_t at;        /* where the next element begins */
  unsigned outer;   /* how deep the array itself lies, from 1 */
  unsigned deepest; /* levels that an element may have */
};

/* Finds the array: the whole text, or the value of the top-level field of that
** plain name (NULL: none). False: there is none; decode the text whole. `levels`: how deep the decoder goes. */
bool vast_slices_open(struct vast_slices *s, const char *text, size_t len, const char *field,
                      unsigned levels) VAST_MUST_USE;

enum vast_slice_kind { VAST_SLICE_ELEMENT, VAST_SLICE_END, VAST_SLICE_BROKEN };
enum vast_slice_kind vast_slices_next(struct vast_slices *s, struct vast_slice *element);

/* After the END: the text with the array replaced by `stand_in` (a JSON value). */
bool vast_slices_shell(const struct vast_slices *s, const char *stand_in,
                       struct vast_buffer *out) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
