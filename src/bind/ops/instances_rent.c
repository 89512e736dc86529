/* bind/ops/rent.c -- renting: the launch flags of the command-line tool, checks
** that save money, the id beside new_contract; and what became of a rental whose
** answer was lost. Such a rental is never repeated: where it has a label, the
** instances are searched for it a few times. */
#include "bind/call/hook.h"

#include "core/http/url.h"
#include "bind/runtime/buffer_box.h"
#include "bind/json/encode.h"
#include "bind/runtime/raw.h"

enum { ONSTART_MAX = 4048, LOOKS = 4 };

static const double first_pause = 0.5; /* before the first look; doubled each time */
static const double window = 20;       /* seconds that all looks together may take */
static const double clock_skew = 120;  /* how much the service's clock may differ */

/* --- arguments --------------------------------------------------------------------- */

static bool flag(lua_State *L, int args, const char *name) {
  bool set = lua_getfield(L, args, name) == LUA_TBOOLEAN && lua_toboolean(L, -1);
  lua_pop(L, 1);
  return set;
}

static bool given(lua_State *L, int args, const char *name) {
  int type = lua_getfield(L, args, name);
  lua_pop(L, 1);
  return type != LUA_TNIL && type != LUA_TLIGHTUSERDATA;
}

static void clear(lua_State *L, int args, const char *name) {
  lua_pushnil(L);
  lua_setfield(L, args, name);
}

/* "" and {} say nothing: left out, so that the preset or the template counts. */
static void drop_empty(lua_State *L, int args, const char *name) {
  int type = lua_getfield(L, args, name);
  bool empty = type == LUA_TSTRING && lua_rawlen(L, -1) == 0;
  if (type == LUA_TTABLE) {
    lua_pushnil(L);
    empty = lua_next(L, -2) == 0;
    if (!empty) lua_pop(L, 2);
  }
  lua_pop(L, 1);
  if (empty) clear(L, args, name);
}

/* ssh, jupyter, direct: the meaning that the command-line tool gives them. */
static void set_runtype(lua_State *L, const struct vast_op *op, int args) {
  bool ssh = flag(L, args, "ssh"), jupyter = flag(L, args, "jupyter");
  bool direct = flag(L, args, "direct");
  if (!ssh && !jupyter && !direct) return;
  if (given(L, args, "runtype"))
    vastL_loop_raise(L, "'%s' takes runtype, or ssh, jupyter and direct, not both", op->name);
  if (!ssh && !jupyter)
    vastL_loop_raise(L, "bad argument 'direct' to '%s' (it needs ssh or jupyter)", op->name);
  if (jupyter && given(L, args, "args"))
    vastL_loop_raise(L, "'%s' takes jupyter or args, not both (did you mean onstart_cmd?)",
                     op->name);
  if (jupyter)
    lua_pushstring(L, direct ? "jupyter_direc ssh_direc ssh_proxy" : "jupyter_proxy ssh_proxy");
  else lua_pushstring(L, direct ? "ssh_direc ssh_proxy" : "ssh_proxy");
  lua_setfield(L, args, "runtype");
}

/* An interruptible instance without a bid would be billed as on-demand. */
static void check_price(lua_State *L, const struct vast_op *op, int args) {
  lua_getfield(L, args, "type");
  const char *type = vastL_raw_text(L, -1);
  bool bid = type && (strcmp(type, "interruptible") == 0 || strcmp(type, "bid") == 0);
  bool demand = type && (strcmp(type, "on-demand") == 0 || strcmp(type, "ondemand") == 0);
  bool priced = given(L, args, "price");
  if (bid && !priced)
    vastL_loop_raise(L, "'%s' with type = '%s' needs price: the bid, in $/h", op->name, type);
  if (demand && priced)
    vastL_loop_raise(L, "'%s' with a price is interruptible, not %s", op->name, type);
  lua_pop(L, 1);
}

