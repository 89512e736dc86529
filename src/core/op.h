/* core/op.h -- a method as a row of data. Rows live in src/api; one generic
** caller serves them all. Nothing here is ever written to. */
#ifndef VAST_OP_H
#define VAST_OP_H

#include "core/base/base.h"

#pragma GCC visibility push(hidden)

enum vast_type {
  VAST_ANY,     /* any value JSON can carry */
  VAST_INTEGER, /* 42, 42.0 and "42" */
  VAST_NUMBER,
  VAST_STRING,
  VAST_BOOLEAN,
  VAST_OBJECT, /* a table; an empty one is {} */
  VAST_ARRAY,  /* a list; an empty one is [] */
  VAST_TEXT,   /* a string, or an integer sent as one ("123") */
  VAST_TEXT_OR_OBJECT,
  VAST_INTEGERS,        /* a list of integers; an empty one is [] */
  VAST_INTEGER_OR_LIST, /* one integer, or a list of them */
  VAST_DATE,            /* Unix seconds, or a date as text, sent as Unix seconds */
  VAST_DATE_ISO,        /* the same, but whole seconds and ISO dates only */
  VAST_FUNCTION,        /* never sent */
  VAST_CLIENT           /* a result only */
};

/* Which numbers make sense; VAST_ANY_NUMBER: the service judges. A number in the
** path is somebody's id, and at least 1 without being told. */
enum vast_range { VAST_ANY_NUMBER, VAST_FROM_0, VAST_ABOVE_0, VAST_FROM_1 };

enum vast_place {
  VAST_LOCAL, /* read by the row's shape, never sent as it is */
  VAST_PATH,
  VAST_QUERY,
  VAST_BODY
};

struct vast_param {
  const char *name;           /* as the caller writes it */
  const char *wire;           /* as it is sent; NULL: the same */
  const char *alias;          /* other names that work too, "NAME role"; NULL: none */
  const char *body_copy_name; /* a copy goes into the body under this name; NULL: none */
  const char *default_json;   /* JSON sent when the caller gives nothing; NULL: left out */
  const char *unit;           /* "$/h", "GB", …; NULL: none */
  const char *enum_values; /* all that it, or each entry of the list, may be: "a|b|c"; NULL: open */
  const char *doc;         /* one line */
  enum vast_type type;
  enum vast_place place;
  enum vast_range range; /* of the number, or of each in the list */
  int max;               /* the largest number; 0: any */
  bool required;         /* a text is not blank, either */
  bool blank;            /* though required, it may be */
  bool open;             /* there may be other words: only what looks misspelt is refused */
  bool raw_text;         /* VAST_QUERY: text is sent as it stands; others are JSON */
  bool internal;         /* the shape's own: callers cannot give it */
  bool secret;           /* masked in previews, events and errors; of a table its values */
  bool docker_flags;     /* with secret: in text only the values of NAME=value are masked */
};

/* What a row cannot say is done by a named shape, one small function (or a few)
** in src/bind/shape_*.c, where it is `const struct vast_hooks vastL_hooks_NAME`. */
#define VAST_HOOKS(X)                                                                              \
  X(PLAIN, plain)                                                                                  \
  X(CREATE_KEY, create_key)       /* permission files in; api_key beside key out */                \
  X(SHOW_KEY, show_key)           /* a retired route falls back on the list */                     \
  X(RESET_KEY, reset_key)         /* the client moves to the key in the answer */                  \
  X(SET_KEY, set_key)             /* this client only; nothing is sent */                          \
  X(INSTANCE, instance)           /* one instance row, tidied */                                   \
  X(INSTANCES, instances)         /* all pages, each row tidied */                                 \
  X(SEARCH, search)               /* offers: the search language in, offers checked */             \
  X(FILTER, filter)               /* where as select_filters */                                    \
  X(LAUNCH, launch)               /* a search and a rental in one */                               \
  X(QUERIES, queries)             /* a free table of query values */                               \
  X(MANY, many)                   /* a list of ids goes to the row of that name with an s */       \
  X(RENT, rent)                   /* flags in; id out; a lost rental is looked up by its label */  \
  X(LOGS, logs)                   /* the result's URL is polled for text */                        \
  X(COPY, copy)                   /* C.7:/path taken apart */                                      \
  X(PRICE, price)                 /* the pending increase of an instance is looked up first */     \
  X(SSH, ssh)                     /* ssh://root@host:port */                                       \
  X(MAKE_TEMPLATE, make_template) /* launch flags in */                                            \
  X(DROP_TEMPLATE, drop_template) /* a hash is resolved to an id first */                          \
  X(SET_USER, set_user)           /* the table is the body */                                      \
  X(SUBACCOUNT, subaccount)       /* type = "host" */                                              \
  X(ENV_VARS, env_vars)           /* values masked */                                              \
  X(ROLE, role)                   /* permissions as those of a key */                              \
  X(INVOICES, invoices)           /* a period; rows of one type */                                 \
  X(EARNINGS, earnings)           /* a period in days */                                           \
  X(INVOICES_V1, invoices_v1)     /* a period and words as a filter; charges elsewhere */          \
  X(MACHINE, machine)             /* the only element */                                           \
  X(MACHINES, machines)           /* one request a machine */                                      \
  X(VOLUME, volume)               /* whole gigabytes */                                            \
  X(VOLUMES, volumes)             /* kinds by their short names; how long each is there */         \
  X(OVERLAY, overlay)             /* by number or name */                                          \
  X(WORKERGROUP, workergroup)     /* the usual filters */                                          \
  X(AUTOSCALER, autoscaler)       /* texts are errors */                                           \
  X(DEPLOYMENT, deployment)       /* by number or name */                                          \
  X(VERSIONS, versions)           /* must say success */                                           \
  X(TFA_UPDATE, tfa_update)       /* must change something */

