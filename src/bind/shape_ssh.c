/* bind/shape_ssh.c */
#include "shape.h"

const struct shape shape_ssh = {NULL};