/* The service counts characters, not bytes. */
static void check_onstart(lua_State *L, const struct vast_op *op, int args) {
  size_t len, characters = 0;
  lua_getfield(L, args, "onstart_cmd");
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &len) : NULL;
  for (size_t i = 0; text && i < len; i++) characters += ((unsigned char)text[i] & 0xC0) != 0x80;
  if (characters > ONSTART_MAX)
    vastL_loop_raise(
        L,
        "bad argument 'onstart_cmd' to '%s' (%d characters, the service takes %d: gzip and "
        "base64 the script, and unpack it there: "
        "\"echo … | base64 -d | gunzip | bash\")",
        op->name, (int)characters, ONSTART_MAX);
  lua_pop(L, 1);
}

/* The call keeps when it was asked for: { start = …, message, url, attempts }. */
static enum hook_result rent_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  vastL_hooks_many.arguments(h);
  drop_empty(L, h->args, "runtype");
  drop_empty(L, h->args, "volume_info");
  drop_empty(L, h->args, "env");
  set_runtype(L, h->op, h->args);
  check_price(L, h->op, h->args);
  check_onstart(L, h->op, h->args);
  lua_createtable(L, 0, 4);
  lua_pushnumber(L, vast_clock_wall());
  lua_setfield(L, -2, "start");
  vastL_hook_keep(h);
  return HOOK_DEFAULT;
}

/* --- rentals that are accounted for ------------------------------------------------------ */

/* Pushes the table of instances whose ids a caller has got already: they are not
** the lost one, whatever their label. */
static void push_known(lua_State *L) {
  vastL_loop_push(L, "rented");
  if (lua_istable(L, -1)) return;
  lua_pop(L, 1);
  lua_newtable(L);
  lua_pushvalue(L, -1);
  vastL_loop_set(L, "rented");
}

