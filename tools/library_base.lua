---@meta vastai
-- Types of vastai for editors (LuaCATS). Made by `make docs` from the rows of src/api and from
-- tools/library_base.lua; never loaded.
--
-- Argument tables are closed: `[string]: nil` makes a name that is not listed an error.

---@alias vastai.Kind @KINDS@

--- What went wrong. `tostring(err)` is one line.
---@class vastai.Error
---@field kind vastai.Kind
---@field message string
---@field retryable boolean the same call may succeed later
---@field status? integer HTTP status
---@field code? string the service's own code
---@field method? string the method that was called
---@field verb? string GET, POST, …
---@field path? string below the server's URL
---@field attempts? integer requests made
---@field retry_after? number seconds that the service asks to wait
---@field hint? string what may help
---@field key_source? string where the key comes from
---@field where? string file and line of the call
---@field body? string beginning of the answer, secrets masked
---@field lookup? vastai.Method of an ambiguous call: the method that tells what happened
---@field suppressed? any an error that followed while something was closed
---@field traceback? string where a task raised it
---@field id? integer what was made and could not be taken back: the number of the key
---@field name? string the name of a key that may exist
---@field results? table rows or results that were received before the failure
---@field label? string rent: the label that the instance may have
---@field offer? vastai.Offer rent: the offer that was tried
---@field instance? vastai.Instance waits: the instance as it was seen last
---@operator concat(any): string

--- JSON's null.
---@class vastai.Null: lightuserdata

---@alias vastai.Operators<T> { eq?: T, neq?: T, gt?: T, gte?: T, lt?: T, lte?: T, ["in"]?: T[], notin?: T[], ["="]?: T, ["=="]?: T, ["!="]?: T, [">"]?: T, [">="]?: T, ["<"]?: T, ["<="]?: T, [string]: nil }
--- A value of a column in `where`: the value, a list of values, or operators.
---@alias vastai.Filter<T> T|T[]|vastai.Operators<T>

--- Credentials: where the key comes from; never the key.
---@class vastai.Credentials
---@field source string
---@field path? string the file
---@field last4? string
---@field shadowed string[] sources that have a key, too, and are not used
---@field warnings string[]

---@class vastai.Preview
---@field method string
---@field verb string
---@field url string
---@field headers table<string, string> the key is masked
---@field body? string secrets are masked
---@field curl string a command that sends the same

--- An attempt, as on_event gets it.
---@class vastai.Event
---@field method string
---@field verb string
---@field url string secrets are masked
---@field attempt integer
---@field status? integer
---@field kind? vastai.Kind
---@field seconds number
---@field delay? number seconds until the next attempt
---@field again boolean another attempt follows
---@field reason? string why, or why not

--- A request, as transport gets it.
---@class vastai.Request
---@field method string
---@field verb string
---@field path string
---@field query table<string, string>
---@field json? any the body
---@field attempt integer

--- Returns the status, the body (a table is encoded) and perhaps headers; or nil and "timeout" or another word.
---@alias vastai.Transport fun(request: vastai.Request): (status: integer?, body: (string|table)?, headers: table<string, string>?)

--- - `api_key`: the key, or a function that returns it, or nil and why; left out: the environment and files
--- - `server_url`: https://console.vast.ai, or VAST_URL
--- - `retry`: attempts in all; default 3
--- - `timeout`: seconds for a request with its retries; default 120
--- - `deadline`: seconds, waiting for its turn included; default none
--- - `connect_timeout`: seconds; default 10
--- - `stall_timeout`: seconds without a byte; default 30
--- - `proxy`: default: that of the environment
--- - `ca_file`: certificates to trust, in a PEM file; default: SSL_CERT_FILE and SSL_CERT_DIR, or the system's
--- - `user_agent`: the User-Agent header; default vastai-lua/VERSION
--- - `max_response`: bytes of an answer; default 64 MiB
--- - `max_result`: estimated bytes of the tables made of the answers of a call; default 512 MiB
--- - `max_pages`: pages that a call or a loop follows; default 10,000
--- - `allow_http`: allow plain http to hosts that are not loopback; default false
--- - `pace`: space calls after a 429; default true
--- - `on_event`: called with each attempt
--- - `transport`: answers in place of the network, for tests
---@alias vastai.Options @OPTIONS@
---@alias vastai.RequestOptions { query?: table<string, any>, json?: any, [string]: nil }

---@class vastai.SshEndpoint
---@field host string
---@field port integer
---@field user string
---@field kind "direct"|"proxy"
---@field why string

---@class vastai.WorkerKey
---@field id integer
---@field name string
---@field permissions? table<string, any>
---@field warnings? string[] remarks about the permissions

