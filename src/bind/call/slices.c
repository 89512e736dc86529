/* bind/call/slices.c -- see slices.h. The rows decoded so far are kept in a user value of the call;
** the script gets them only if the whole answer is valid. */
#include "bind/call/slices.h"

#include "core/base/text.h"
#include "core/json/json.h"
#include "bind/runtime/buffer_box.h"
#include "bind/json/decode.h"
#include "bind/runtime/helpers.h"
#include "bind/call/result.h"
#include "bind/call/hook.h"

enum { LONG = 32 * 1024 }; /* shorter bodies are decoded at once */

/* --- columns ------------------------------------------------------------------------ */

static void add_words(lua_State *L, const char *words) {
  struct vast_slice word;
  while (vast_next_word(&words, ' ', &word)) {
    lua_pushlstring(L, word.bytes, word.len);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
  }
}

/* Pushes { [name] = true } of the columns in `fields` and in `needs`, or nil: all columns. */
static bool push_wanted(lua_State *L, int self, const char *needs) {
  int top = lua_gettop(L);
  lua_pushvalue(L, self + 1);
  if (!lua_istable(L, -1) || lua_getfield(L, -1, "fields") != LUA_TTABLE) {
    lua_settop(L, top);
    lua_pushnil(L);
    return false;
  }
  lua_newtable(L);
  for (lua_Integer i = 1; lua_geti(L, top + 2, i) == LUA_TSTRING; i++) {
    lua_pushboolean(L, 1);
    lua_rawset(L, top + 3);
  }
  lua_pop(L, 1);
  add_words(L, needs);
  lua_replace(L, top + 1);
  lua_settop(L, top + 1);
  return true;
}

/* Names of columns, which are borrowed from a table, and a buffer for a row. */
struct columns {
  struct vast_buffer *row;
  size_t count;
  struct vast_slice names[];
};

/* Pushes a userdata with the columns of the set, then the box of its buffer. */
static void push_columns(lua_State *L, int set) {
  size_t count = 0;
  for (lua_pushnil(L); lua_next(L, set); lua_pop(L, 1)) count++;
  struct columns *columns =
      lua_newuserdatauv(L, sizeof *columns + count * sizeof *columns->names, 0);
  columns->count = 0;
  for (lua_pushnil(L); lua_next(L, set); lua_pop(L, 1)) {
    struct vast_slice *name = &columns->names[columns->count++];
    name->bytes = lua_tolstring(L, -2, &name->len);
  }
  columns->row = vastL_buffer_box_push(L, SIZE_MAX);
}

/* Replaces the row by a new table with the wanted columns: removing the others from the old table
** would not free its memory. */
static void replace_by_small(lua_State *L, int row, int wanted) {
  lua_newtable(L);
  int small = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, wanted);) {
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_pushvalue(L, -1);
    lua_rawget(L, row);
    lua_rawset(L, small);
  }
  lua_replace(L, row);
}

static void keep_columns(lua_State *L, int rows, int wanted) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, rows);
  for (lua_Integer i = 1; i <= count; i++) {
    if (lua_rawgeti(L, rows, i) == LUA_TTABLE) replace_by_small(L, lua_gettop(L), wanted);
    lua_rawseti(L, rows, i);
  }
}

void vastL_slices_keep_fields(lua_State *L, int self, int idx) {
  const struct call *c = lua_touserdata(L, self);
  int top = lua_gettop(L), wanted = top + 1;
  if (lua_istable(L, idx) && push_wanted(L, self, NULL)) {
    bool inside = c->op->rows && lua_getfield(L, idx, c->op->rows) == LUA_TTABLE;
    keep_columns(L, inside ? top + 2 : idx, wanted);
  }
  lua_settop(L, top);
}

/* --- slices ------------------------------------------------------------------------- */

static bool begin(lua_State *L, struct call *c, int self) {
  const struct vast_buffer *body = &c->x.reply.body;
  const char *field = c->op->rows ? c->op->rows : c->op->unwrap;
  if (body->len < LONG) return false;
  if (!vast_slices_open(&c->slices, body->data, body->len, field, VAST_JSON_DEPTH)) return false;
  c->slicing = true;
  c->rows = 0;
  lua_newtable(L);
  lua_setiuservalue(L, self, CALL_ROWS);
  return true;
}

/* Runs the hook for the row on top, then keeps the columns in the table at `wanted` (0 or nil:
** all). False: the row is left out. */
static bool finish_row(lua_State *L, struct call *c, int self, int wanted) {
  const struct vast_hooks *hooks = vastL_hooks_of(c->op);
  int row = lua_gettop(L);
  if (!lua_istable(L, row)) return true;
  struct hook_context h = vastL_hook_context(L, c, self);
  h.error = &c->row_error;
  bool checked = hooks->row && c->row_error.kind == VAST_NONE; /* not after a failure */
  enum hook_result outcome = checked ? hooks->row(&h) : HOOK_DONE;
  lua_settop(L, row); /* a hook may leave values */
  if (outcome == HOOK_SKIP) return false;
  if (wanted && lua_istable(L, wanted)) replace_by_small(L, row, wanted);
  return true;
}

