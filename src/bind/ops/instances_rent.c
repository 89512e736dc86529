/* bind/ops/instances_rent.c -- hooks of renting: the launch flags of the command-line tool,
** checks that save money, `id` beside new_contract, and the look-up of a rental whose answer was
** lost. Such a rental is never repeated: if it has a label, the instances with that label are
** listed a few times. */
#include "bind/call/hook.h"

#include "core/http/url.h"
#include "bind/runtime/buffer_box.h"
#include "bind/json/encode.h"
#include "bind/runtime/helpers.h"
#include "bind/runtime/raw.h"

enum { ONSTART_MAX = 4048, LOOKUPS = 4 };

static const double first_pause = 0.5; /* before the first look-up; doubled each time */
static const double window = 20;       /* seconds for all look-ups together */
static const double clock_skew = 120;  /* largest difference to the service's clock */

/* --- arguments --------------------------------------------------------------------- */

/* ssh, jupyter and direct mean the same as in the command-line tool. */
const char *vastL_runtype(bool jupyter, bool direct) {
  if (jupyter) return direct ? "jupyter_direc ssh_direc ssh_proxy" : "jupyter_proxy ssh_proxy";
  return direct ? "ssh_direc ssh_proxy" : "ssh_proxy";
}

static void set_runtype(lua_State *L, const struct vast_op *op, int args) {
  bool ssh = vastL_flag(L, args, "ssh"), jupyter = vastL_flag(L, args, "jupyter");
  bool direct = vastL_flag(L, args, "direct");
  if (!ssh && !jupyter && !direct) return;
  if (vastL_given(L, args, "runtype"))
    vastL_loop_raise(L, "'%s' takes runtype, or ssh, jupyter and direct, not both", op->name);
  if (!ssh && !jupyter)
    vastL_loop_raise(L, "bad argument 'direct' to '%s' (it needs ssh or jupyter)", op->name);
  if (jupyter && vastL_given(L, args, "args"))
    vastL_loop_raise(L, "'%s' takes jupyter or args, not both (did you mean onstart_cmd?)",
                     op->name);
  vastL_set_string(L, args, "runtype", vastL_runtype(jupyter, direct));
}

/* An interruptible instance without a bid would be billed as on-demand. */
static void check_price(lua_State *L, const struct vast_op *op, int args) {
  lua_getfield(L, args, "type");
  const char *type = vastL_raw_text(L, -1);
  bool bid = type && (strcmp(type, "interruptible") == 0 || strcmp(type, "bid") == 0);
  bool demand = type && (strcmp(type, "on-demand") == 0 || strcmp(type, "ondemand") == 0);
  bool priced = vastL_given(L, args, "price");
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
        "bad argument 'onstart_cmd' to '%s' (%d characters, the service accepts %d: gzip and "
        "base64 the script, and unpack it there: "
        "\"echo … | base64 -d | gunzip | bash\")",
        op->name, (int)characters, ONSTART_MAX);
  lua_pop(L, 1);
}

/* The call keeps { start = when it began, message, url, attempts }; the last three are set when the
** answer is lost. */
static enum hook_result rent_arguments(struct hook_context *h) {
  lua_State *L = h->L;
  vastL_hooks_many.arguments(h);
  vastL_drop_empty(L, h->args, "runtype"); /* so that the default or the template counts */
  vastL_drop_empty(L, h->args, "volume_info");
  vastL_drop_empty(L, h->args, "env");
  set_runtype(L, h->op, h->args);
  check_price(L, h->op, h->args);
  check_onstart(L, h->op, h->args);
  lua_createtable(L, 0, 4);
  vastL_set_number(L, -1, "start", vast_clock_wall());
  vastL_hook_keep(h);
  return HOOK_DEFAULT;
}

/* --- instances that the script has --------------------------------------------------------- */

/* Pushes the table of instances whose ids the script has received: none of them is the lost one,
** whatever its label is. */
static void push_known(lua_State *L) {
  vastL_loop_push(L, "rented");
  if (lua_istable(L, -1)) return;
  lua_pop(L, 1);
  lua_newtable(L);
  lua_pushvalue(L, -1);
  vastL_loop_set(L, "rented");
}

/* Copies the id in the result on top to another field, and adds it to the known instances. */
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

/* --- looking up a lost rental ---------------------------------------------------------------- */

/* Keeps message, URL and attempts of the lost request, for the error if no instance is found. */
static void keep_loss(struct hook_context *h) {
  lua_State *L = h->L;
  vastL_hook_push_kept(h);
  vastL_set_string(L, -1, "message", h->error->message);
  vastL_set_string(L, -1, "url", vast_buffer_text(&h->x->url));
  vastL_set_integer(L, -1, "attempts", (lua_Integer)h->x->attempt);
  lua_pop(L, 1);
}

