/* api/dates.h -- what arguments that are dates say of themselves. */
#ifndef VAST_DATES_H
#define VAST_DATES_H

#include "core/op.h"

/* What VAST_DATE takes. */
#define DATE_DOC "Unix seconds, \"2025-01-31\", \"2025-01-31T13:30Z\", \"01/31/2025\"; UTC"

/* Until when a host offers something. */
#define END_DATE_PARAM                                                                             \
  {                                                                                                \
    .name = "end_date", .type = VAST_DATE, .place = VAST_BODY,                                     \
    .doc = "until when it is offered: " DATE_DOC                                                   \
  }

#endif
