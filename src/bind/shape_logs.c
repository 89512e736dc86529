/* bind/shape_logs.c */
#include "shape.h"

const struct shape shape_logs = {NULL};
