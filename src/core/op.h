/* core/op.h -- a method as a row of data. Rows live in src/api; one generic
** caller serves them all. Nothing here is ever written to. */
#ifndef VAST_OP_H
#define VAST_OP_H

#include "base.h"

#pragma GCC visibility push(hidden)

enum vast_type {
  VAST_ANY,     /* any value JSON can carry */
  VAST_INTEGER, /* 42, 42.0 and "42" */
  VAST_NUMBER,
  VAST_STRING,
  VAST_BOOLEAN,
  VAST_OBJECT, /* a table; an empty one is {} */
  VAST_ARRAY,  /* a list; an empty one is [] */
  VAST_TEXT_OR_OBJECT
};

enum vast_place {
  VAST_LOCAL, /* read by the row's shape, never sent as it is */
  VAST_PATH,
  VAST_QUERY,
  VAST_BODY
};

struct vast_param {
  const char *name;  /* as the caller writes it */
  const char *wire;  /* as it is sent; NULL: the same */
  const char *alias; /* a second name that works too; NULL: none */
  const char *unit;  /* "$/h", "GB", …; NULL: none */
  const char *doc;   /* one line */
  enum vast_type type;
  enum vast_place place;
  bool required;
  bool bare; /* VAST_QUERY: text is sent as it stands; others are JSON */
};

/* What a row cannot say is done by a named shape, one small function in
** src/bind/shape_*.c. */
enum vast_shape {
  VAST_SHAPE_PLAIN,
  VAST_SHAPE_CREATE_KEY, /* permission files in; api_key beside key out */
  VAST_SHAPE_SHOW_KEY,   /* a retired route falls back on the list */
  VAST_SHAPE_RESET_KEY,  /* the client moves to the key in the answer */
  VAST_SHAPE_SET_KEY,    /* this client only; nothing is sent */
  VAST_SHAPE_INSTANCE,   /* one instance row, tidied */
  VAST_SHAPE_INSTANCES,  /* all pages, each row tidied */
  VAST_SHAPE_COUNT
};

struct vast_op {
  const char *name;
  const char *verb; /* NULL: nothing is sent */
  const char *path; /* "/api/v0/auth/apikeys/{id}/" */
  const struct vast_param *params;
  size_t param_count;
  const char *fixed_query; /* "owner=me": constant, encoded; NULL: none */
  const char *fixed_body;  /* fields of every body as JSON, braces left out */
  const char *unwrap;      /* field of the answer that is the result; NULL: the whole */
  const char *drop;        /* field taken out of the result; NULL: none */
  const char *scope;       /* permission that the call needs; NULL: none or unknown */
  const char *lookup;      /* method that tells what became of a lost call */
  const char *doc;         /* one or two sentences */
  const char *returns;     /* shape of the result */
  const char *source;      /* official method or API page */
  enum vast_shape shape;
  bool once;   /* rents, pays, sends, creates or deletes for good: never repeated
                  after it may have arrived */
  bool strict; /* unwrap must be there, else the answer is not understood */
};

#pragma GCC visibility pop

#endif
