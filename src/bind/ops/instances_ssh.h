/* bind/ops/instances_ssh.h -- the address for ssh to an instance. */
#ifndef VAST_BIND_OPS_INSTANCES_SSH_H
#define VAST_BIND_OPS_INSTANCES_SSH_H

#include "bind/runtime/base.h"

#pragma GCC visibility push(hidden)

/* client:ssh_endpoint(instance): { host, port, user, kind, why } or nil, err. */
int vastL_ssh_endpoint_method(lua_State *L);

#pragma GCC visibility pop

#endif