enum vast_hooks_id {
#define X(id, name) VAST_HOOKS_##id,
  VAST_HOOKS(X)
#undef X
      VAST_HOOKS_COUNT
};

/* What the result must be; anything else is not understood (kind decode): an
** answer gone wrong never becomes an empty list. */
enum vast_expect { VAST_EXPECT_ANY, VAST_EXPECT_OBJECT, VAST_EXPECT_LIST };

/* How many values of its type a result or a field has. */
enum vast_form {
  VAST_ONE,
  VAST_LIST,
  VAST_MAP, /* by names, or by numbers as text */
  VAST_MAP_OF_LISTS
};

struct vast_record;

/* A field of a result. It may be absent, unless it is one that names the row. */
struct vast_record_field {
  const char *name;
  const char *unit;                 /* "$/h", "Unix s", …; NULL: none */
  const char *enum_values;          /* "a|b|c"; NULL: any */
  const char *doc;                  /* one line; NULL: the name says it */
  const struct vast_record *record; /* of a VAST_OBJECT; NULL: any table */
  enum vast_type type;              /* of the field, or of each of its values */
  enum vast_form form;
  bool secret;
  bool always; /* a row without it is of no use */
};

/* What an object in a result holds. Fields that the service sends besides these are kept. */
struct vast_record {
  const char *name;
  const struct vast_record *base; /* its fields count, too, unless they are here; NULL: none */
  const struct vast_record_field *fields;
  size_t count;
  bool open; /* most of its fields are not documented */
};

#define VAST_FIELDS(list) .fields = (list), .count = VAST_COUNT(list)

struct vast_field_set; /* core/query_fields.h */

struct vast_op {
  const char *name;
  const char *verb; /* NULL: nothing is sent */
  const char *path; /* "/api/v0/auth/apikeys/{id}/" */
  const struct vast_param *params;
  size_t param_count;
  const char *fixed_query; /* "owner=me": constant, encoded here; NULL: none */
  const char *fixed_body;  /* fields of every body as JSON, braces left out */
  const char *unwrap;      /* field of the answer that is the result; NULL: the whole */
  const char *drop;        /* fields taken out of the result, or out of each row of it */
  const char *scope;       /* permission that the call needs; NULL: none or unknown */
  const char *lookup;      /* method that tells what became of a lost call */
  const char *doc;         /* one or two sentences */
  const char *returns;     /* shape of the result */
  /* Fields of the answer, at any depth, that are secrets: "a b"; NULL: none */
  const char *secret_fields;
  const char *source; /* official method or API page */

  const struct vast_record *record;   /* the result, or each of its rows; NULL: result says what */
  const struct vast_field_set *where; /* what can be searched for; NULL: it is no search */
  enum vast_type result;              /* unless there is a record */
  enum vast_form form;                /* of the result */

  enum vast_hooks_id hooks;
  enum vast_expect expect; /* of the result, before the shape sees it */
  bool non_idempotent;     /* rents, pays, sends, creates or deletes for good: never repeated
                      after it may have arrived */
  /* With `once`: the field that shows in the result that it was done, or alternatives
  ** ("key|api_key"), with a usable value of that type (VAST_ANY: true, or a
  ** text or table that is not empty). Without it the outcome is unknown (ambiguous). */
  const char *required_field;
  enum vast_type required_type;
  bool strict;            /* unwrap must be there, else the answer is not understood */
  bool empty_list;        /* where unwrap is missing the result is an empty list */
  bool unofficial;        /* not in the official SDK */
  bool autoscaler;        /* served by run.vast.ai, or by server_url where that was changed */
  bool key_in_body;       /* the description wants api_key in the body too */
  bool free_table;        /* its one table argument may stand alone: set_user { a = 1 } */
  const char *token;      /* parameter that asks for the next page; NULL: not paged */
  const char *rows;       /* field that holds the page's rows */
  const char *plural;     /* the method that takes a list of ids; NULL: none */
  const char *url_scheme; /* of the URL that is the result; NULL: it is no URL */
  const char *newer;      /* the method whose route { new = true } uses; NULL: none */
};

#pragma GCC visibility pop

#endif
