/* spec/hosts/states.c -- a host with many Lua states. spec/hosts/states_spec.lua builds it. Scripts
** get their arguments in `...`. After a script calls arm(), allocations are limited or fail.
** collect_at(n) restarts the stopped collector at the n-th following allocation that grows memory,
** so that a collector step, which may run finalizers, happens there. collect_at(0) cancels this.
**
**   states loop ROUNDS SCRIPT …           states in sequence; prints the memory in use after a third and at the end
**   states threads COUNT ROUNDS SCRIPT …  COUNT threads at once, ROUNDS states each
**   states handoff SCRIPT …               runs, calls go() and closes, each on a separate thread
**   states fail all|pair FROM STRIDE SCRIPT …
**                                         a new state for each failing allocation after arm(): it and all
**                                         later ones fail, or it and its retry after a collection
**   states limit BYTES SCRIPT …           at most BYTES after arm()
**   states collect SCRIPT …               after arm() each growing allocation fails once, so that Lua
**                                         collects all garbage and retries; prints the number
**
** Exits with 0 if every script succeeded and all memory of the states was freed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <malloc.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

enum { THREADS_MAX = 16 };
static const long never = __LONG_MAX__ / 2; /* beyond any number of allocations */

/* The state of an allocator. It counts after arm(). */
struct memory {
  bool armed;
  long count;             /* growing allocations since arm() */
  long fails, recover;    /* allocations in [fails, recover) fail */
  bool collects, refused; /* each allocation fails once; the last one failed */
  lua_State *L;           /* the state whose collector restarts */
  long restart;           /* allocations until the restart; 0: none */
  size_t used, limit;
};

struct job {
  char **words; /* script and its arguments, NULL at the end */
  struct memory memory;
  lua_State *L;
  int rounds;
  bool ok;
};

/* --- states ------------------------------------------------------------------ */

static void *allocate(void *user, void *block, size_t old, size_t size) {
  struct memory *m = user;
  if (block == NULL) old = 0; /* old is then the type of the object */
  bool more = size > old;
  if (more && m->restart && --m->restart == 0) lua_gc(m->L, LUA_GCRESTART);
  if (m->armed && more) {
    m->count++;
    if (m->count >= m->fails && m->count < m->recover) return NULL;
    if (m->used + (size - old) > m->limit) return NULL;
    m->refused = m->collects && !m->refused;
    if (m->refused) return NULL;
  }
  m->used += size - old;
  if (size) return realloc(block, size);
  free(block);
  return NULL;
}

static int arm(lua_State *L) {
  struct memory *m;
  lua_getallocf(L, (void **)&m);
  m->armed = true;
  m->limit = m->limit == SIZE_MAX ? SIZE_MAX : m->limit + m->used;
  return 0;
}

static int collect_at(lua_State *L) {
  struct memory *m;
  lua_getallocf(L, (void **)&m);
  m->L = L;
  m->restart = (long)luaL_checkinteger(L, 1);
  return 0;
}

static void complain(lua_State *L, const struct job *job) {
  const char *text = lua_tostring(L, -1);
  fprintf(stderr, "%s: %s\n", job->words[0], text ? text : luaL_typename(L, -1));
}

/* Runs the chunk at the top. A memory error is not a failure. */
static bool run(lua_State *L, const struct job *job) {
  int count = 0;
  for (; job->words[1 + count]; count++) lua_pushstring(L, job->words[1 + count]);
  int status = lua_pcall(L, count, 0, 0);
  if (status == LUA_OK) return true;
  const char *text = lua_tostring(L, -1);
  if (job->memory.armed && text && strstr(text, "not enough memory")) return true;
  complain(L, job);
  return false;
}

static void open_state(struct job *job) {
  job->ok = false;
  job->L = lua_newstate(allocate, &job->memory);
  if (job->L == NULL) return;
  luaL_openlibs(job->L);
  lua_register(job->L, "arm", arm);
  lua_register(job->L, "collect_at", collect_at);
  job->ok = luaL_loadfile(job->L, job->words[0]) == LUA_OK;
  if (!job->ok) complain(job->L, job);
  else job->ok = run(job->L, job);
}

static void close_state(struct job *job) {
  job->memory.armed = false;
  if (job->L) lua_close(job->L);
  job->L = NULL;
  if (job->memory.used == 0) return;
  fprintf(stderr, "Lua's own memory: %zu bytes left\n", job->memory.used);
  job->ok = false;
}

static struct memory plenty(void) { return (struct memory){.limit = SIZE_MAX}; }

static bool run_state(struct job *job) {
  open_state(job);
  close_state(job);
  return job->ok;
}

/* Exact only if glibc caches no freed blocks: see main; the specs set
** GLIBC_TUNABLES=glibc.malloc.tcache_count=0. */
static size_t in_use(void) { return mallinfo2().uordblks; }

