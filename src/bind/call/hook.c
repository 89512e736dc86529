/* bind/call/hook.c -- which function serves which shape; see shape.h. */
#include "bind/call/hook.h"

const struct vast_hooks vastL_hooks_plain = {.before = NULL};

static const struct vast_hooks *const shapes[VAST_HOOKS_COUNT] = {
#define X(id, name) [VAST_HOOKS_##id] = &vastL_hooks_##name,
    VAST_HOOKS(X)
#undef X
};

const struct vast_hooks *vastL_hooks_of(const struct vast_op *op) { return shapes[op->hooks]; }