/* The result at the top gets its id, and is known from here on. */
static void set_id(lua_State *L, const char *from, const char *to) {
  if (lua_getfield(L, -1, from) == LUA_TNIL) {
    lua_pop(L, 1);
    return;
  }
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, to);
  push_known(L);
  lua_insert(L, -2);
  lua_pushboolean(L, 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

/* --- looking for a lost one ------------------------------------------------------------------ */

/* Pushes the label, or nil. */
static bool push_label(lua_State *L, int args) {
  return lua_getfield(L, args, "label") == LUA_TSTRING && lua_rawlen(L, -1) > 0;
}

/* Keeps what the lost request was, for the error in case nothing is found. */
static void keep_loss(struct hook_context *h) {
  lua_State *L = h->L;
  vastL_hook_push_kept(h);
  lua_pushstring(L, h->error->message);
  lua_setfield(L, -2, "message");
  lua_pushstring(L, vast_buffer_text(&h->x->url));
  lua_setfield(L, -2, "url");
  lua_pushinteger(L, (lua_Integer)h->x->attempt);
  lua_setfield(L, -2, "attempts");
  lua_pop(L, 1);
}

/* {"label":{"eq":"…"}}: the newest first. */
static void put_filter(lua_State *L, struct vast_exchange *x, int args) {
  static const char order[] = "[{\"col\": \"id\", \"dir\": \"desc\"}]";
  struct vast_buffer *json = vastL_buffer_box_push(L, 65536);
  struct vast_json_writer w = {.out = json};
  bool first = true;
  vast_buffer_puts(json, "{\"label\":{\"eq\":");
  push_label(L, args);
  vastL_encode_value(L, -1, &w, ENCODE_AUTO, "label");
  vast_buffer_puts(json, "}}");
  vast_buffer_puts(&x->url, x->settings->server_url);
  vast_buffer_puts(&x->url, "/api/v1/instances/");
  vast_url_query(&x->url, &first, "select_filters", 14, vast_buffer_text(json), json->len);
  vast_url_query(&x->url, &first, "order_by", 8, order, sizeof order - 1);
  vast_url_query(&x->url, &first, "limit", 5, "25", 2);
  vastL_memory_check(L, json);
  vastL_memory_check(L, &x->url);
  lua_pop(L, 2);
}

static enum hook_result look(struct hook_context *h) {
  double now = vast_clock_now(), pause = first_pause * (double)(1U << (unsigned)*h->step);
  double until = *h->step ? h->x->deadline : now + window;
  double limit = h->x->deadline;
  (*h->step)++;
  vastL_hook_resend(h, "GET");
  put_filter(h->L, h->x, h->args);
  h->x->not_before = now + pause;
  h->x->deadline = until < limit ? until : limit;
  return HOOK_RESEND;
}

/* Nothing was found: what is known is what was known at the loss. */
static enum hook_result give_up(struct hook_context *h) {
  lua_State *L = h->L;
  vastL_hook_push_kept(h);
  lua_getfield(L, -1, "attempts");
  lua_getfield(L, -2, "message");
  lua_getfield(L, -3, "url");
  push_label(L, h->args);
  vastL_hook_resend(h, h->op->verb);
  vast_buffer_puts(&h->x->url, lua_tostring(L, -2));
  vast_error_set(h->error, VAST_AMBIGUOUS, "%s; no instance with the label '%s' is listed yet",
                 lua_tostring(L, -3), lua_tostring(L, -1));
  h->x->reply.outcome = VAST_LOST;
  h->x->attempt = (unsigned)lua_tointeger(L, -4);
  lua_pop(L, 5);
  return HOOK_FAILED;
}

/* Not for a task that was cancelled, nor for a client that was closed: the loss is
** what both shall hear of. */
static bool may_look(struct hook_context *h) { return *h->step < LOOKS && vastL_hook_may_send(h); }

static enum hook_result look_again(struct hook_context *h) {
  return may_look(h) ? look(h) : give_up(h);
}

static enum hook_result rent_failure(struct hook_context *h) {
  lua_State *L = h->L;
  enum vast_kind kind = h->error->kind;
  if (*h->step > 0) return h->x->retryable ? look_again(h) : give_up(h);
  bool many = given(L, h->args, "ids"), label = push_label(L, h->args);
  lua_pop(L, 1);
  if (kind != VAST_AMBIGUOUS || many || !label || !may_look(h)) return HOOK_FAILED;
  keep_loss(h);
  return look(h);
}

/* True when the row at the top can be what this call rented. */
static bool is_ours(lua_State *L, int args, double start) {
  push_label(L, args);
  lua_getfield(L, -2, "label");
  bool ours = lua_rawequal(L, -1, -2);
  lua_getfield(L, -3, "start_date");
  ours = ours && (!lua_isnumber(L, -1) || lua_tonumber(L, -1) >= start - clock_skew);
  push_known(L);
  lua_getfield(L, -5, "id");
  ours = ours && lua_isinteger(L, -1) && lua_rawget(L, -2) == LUA_TNIL;
  lua_pop(L, 5);
  return ours;
}

/* Leaves the one row that can be it on top of the page's list, if there is one. */
static int pick(struct hook_context *h) {
  lua_State *L = h->L;
  int found = 0, rows = lua_gettop(L);
  vastL_hook_push_kept(h);
  lua_getfield(L, -1, "start");
  double start = lua_tonumber(L, -1);
  lua_settop(L, rows);
  for (lua_Integer i = 1; lua_geti(L, rows, i) == LUA_TTABLE; i++) {
    if (is_ours(L, h->args, start)) {
      found++;
      lua_insert(L, rows + 1);
    }
    lua_settop(L, rows + (found > 0));
  }
  lua_settop(L, rows + (found > 0));
  return found;
}

/* The page of a look lies on top. Two that can be it: it is not said which. */
static enum hook_result judge_page(struct hook_context *h) {
  lua_State *L = h->L;
  if (!lua_istable(L, -1) || lua_getfield(L, -1, "instances") != LUA_TTABLE) return look_again(h);
  int found = pick(h);
  if (found == 0) return look_again(h);
  if (found > 1) return give_up(h);
  lua_pushboolean(L, 1);
  lua_setfield(L, -2, "recovered");
  lua_pushboolean(L, 1);
  lua_setfield(L, -2, "success");
  set_id(L, "id", "new_contract");
  return HOOK_DONE;
}

static enum hook_result rent_result(struct hook_context *h) {
  lua_State *L = h->L;
  if (*h->step > 0) return judge_page(h);
  if (lua_istable(L, -1)) set_id(L, "new_contract", "id");
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_rent = {
    .arguments = rent_arguments, .result = rent_result, .failure = rent_failure};
