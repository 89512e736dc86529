/* bind/shape_price.c */
#include "shape.h"

const struct shape shape_price = {NULL};