---@class vastai.Progress
---@field phase "waiting"|"sending"|"receiving"|"done"
---@field received integer bytes
---@field attempt integer

--- A method that was started with `client:start`.
---@class vastai.Call<T>
local Call = {}

--- Whether it has ended.
---@return boolean
function Call:done() end

--- The result of the method once it is done; before that nil and an error of kind timeout. Never waits.
---@return T? result
---@return vastai.Error err nil where there is a result
function Call:result() end

--- Waits for the result, at most so many seconds.
---@param seconds? number
---@return T? result
---@return vastai.Error err nil where there is a result
function Call:wait(seconds) end

--- Cancels the call: its result is nil and an error of kind cancelled or ambiguous.
function Call:cancel() end

---@return vastai.Progress
function Call:progress() end

--- A function that runs beside others.
---@class vastai.Task<T>
local Task = {}

--- Waits for the end of the task: what its function returned. An error of the function is raised again;
--- nil, err when the task was cancelled, or when the seconds are over.
---@param seconds? number
---@return T? result
---@return any ... further results, or the error
function Task:wait(seconds) end

--- Ends the task: its pending call raises an error of kind cancelled.
function Task:cancel() end

---@return "ready"|"running"|"waiting"|"done"|"failed"|"cancelled"
function Task:status() end

---@class vastai.MapFailure<T>
---@field index integer
---@field item T
---@field err vastai.Error

--- A client: methods of the API with one key and one set of options.
---@class vastai.Client
local Client = {}

--- A second client over the same connections, with other options.
---@param options? vastai.Options
---@return vastai.Client? client
---@return vastai.Error? err
---@return_overload vastai.Client
---@return_overload nil, vastai.Error
function Client:with(options) end

--- A second client over the same connections, with another key.
---@param key string|fun(): string?, string?
---@param options? vastai.Options
---@return vastai.Client? client
---@return vastai.Error? err
---@return_overload vastai.Client
---@return_overload nil, vastai.Error
function Client:with_key(key, options) end

--- Closes the client; calls in flight end with an error of kind closed. A worker with revoke_on_close
--- deletes its key.
---@return true? done
---@return vastai.Error? err
---@return_overload true
---@return_overload nil, vastai.Error
function Client:close() end

--- Where the key comes from.
---@return vastai.Credentials
function Client:credentials() end

--- Sends a request to any route.
---@param verb "GET"|"POST"|"PUT"|"DELETE"|"PATCH"
---@param path string
---@param options? vastai.RequestOptions
---@return any result
---@return vastai.Error? err
function Client:request(verb, path, options) end

--- What a method would send. Nothing is sent.
---@generic K: keyof vastai.Arguments
---@param method K
---@param args? vastai.Arguments[K]
---@return vastai.Preview? preview
---@return vastai.Error? err
---@return_overload vastai.Preview
---@return_overload nil, vastai.Error
function Client:preview(method, args) end

--- How to reach an instance by ssh; nil and an error of kind not_found where it has no port yet.
---@param instance vastai.Instance
---@return vastai.SshEndpoint? endpoint
---@return vastai.Error? err
---@return_overload vastai.SshEndpoint
---@return_overload nil, vastai.Error
function Client:ssh_endpoint(instance) end

--- Starts a method without waiting.
---@generic K: keyof vastai.Results
---@param method K
---@param args? vastai.Arguments[K]
---@return vastai.Call<vastai.Results[K]>
function Client:start(method, args) end

--- Iterates over the rows of a list, page by page, or over the lines of a log that grows. Raises the error.
---@generic K: keyof vastai.Rows
---@param method K
---@param args? vastai.Arguments[K]
---@return fun(): vastai.Rows[K]
function Client:each(method, args) end

--- Iterates over the pages of a list; each is a list of rows. Raises the error.
---@generic K: keyof vastai.Pages
---@param method K
---@param args? vastai.Arguments[K]
---@return fun(): vastai.Pages[K]
function Client:pages(method, args) end

--- One page of a list (rows) and the token of the next page; without a token it is the last one.
---@generic K: keyof vastai.Pages
---@param method K
---@param args? vastai.Arguments[K]
---@param token? string as the previous page returned it
---@return vastai.Pages[K]? page
---@return string|vastai.Error? next_token or the error
function Client:page(method, args, token) end

--- Of a worker: which key it has. Raises on other clients.
---@return vastai.WorkerKey
function Client:key() end

--- Of a worker: deletes its key. Raises on other clients.
---@return true? done
---@return vastai.Error? err
---@return_overload true
---@return_overload nil, vastai.Error
function Client:revoke() end

