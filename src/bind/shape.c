/* bind/shape.c -- which function serves which shape; see shape.h. */
#include "shape.h"

static const struct shape plain = {NULL, NULL, NULL, NULL};

static const struct shape *const shapes[VAST_SHAPE_COUNT] = {
    [VAST_SHAPE_PLAIN] = &plain,
    [VAST_SHAPE_CREATE_KEY] = &shape_create_key,
    [VAST_SHAPE_SHOW_KEY] = &shape_show_key,
    [VAST_SHAPE_RESET_KEY] = &shape_reset_key,
    [VAST_SHAPE_SET_KEY] = &shape_set_key,
    [VAST_SHAPE_INSTANCE] = &shape_instance,
    [VAST_SHAPE_INSTANCES] = &shape_instances,
};

const struct shape *shape_of(const struct vast_op *op) { return shapes[op->shape]; }
