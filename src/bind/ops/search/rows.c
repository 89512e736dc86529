/* bind/ops/search/rows.c -- see rows.h. Owns nothing.
** If the service did not apply a filter, the call fails with an error of kind `invalid`. Leaving
** out the offers that do not match, with a warning, would be wrong: with a limit and an order
** the matching offers were not sent, so too few would be left, and warnings are off by default.
** A query given as a table is not checked. */
#include "bind/ops/search/rows.h"

#include "core/query/check.h"
#include "core/query/regions.h"
#include "bind/runtime/helpers.h"

/* Sizes of a chunk in the official SDK. */
enum { CHUNK_RAM = 65536, CHUNK_CORES = 32, CHUNK_GPU_RAM = 15, CHUNK_DISK = 63 };

/* --- matching --------------------------------------------------------------- */

static struct vast_cell cell_at(lua_State *L, int idx) {
  struct vast_cell cell = {.type = VAST_CELL_ABSENT};
  switch (lua_type(L, idx)) {
  case LUA_TNUMBER:
    cell.type = VAST_CELL_NUMBER;
    cell.number = lua_tonumber(L, idx);
    break;
  case LUA_TSTRING:
    cell.type = VAST_CELL_TEXT;
    cell.text = lua_tolstring(L, idx, &cell.len);
    break;
  case LUA_TBOOLEAN:
    cell.type = VAST_CELL_FLAG;
    cell.flag = lua_toboolean(L, idx);
    break;
  default: break;
  }
  return cell;
}

/* Sets the error. The cell lies on top, its row below. Returns false. */
static bool refuse_row(lua_State *L, const struct vast_query *q, const struct vast_clause *c,
                       struct vast_error *error) {
  char clause[160], value[64];
  size_t len;
  vast_clause_describe(q, c, clause, sizeof clause);
  const char *text = luaL_tolstring(L, -1, &len);
  vast_text_copy(value, sizeof value, text, len);
  lua_getfield(L, -3, "id");
  return vast_error_set(error, VAST_INVALID,
                        "the service did not apply a filter: %s was asked, offer %s has %s = %s "
                        "(query = { … } is sent and returned unchecked)",
                        clause, luaL_tolstring(L, -1, NULL), vast_clause_cell(q, c), value);
}

bool vastL_search_row_fits(lua_State *L, const struct vast_query *q, struct vast_error *error) {
  luaL_checkstack(L, 8, NULL);
  for (size_t i = 0; i < q->count; i++) {
    const char *name = vast_clause_cell(q, &q->clauses[i]);
    if (name == NULL) continue;
    lua_getfield(L, -1, name);
    struct vast_cell cell = cell_at(L, -1);
    if (vast_clause_broken(q, &q->clauses[i], &cell))
      return refuse_row(L, q, &q->clauses[i], error);
    lua_pop(L, 1);
  }
  return true;
}

/* --- chunks ----------------------------------------------------------------- */

/* The number in that column, or a default. */
static lua_Number number_of(lua_State *L, int row, const char *name, lua_Number absent) {
  lua_getfield(L, row, name);
  lua_Number n = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : absent;
  lua_pop(L, 1);
  return n;
}

static void round_down(lua_State *L, int row, const char *name, lua_Integer mask) {
  lua_Integer whole;
  lua_Number n = number_of(L, row, name, 0);
  vastL_set_integer(L, row, name, lua_numbertointeger(n < 0 ? 0 : n, &whole) ? whole & ~mask : 0);
}

/* False: the offer is smaller than a chunk. */
static bool chunk(lua_State *L, int row) {
  if (number_of(L, row, "cpu_ram", CHUNK_RAM) < CHUNK_RAM ||
      number_of(L, row, "cpu_cores", CHUNK_CORES) < CHUNK_CORES ||
      number_of(L, row, "min_bid", 0) < 0)
    return false;
  vastL_set_integer(L, row, "cpu_ram", CHUNK_RAM);
  vastL_set_integer(L, row, "cpu_cores", CHUNK_CORES);
  vastL_set_integer(L, row, "min_bid", 0);
  round_down(L, row, "gpu_ram", CHUNK_GPU_RAM);
  round_down(L, row, "disk_space", CHUNK_DISK);
  return true;
}

/* --- completing ------------------------------------------------------------- */

/* "Paris, FR" becomes "Paris, FR, EU". */
static void add_region(lua_State *L, int row) {
  size_t len;
  lua_getfield(L, row, "geolocation");
  const char *place = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &len) : NULL;
  const char *region = place && len >= 2 ? vast_region_of(place + len - 2) : NULL;
  if (region) {
    lua_pushvalue(L, -1); /* not %s: it may hold any byte */
    lua_pushfstring(L, ", %s", region);
    lua_concat(L, 2);
    lua_setfield(L, row, "geolocation");
  }
  lua_pop(L, 1);
}

bool vastL_search_row_finish(lua_State *L, const struct vast_query *q) {
  int row = lua_gettop(L);
  luaL_checkstack(L, 8, NULL);
  vastL_set_flag(L, row, "datacenter", number_of(L, row, "hosting_type", 0) == 1);
  if (q && q->georegion) add_region(L, row);
  return !(q && q->chunked) || chunk(L, row);
}

/* --- columns ----------------------------------------------------------------- */

static void add(lua_State *L, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++) vastL_set_flag(L, -1, names[i], true);
}

void vastL_search_row_columns(lua_State *L, const struct vast_query *q) {
  static const char *const always[] = {"id", "hosting_type"}, *const place[] = {"geolocation"};
  static const char *const sizes[] = {"min_bid", "cpu_ram", "cpu_cores", "gpu_ram", "disk_space"};
  luaL_checkstack(L, 2, NULL);
  add(L, always, VAST_COUNT(always));
  if (q && q->georegion) add(L, place, VAST_COUNT(place));
  if (q && q->chunked) add(L, sizes, VAST_COUNT(sizes));
  for (size_t i = 0; q && i < q->count; i++) {
    const char *name = vast_clause_cell(q, &q->clauses[i]);
    if (name) add(L, &name, 1);
  }
}
