/* bind/shape_many.c */
#include "shape.h"

const struct shape shape_many = {NULL};
const struct shape shape_queries = {NULL};
