/* vastai.h -- the header for hosts that link or load vastai's core.
**
**   #include <vastai.h>
**   luaL_requiref(L, "vastai.core", luaopen_vastai_core, 0);
**   lua_pop(L, 1);
**
** From then on `require "vastai.core"` gives the core: its new() makes a client
** whose methods work without any Lua file but lua-cjson, which the state must be
** able to require. `require "vastai"` gives tasks, pages and waits besides; its
** Lua files are looked up by package.path, or put into package.preload.
** examples/embed is such a host.
**
** What is promised:
**
** Lua      5.4 only: under another the sources do not compile, a module does not open.
** Threads  None is started, but that libcurl looks up names on threads of its own.
**          A Lua state belongs to one thread at a time; states on other threads
**          have nothing in common with it, and need no lock.
** States   Any number; all that a state uses (connections, keys, tasks) is its own
**          and is given back by lua_close, calls in flight included. Opening the
**          module again in a state, as in a reload, goes on with what is there.
** Memory   Lua values come from the state's allocator, and when it refuses, Lua's
**          memory error is raised, nothing lost. Bodies, connections and TLS use
**          malloc; a body is bounded by the client's `max_response`. Where the
**          service's answer is larger than the state can hold, that call raises.
** Globals  None that change, but libcurl's own initialisation: done once, when the
**          first client is made or blocking is forbidden, thread-safe, never undone, and shared with the
**          host's own use of libcurl.
** Signals  No handler is installed. libcurl from 7.88 on writes without SIGPIPE; with
**          an older one the host had better ignore that signal. A blocking call looks
**          at the Lua hook at least each 50 ms, so that a host can interrupt it by
**          lua_sethook.
** Output   Nothing is printed and nothing exits. Lua's `warn` is used for a key
**          file that others can read.
** Fork     A child may use its copy of the state: calls that were in flight end in
**          it with an error, and the parent's connections are left alone.
** Unload   Once a client exists the shared module stays mapped, whatever dlclose
**          says, because a name look-up that was given up may still be running.
** Errors   luaopen_vastai_core raises like every Lua function: call it through
**          luaL_requiref inside a protected call.
** Blocking Only methods called outside a task block; vastai.blocking(false) makes
**          these raise instead, and has TLS warmed up at once (a few milliseconds)
**          instead of in the step that opens the first connection. */
#ifndef VASTAI_H
#define VASTAI_H

#define VASTAI_VERSION "0.1.0"

#ifdef __cplusplus
extern "C" {
#endif

struct lua_State; /* lua.h's lua_State */

/* The opener of "vastai.core": a lua_CFunction that returns the module's table. */
__attribute__((visibility("default"))) int luaopen_vastai_core(struct lua_State *L);

#ifdef __cplusplus
}
#endif

#endif
