/* vastai.h -- the header for C hosts that link vastai statically or load its module.
**
**   #include <vastai.h>
**   luaL_requiref(L, "vastai.core", luaopen_vastai_core, 0);
**   lua_pop(L, 1);
**
** After that `require "vastai.core"` returns the core. Its new() makes a client whose
** methods need no Lua file except lua-cjson, which the state must be able to require.
** `require "vastai"` adds tasks, pages and waits; its Lua files are found through
** package.path or package.preload. `make install` installs this header, libvastai.a and
** vastai.pc; examples/embed is such a host.
**
** Guarantees:
**
** Lua      5.4 only: with another version the sources do not compile and the module does
**          not open.
** Symbols  Every external symbol begins with "vast", except luaopen_vastai_core. The shared
**          module exports only luaopen_vastai_core.
** Threads  None is started, except by libcurl, which resolves names on its own threads.
**          A Lua state is used by one thread at a time. States on different threads share
**          nothing and need no lock.
** States   Any number. Each has its own connections, keys and tasks; lua_close releases
**          them, calls in flight included. Opening the module again in a state, as in a
**          reload, keeps what is there.
** Memory   Lua values come from the state's allocator. When it returns NULL, Lua's memory
**          error is raised and nothing leaks (lua-cjson may). Bodies, connections and TLS use malloc; a body
**          is bounded by the client's `max_response`. A call whose answer is larger than the
**          state can hold raises.
** Globals  None that change, except libcurl's own initialisation. It is done once, when the
**          first client is made or blocking is forbidden; it is thread-safe, never undone,
**          and shared with the host's own use of libcurl.
** Signals  No handler is installed. libcurl 7.88 and later write without SIGPIPE; with an
**          older one the host must ignore that signal. A blocking call runs the Lua hook
**          at least every 50 ms, so that a host can interrupt it by lua_sethook.
** Output   Nothing is printed, and no function ends the process. Lua's `warn` is used, for
**          instance for a key file that other users can read.
** Fork     A child process may use its copy of the state: calls that were in flight end
**          there with an error, and the parent's connections are not touched.
** Unload   Once a client exists, the shared module stays mapped after dlclose, because a
**          cancelled name look-up may still be running.
** Errors   luaopen_vastai_core raises like every Lua function: call it through
**          luaL_requiref inside a protected call.
** Blocking Only methods called outside a task block. After vastai.blocking(false) these
**          raise instead, and TLS is initialised at once (a few milliseconds) instead of in
**          the step that opens the first connection. */
#ifndef VASTAI_H
#define VASTAI_H

/* The only place of the version. */
#define VASTAI_VERSION "0.1.0"

#ifdef __cplusplus
extern "C" {
#endif

struct lua_State; /* lua.h's lua_State */

/* Opens the module "vastai.core": a lua_CFunction that returns the module's table. */
__attribute__((visibility("default"))) int luaopen_vastai_core(struct lua_State *L);

#ifdef __cplusplus
}
#endif

#endif
