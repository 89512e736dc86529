/* bind/vastL_hooks_clusters.c -- the shape of delete_overlay: an overlay goes by its
** number or by its name. */
#include "bind/call/hook.h"

#include "bind/call/call.h"
#include "bind/runtime/raw.h"

static bool overlay_before(lua_State *L, struct call *c, int args) {
  (void)c;
  lua_getfield(L, args, "overlay_identifier");
  const char *text = vastL_raw_text(L, -1); /* NULL: a name, whatever it holds */
  bool number = text && text[0] && text[strspn(text, "0123456789")] == '\0' && strlen(text) <= 18;
  if (number) lua_pushinteger(L, lua_tointeger(L, -1));
  else lua_pushvalue(L, -1);
  lua_setfield(L, args, number ? "overlay_id" : "overlay_name");
  lua_pop(L, 1);
  return true;
}

const struct vast_hooks vastL_hooks_overlay = {.before = overlay_before};
