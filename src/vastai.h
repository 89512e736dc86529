/* vastai.h -- for C programs that embed Lua and link or load vastai's core.
**
**   #include <vastai.h>
**   luaL_requiref(L, "vastai.core", luaopen_vastai_core, 0);
**   lua_pop(L, 1);
**
** Afterwards `require "vastai.core"` returns the core. Its function new() creates a client,
** whose methods need one other module, lua-cjson, which the state must be able to `require`.
** `require "vastai"` adds tasks, pages and waits; its Lua files are found through package.path
** or in package.preload. See examples/embed for a complete host.
**
** Lua      5.4 only. With another version the sources do not compile, and a module that was
**          compiled before refuses to open.
** Threads  The library starts no threads; libcurl resolves host names on threads of its own. A
**          Lua state must be used by one thread at a time. States on different threads share
**          nothing and need no lock.
** States   Any number. Each state has its own connections, keys and tasks; lua_close cancels
**          the calls in flight and releases everything. Opening the module again in the same
**          state (a reload) uses the existing engine and connections.
** Memory   Lua values use the state's allocator. If it fails, Lua's memory error is raised and
**          nothing leaks. Bodies, connections and TLS use malloc; the option `max_response`
**          limits a body. If an answer is too large for the state, that call raises.
** Globals  The library has no mutable globals. libcurl's global initialisation runs when the
**          first client is created or blocking is forbidden. It is thread-safe, is never undone,
**          and is shared with the host's own use of libcurl.
** Signals  The library installs no handlers. libcurl 7.88 and later write without SIGPIPE; with
**          an older version the host should ignore that signal. A blocking call runs the
**          state's debug hook at least every 50 ms, so a host can interrupt it with lua_sethook.
** Output   The library prints nothing and does not exit. A key file that others can read is
**          reported with Lua's `warn`.
** Fork     A child process may use its copy of the state. Calls that were in flight end in the
**          child with an error; the parent's connections are not touched.
** Unload   After the first client is created, the shared module stays mapped even after dlclose,
**          because a host name lookup that was abandoned may still run on its thread.
** Errors   luaopen_vastai_core may raise, as any Lua function. Call luaL_requiref in protected
**          mode.
** Blocking A method blocks its thread only if it is called outside a task. After
**          vastai.blocking(false) it raises instead; that call also initialises TLS (a few
**          milliseconds), which otherwise happens in the step that opens the first connection. */
#ifndef VASTAI_H
#define VASTAI_H

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
