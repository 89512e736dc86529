/* examples/embed/host.c -- a C program that embeds Lua, with vastai's core linked in.
**
**   make embed
**   VAST_API_KEY=… build/embed/host methods      methods only, without vastai's Lua files
**   VAST_API_KEY=… build/embed/host frames       200 calls in a loop with 60 frames per second
**   VAST_API_KEY=… build/embed/host limit 600    methods in a state with 600 KB of memory
**
** `methods` runs two Lua states on two threads; a call blocks its thread. `frames` needs vastai's Lua
** files (LUA_PATH), because tasks, in which calls yield, are written in Lua. Each state has its own
** allocator with a limit. lua-cjson is required. VAST_URL and VAST_CA_FILE may select another
** service. The exit code is 0 on success. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include <vastai.h>

/* --- memory of a state ---------------------------------------------- */

struct account {
  size_t used, most, limit;
};

static void *allocate(void *user, void *block, size_t old, size_t size) {
  struct account *a = user;
  if (block == NULL) old = 0; /* for new objects `old` is the type */
  if (size > old && a->used + (size - old) > a->limit) return NULL;
  void *moved = NULL;
  if (size == 0) free(block);
  else moved = realloc(block, size);
  if (size && moved == NULL) return NULL;
  a->used += size - old;
  if (a->used > a->most) a->most = a->used;
  return moved;
}

/* --- a state ------------------------------------------------------------------------ */

struct host {
  const char *name, *script;
  struct account memory;
  lua_State *L;
  bool ok;
};

static bool print_error(const struct host *h) {
  const char *text = lua_tostring(h->L, -1);
  fprintf(stderr, "%s: %s\n", h->name, text ? text : "error without a message");
  lua_pop(h->L, 1);
  return false;
}

/* The message handler: converts an error object to text. */
static int to_text(lua_State *L) {
  luaL_tolstring(L, 1, NULL);
  return 1;
}

/* Runs in protected mode, because each of these functions may raise a memory error. */
static int set_up(lua_State *L) {
  const struct host *h = lua_touserdata(L, 1);
  luaL_openlibs(L);
  luaL_requiref(L, "vastai.core", luaopen_vastai_core, 0);
  lua_pop(L, 1);
  if (luaL_loadstring(L, h->script) != LUA_OK) return lua_error(L);
  lua_pushstring(L, h->name);
  lua_call(L, 1, 0);
  return 0;
}

static bool open_host(struct host *h, const char *name, const char *script, size_t limit) {
  *h = (struct host){.name = name, .script = script, .memory = {.limit = limit}};
  h->L = lua_newstate(allocate, &h->memory);
  if (h->L == NULL) return false;
  lua_pushcfunction(h->L, to_text);
  lua_pushcfunction(h->L, set_up);
  lua_pushlightuserdata(h->L, h);
  return lua_pcall(h->L, 1, 0, 1) == LUA_OK || print_error(h);
}

static bool close_host(struct host *h) {
  if (h->L) lua_close(h->L);
  printf("%s: at most %zu KB of Lua's memory, %zu bytes left\n", h->name, h->memory.most / 1024,
         h->memory.used);
  return h->memory.used == 0;
}

/* --- methods: only the core --------------------------------------------------- */

static const char methods[] =
    "local name = ...\n"
    "local core = require 'vastai.core'\n"
    "local vast = assert(core.new { ca_file = os.getenv 'VAST_CA_FILE' })\n"
    "local user = assert(vast:show_user())\n"
    "local instances = assert(vast:show_instances())\n"
    "print(('%s: user %d has %d instances'):format(name, user.id, #instances))\n"
    "assert(package.loaded.vastai == nil)\n"
    "vast:close()\n";

static void *run_methods(void *user) {
  struct host *h = user;
  const char *name = h->name;
  bool ok = open_host(h, name, methods, (size_t)64 << 20);
  h->ok = close_host(h) && ok;
  return NULL;
}

static bool two_threads(void) {
  struct host hosts[2] = {{.name = "first"}, {.name = "second"}};
  pthread_t threads[2];
  bool ok = true;
  for (int i = 0; i < 2; i++)
    if (pthread_create(&threads[i], NULL, run_methods, &hosts[i]) != 0) return false;
  for (int i = 0; i < 2; i++) {
    pthread_join(threads[i], NULL);
    ok = ok && hosts[i].ok;
  }
  return ok;
}

/* --- frames: tasks, stepped by the host ------------------------------------------------ */

/* Defines frame(), which starts new work for at most half a millisecond and returns the number of
** calls that have not ended. */
static const char frames[] =
    "local vastai = require 'vastai'\n"
    "collectgarbage('incremental', 200, 4, 10)\n" /* small steps: frames are short */
    "local vast = assert(vastai.new { ca_file = os.getenv 'VAST_CA_FILE' })\n"
    "local left = 200\n"
    "for _ = 1, left do\n"
    "  vastai.spawn(function()\n"
    "    assert(vast:show_user())\n"
    "    left = left - 1\n"
    "  end)\n"
    "end\n"
    "function frame()\n"
    "  vastai.step(0, { budget = 0.0005 })\n"
    "  return left\n"
    "end\n";

static double now(clockid_t id) {
  struct timespec time;
  clock_gettime(id, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void sleep_until(double moment) {
  struct timespec time = {.tv_sec = (time_t)moment};
  time.tv_nsec = (long)((moment - (double)time.tv_sec) * 1e9);
  clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL);
}

/* Returns the number of calls that have not ended; negative: an error was raised. */
static long run_frame(const struct host *h) {
  lua_getglobal(h->L, "frame"); /* above the message handler at 1 */
  if (lua_pcall(h->L, 0, 1, 1) != LUA_OK) {
    print_error(h);
    return -1;
  }
  long left = (long)lua_tointeger(h->L, -1);
  lua_pop(h->L, 1);
  return left;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static bool loop(const struct host *h) {
  enum { FRAMES_MAX = 60 * 60 };
  static double took[FRAMES_MAX];
  double begun = now(CLOCK_MONOTONIC);
  size_t count = 0;
  long left = 1;
  while (left > 0 && count < FRAMES_MAX) {
    double cpu = now(CLOCK_THREAD_CPUTIME_ID);
    left = run_frame(h);
    took[count++] = 1000 * (now(CLOCK_THREAD_CPUTIME_ID) - cpu);
    sleep_until(begun + (double)count / 60);
  }
  qsort(took, count, sizeof took[0], by_size);
  printf("%s: 200 calls in %zu frames; ms of CPU a frame: median %.2f, 99%% %.2f, longest %.2f\n",
         h->name, count, took[count / 2], took[count * 99 / 100], took[count - 1]);
  return left == 0;
}

static bool run_frames(void) {
  struct host h;
  bool ok = open_host(&h, "frames", frames, (size_t)64 << 20) && loop(&h);
  return close_host(&h) && ok;
}

/* --- main ------------------------------------------------------------------------------ */

static bool run_limited(const char *kilobytes) {
  struct host h;
  bool ok = open_host(&h, "limited", methods, (size_t)strtoul(kilobytes, NULL, 10) * 1024);
  return close_host(&h) && ok;
}

int main(int argc, char **argv) {
  const char *mode = argc > 1 ? argv[1] : "";
  bool ok = false;
  if (strcmp(mode, "methods") == 0) ok = two_threads();
  else if (strcmp(mode, "frames") == 0) ok = run_frames();
  else if (strcmp(mode, "limit") == 0 && argc > 2) ok = run_limited(argv[2]);
  else fputs("usage: host methods | frames | limit KILOBYTES\n", stderr);
  return ok ? 0 : 1;
}
