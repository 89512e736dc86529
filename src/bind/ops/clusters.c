/* bind/ops/clusters.c -- the hook of delete_overlay, which takes an id or a name. */
#include "bind/call/hook.h"

#include "bind/runtime/raw.h"

static enum hook_result overlay_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  lua_getfield(L, h->args, "overlay_identifier");
  const char *text = vastL_raw_text(L, -1); /* NULL: a name with a NUL */
  bool number = text && text[0] && text[strspn(text, "0123456789")] == '\0' && strlen(text) <= 18;
  if (number) lua_pushinteger(L, lua_tointeger(L, -1));
  else lua_pushvalue(L, -1);
  lua_setfield(L, h->args, number ? "overlay_id" : "overlay_name");
  lua_pop(L, 1);
  return HOOK_DEFAULT;
}

const struct vast_hooks vastL_hooks_overlay = {.arguments = overlay_arguments};
