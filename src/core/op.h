/* core/op.h -- the types of a row, the constant data that defines one method. The rows stand in
** src/api; one generic caller serves them all. */
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

/* Which numbers are accepted; VAST_ANY_NUMBER: the service checks. A number in the path is an id
** and always at least 1. */
enum vast_range { VAST_ANY_NUMBER, VAST_FROM_0, VAST_ABOVE_0, VAST_FROM_1 };

enum vast_place {
  VAST_LOCAL, /* read by the row's hooks, not sent itself */
  VAST_PATH,
  VAST_QUERY,
  VAST_BODY
};

struct vast_param {
  const char *name;           /* as the caller writes it */
  const char *wire;           /* as it is sent; NULL: the same */
  const char *alias;          /* other names that work too, "NAME role"; NULL: none */
  const char *body_copy_name; /* a copy goes into the body under this name; NULL: none */
  const char *default_json;   /* JSON sent when the argument is absent; NULL: nothing is sent */
  const char *unit;           /* "$/h", "GB", …; NULL: none */
  const char *enum_values;    /* its values, or those of each list entry: "a|b|c"; NULL: any */
  const char *doc;            /* one line */
  enum vast_type type;
  enum vast_place place;
  enum vast_range range; /* of the number, or of each in the list */
  int max;               /* the largest number; 0: no limit */
  bool required;         /* and a text must not be blank, unless `blank` */
  bool blank;            /* a required text may be blank */
  bool open;             /* other values are accepted too, unless they look like a misspelt one */
  bool raw_text;         /* VAST_QUERY: text is sent as it is; other values are sent as JSON */
  bool internal;         /* set by the row's hooks; not an argument of the method */
  bool secret;           /* masked in previews, events and errors; of a table, its values are */
  bool docker_flags;     /* with secret: in text only the values of NAME=value are masked */
};

/* The hooks of a row: C functions in src/bind/ops for what data cannot express. The hooks of NAME
** are `const struct vast_hooks vastL_hooks_NAME`. */
#define VAST_HOOKS(X)                                                                              \
  X(PLAIN, plain)                                                                                  \
  X(CREATE_KEY, create_key)       /* reads permission files; adds api_key to the result */         \
  X(SHOW_KEY, show_key)           /* looks in the list where the route is retired */               \
  X(RESET_KEY, reset_key)         /* the client takes the key of the answer */                     \
  X(SET_KEY, set_key)             /* changes this client; sends nothing */                         \
  X(INSTANCE, instance)           /* one instance row, normalised */                               \
  X(INSTANCES, instances)         /* all pages, each row normalised */                             \
  X(SEARCH, search)               /* parses the query, checks the offers */                        \
  X(FILTER, filter)               /* sends `where` as select_filters */                            \
  X(LAUNCH, launch)               /* searches and rents in one request */                          \
  X(QUERIES, queries)             /* a table of any query values */                                \
  X(MANY, many)                   /* passes a list of ids to the plural row */                     \
  X(RENT, rent)                   /* reads flags; looks a lost rental up by its label */           \
  X(LOGS, logs)                   /* polls the URL in the answer for the text */                   \
  X(COPY, copy)                   /* parses C.7:/path */                                           \
  X(PRICE, price)                 /* looks the pending increase of an instance up first */         \
  X(SSH, ssh)                     /* makes ssh://root@host:port */                                 \
  X(MAKE_TEMPLATE, make_template) /* reads launch flags */                                         \
  X(DROP_TEMPLATE, drop_template) /* finds the id of a hash first */                               \
  X(SET_USER, set_user)           /* sends the table as the body */                                \
  X(SUBACCOUNT, subaccount)       /* type = "host" sends host_only = true */                       \
  X(ENV_VARS, env_vars)           /* masks the values */                                           \
  X(ROLE, role)                   /* checks permissions as for a key */                            \
  X(INVOICES, invoices)           /* sends a period; keeps rows of one type */                     \
  X(EARNINGS, earnings)           /* sends a period in days */                                     \
  X(INVOICES_V1, invoices_v1)     /* sends a filter; reads charges from their own route */         \
  X(MACHINE, machine)             /* unwraps the only element */                                   \
  X(MACHINES, machines)           /* sends one request for each machine */                         \
  X(VOLUME, volume)               /* sends whole gigabytes */                                      \
  X(VOLUMES, volumes)             /* reads short names of kinds; adds the duration of each */      \
  X(OVERLAY, overlay)             /* found by number or name */                                    \
  X(WORKERGROUP, workergroup)     /* adds the usual filters */                                     \
  X(AUTOSCALER, autoscaler)       /* takes a text as an error */                                   \
  X(DEPLOYMENT, deployment)       /* found by number or name */                                    \
  X(VERSIONS, versions)           /* requires success in the answer */                             \
  X(TFA_UPDATE, tfa_update)       /* requires at least one change */

