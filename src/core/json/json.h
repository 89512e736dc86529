/* core/json/json.h -- reads and writes JSON token by token.
** The reader is a strict RFC 8259 pull parser over borrowed bytes. It allocates nothing and limits
** the depth. The check of permissions uses it for positions in the text, the classification of
** answers for a few top-level fields. The writer keeps [] and {} apart. */
#ifndef VAST_CORE_JSON_JSON_H
#define VAST_CORE_JSON_JSON_H

#include "core/base/buffer.h"
#include "core/base/text.h"

#pragma GCC visibility push(hidden)

enum { VAST_JSON_DEPTH = 128 };

enum vast_json_type {
  VAST_JSON_END,    /* the end of the text, after one complete value */
  VAST_JSON_ERROR,  /* not JSON; see error and at */
  VAST_JSON_OBJECT, /* { */
  VAST_JSON_OBJECT_END,
  VAST_JSON_ARRAY, /* [ */
  VAST_JSON_ARRAY_END,
  VAST_JSON_NAME, /* the name of a field; its value is the next token */
  VAST_JSON_STRING,
  VAST_JSON_NUMBER,
  VAST_JSON_TRUE,
  VAST_JSON_FALSE,
  VAST_JSON_NULL
};

struct vast_json_reader {
  const char *text;
  size_t len;
  size_t at;         /* the next byte to read */
  size_t start;      /* where the latest token begins (strings: after the quote) */
  size_t token_len;  /* its length in the text (strings: without quotes, escapes not resolved) */
  const char *error; /* static text, set with VAST_JSON_ERROR */
  unsigned depth;
  unsigned char expect;                /* the tokens that may follow; private */
  unsigned char nest[VAST_JSON_DEPTH]; /* '{' or '[' per level; private */
};

void vast_json_open(struct vast_json_reader *r, const char *text, size_t len);
enum vast_json_type vast_json_next(struct vast_json_reader *r);

/* After OBJECT or ARRAY: reads to its end. False: not JSON. After a scalar: true. */
bool vast_json_skip(struct vast_json_reader *r, enum vast_json_type first) VAST_MUST_USE;

/* Line and column (in bytes) of an offset, both from 1. */
void vast_json_place(const struct vast_json_reader *r, size_t at, unsigned *line, unsigned *column);

/* Appends the latest STRING or NAME, escapes resolved, to out. False: no room. */
bool vast_json_string(const struct vast_json_reader *r, struct vast_buffer *out) VAST_MUST_USE;

/* True if the latest STRING or NAME, escapes resolved, is this text. */
bool vast_json_is(const struct vast_json_reader *r, const char *text);

/* The latest NUMBER as a double, precise enough to compare bounds; infinite if it is too large. */
double vast_json_double(const struct vast_json_reader *r);

/* False if the latest NUMBER is too large for a double, or may be rounded to such a value. */
bool vast_json_is_finite(const struct vast_json_reader *r);

/* --- writing ----------------------------------------------------------- */

/* The writer adds the commas; the caller balances begin and end. Errors (no memory, maximum
** length) set out->failed. */
struct vast_json_writer {
  struct vast_buffer *out; /* borrowed */
  unsigned depth;
  bool comma; /* the next element needs a comma before it */
};

void vast_json_begin(struct vast_json_writer *w, char bracket); /* '{' or '[' */
void vast_json_end(struct vast_json_writer *w, char bracket);   /* '}' or ']' */
void vast_json_name(struct vast_json_writer *w, const char *name, size_t len);
void vast_json_text(struct vast_json_writer *w, const char *text, size_t len);
void vast_json_integer(struct vast_json_writer *w, int64_t value);
/* A finite number, as the shortest text that reads back the same, at most 17 digits. Integral
** values below 2^53 have no point. */
void vast_json_number(struct vast_json_writer *w, double value);
void vast_json_bool(struct vast_json_writer *w, bool value);
void vast_json_null(struct vast_json_writer *w);
/* One value that is JSON already. */
void vast_json_raw(struct vast_json_writer *w, const char *json, size_t len);

/* Writes the members of the object that have one of these names to the empty buffer, as an object.
** False, and out is undefined: the text is not an object, or not one that every decoder accepts. */
bool vast_json_pick(struct vast_slice object, const struct vast_slice *names, size_t count,
                    struct vast_buffer *out) VAST_MUST_USE;

/* --- size ----------------------------------------------------------------- */

/* Estimates the bytes that the decoded value takes in Lua, at most VAST_JSON_SIZE_RATIO times len.
** Counting stops when the estimate exceeds limit. */
enum { VAST_JSON_SIZE_RATIO = 96 };
size_t vast_json_decoded_size(const char *text, size_t len, size_t limit);

/* --- long integers ------------------------------------------------------ */

/* A double cannot hold every integer beyond 2^53. Copies JSON to out and replaces each integer
** beyond 2^53 that fits int64 by a string "MARK<digits>". Returns the number of integers replaced.
** If it is 0, as usual, nothing is copied. Otherwise the caller must check out->failed, and must
** not fall back on the original text, whose integers would lose digits. */
size_t vast_json_mark_integers(const char *text, size_t len, const char *mark,
                               struct vast_buffer *out);

/* Whether the text has any such integer. */
bool vast_json_has_long(const char *text, size_t len);

/* Appends JSON text that is known to be well formed without the blanks between its tokens.
** False: the buffer is full or without memory. */
bool vast_json_compact(const char *text, size_t len, struct vast_buffer *out);

#pragma GCC visibility pop

#endif