bool vastL_slices_finish_rows(lua_State *L, struct call *c, int self) {
  int rows = lua_gettop(L);
  lua_Integer count = lua_istable(L, rows) ? (lua_Integer)lua_rawlen(L, rows) : 0, kept = 0;
  push_wanted(L, self, NULL);
  for (lua_Integer i = 1; i <= count && !c->rows_done; i++) {
    lua_rawgeti(L, rows, i);
    if (finish_row(L, c, self, rows + 1)) lua_rawseti(L, rows, ++kept);
    else lua_pop(L, 1);
  }
  for (lua_Integer i = kept + 1; i <= count && !c->rows_done; i++) {
    lua_pushnil(L);
    lua_rawseti(L, rows, i);
  }
  lua_settop(L, rows);
  c->rows_done = true;
  if (c->row_error.kind == VAST_NONE) return true;
  c->x.error = c->row_error;
  return false;
}

/* Stack of vastL_slices_decode, relative to the call. */
enum { ROWS = 2, WANTED, READ, COLUMNS };

/* Pushes WANTED (the columns to keep; nil: all), READ (those and the columns that hooks read) and
** COLUMNS (READ as a userdata; nil: rows are decoded whole). */
static void push_picking(lua_State *L, struct call *c, int self) {
  const struct vast_hooks *hooks = vastL_hooks_of(c->op);
  push_wanted(L, self, hooks->columns);
  lua_newtable(L);
  if (!lua_istable(L, self + WANTED) || (hooks->row && !hooks->row_columns)) {
    lua_pushnil(L);
    return;
  }
  for (lua_pushnil(L); lua_next(L, self + WANTED);) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, self + READ);
  }
  if (hooks->row_columns) {
    struct hook_context h = vastL_hook_context(L, c, self);
    hooks->row_columns(&h);
  }
  push_columns(L, self + READ);
}

/* Reduces the row's JSON to the columns that are read. False: it is to be decoded whole. */
static bool pick(struct columns *columns, struct vast_slice *row) {
  if (columns == NULL) return false;
  vast_buffer_clear(columns->row);
  if (!vast_json_pick(*row, columns->names, columns->count, columns->row)) return false;
  *row = (struct vast_slice){columns->row->data, columns->row->len};
  return true;
}

static bool add_row(lua_State *L, struct call *c, int self, struct vast_slice row) {
  bool exact = pick(lua_touserdata(L, self + COLUMNS), &row) && !vastL_hooks_of(c->op)->row_columns;
  if (!vastL_result_charge(c, row.bytes, row.len) || !vastL_decode_value(L, row.bytes, row.len))
    return false;
  if (finish_row(L, c, self, exact ? 0 : self + WANTED)) lua_rawseti(L, self + ROWS, ++c->rows);
  else lua_pop(L, 1);
  return true;
}

static bool push_shell(lua_State *L, struct call *c, const char *stand_in) {
  struct vast_buffer *shell = vastL_buffer_box_push(L, c->x.reply.body.len + 64);
  bool ok = vast_slices_shell(&c->slices, stand_in, shell);
  vastL_memory_check(L, shell);
  return ok && vastL_result_charge(c, shell->data, shell->len) &&
         vastL_decode_value(L, shell->data, shell->len);
}

/* Whether the answer on top holds that boolean in the field of the list. */
static bool holds(lua_State *L, const struct call *c, bool stand_in) {
  int type = lua_getfield(L, -1, c->op->rows ? c->op->rows : c->op->unwrap);
  bool held = type == LUA_TBOOLEAN && lua_toboolean(L, -1) == (int)stand_in;
  lua_pop(L, 1);
  return held;
}

/* Pushes the answer without the list, then inserts the rows. The JSON may hold the field of the
** list twice; then the last one counts, as in decoding the whole, and it may not be the list. So
** the list is replaced by true, then by false, and the decoded field must be equal to both. */
static bool push_whole(lua_State *L, struct call *c, int rows) {
  if (!push_shell(L, c, "true")) return false;
  c->rows_done = true;
  bool is_list = c->slices.outer == 1 || holds(L, c, true);
  if (is_list && c->slices.outer > 1) {
    if (!push_shell(L, c, "false")) return false;
    is_list = holds(L, c, false);
  }
  if (!is_list) {
    c->rows_done = false;
    c->row_error.kind = VAST_NONE;
    return true;
  }
  lua_pushvalue(L, rows);
  if (c->slices.outer > 1) lua_setfield(L, -2, c->op->rows ? c->op->rows : c->op->unwrap);
  return true;
}

static enum slices finish(lua_State *L, struct call *c, int self, int rows) {
  c->slicing = false;
  bool ok = push_whole(L, c, rows);
  lua_pushnil(L);
  lua_setiuservalue(L, self, CALL_ROWS);
  return ok ? SLICES_DONE : SLICES_BROKEN;
}

enum slices vastL_slices_decode(lua_State *L, struct call *c, int self, double until) {
  if (!c->slicing && !begin(L, c, self)) return SLICES_NONE;
  struct vast_slice element;
  lua_settop(L, self + 1);
  lua_getiuservalue(L, self, CALL_ROWS);
  push_picking(L, c, self);
  for (;;) {
    enum vast_slice_kind kind = vast_slices_next(&c->slices, &element);
    if (kind == VAST_SLICE_END) return finish(L, c, self, self + ROWS);
    if (kind == VAST_SLICE_BROKEN || !add_row(L, c, self, element)) {
      c->slicing = false;
      return SLICES_BROKEN;
    }
    if (until < VAST_NEVER && vast_clock_now() >= until) return SLICES_MORE;
  }
}
