/* bind/runtime/names.h -- the names of all metatables in a state's registry. luaL_checkudata shows
** them in its messages. */
#ifndef VAST_BIND_RUNTIME_NAMES_H
#define VAST_BIND_RUNTIME_NAMES_H

#define VASTL_TYPE_ARRAY "vastai.array"   /* a table that is sent as a JSON array */
#define VASTL_TYPE_BOX "vastai.box"       /* a userdata that owns a buffer */
#define VASTL_TYPE_CALL "vastai.call"     /* a call, from its arguments to its result */
#define VASTL_TYPE_CLIENT "vastai.client" /* a client */
#define VASTL_TYPE_ERROR "vastai.error"   /* an error object, which is a table */
#define VASTL_TYPE_LOOP "vastai.loop"     /* the loop of the state */
#define VASTL_TYPE_QUERY "vastai.query"   /* a search in preparation */
#define VASTL_TYPE_TASK "vastai.task"     /* a task */

#endif