/* Writes the URL of the instances with that label, {"label":{"eq":"…"}}, the newest first. */
static void put_lookup_url(lua_State *L, struct vast_exchange *x, int args) {
  static const char order[] = "[{\"col\": \"id\", \"dir\": \"desc\"}]";
  struct vast_buffer *json = vastL_buffer_box_push(L, 65536);
  struct vast_json_writer w = {.out = json};
  bool first = true;
  vast_buffer_puts(json, "{\"label\":{\"eq\":");
  vastL_push_text(L, args, "label");
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

static enum hook_result send_lookup(struct hook_context *h) {
  double now = vast_clock_now(), pause = first_pause * (double)(1U << (unsigned)*h->step);
  double until = *h->step ? h->x->deadline : now + window;
  double limit = h->x->deadline;
  (*h->step)++;
  vastL_hook_resend(h, "GET");
  put_lookup_url(h->L, h->x, h->args);
  h->x->not_before = now + pause;
  h->x->deadline = until < limit ? until : limit;
  return HOOK_RESEND;
}

/* No instance was found: the error, the URL and the attempts are those of the lost request. */
static enum hook_result give_up(struct hook_context *h) {
  lua_State *L = h->L;
  int kept = lua_gettop(L) + 1, attempts = kept + 1, message = kept + 2, url = kept + 3;
  int label = kept + 4;
  vastL_hook_push_kept(h);
  lua_getfield(L, kept, "attempts");
  lua_getfield(L, kept, "message");
  lua_getfield(L, kept, "url");
  vastL_push_text(L, h->args, "label");
  vastL_hook_resend(h, h->op->verb);
  vast_buffer_puts(&h->x->url, lua_tostring(L, url));
  vast_error_set(h->error, VAST_AMBIGUOUS, "%s; no instance with the label '%s' is listed yet",
                 lua_tostring(L, message), lua_tostring(L, label));
  h->x->reply.outcome = VAST_LOST;
  h->x->attempt = (unsigned)lua_tointeger(L, attempts);
  lua_settop(L, kept - 1);
  return HOOK_FAILED;
}

/* Not after the task was cancelled or the client closed: then the error is that the answer was
** lost. */
static bool may_look_up(struct hook_context *h) {
  return *h->step < LOOKUPS && vastL_hook_may_send(h);
}

static enum hook_result look_up_again(struct hook_context *h) {
  return may_look_up(h) ? send_lookup(h) : give_up(h);
}

static enum hook_result rent_failure(struct hook_context *h) {
  lua_State *L = h->L;
  enum vast_kind kind = h->error->kind;
  if (*h->step > 0) return h->x->retryable ? look_up_again(h) : give_up(h);
  bool many = vastL_given(L, h->args, "ids"), label = vastL_push_text(L, h->args, "label");
  lua_pop(L, 1);
  if (kind != VAST_AMBIGUOUS || many || !label || !may_look_up(h)) return HOOK_FAILED;
  keep_loss(h);
  return send_lookup(h);
}

/* Whether the instance on top can be the one that this call rented. */
static bool is_candidate(lua_State *L, int args, double start) {
  int row = lua_gettop(L);
  vastL_push_text(L, args, "label");
  lua_getfield(L, row, "label");
  bool candidate = lua_rawequal(L, -1, -2);
  lua_getfield(L, row, "start_date");
  candidate = candidate && (!lua_isnumber(L, -1) || lua_tonumber(L, -1) >= start - clock_skew);
  push_known(L);
  lua_getfield(L, row, "id");
  candidate = candidate && lua_isinteger(L, -1) && lua_rawget(L, -2) == LUA_TNIL;
  lua_settop(L, row);
  return candidate;
}

/* The list of instances lies on top. Pushes the last candidate, if there is one; returns their
** number. */
static int find_candidates(struct hook_context *h) {
  lua_State *L = h->L;
  int found = 0, rows = lua_gettop(L);
  vastL_hook_push_kept(h);
  lua_getfield(L, -1, "start");
  double start = lua_tonumber(L, -1);
  lua_settop(L, rows);
  for (lua_Integer i = 1; lua_geti(L, rows, i) == LUA_TTABLE; i++) {
    if (is_candidate(L, h->args, start)) {
      found++;
      lua_insert(L, rows + 1);
    }
    lua_settop(L, rows + (found > 0));
  }
  lua_settop(L, rows + (found > 0));
  return found;
}

/* The page of a look-up lies on top. With several candidates the outcome stays unknown. */
static enum hook_result check_page(struct hook_context *h) {
  lua_State *L = h->L;
  if (!lua_istable(L, -1) || lua_getfield(L, -1, "instances") != LUA_TTABLE)
    return look_up_again(h);
  int found = find_candidates(h);
  if (found == 0) return look_up_again(h);
  if (found > 1) return give_up(h);
  vastL_set_flag(L, -1, "recovered", true);
  vastL_set_flag(L, -1, "success", true);
  set_id(L, "id", "new_contract");
  return HOOK_DONE;
}

static enum hook_result rent_result(struct hook_context *h) {
  lua_State *L = h->L;
  if (*h->step > 0) return check_page(h);
  if (lua_istable(L, -1)) set_id(L, "new_contract", "id");
  return HOOK_DONE;
}

const struct vast_hooks vastL_hooks_rent = {
    .arguments = rent_arguments, .result = rent_result, .failure = rent_failure};
