/* api/dates.h -- documentation of date arguments. */
#ifndef VAST_DATES_H
#define VAST_DATES_H

#include "core/op.h"

/* The formats of VAST_DATE. */
#define DATE_DOC "Unix seconds, \"2025-01-31\", \"2025-01-31T13:30Z\", \"01/31/2025\"; UTC"

/* The end of a host's offer. */
#define END_DATE_PARAM                                                                             \
  {                                                                                                \
    .name = "end_date", .type = VAST_DATE, .place = VAST_BODY,                                     \
    .doc = "end of the offer: " DATE_DOC                                                           \
  }

#endif
