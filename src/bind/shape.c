/* bind/shape.c -- which function serves which shape; see shape.h. */
#include "shape.h"

const struct shape shape_plain = {.before = NULL};

static const struct shape *const shapes[VAST_SHAPE_COUNT] = {
#define X(id, name) [VAST_SHAPE_##id] = &shape_##name,
    VAST_SHAPES(X)
#undef X
};

const struct shape *shape_of(const struct vast_op *op) { return shapes[op->shape]; }