---@class vastai
---@field _VERSION string
---@field null vastai.Null
local vastai = {}

--- A client.
---@param options? vastai.Options
---@return vastai.Client? client
---@return vastai.Error? err
---@return_overload vastai.Client
---@return_overload nil, vastai.Error
---@overload fun(key: string, options?: vastai.Options): vastai.Client?, vastai.Error?
function vastai.new(options) end

--- Writes the key to the file that the official command line reads.
---@param key string
---@return string? path
---@return string[]|vastai.Error shadows what is used before the file; or the error
---@return_overload string, string[]
---@return_overload nil, vastai.Error
function vastai.save_api_key(key) end

---@param value any
---@return boolean
function vastai.is_error(value) end

--- Marks a list as a JSON array: an empty one is sent as [].
---@generic T
---@param list T[]
---@return T[]
function vastai.array(list) end

--- The methods as data: one by its name (nil: there is none), or all of them.
---@param name string
---@return vastai.Description?
---@overload fun(): vastai.Description[]
function vastai.describe(name) end

--- What a method does, takes and returns, as text.
---@param name vastai.Method
---@return string
function vastai.help(name) end

--- Calls fn(item, index) for each item, several at a time. results[i] is what it returned, or false;
--- failed lists where it returned nil, err. An error raised in fn cancels the rest and is raised.
---@generic T, R
---@param list T[]
---@param fn fun(item: T, index: integer): R?, any
---@param options? { concurrency?: integer, on_progress?: fun(done: integer, total: integer), [string]: nil }
---@return (R|false)[] results
---@return vastai.MapFailure<T>[] failed
function vastai.map(list, fn, options) end

--- Starts fn(…) as a task.
---@generic R
---@param fn fun(...: any): R, any, any, any
---@param ... any
---@return vastai.Task<R>
function vastai.spawn(fn, ...) end

--- Runs fn(…) as a task and returns its results; without fn drives all tasks to their end.
---@generic R
---@param fn fun(...: any): R, any, any, any
---@param ... any
---@return R result
---@return any ... further results
---@overload fun()
function vastai.run(fn, ...) end

--- One turn of the loop.
---@param seconds? number how long to wait at most; 0 for a game's frame
---@param options? { budget?: number, [string]: nil }
---@return integer alive tasks that have not ended
function vastai.step(seconds, options) end

--- Waits; other tasks run meanwhile.
---@param seconds number
function vastai.sleep(seconds) end

--- fn(err, task) gets the errors of tasks that nobody waits for; nil: run and step raise them.
---@param fn (fun(err: any, task: vastai.Task<any>))?
function vastai.on_error(fn) end

--- blocking(false): a call that would block raises instead.
---@param allowed boolean
function vastai.blocking(allowed) end

--- The descriptor to poll, for hosts with a loop of their own.
---@return integer
function vastai.pollfd() end

---@return "r"
function vastai.events() end

--- Seconds until `step` must be called at the latest; nil: no limit.
---@return number?
function vastai.timeout() end

--- How many tasks and calls have not ended.
---@return integer
function vastai.pending() end

--- A method, as describe gives it.
---@class vastai.Description
---@field name string
---@field group string
---@field doc string
---@field returns string
---@field source string
---@field params vastai.Param[]
---@field result string type of the result
---@field record? string name of the record of the result, or of its rows
---@field fields? vastai.Field[] of that record
---@field open? boolean the record has fields that are not documented
---@field where? vastai.Column[] what `where` may name
---@field selects? boolean it takes `fields`: columns to keep
---@field verb? string
---@field path? string
---@field scope? string permission that it needs
---@field lookup? string method that tells what became of a lost call
---@field token? string parameter of the next page
---@field rows? string field of a page that holds its rows
---@field once? boolean not idempotent: retried only if it cannot have been processed
---@field unofficial? boolean not in the official SDK
---@field autoscaler? boolean
---@field free_table? boolean
---@field composed? boolean written over other methods

---@class vastai.Param
---@field name string
---@field wire string name as it is sent
---@field type string
---@field place "local"|"path"|"query"|"body"
---@field doc string
---@field required? boolean
---@field default? string JSON
---@field unit? string
---@field range? string
---@field words? string[]
---@field open? boolean other words are possible
---@field alias? string other names, separated by blanks

---@class vastai.Field
---@field name string
---@field type string
---@field unit? string
---@field doc? string
---@field words? string[]
---@field secret? boolean
---@field always? boolean
---@field record? string
---@field fields? vastai.Field[]
---@field open? boolean

---@class vastai.Column
---@field name string
---@field type string
---@field unit? string
---@field doc string
---@field alias_of? string
