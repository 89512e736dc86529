-- luacheck: Lua 5.4 everywhere, busted's globals in the specs, nginx's in the stand-in.
std = "lua54"
max_line_length = 120
self = false
files["spec"] = { std = "+busted" }
files["spec/standin"] = { std = "+ngx_lua", read_globals = { "jit" } }
-- Declarations, never run.
exclude_files = { "tools/library_base.lua", "spec/types/mistakes.lua" }
