/* bind/shape_template.c */
#include "shape.h"

const struct shape shape_make_template = {NULL};
const struct shape shape_change_template = {NULL};
const struct shape shape_drop_template = {NULL};