enum vast_hooks_id {
#define X(id, name) VAST_HOOKS_##id,
  VAST_HOOKS(X)
#undef X
      VAST_HOOKS_COUNT
};

/* The type that the result must have; any other is an error of kind decode, so that a broken
** answer is never taken for an empty list. */
enum vast_expect { VAST_EXPECT_ANY, VAST_EXPECT_OBJECT, VAST_EXPECT_LIST };

/* How many values of its type a result or a field has. */
enum vast_form {
  VAST_ONE,
  VAST_LIST,
  VAST_MAP, /* keys are names, or numbers as text */
  VAST_MAP_OF_LISTS
};

struct vast_record;

/* A field of a result. It may be absent unless `always` is set. */
struct vast_record_field {
  const char *name;
  const char *unit;                 /* "$/h", "Unix s", …; NULL: none */
  const char *enum_values;          /* "a|b|c"; NULL: any */
  const char *doc;                  /* one line; NULL: the name explains itself */
  const struct vast_record *record; /* of a VAST_OBJECT; NULL: any table */
  enum vast_type type;              /* of the field, or of each of its values */
  enum vast_form form;
  bool secret;
  bool always; /* every row has it */
};

/* The fields of an object in a result. Other fields that the service sends are kept. */
struct vast_record {
  const char *name;
  const struct vast_record *base; /* has these fields too, unless defined again; NULL: none */
  const struct vast_record_field *fields;
  size_t count;
  bool open; /* most of its fields are not documented */
};

#define VAST_FIELDS(list) .fields = (list), .count = VAST_COUNT(list)

struct vast_field_set; /* core/query/fields.h */

struct vast_op {
  const char *name;
  const char *verb; /* NULL: nothing is sent */
  const char *path; /* "/api/v0/auth/apikeys/{id}/" */
  const struct vast_param *params;
  size_t param_count;
  const char *fixed_query; /* "owner=me": constant, already encoded; NULL: none */
  const char *fixed_body;  /* constant fields of the body as JSON, without the braces */
  const char *unwrap;      /* field of the answer that is the result; NULL: the whole answer */
  const char *drop;        /* fields removed from the result, or from each of its rows */
  const char *scope;       /* permission scope that the call needs; NULL: none or unknown */
  const char *lookup;      /* method that shows whether a call was done whose answer was lost */
  const char *doc;         /* one or two sentences */
  const char *returns;     /* the result in words */
  /* Fields of the answer, at any depth, that are secrets: "a b"; NULL: none */
  const char *secret_fields;
  const char *source; /* the official method or page that it was taken from */

  const struct vast_record *record; /* of the result, or of each of its rows; NULL: see `result` */
  const struct vast_field_set *where; /* the fields of a search; NULL: not a search */
  enum vast_type result;              /* its type, where `record` is NULL */
  enum vast_form form;                /* of the result */

  enum vast_hooks_id hooks;
  enum vast_expect expect; /* of the result, before the hooks run */
  bool non_idempotent;     /* rents, pays, sends, creates or deletes permanently: not retried
                         once the service may have received it */
  /* With non_idempotent: the field (or alternatives, "key|api_key") whose value in the result
  ** proves that the call was done. It must have required_type (VAST_ANY: true, or a text or table
  ** that is not empty). Without it the outcome is ambiguous. */
  const char *required_field;
  enum vast_type required_type;
  bool strict;            /* an answer without the field `unwrap` is an error of kind decode */
  bool empty_list;        /* an answer without the field `unwrap` is an empty list */
  bool unofficial;        /* not in the official SDK */
  bool autoscaler;        /* sent to run.vast.ai, or to server_url if that is not the default */
  bool key_in_body;       /* the body has api_key too, as the API description requires */
  bool free_table;        /* its table argument may be the only one: set_user { a = 1 } */
  const char *token;      /* parameter that takes the token of the next page; NULL: not paged */
  const char *rows;       /* field that holds the page's rows */
  const char *plural;     /* method that takes a list of ids; NULL: none */
  const char *url_scheme; /* of the URL that is the result; NULL: the result is no URL */
  const char *newer;      /* method whose route { new = true } uses; NULL: none */
};

#pragma GCC visibility pop

#endif
