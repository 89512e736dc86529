/* core/json/slice.h -- finds the elements of the large array in an answer without decoding them,
** so that a long list can be decoded a few rows at a time. It does not check that the elements are
** JSON, which the decoder does. All pieces are valid JSON exactly if the whole text is. */
#ifndef VAST_CORE_JSON_SLICE_H
#define VAST_CORE_JSON_SLICE_H

#include "core/base/buffer.h"

#pragma GCC visibility push(hidden)

struct vast_slices {
  const char *text; /* borrowed */
  size_t len;
  size_t open;      /* offset of the '[' */
  size_t close;     /* offset of its ']', after VAST_SLICE_END */
  size_t at;        /* where the next element begins */
  unsigned outer;   /* the depth of the array itself, from 1 */
  unsigned deepest; /* the depth that an element may have */
};

/* Finds the array: the whole text, or the value of the top-level field of that name (NULL: none).
** False: there is none, and the text must be decoded whole. `levels`: the depth that the decoder
** accepts. */
bool vast_slices_open(struct vast_slices *s, const char *text, size_t len, const char *field,
                      unsigned levels) VAST_MUST_USE;

enum vast_slice_kind { VAST_SLICE_ELEMENT, VAST_SLICE_END, VAST_SLICE_BROKEN };
enum vast_slice_kind vast_slices_next(struct vast_slices *s, struct vast_slice *element);

/* After VAST_SLICE_END: appends the text with `stand_in`, a JSON value, in place of the array. */
bool vast_slices_shell(const struct vast_slices *s, const char *stand_in,
                       struct vast_buffer *out) VAST_MUST_USE;

#pragma GCC visibility pop

#endif