/* --- modes -------------------------------------------------------------------- */

static bool loop(int rounds, char **words) {
  size_t before = 0;
  for (int i = 1; i <= rounds; i++) {
    struct job job = {.words = words, .memory = plenty()};
    if (!run_state(&job)) return false;
    if (i == (rounds + 2) / 3) before = in_use();
  }
  printf("%zu %zu\n", before, in_use());
  return true;
}

static void *run_rounds(void *user) {
  struct job *job = user;
  bool ok = true;
  for (int i = 0; i < job->rounds; i++) {
    job->memory = plenty();
    ok = run_state(job) && ok;
  }
  job->ok = ok;
  return NULL;
}

static bool threads(int count, int rounds, char **words) {
  struct job jobs[THREADS_MAX] = {{.rounds = 0}};
  pthread_t ids[THREADS_MAX] = {0};
  bool ok = count <= THREADS_MAX;
  for (int i = 0; i < count && ok; i++) {
    jobs[i] = (struct job){.words = words, .rounds = rounds};
    ok = pthread_create(&ids[i], NULL, run_rounds, &jobs[i]) == 0;
    if (!ok) count = i;
  }
  for (int i = 0; i < count; i++) {
    pthread_join(ids[i], NULL);
    ok = ok && jobs[i].ok;
  }
  return ok;
}

static void *first_thread(void *user) {
  open_state(user);
  return NULL;
}

static void *second_thread(void *user) {
  struct job *job = user;
  if (!job->ok) return NULL;
  lua_getglobal(job->L, "go");
  if (lua_pcall(job->L, 0, 0, 0) == LUA_OK) return NULL;
  complain(job->L, job);
  job->ok = false;
  return NULL;
}

static void *third_thread(void *user) {
  close_state(user);
  return NULL;
}

static bool handoff(char **words) {
  void *(*const parts[])(void *) = {first_thread, second_thread, third_thread};
  struct job job = {.words = words, .memory = plenty()};
  for (int i = 0; i < 3; i++) {
    pthread_t id;
    if (pthread_create(&id, NULL, parts[i], &job) != 0) return false;
    pthread_join(id, NULL);
  }
  return job.ok;
}

/* Runs one state whose allocation number `at` fails. Returns false if there were fewer. */
static bool fail_at(long at, bool all, char **words, long *leaks, bool *ok) {
  size_t before = in_use();
  struct job job = {.words = words, .memory = plenty()};
  job.memory.fails = at;
  job.memory.recover = all ? never + 2 : at + 2;
  if (!run_state(&job)) *ok = false;
  size_t after = in_use();
  if (after > before) {
    ++*leaks;
    fprintf(stderr, "allocation %ld: %zu bytes lost\n", at, after - before);
  }
  return job.memory.count >= at;
}

static bool fail(bool all, long from, long stride, char **words) {
  struct job resident = {.words = words, .memory = plenty()};
  long leaks = 0, unused = 0, at = from;
  bool ok = true;
  open_state(&resident); /* keeps the libraries loaded: loading them again may leak a handle */
  for (int i = 0; i < 3; i++) fail_at(never, false, words, &unused, &ok); /* fills caches */
  while (ok && fail_at(at, all, words, &leaks, &ok)) at += stride;
  close_state(&resident);
  printf("%ld %ld\n", at, leaks);
  return ok && resident.ok && leaks == 0;
}

static bool limit(size_t bytes, char **words) {
  struct job job = {.words = words, .memory = {.limit = bytes}};
  return run_state(&job);
}

static bool collect(char **words) {
  struct job job = {.words = words, .memory = plenty()};
  job.memory.collects = true;
  bool ok = run_state(&job);
  printf("%ld\n", job.memory.count / 2);
  return ok;
}

int main(int count, char **words) {
  if (count < 3) return 2;
  mallopt(M_MXFAST, 0);
  const char *mode = words[1];
  bool ok = false;
  if (strcmp(mode, "handoff") == 0) ok = handoff(words + 2);
  else if (strcmp(mode, "collect") == 0) ok = collect(words + 2);
  else if (strcmp(mode, "loop") == 0 && count > 3) ok = loop(atoi(words[2]), words + 3);
  else if (strcmp(mode, "limit") == 0 && count > 3)
    ok = limit((size_t)strtoul(words[2], NULL, 10), words + 3);
  else if (strcmp(mode, "threads") == 0 && count > 4)
    ok = threads(atoi(words[2]), atoi(words[3]), words + 4);
  else if (strcmp(mode, "fail") == 0 && count > 5)
    ok = fail(strcmp(words[2], "all") == 0, atol(words[3]), atol(words[4]), words + 5);
  return ok ? 0 : 1;
}
