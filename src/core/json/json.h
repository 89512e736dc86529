/* core/json/json.h -- JSON as a stream of tokens, in both directions.
** The reader is a strict RFC 8259 pull parser over borrowed bytes: no tree, no
** allocation, depth-capped. It serves the check of permission files (positions),
** the classification of answers (a few top-level fields) and the scan for long
** integers. The writer puts typed tokens and never confuses [] with {}. */
#ifndef VAST_CORE_JSON_JSON_H
#define VAST_CORE_JSON_JSON_H

#include "core/base/buffer.h"

#pragma GCC visibility push(hidden)

enum { VAST_JSON_DEPTH = 128 };

enum vast_json_type {
  VAST_JSON_END,    /* the whole value has been read, only blanks followed */
  VAST_JSON_ERROR,  /* not JSON; see error and at */
  VAST_JSON_OBJECT, /* { */
  VAST_JSON_OBJECT_END,
  VAST_JSON_ARRAY, /* [ */
  VAST_JSON_ARRAY_END,
  VAST_JSON_NAME, /* a field's name; its value is the next token */
  VAST_JSON_STRING,
  VAST_JSON_NUMBER,
  VAST_JSON_TRUE,
  VAST_JSON_FALSE,
  VAST_JSON_NULL
};

struct vast_json_reader {
  const char *text;
  size_t len;
  size_t at;         /* next byte to read */
  size_t start;      /* where the latest token begins (strings: behind the quote) */
  size_t token_len;  /* its raw length (strings: without quotes, escapes as written) */
  const char *error; /* static text, set with VAST_JSON_ERROR */
  unsigned depth;
  unsigned char expect;                /* what may come next; private */
  unsigned char nest[VAST_JSON_DEPTH]; /* '{' or '[' per level; private */
};

void vast_json_open(struct vast_json_reader *r, const char *text, size_t len);
enum vast_json_type vast_json_next(struct vast_json_reader *r);

/* Behind OBJECT or ARRAY: reads on to its end. False: not JSON. Scalars: true. */
bool vast_json_skip(struct vast_json_reader *r, enum vast_json_type first) VAST_MUST_USE;

/* Line and column (bytes) of a place, both from 1. */
void vast_json_place(const struct vast_json_reader *r, size_t at, unsigned *line, unsigned *column);

/* The latest STRING or NAME with escapes resolved (UTF-8, surrogate pairs),
** appended to out; false: no room. */
bool vast_json_string(const struct vast_json_reader *r, struct vast_buffer *out) VAST_MUST_USE;

/* True when the latest STRING or NAME is exactly this plain text. */
bool vast_json_is(const struct vast_json_reader *r, const char *text);

/* The latest NUMBER as a double, near enough to compare bounds, in any locale; infinite
** where it is too large. */
double vast_json_double(const struct vast_json_reader *r);

/* False where the latest NUMBER is, or may be rounded to, more than a double holds. */
bool vast_json_is_finite(const struct vast_json_reader *r);

/* --- writing ----------------------------------------------------------- */

/* Commas are put where they belong; the caller balances begin and end. Errors
** (no memory, ceiling) show in out->failed. */
struct vast_json_writer {
  struct vast_buffer *out; /* borrowed */
  unsigned depth;
  bool comma; /* a comma goes before the next element */
};

void vast_json_begin(struct vast_json_writer *w, char bracket); /* '{' or '[' */
void vast_json_end(struct vast_json_writer *w, char bracket);   /* '}' or ']' */
void vast_json_name(struct vast_json_writer *w, const char *name, size_t len);
void vast_json_text(struct vast_json_writer *w, const char *text, size_t len);
void vast_json_integer(struct vast_json_writer *w, int64_t value);
void vast_json_number(struct vast_json_writer *w, double value); /* finite; shortest that reads back
                                              the same, at most 17 digits; integral below 2^53
                                              without a point; any locale */
void vast_json_bool(struct vast_json_writer *w, bool value);
void vast_json_null(struct vast_json_writer *w);
void vast_json_raw(struct vast_json_writer *w, const char *json,
                   size_t len); /* one finished value */

/* True when the bytes are well-formed UTF-8. */
bool vast_utf8_valid(const char *text, size_t len);

/* Puts the object's members of these plain names to the (empty) buffer, as JSON. False where
** it is no object, or not one that every decoder would take: out is then worth nothing. */
bool vast_json_pick(struct vast_slice object, const struct vast_slice *names, size_t count,
                    struct vast_buffer *out) VAST_MUST_USE;

/* --- size ----------------------------------------------------------------- */

/* An estimate of the bytes that the decoded value takes in Lua; counting stops once it is
** beyond limit. At most VAST_JSON_SIZE_RATIO times len. */
enum { VAST_JSON_SIZE_RATIO = 96 };
size_t vast_json_decoded_size(const char *text, size_t len, size_t limit);

/* --- long integers ------------------------------------------------------ */

/* Doubles lose integers beyond 2^53. Copies valid-looking JSON to out with
** every integer token in a value's place that is beyond 2^53 and fits int64
** replaced by a string "MARK<digits>". Returns how many were replaced; 0 leaves
** out untouched (the usual case: no copy is made). Strings are left alone. When it
** is not 0 the caller looks at out->failed: a copy that failed must not be used, nor
** the text itself in its place, whose integers would lose digits. */
size_t vast_json_mark_integers(const char *text, size_t len, const char *mark,
                               struct vast_buffer *out);

/* Whether there is any to replace. */
bool vast_json_has_long(const char *text, size_t len);

/* Appends JSON text that is known to be well formed without the blanks between its tokens.
** False: the buffer is full or without memory. */
bool vast_json_compact(const char *text, size_t len, struct vast_buffer *out);

#pragma GCC visibility pop

#endif
