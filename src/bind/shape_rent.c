/* bind/shape_rent.c */
#include "shape.h"

const struct shape shape_rent = {NULL};
