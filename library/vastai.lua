---@meta vastai
-- Types of vastai for editors (LuaCATS). Made by `make docs` from the rows of src/api and from
-- tools/library_base.lua; never loaded.
--
-- Argument tables are closed: `[string]: nil` makes a name that is not listed an error.

---@alias vastai.Kind "auth"|"permission"|"tfa_required"|"not_found"|"gone"|"unavailable"|"conflict"|"invalid"|"rate_limit"|"server"|"network"|"timeout"|"tls"|"decode"|"too_large"|"cancelled"|"ambiguous"|"config"|"closed"

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
--- - `max_response`: bytes of an answer; default 64 MiB
--- - `max_result`: estimated bytes of the tables made of the answers of a call; default 512 MiB
--- - `max_pages`: pages that a call or a loop follows; default 10,000
--- - `allow_http`: allow plain http to hosts that are not loopback; default false
--- - `pace`: space calls after a 429; default true
--- - `on_event`: called with each attempt
--- - `transport`: answers in place of the network, for tests
---@alias vastai.Options { api_key?: string|(fun(): string?, string?), server_url?: string, retry?: integer, timeout?: number, deadline?: number, connect_timeout?: number, stall_timeout?: number, proxy?: string, ca_file?: string, user_agent?: string, max_response?: integer, max_result?: integer, max_pages?: integer, pace?: boolean, allow_http?: boolean, on_event?: fun(event: vastai.Event), transport?: vastai.Transport, [string]: nil }
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
---@field once? boolean repeated only where it cannot have been processed
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

---@alias vastai.Method "accept_price_increase"|"add_member_role"|"add_network_disk"|"attach_ssh"|"cancel_copy"|"cancel_maint"|"cancel_rsync"|"cancel_sync"|"change_bid"|"cleanup_machine"|"clone_volume"|"cloud_copy"|"copy"|"create_api_key"|"create_cluster"|"create_connection"|"create_deployment"|"create_endpoint"|"create_env_var"|"create_instance"|"create_instances"|"create_network_volume"|"create_overlay"|"create_scheduled_job"|"create_ssh_key"|"create_subaccount"|"create_team"|"create_team_role"|"create_template"|"create_volume"|"create_webhook"|"create_workergroup"|"defrag_machines"|"delete_api_key"|"delete_cluster"|"delete_connection"|"delete_deployment"|"delete_endpoint"|"delete_env_var"|"delete_machine"|"delete_maint"|"delete_maints"|"delete_overlay"|"delete_scheduled_job"|"delete_ssh_key"|"delete_template"|"delete_volume"|"delete_webhook"|"delete_workergroup"|"destroy_and_verify"|"destroy_instance"|"destroy_instances"|"destroy_team"|"detach_ssh"|"execute"|"fetch_contracts"|"get_endpoint_workers"|"get_endpt_logs"|"get_workergroup_logs"|"get_workergroup_workers"|"get_wrkgrp_logs"|"invite_member"|"invite_team_member"|"join_cluster"|"join_overlay"|"label_instance"|"launch_instance"|"list_machine"|"list_machines"|"list_network_volume"|"list_volume"|"list_volumes"|"logs"|"prepay_instance"|"reboot_instance"|"recycle_instance"|"regenerate_subaccount_keys"|"reject_price_increase"|"remove_defjob"|"remove_machine_from_cluster"|"remove_member"|"remove_member_role"|"remove_team_member"|"remove_team_role"|"rent"|"report_machine"|"reports"|"reset_api_key"|"rotate_webhook_secret"|"route"|"schedule_maint"|"schedule_maints"|"scp_url"|"search_benchmarks"|"search_invoices"|"search_network_volumes"|"search_offers"|"search_offers_new"|"search_templates"|"search_volumes"|"send_deployment_heartbeat"|"set_api_key"|"set_defjob"|"set_min_bid"|"set_user"|"show_api_key"|"show_api_keys"|"show_audit_logs"|"show_charges_chart"|"show_clusters"|"show_connections"|"show_deployment"|"show_deployment_download"|"show_deployment_versions"|"show_deployments"|"show_deposit"|"show_earnings"|"show_earnings_chart"|"show_earnings_summary"|"show_earnings_v1"|"show_endpoint"|"show_endpoint_spend"|"show_endpoints"|"show_env_vars"|"show_gpu_locations"|"show_gpu_metrics"|"show_gpu_trends"|"show_instance"|"show_instance_filters"|"show_instance_ssh_keys"|"show_instances"|"show_instances_v1"|"show_invoices"|"show_invoices_v1"|"show_ipaddrs"|"show_machine"|"show_machines"|"show_machines_v1"|"show_maints"|"show_members"|"show_network_disks"|"show_notification_prefs"|"show_notification_types"|"show_overlays"|"show_pending_price_increases"|"show_scheduled_jobs"|"show_spend_rate"|"show_ssh_keys"|"show_subaccounts"|"show_team_api_keys"|"show_team_balances"|"show_team_members"|"show_team_role"|"show_team_role_names"|"show_team_roles"|"show_total_earnings"|"show_user"|"show_volumes"|"show_webhooks"|"show_workergroup_spend"|"show_workergroups"|"ssh_url"|"start_deployment"|"start_instance"|"start_instances"|"stop_deployment"|"stop_instance"|"stop_instances"|"take_snapshot"|"test_webhook"|"tfa_activate"|"tfa_authorize"|"tfa_delete"|"tfa_login"|"tfa_regen_codes"|"tfa_resend_sms"|"tfa_send_email"|"tfa_send_sms"|"tfa_status"|"tfa_totp_setup"|"tfa_update"|"tfa_verify"|"transfer_credit"|"transfer_team"|"unlist_machine"|"unlist_network_volume"|"unlist_volume"|"update_endpoint"|"update_env_var"|"update_instance"|"update_instance_ssh_key"|"update_member_role"|"update_notification_prefs"|"update_scheduled_job"|"update_ssh_key"|"update_team"|"update_team_role"|"update_template"|"update_webhook"|"update_workergroup"|"update_workers"|"verify"|"wait_instance"|"worker"

---@class vastai.Results
---@field accept_price_increase vastai.PriceAnswer
---@field add_member_role vastai.Success
---@field add_network_disk vastai.AddNetworkDiskResult
---@field attach_ssh vastai.AttachSshResult
---@field cancel_copy vastai.Success
---@field cancel_maint vastai.CancelMaintResult
---@field cancel_rsync vastai.Success
---@field cancel_sync vastai.Success
---@field change_bid vastai.Success
---@field cleanup_machine vastai.CleanupMachineResult
---@field clone_volume vastai.CreatedVolume
---@field cloud_copy vastai.CloudCopyResult
---@field copy vastai.CopyResult
---@field create_api_key vastai.CreatedApiKey
---@field create_cluster vastai.Success
---@field create_connection vastai.Success
---@field create_deployment vastai.CreateDeploymentResult
---@field create_endpoint vastai.CreateEndpointResult
---@field create_env_var vastai.Success
---@field create_instance vastai.Rental
---@field create_instances vastai.CreateInstancesResult
---@field create_network_volume vastai.CreateNetworkVolumeResult
---@field create_overlay vastai.Success
---@field create_scheduled_job vastai.CreateScheduledJobResult
---@field create_ssh_key vastai.StoredSshKey
---@field create_subaccount vastai.CreateSubaccountResult
---@field create_team vastai.Success
---@field create_team_role vastai.Success
---@field create_template vastai.CreateTemplateResult
---@field create_volume vastai.CreatedVolume
---@field create_webhook vastai.WebhookResult
---@field create_workergroup vastai.CreateWorkergroupResult
---@field defrag_machines vastai.DefragMachinesResult
---@field delete_api_key vastai.Success
---@field delete_cluster vastai.Success
---@field delete_connection vastai.Success
---@field delete_deployment vastai.Success
---@field delete_endpoint vastai.DeletedGroup
---@field delete_env_var vastai.Success
---@field delete_machine vastai.Success
---@field delete_maint vastai.Success
---@field delete_maints vastai.DeleteMaintsResult
---@field delete_overlay vastai.Success
---@field delete_scheduled_job vastai.Success
---@field delete_ssh_key vastai.Success
---@field delete_template vastai.Success
---@field delete_volume vastai.Success
---@field delete_webhook vastai.Success
---@field delete_workergroup vastai.DeletedGroup
---@field destroy_and_verify vastai.DestroyAndVerifyResult
---@field destroy_instance vastai.Success
---@field destroy_instances vastai.Success
---@field destroy_team vastai.DestroyTeamResult
---@field detach_ssh vastai.Success
---@field execute string
---@field fetch_contracts vastai.Contract[]
---@field get_endpoint_workers vastai.ServerlessWorker[]
---@field get_endpt_logs vastai.GroupLogs
---@field get_workergroup_logs vastai.GroupLogs
---@field get_workergroup_workers vastai.GetWorkergroupWorkersResult
---@field get_wrkgrp_logs vastai.GroupLogs
---@field invite_member vastai.Success
---@field invite_team_member vastai.Success
---@field join_cluster vastai.Success
---@field join_overlay vastai.Success
---@field label_instance vastai.Success
---@field launch_instance vastai.LaunchInstanceResult
---@field list_machine vastai.Listing
---@field list_machines vastai.Listing[]
---@field list_network_volume vastai.Success
---@field list_volume vastai.VolumeListing
---@field list_volumes vastai.VolumeListing
---@field logs string
---@field prepay_instance vastai.PrepayInstanceResult
---@field reboot_instance vastai.Success
---@field recycle_instance vastai.Success
---@field regenerate_subaccount_keys vastai.RegenerateSubaccountKeysResult
---@field reject_price_increase vastai.PriceAnswer
---@field remove_defjob vastai.RemoveDefjobResult
---@field remove_machine_from_cluster vastai.Success
---@field remove_member vastai.Removal
---@field remove_member_role vastai.Success
---@field remove_team_member vastai.Removal
---@field remove_team_role vastai.Removal
---@field rent vastai.RentResult
---@field report_machine vastai.Success
---@field reports vastai.MachineReport[]
---@field reset_api_key vastai.ResetApiKeyResult
---@field rotate_webhook_secret vastai.RotateWebhookSecretResult
---@field route vastai.RouteResult
---@field schedule_maint vastai.ScheduleMaintResult
---@field schedule_maints vastai.ScheduleMaintsResult
---@field scp_url string
---@field search_benchmarks vastai.Benchmark[]
---@field search_invoices vastai.Invoice[]
---@field search_network_volumes vastai.NetworkVolumeOffer[]
---@field search_offers vastai.Offer[]
---@field search_offers_new vastai.Offer[]
---@field search_templates vastai.Template[]
---@field search_volumes vastai.VolumeOffer[]
---@field send_deployment_heartbeat vastai.SendDeploymentHeartbeatResult
---@field set_api_key boolean
---@field set_defjob vastai.SetDefjobResult
---@field set_min_bid vastai.SetMinBidResult
---@field set_user vastai.SetUserResult
---@field show_api_key vastai.ApiKey
---@field show_api_keys vastai.ApiKey[]
---@field show_audit_logs vastai.AuditLog[]
---@field show_charges_chart vastai.ShowChargesChartResult
---@field show_clusters vastai.ShowClustersResult
---@field show_connections vastai.Connection[]
---@field show_deployment vastai.Deployment
---@field show_deployment_download vastai.ShowDeploymentDownloadResult
---@field show_deployment_versions vastai.DeploymentVersion[]
---@field show_deployments vastai.Deployment[]
---@field show_deposit vastai.ShowDepositResult
---@field show_earnings vastai.ShowEarningsResult
---@field show_earnings_chart vastai.ShowEarningsChartResult
---@field show_earnings_summary vastai.ShowEarningsSummaryResult
---@field show_earnings_v1 vastai.ShowEarningsV1Result
---@field show_endpoint vastai.Endpoint
---@field show_endpoint_spend vastai.ShowEndpointSpendResult
---@field show_endpoints vastai.Endpoint[]
---@field show_env_vars table<string, string>
---@field show_gpu_locations vastai.ShowGpuLocationsResult
---@field show_gpu_metrics vastai.ShowGpuMetricsResult
---@field show_gpu_trends vastai.ShowGpuTrendsResult
---@field show_instance vastai.Instance
---@field show_instance_filters vastai.InstanceFilter[]
---@field show_instance_ssh_keys vastai.ShowInstanceSshKeysResult
---@field show_instances vastai.Instance[]
---@field show_instances_v1 vastai.InstancePage
---@field show_invoices vastai.ShowInvoicesResult
---@field show_invoices_v1 vastai.ShowInvoicesV1Result
---@field show_ipaddrs vastai.IpAddress[]
---@field show_machine vastai.Machine
---@field show_machines vastai.Machine[]
---@field show_machines_v1 vastai.MachinePage
---@field show_maints vastai.Maintenance[]
---@field show_members vastai.Member[]
---@field show_network_disks vastai.ShowNetworkDisksResult
---@field show_notification_prefs table<string, table<string, any>>
---@field show_notification_types vastai.NotificationType[]
---@field show_overlays vastai.Overlay[]
---@field show_pending_price_increases vastai.ShowPendingPriceIncreasesResult
---@field show_scheduled_jobs vastai.ScheduledJob[]
---@field show_spend_rate vastai.ShowSpendRateResult
---@field show_ssh_keys vastai.SshKey[]
---@field show_subaccounts vastai.Subaccount[]
---@field show_team_api_keys vastai.ShowTeamApiKeysResult
---@field show_team_balances vastai.ShowTeamBalancesResult
---@field show_team_members vastai.Member[]
---@field show_team_role vastai.Role
---@field show_team_role_names string[]
---@field show_team_roles vastai.Role[]
---@field show_total_earnings vastai.ShowTotalEarningsResult
---@field show_user vastai.User
---@field show_volumes vastai.Volume[]
---@field show_webhooks vastai.Webhook[]
---@field show_workergroup_spend vastai.ShowWorkergroupSpendResult
---@field show_workergroups vastai.Workergroup[]
---@field ssh_url string
---@field start_deployment vastai.DeploymentState
---@field start_instance vastai.Success
---@field start_instances vastai.Success
---@field stop_deployment vastai.DeploymentState
---@field stop_instance vastai.Success
---@field stop_instances vastai.Success
---@field take_snapshot vastai.Success
---@field test_webhook vastai.TestWebhookResult
---@field tfa_activate vastai.TfaActivateResult
---@field tfa_authorize vastai.TfaChallenge
---@field tfa_delete vastai.TfaDeleteResult
---@field tfa_login vastai.TfaLoginResult
---@field tfa_regen_codes vastai.TfaActivateResult
---@field tfa_resend_sms vastai.TfaChallenge
---@field tfa_send_email vastai.TfaChallenge
---@field tfa_send_sms vastai.TfaChallenge
---@field tfa_status vastai.TfaStatusResult
---@field tfa_totp_setup vastai.TfaTotpSetupResult
---@field tfa_update vastai.TfaUpdateResult
---@field tfa_verify vastai.Success
---@field transfer_credit vastai.Success
---@field transfer_team vastai.Success
---@field unlist_machine vastai.UnlistMachineResult
---@field unlist_network_volume vastai.UnlistNetworkVolumeResult
---@field unlist_volume vastai.Success
---@field update_endpoint vastai.Success
---@field update_env_var vastai.Success
---@field update_instance vastai.Success
---@field update_instance_ssh_key vastai.AttachSshResult
---@field update_member_role vastai.UpdateMemberRoleResult
---@field update_notification_prefs vastai.UpdateNotificationPrefsResult
---@field update_scheduled_job vastai.UpdateScheduledJobResult
---@field update_ssh_key vastai.StoredSshKey
---@field update_team vastai.Success
---@field update_team_role vastai.Success
---@field update_template vastai.UpdateTemplateResult
---@field update_webhook vastai.UpdateWebhookResult
---@field update_workergroup vastai.Success
---@field update_workers vastai.UpdateWorkersResult
---@field verify vastai.User
---@field wait_instance vastai.Instance
---@field worker vastai.Client

---@class vastai.Arguments
---@field accept_price_increase vastai.args.accept_price_increase
---@field add_member_role vastai.args.add_member_role
---@field add_network_disk vastai.args.add_network_disk
---@field attach_ssh vastai.args.attach_ssh
---@field cancel_copy vastai.args.cancel_copy
---@field cancel_maint vastai.args.cancel_maint
---@field cancel_rsync vastai.args.cancel_rsync
---@field cancel_sync vastai.args.cancel_sync
---@field change_bid vastai.args.change_bid
---@field cleanup_machine vastai.args.cleanup_machine
---@field clone_volume vastai.args.clone_volume
---@field cloud_copy vastai.args.cloud_copy
---@field copy vastai.args.copy
---@field create_api_key vastai.args.create_api_key
---@field create_cluster vastai.args.create_cluster
---@field create_connection vastai.args.create_connection
---@field create_deployment vastai.args.create_deployment
---@field create_endpoint vastai.args.create_endpoint
---@field create_env_var vastai.args.create_env_var
---@field create_instance vastai.args.create_instance
---@field create_instances vastai.args.create_instances
---@field create_network_volume vastai.args.create_network_volume
---@field create_overlay vastai.args.create_overlay
---@field create_scheduled_job vastai.args.create_scheduled_job
---@field create_ssh_key vastai.args.create_ssh_key
---@field create_subaccount vastai.args.create_subaccount
---@field create_team vastai.args.create_team
---@field create_team_role vastai.args.create_team_role
---@field create_template vastai.args.create_template
---@field create_volume vastai.args.create_volume
---@field create_webhook vastai.args.create_webhook
---@field create_workergroup vastai.args.create_workergroup
---@field defrag_machines vastai.args.defrag_machines
---@field delete_api_key vastai.args.delete_api_key
---@field delete_cluster vastai.args.delete_cluster
---@field delete_connection vastai.args.delete_connection
---@field delete_deployment vastai.args.delete_deployment
---@field delete_endpoint vastai.args.delete_endpoint
---@field delete_env_var vastai.args.delete_env_var
---@field delete_machine vastai.args.delete_machine
---@field delete_maint vastai.args.delete_maint
---@field delete_maints vastai.args.delete_maints
---@field delete_overlay vastai.args.delete_overlay
---@field delete_scheduled_job vastai.args.delete_scheduled_job
---@field delete_ssh_key vastai.args.delete_ssh_key
---@field delete_template vastai.args.delete_template
---@field delete_volume vastai.args.delete_volume
---@field delete_webhook vastai.args.delete_webhook
---@field delete_workergroup vastai.args.delete_workergroup
---@field destroy_and_verify vastai.args.destroy_and_verify
---@field destroy_instance vastai.args.destroy_instance
---@field destroy_instances vastai.args.destroy_instances
---@field destroy_team { [string]: nil }
---@field detach_ssh vastai.args.detach_ssh
---@field execute vastai.args.execute
---@field fetch_contracts vastai.args.fetch_contracts
---@field get_endpoint_workers vastai.args.get_endpoint_workers
---@field get_endpt_logs vastai.args.get_endpt_logs
---@field get_workergroup_logs vastai.args.get_workergroup_logs
---@field get_workergroup_workers vastai.args.get_workergroup_workers
---@field get_wrkgrp_logs vastai.args.get_wrkgrp_logs
---@field invite_member vastai.args.invite_member
---@field invite_team_member vastai.args.invite_team_member
---@field join_cluster vastai.args.join_cluster
---@field join_overlay vastai.args.join_overlay
---@field label_instance vastai.args.label_instance
---@field launch_instance vastai.args.launch_instance
---@field list_machine vastai.args.list_machine
---@field list_machines vastai.args.list_machines
---@field list_network_volume vastai.args.list_network_volume
---@field list_volume vastai.args.list_volume
---@field list_volumes vastai.args.list_volumes
---@field logs { interval?: number, instance_id: integer, tail?: string|integer, filter?: string, daemon_logs?: boolean, [string]: nil }
---@field prepay_instance vastai.args.prepay_instance
---@field reboot_instance vastai.args.reboot_instance
---@field recycle_instance vastai.args.recycle_instance
---@field regenerate_subaccount_keys vastai.args.regenerate_subaccount_keys
---@field reject_price_increase vastai.args.reject_price_increase
---@field remove_defjob vastai.args.remove_defjob
---@field remove_machine_from_cluster vastai.args.remove_machine_from_cluster
---@field remove_member vastai.args.remove_member
---@field remove_member_role vastai.args.remove_member_role
---@field remove_team_member vastai.args.remove_team_member
---@field remove_team_role vastai.args.remove_team_role
---@field rent vastai.args.rent
---@field report_machine vastai.args.report_machine
---@field reports vastai.args.reports
---@field reset_api_key { [string]: nil }
---@field rotate_webhook_secret vastai.args.rotate_webhook_secret
---@field route vastai.args.route
---@field schedule_maint vastai.args.schedule_maint
---@field schedule_maints vastai.args.schedule_maints
---@field scp_url vastai.args.scp_url
---@field search_benchmarks vastai.args.search_benchmarks
---@field search_invoices vastai.args.search_invoices
---@field search_network_volumes vastai.args.search_network_volumes
---@field search_offers vastai.args.search_offers
---@field search_offers_new vastai.args.search_offers_new
---@field search_templates vastai.args.search_templates
---@field search_volumes vastai.args.search_volumes
---@field send_deployment_heartbeat vastai.args.send_deployment_heartbeat
---@field set_api_key vastai.args.set_api_key
---@field set_defjob vastai.args.set_defjob
---@field set_min_bid vastai.args.set_min_bid
---@field set_user vastai.args.set_user
---@field show_api_key vastai.args.show_api_key
---@field show_api_keys vastai.args.show_api_keys
---@field show_audit_logs vastai.args.show_audit_logs
---@field show_charges_chart { [string]: nil }
---@field show_clusters { [string]: nil }
---@field show_connections vastai.args.show_connections
---@field show_deployment vastai.args.show_deployment
---@field show_deployment_download vastai.args.show_deployment_download
---@field show_deployment_versions vastai.args.show_deployment_versions
---@field show_deployments vastai.args.show_deployments
---@field show_deposit vastai.args.show_deposit
---@field show_earnings vastai.args.show_earnings
---@field show_earnings_chart { [string]: nil }
---@field show_earnings_summary { [string]: nil }
---@field show_earnings_v1 { [string]: nil }
---@field show_endpoint vastai.args.show_endpoint
---@field show_endpoint_spend { [string]: nil }
---@field show_endpoints { [string]: nil }
---@field show_env_vars vastai.args.show_env_vars
---@field show_gpu_locations { [string]: nil }
---@field show_gpu_metrics vastai.args.show_gpu_metrics
---@field show_gpu_trends vastai.args.show_gpu_trends
---@field show_instance vastai.args.show_instance
---@field show_instance_filters vastai.args.show_instance_filters
---@field show_instance_ssh_keys vastai.args.show_instance_ssh_keys
---@field show_instances vastai.args.show_instances
---@field show_instances_v1 vastai.args.show_instances_v1
---@field show_invoices vastai.args.show_invoices
---@field show_invoices_v1 vastai.args.show_invoices_v1
---@field show_ipaddrs vastai.args.show_ipaddrs
---@field show_machine vastai.args.show_machine
---@field show_machines vastai.args.show_machines
---@field show_machines_v1 { [string]: nil }
---@field show_maints vastai.args.show_maints
---@field show_members vastai.args.show_members
---@field show_network_disks { [string]: nil }
---@field show_notification_prefs vastai.args.show_notification_prefs
---@field show_notification_types vastai.args.show_notification_types
---@field show_overlays { [string]: nil }
---@field show_pending_price_increases { [string]: nil }
---@field show_scheduled_jobs vastai.args.show_scheduled_jobs
---@field show_spend_rate { [string]: nil }
---@field show_ssh_keys vastai.args.show_ssh_keys
---@field show_subaccounts vastai.args.show_subaccounts
---@field show_team_api_keys { [string]: nil }
---@field show_team_balances { [string]: nil }
---@field show_team_members vastai.args.show_team_members
---@field show_team_role vastai.args.show_team_role
---@field show_team_role_names vastai.args.show_team_role_names
---@field show_team_roles vastai.args.show_team_roles
---@field show_total_earnings { [string]: nil }
---@field show_user { [string]: nil }
---@field show_volumes vastai.args.show_volumes
---@field show_webhooks vastai.args.show_webhooks
---@field show_workergroup_spend { [string]: nil }
---@field show_workergroups { [string]: nil }
---@field ssh_url vastai.args.ssh_url
---@field start_deployment vastai.args.start_deployment
---@field start_instance vastai.args.start_instance
---@field start_instances vastai.args.start_instances
---@field stop_deployment vastai.args.stop_deployment
---@field stop_instance vastai.args.stop_instance
---@field stop_instances vastai.args.stop_instances
---@field take_snapshot vastai.args.take_snapshot
---@field test_webhook vastai.args.test_webhook
---@field tfa_activate vastai.args.tfa_activate
---@field tfa_authorize vastai.args.tfa_authorize
---@field tfa_delete vastai.args.tfa_delete
---@field tfa_login vastai.args.tfa_login
---@field tfa_regen_codes vastai.args.tfa_regen_codes
---@field tfa_resend_sms vastai.args.tfa_resend_sms
---@field tfa_send_email vastai.args.tfa_send_email
---@field tfa_send_sms vastai.args.tfa_send_sms
---@field tfa_status { [string]: nil }
---@field tfa_totp_setup { [string]: nil }
---@field tfa_update vastai.args.tfa_update
---@field tfa_verify vastai.args.tfa_verify
---@field transfer_credit vastai.args.transfer_credit
---@field transfer_team vastai.args.transfer_team
---@field unlist_machine vastai.args.unlist_machine
---@field unlist_network_volume vastai.args.unlist_network_volume
---@field unlist_volume vastai.args.unlist_volume
---@field update_endpoint vastai.args.update_endpoint
---@field update_env_var vastai.args.update_env_var
---@field update_instance vastai.args.update_instance
---@field update_instance_ssh_key vastai.args.update_instance_ssh_key
---@field update_member_role vastai.args.update_member_role
---@field update_notification_prefs vastai.args.update_notification_prefs
---@field update_scheduled_job vastai.args.update_scheduled_job
---@field update_ssh_key vastai.args.update_ssh_key
---@field update_team vastai.args.update_team
---@field update_team_role vastai.args.update_team_role
---@field update_template vastai.args.update_template
---@field update_webhook vastai.args.update_webhook
---@field update_workergroup vastai.args.update_workergroup
---@field update_workers vastai.args.update_workers
---@field verify { [string]: nil }
---@field wait_instance vastai.args.wait_instance
---@field worker vastai.args.worker

---@class vastai.Rows
---@field logs string
---@field fetch_contracts vastai.Contract
---@field get_endpoint_workers vastai.ServerlessWorker
---@field list_machines vastai.Listing
---@field reports vastai.MachineReport
---@field search_benchmarks vastai.Benchmark
---@field search_invoices vastai.Invoice
---@field search_network_volumes vastai.NetworkVolumeOffer
---@field search_offers vastai.Offer
---@field search_offers_new vastai.Offer
---@field search_templates vastai.Template
---@field search_volumes vastai.VolumeOffer
---@field show_api_keys vastai.ApiKey
---@field show_audit_logs vastai.AuditLog
---@field show_connections vastai.Connection
---@field show_deployment_versions vastai.DeploymentVersion
---@field show_deployments vastai.Deployment
---@field show_endpoints vastai.Endpoint
---@field show_instance_filters vastai.InstanceFilter
---@field show_instances vastai.Instance
---@field show_instances_v1 vastai.InstanceRow
---@field show_invoices_v1 vastai.InvoiceV1
---@field show_ipaddrs vastai.IpAddress
---@field show_machines vastai.Machine
---@field show_maints vastai.Maintenance
---@field show_members vastai.Member
---@field show_notification_types vastai.NotificationType
---@field show_overlays vastai.Overlay
---@field show_scheduled_jobs vastai.ScheduledJob
---@field show_ssh_keys vastai.SshKey
---@field show_subaccounts vastai.Subaccount
---@field show_team_members vastai.Member
---@field show_team_role_names string
---@field show_team_roles vastai.Role
---@field show_volumes vastai.Volume
---@field show_webhooks vastai.Webhook
---@field show_workergroups vastai.Workergroup

---@class vastai.Pages
---@field fetch_contracts vastai.Contract[]
---@field get_endpoint_workers vastai.ServerlessWorker[]
---@field list_machines vastai.Listing[]
---@field reports vastai.MachineReport[]
---@field search_benchmarks vastai.Benchmark[]
---@field search_invoices vastai.Invoice[]
---@field search_network_volumes vastai.NetworkVolumeOffer[]
---@field search_offers vastai.Offer[]
---@field search_offers_new vastai.Offer[]
---@field search_templates vastai.Template[]
---@field search_volumes vastai.VolumeOffer[]
---@field show_api_keys vastai.ApiKey[]
---@field show_audit_logs vastai.AuditLog[]
---@field show_connections vastai.Connection[]
---@field show_deployment_versions vastai.DeploymentVersion[]
---@field show_deployments vastai.Deployment[]
---@field show_endpoints vastai.Endpoint[]
---@field show_instance_filters vastai.InstanceFilter[]
---@field show_instances vastai.Instance[]
---@field show_instances_v1 vastai.InstanceRow[]
---@field show_invoices_v1 vastai.InvoiceV1[]
---@field show_ipaddrs vastai.IpAddress[]
---@field show_machines vastai.Machine[]
---@field show_maints vastai.Maintenance[]
---@field show_members vastai.Member[]
---@field show_notification_types vastai.NotificationType[]
---@field show_overlays vastai.Overlay[]
---@field show_scheduled_jobs vastai.ScheduledJob[]
---@field show_ssh_keys vastai.SshKey[]
---@field show_subaccounts vastai.Subaccount[]
---@field show_team_members vastai.Member[]
---@field show_team_role_names string[]
---@field show_team_roles vastai.Role[]
---@field show_volumes vastai.Volume[]
---@field show_webhooks vastai.Webhook[]
---@field show_workergroups vastai.Workergroup[]

---@class vastai.PriceAnswer
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field pending_price_increase_id? integer
---@field contract_id? integer

---@class vastai.Success
---@field success? boolean whether it was done
---@field msg? string the service's own words

---@class vastai.AddNetworkDiskResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field disk_id? integer

---@class vastai.AttachSshResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field key? string the key as JSON text

---@class vastai.CancelMaintResult
---@field success? boolean whether it was done
---@field ctime? number
---@field machine_id? integer the physical machine
---@field msg? string the service's own words

---@class vastai.CleanupMachineResult
---@field success? boolean whether it was done
---@field ctime? number
---@field machine_id? integer the physical machine
---@field user_id? integer whose it is
---@field num_deleted? integer
---@field msg? string the service's own words

---@class vastai.CreatedVolume
---@field success? boolean whether it was done
---@field volume_name? string
---@field msg? string the service's own words

---@class vastai.CloudCopyResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field result_url? string where the text will be (secret: masked in previews, events and errors)

---@class vastai.CopyResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field src_addr? string where to fetch from, for a path on this machine
---@field src_port? integer
---@field dst_addr? string where to send to, for a path on this machine
---@field dst_port? integer

---@class vastai.CreatedApiKey
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field id integer its number
---@field key string its text, shown this once (secret: masked in previews, events and errors)
---@field permissions? table<string, any> what it may do
---@field api_key string the same text as key (secret: masked in previews, events and errors)
---@field warnings? string[] remarks about the permissions; absent: none
---@field exceeds? string first place where the key may do more than was asked; absent: nowhere

---@class vastai.CreateDeploymentResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field action? string
---@field deployment_id? integer
---@field endpoint_id? integer endpoint
---@field upload_url? string (secret: masked in previews, events and errors)
---@field upload_fields? table<string, string> (secret: masked in previews, events and errors)
---@field evicted_versions? table<string, any>[]

---@class vastai.CreateEndpointResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field result integer

---@class vastai.Rental
---@field success? boolean whether it was done
---@field id integer number of the instance made
---@field new_contract integer the same number
---@field instance_api_key? string key for this instance only (secret: masked in previews, events and errors)
---@field msg? string the service's own words
---@field ask_id? integer the offer
---@field recovered? boolean true: found again by its label after a lost answer, with the fields of the instance beside these

---@class vastai.BulkRental
---@field ask_id? integer the offer
---@field success? boolean whether it was done
---@field new_contract? integer number of the instance made
---@field state? string running or stopped
---@field error? string the service's code for a failure
---@field msg? string the service's own words

---@class vastai.CreateInstancesResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field results vastai.BulkRental[]
---@field created? integer[] numbers of the instances made
---@field failed? integer[] offers that failed
---@field elapsed? number time it took; s

---@class vastai.CreateNetworkVolumeResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field volume_name? string
---@field volume_size? integer

---@class vastai.CreateScheduledJobResult
---@field success? boolean whether it was done
---@field scheduled_job_id? integer
---@field msg? string the service's own words
---@field id integer its number

---@class vastai.SshKey
---@field id integer its number
---@field user_id? integer whose it is
---@field key? string the key as JSON text
---@field created_at? string when made; ISO 8601
---@field deleted_at? string when removed; ISO 8601
---@field name? string
---@field public_key? string

---@class vastai.StoredSshKey
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field key vastai.SshKey

---@class vastai.CreateSubaccountResult
---@field id integer its number
---@field username? string
---@field email? string
---@field api_key? string (secret: masked in previews, events and errors)
---@field key_id? integer
---@field balance? number money on the account; $
---@field credit? number credit left; $
---@field email_verified? boolean
---@field huggingface_cloud_sync_enabled? boolean
---@field host_only? boolean
---@field ssh_key? string public key
---@field can_pay? boolean
---@field has_billing? boolean

---@class vastai.Template
---@field id integer its number
---@field name? string
---@field image? string
---@field tag? string
---@field hash_id? string hash
---@field creator_id? integer
---@field count_created? integer
---@field recommended? boolean
---@field use_ssh? boolean
---@field ssh_direct? boolean
---@field use_jupyter_lab? boolean
---@field jup_direct? boolean
---@field runtype? string
---@field env? string (secret: masked in previews, events and errors)
---@field onstart? string script run at the start
---@field args_str? string
---@field desc? string
---@field readme? string
---@field readme_visible? boolean
---@field private? boolean
---@field recommended_disk_space? number
---@field extra_filters? any JSON text or a table
---@field recent_create_date? number Unix s
---@field default_tag? string
---@field docker_login_repo? string
---@field href? string
---@field repo? string
---@field jupyter_dir? string
---@field volume_info? table<string, any> volumes mounted

---@class vastai.CreateTemplateResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field template vastai.Template

---@class vastai.WebhookWithSecret
---@field id integer its number
---@field user_id? integer whose it is
---@field name? string
---@field webhook_url? string where events go (secret: masked in previews, events and errors)
---@field event_types? string[] keys subscribed to
---@field created_at? number when made; Unix s
---@field updated_at? number when changed; Unix s
---@field webhook_secret? string secret for signatures, shown once (secret: masked in previews, events and errors)
---@field secret? string the same, where the service names it so (secret: masked in previews, events and errors)

---@class vastai.WebhookResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field webhook vastai.WebhookWithSecret
---@field enabled_notification_preferences? string[] keys whose channel was turned on

---@class vastai.CreateWorkergroupResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field id integer its number

---@class vastai.DefragMachinesResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field defragmented? integer[]
---@field n0? integer
---@field n1? integer
---@field n2? integer
---@field results? any what was done

---@class vastai.DeletedGroup
---@field success? boolean whether it was done
---@field deleted_workers? integer[]
---@field failed_workers? integer[]
---@field msg? string the service's own words

---@class vastai.DeletedMaintenance
---@field success? boolean whether it was done
---@field maintenance_id? integer
---@field msg? string the service's own words

---@class vastai.DeleteMaintsResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field results? vastai.DeletedMaintenance[]

---@class vastai.DestroyAndVerifyResult
---@field id integer its number
---@field destroyed boolean
---@field attempts integer how often it was asked for

---@class vastai.DestroyTeamResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field pkey_id? integer

---@class vastai.Contract
---@field id integer its number
---@field label? string your own name for it
---@field [string] any

---@class vastai.ServerlessWorker
---@field id integer its number
---@field status? string
---@field url? string
---@field created_at? string when made
---@field cur_load? number
---@field new_load? number
---@field cur_load_rolling_avg? number
---@field cur_perf? number
---@field perf? number
---@field measured_perf? number
---@field dlperf? number deep learning score
---@field reliability? number history of the machine, 0-1
---@field reqs_working? integer
---@field disk_usage? number used; -1 before running; GB
---@field loaded_at? number Unix s
---@field started_at? number Unix s

---@class vastai.GroupLogs
---@field info0? string
---@field info1? string
---@field trace? string
---@field debug? string
---@field logs? string

---@class vastai.GetWorkergroupWorkersResult
---@field workers vastai.ServerlessWorker[]

---@class vastai.LaunchInstanceResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field new_contract integer number of the instance made

---@class vastai.ListingRequest
---@field machine? integer
---@field price? number

---@class vastai.ListedMachine
---@field success? boolean whether it was done
---@field machine_id? integer the physical machine
---@field user_id? integer whose it is
---@field extended? integer
---@field new_contracts? integer[]
---@field upd_contracts? integer[]

---@class vastai.Listing
---@field success? boolean whether it was done
---@field you_sent? vastai.ListingRequest
---@field results? vastai.ListedMachine[]
---@field extended? integer
---@field msg? string the service's own words

---@class vastai.VolumeContract
---@field id integer its number
---@field size? number

---@class vastai.ListedVolume
---@field machine_id? integer the physical machine
---@field user_id? integer whose it is
---@field extended? integer
---@field new_contracts? vastai.VolumeContract[]
---@field upd_contracts? integer[]

---@class vastai.VolumeListing
---@field success? boolean whether it was done
---@field you_sent? table<string, any>
---@field results? vastai.ListedVolume[]
---@field msg? string the service's own words

---@class vastai.PrepayInstanceResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field timescale? number months paid for
---@field discount_rate? number a fraction, 0-1

---@class vastai.SubaccountKey
---@field user_id? integer whose it is
---@field email? string
---@field derived_key? string (secret: masked in previews, events and errors)

---@class vastai.RegenerateSubaccountKeysResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field regenerated_keys? vastai.SubaccountKey[]

---@class vastai.RemoveDefjobResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field machine_id? integer the physical machine
---@field user_id? integer whose it is

---@class vastai.Removal
---@field status? string
---@field message? string

---@class vastai.PriceParts
---@field gpuCostPerHour? number $/h
---@field diskHour? number $/h
---@field totalHour? number $/h
---@field discountTotalHour? number $/h
---@field discountedTotalPerHour? number $/h

---@class vastai.Offer
---@field id integer its number
---@field ask_contract_id? integer
---@field gpu_name? string model
---@field num_gpus? integer GPUs
---@field dph_total? number all but traffic; $/h
---@field gpu_ram? integer of one GPU; MB
---@field datacenter? boolean the host is a datacenter (the client sets it)
---@field geolocation? string place, such as "Sweden, SE"
---@field machine_id? integer the physical machine
---@field bundle_id? integer offers of the same hardware share it
---@field bundled_results? integer
---@field bw_nvlink? number NVLink speed; GB/s
---@field compute_cap? integer compute capability times 100
---@field cpu_arch? string amd64 or arm64
---@field cpu_cores? integer cores of the machine
---@field cpu_cores_effective? number cores you get
---@field cpu_ghz? number clock; GHz
---@field cpu_name? string model
---@field cpu_ram? integer main memory; MB
---@field credit_discount_max? number largest reserved discount
---@field cuda_max_good? number newest CUDA that the driver takes
---@field direct_port_count? integer open ports of the machine
---@field disk_bw? number speed; MB/s
---@field disk_name? string model
---@field disk_space? number size; GB
---@field dlperf? number deep learning score
---@field dlperf_per_dphtotal? number score per price
---@field dph_base? number GPUs only; of a bid the bid; $/h
---@field driver_version? string GPU driver
---@field driver_vers? integer
---@field duration? number longest rental; s
---@field end_date? number end of the contract or offer; Unix s
---@field external? any offered by a partner
---@field flops_per_dphtotal? number TFLOPS per price
---@field geolocode? integer
---@field gpu_arch? string nvidia or amd
---@field gpu_display_active? boolean
---@field gpu_frac? number share of the machine's GPUs
---@field gpu_ids? integer[]
---@field gpu_lanes? integer PCIe lanes
---@field gpu_mem_bw? number memory speed; GB/s
---@field gpu_total_ram? integer of all GPUs; MB
---@field gpu_max_power? number W
---@field gpu_max_temp? number °C
---@field has_avx? integer CPU has AVX
---@field host_id? integer the host
---@field hosting_type? integer 1: datacenter
---@field hostname? string host name
---@field inet_down? number download; Mbit/s
---@field inet_down_cost? number price of download; $/GB
---@field inet_up? number upload; Mbit/s
---@field inet_up_cost? number price of upload; $/GB
---@field is_bid? boolean interruptible
---@field logo? string picture
---@field min_bid? number lowest bid that wins now; $/h
---@field mobo_name? string mainboard
---@field os_version? string operating system
---@field pci_gen? number PCIe generation
---@field pcie_bw? number PCIe speed; GB/s
---@field public_ipaddr? string address of the machine
---@field reliability? number history of the machine, 0-1
---@field reliability_mult? number
---@field rentable? boolean can be rented
---@field rented? boolean is rented
---@field score? number the service's ranking
---@field start_date? number begin; Unix s
---@field static_ip? boolean address does not change
---@field storage_cost? number price of disk; $/GB/month
---@field storage_total_cost? number price of the disk asked for; $/h
---@field total_flops? number TFLOPS
---@field verification? string verified, unverified or deverified
---@field vericode? integer
---@field vram_costperhour? number $/GB/h
---@field webpage? string page of the host
---@field vms_enabled? boolean can be a virtual machine
---@field expected_reliability? number reliability that an SLA offer claims
---@field is_vm_deverified? boolean
---@field resource_type? string
---@field cluster_id? integer cluster
---@field avail_vol_ask_id? integer
---@field avail_vol_dph? number $/h
---@field avail_vol_size? number GB
---@field nw_disk_min_bw? integer
---@field nw_disk_max_bw? integer
---@field nw_disk_avg_bw? integer
---@field rn? integer
---@field dph_total_adj? number $/h
---@field reliability2? number history of the machine, 0-1
---@field discount_rate? number
---@field discounted_hourly? number $/h
---@field discounted_dph_total? number $/h
---@field search? vastai.PriceParts
---@field instance? vastai.PriceParts
---@field time_remaining? string
---@field time_remaining_isbid? string
---@field internet_up_cost_per_tb? number
---@field internet_down_cost_per_tb? number
---@field platform_fee? number

---@class vastai.RentResult
---@field success? boolean whether it was done
---@field id integer number of the instance made
---@field new_contract integer the same number
---@field instance_api_key? string key for this instance only (secret: masked in previews, events and errors)
---@field msg? string the service's own words
---@field ask_id? integer the offer
---@field recovered? boolean true: found again by its label after a lost answer, with the fields of the instance beside these
---@field offer vastai.Offer the offer that was taken
---@field label string the label it was rented with

---@class vastai.MachineReport
---@field problem? string
---@field message? string
---@field created_at? number when made; Unix s

---@class vastai.ResetApiKeyResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field sent? boolean
---@field api_key? string the new key (secret: masked in previews, events and errors)
---@field key? string the new key, where the service names it so (secret: masked in previews, events and errors)

---@class vastai.RotateWebhookSecretResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field webhook? vastai.WebhookWithSecret

---@class vastai.RouteResult
---@field endpoint? string
---@field request_idx? integer place in the queue
---@field url? string address
---@field cost? number load
---@field reqnum? integer number of the request
---@field signature? string proof for the worker (secret: masked in previews, events and errors)
---@field status? string
---@field __request_id? string

---@class vastai.ScheduleMaintResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field machine_id? integer the physical machine
---@field notifications_sent? integer
---@field you_sent? string

---@class vastai.ScheduledMaintenance
---@field success? boolean whether it was done
---@field machine_id? integer the physical machine
---@field notifications_sent? integer
---@field error? string the service's code for a failure
---@field msg? string the service's own words

---@class vastai.ScheduleMaintsResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field results? vastai.ScheduledMaintenance[]

---@class vastai.Benchmark
---@field contract_id? integer
---@field id integer its number
---@field image? string
---@field last_update? number Unix s
---@field machine_id? integer the physical machine
---@field model? string
---@field name? string
---@field num_gpus? integer GPUs
---@field score? number the service's ranking
---@field gpu_name? string model
---@field value? number
---@field type? string
---@field template_hash? string hash of the template
---@field template_id? integer template
---@field dph_base? number GPU price when measured (2026-07 on); $/h

---@class vastai.Invoice
---@field id integer its number
---@field amount_cents? number amount; ¢
---@field when? number when made; Unix s
---@field paid_on? number when paid; Unix s
---@field description? string
---@field quantity? any a number, or a number as text
---@field rate? any
---@field amount? any
---@field timestamp? number when; Unix s
---@field type? "charge"|"payment"

---@class vastai.NetworkVolumeOffer
---@field id integer the offer: what create_network_volume takes
---@field ask_contract_id? integer
---@field disk_space? number size; GB
---@field inet_up? number upload; Mbit/s
---@field inet_down? number download; Mbit/s
---@field reliability2? number history of the machine, 0-1
---@field verified? boolean
---@field geolocation? string place, such as "Sweden, SE"
---@field nw_disk_avg_bw? integer
---@field nw_disk_max_bw? integer
---@field nw_disk_min_bw? integer
---@field start_date? number begin; Unix s
---@field end_date? number end of the contract or offer; Unix s
---@field storage_cost? number price of disk; $/GB/month
---@field storage_cost_total? number

---@class vastai.VolumeOffer
---@field id integer its number
---@field ask_contract_id? integer
---@field bundle_id? integer offers of the same hardware share it
---@field disk_space? number size; GB
---@field storage_cost? number price of disk; $/GB/month
---@field storage_total_cost? number price of the disk asked for; $/h
---@field reliability? number history of the machine, 0-1
---@field geolocation? string place, such as "Sweden, SE"
---@field host_id? integer the host
---@field verification? string verified, unverified or deverified
---@field inet_down? number download; Mbit/s
---@field inet_up? number upload; Mbit/s
---@field cpu_arch? string amd64 or arm64
---@field disk_bw? number speed; MB/s
---@field machine_id? integer the physical machine
---@field cpu_ghz? number clock; GHz
---@field cpu_name? string model
---@field cuda_max_good? number newest CUDA that the driver takes
---@field disk_name? string model
---@field driver_vers? string
---@field driver_version? string GPU driver
---@field duration? number longest rental; s
---@field end_date? number end of the contract or offer; Unix s
---@field external? boolean offered by a partner
---@field geolocode? string
---@field gpu_arch? string nvidia or amd
---@field mobo_name? string mainboard
---@field reliability2? number history of the machine, 0-1
---@field reliability_mult? number
---@field start_date? number begin; Unix s
---@field static_ip? boolean address does not change
---@field vericode? string
---@field vms_enabled? boolean can be a virtual machine

---@class vastai.SendDeploymentHeartbeatResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field deployment_id? integer

---@class vastai.SetDefjobResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field machine_id? integer the physical machine
---@field user_id? integer whose it is
---@field you_sent? table<string, any>

---@class vastai.SetMinBidResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field you_sent? table<string, any>

---@class vastai.SetUserResult
---@field id integer its number
---@field username? string
---@field email? string
---@field ssh_key? string public key
---@field balance? number money on the account; $
---@field email_verified? boolean
---@field huggingface_cloud_sync_enabled? boolean
---@field paypal_email? string
---@field wise_email? string
---@field has_payout? boolean
---@field success? boolean whether it was done
---@field msg? string the service's own words

---@class vastai.ApiKey
---@field id integer its number
---@field user_id? integer whose it is
---@field name? string
---@field key? string its text (secret: masked in previews, events and errors)
---@field key_type? string kind of key
---@field rights? any what it may do
---@field permissions? table<string, any> what it may do
---@field team_id? integer the team
---@field team_name? string the team
---@field team_owner? any
---@field created_at? number when made; Unix s

---@class vastai.AuditLog
---@field id integer its number
---@field ip_address? string
---@field api_key_id? integer
---@field created_at? any when made
---@field api_route? string
---@field args? any what was sent; secrets may be in it (secret: masked in previews, events and errors)

---@class vastai.ShowChargesChartResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field [string] any

---@class vastai.ClusterNode
---@field machine_id? integer the physical machine
---@field is_cluster_manager? boolean
---@field local_ip? string

---@class vastai.Cluster
---@field subnet? string
---@field nodes? vastai.ClusterNode[]

---@class vastai.ShowClustersResult
---@field clusters table<string, vastai.Cluster> cluster number (as text) to cluster

---@class vastai.Connection
---@field id integer its number
---@field cloud_type? string drive, s3, b2, dropbox, hf
---@field name? string

---@class vastai.Deployment
---@field id integer its number
---@field name? string
---@field tag? string
---@field endpoint_id? integer endpoint
---@field endpoint_state? string active, suspended or stopped
---@field s3_key? string
---@field env? string (secret: masked in previews, events and errors)
---@field image? string
---@field storage? number GB
---@field search_params? string which machines
---@field file_hash? string
---@field current_version_id? integer
---@field last_healthy_version_id? integer
---@field ttl? number s
---@field last_client_heartbeat? number Unix s
---@field created_at? number when made; Unix s
---@field updated_at? number when changed; Unix s
---@field worker_count? integer

---@class vastai.ShowDeploymentDownloadResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field download_url? string (secret: masked in previews, events and errors)

---@class vastai.DeploymentVersion
---@field id integer its number
---@field file_hash? string
---@field version_label? string
---@field file_size? integer
---@field created_at? number when made; Unix s
---@field last_used_at? number

---@class vastai.ShowDepositResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field refundable_deposit? number paid back on destroy; $
---@field total_discount? number earned so far; $
---@field discount_months? number months left

---@class vastai.EarningsSummary
---@field total_gpu? number $
---@field total_stor? number $
---@field total_bwu? number $
---@field total_bwd? number $
---@field total_sla? number $
---@field avg_reliability? number

---@class vastai.EarningsBalance
---@field balance? number money on the account; $
---@field service_fee? number
---@field total? number
---@field credit? number credit left; $

---@class vastai.MachineEarnings
---@field machine_id? integer the physical machine
---@field gpu_earn? number $
---@field sto_earn? number $
---@field bwu_earn? number $
---@field bwd_earn? number $
---@field sla_earn? number $
---@field reliability? number history of the machine, 0-1

---@class vastai.DayEarnings
---@field day? integer
---@field gpu_earn? number $
---@field sto_earn? number $
---@field bwu_earn? number $
---@field bwd_earn? number $
---@field sla_earn? number $
---@field reliability? number history of the machine, 0-1

---@class vastai.ShowEarningsResult
---@field sday? integer
---@field eday? integer
---@field summary? vastai.EarningsSummary
---@field username? string
---@field email? string
---@field fullname? string
---@field address1? string
---@field address2? string
---@field city? string
---@field zip? string
---@field country? string
---@field taxinfo? string
---@field current? vastai.EarningsBalance
---@field per_machine? vastai.MachineEarnings[]
---@field per_day? vastai.DayEarnings[]

---@class vastai.ShowEarningsChartResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field [string] any

---@class vastai.EarningsTotals
---@field gpu_earn? number $
---@field total_earn? number $
---@field [string] any

---@class vastai.ShowEarningsSummaryResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field summary? vastai.EarningsTotals

---@class vastai.ShowEarningsV1Result
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field total_rows? integer
---@field rows_found? integer
---@field rows? any[]
---@field next_token? string asks for the next page; null at the end
---@field total? table<string, any> rows in all

---@class vastai.Endpoint
---@field id integer its number
---@field min_load? number least load served
---@field min_cold_load? number least idle load
---@field target_util? number load aimed at, 0-1
---@field cold_mult? number idle capacity per load
---@field cold_workers? integer idle workers kept
---@field max_workers? integer most workers
---@field max_queue_time? number longest queue; s
---@field target_queue_time? number queue aimed at; s
---@field endpoint_name? string name
---@field user_id? integer whose it is
---@field created_at? number when made; Unix s
---@field endpoint_state? string active, suspended or stopped
---@field inactivity_timeout? number idle time until all stop; s
---@field auto_delete_in_seconds? number
---@field auto_delete_due_24h? boolean

---@class vastai.Spend
---@field id integer its number
---@field hourly_spend? number $/h

---@class vastai.ShowEndpointSpendResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field endpoints? vastai.Spend[]
---@field data_timestamp? number Unix s

---@class vastai.GpuLocation
---@field latitude? number
---@field longitude? number
---@field city? string
---@field country_code? string
---@field gpu_name? string model
---@field rented? boolean is rented
---@field verified? boolean
---@field datacenter? boolean
---@field num_gpus? integer GPUs

---@class vastai.ShowGpuLocationsResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field needs_machine? boolean
---@field locations? vastai.GpuLocation[]

---@class vastai.GpuMetrics
---@field gpu_name? string model
---@field total? integer
---@field available? integer
---@field rented_verified? integer
---@field avail_verified? integer
---@field rented_unverified? integer
---@field avail_unverified? integer
---@field total_gpus? integer
---@field available_gpus? integer
---@field rented_verified_gpus? integer
---@field avail_verified_gpus? integer
---@field rented_unverified_gpus? integer
---@field avail_unverified_gpus? integer
---@field bucket_size? integer
---@field usage? number
---@field usage_30d? number
---@field dlperf? number deep learning score
---@field tflops? number
---@field price_p10? number
---@field price_p25? number
---@field price_median? number
---@field price_p75? number
---@field price_p90? number
---@field tflops_per_dollar? number
---@field dlperf_per_dollar? number

---@class vastai.ShowGpuMetricsResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field needs_machine? boolean
---@field gpus? vastai.GpuMetrics[]

---@class vastai.GpuTrendsSupplyDemand
---@field timestamps? integer[]
---@field bucket_size? integer
---@field total? integer[] rows in all
---@field available? integer[]
---@field rented_verified? integer[]
---@field avail_verified? integer[]
---@field rented_unverified? integer[]
---@field avail_unverified? integer[]
---@field total_gpus? integer[]
---@field rented_verified_gpus? integer[]
---@field avail_verified_gpus? integer[]
---@field rented_unverified_gpus? integer[]
---@field avail_unverified_gpus? integer[]

---@class vastai.GpuTrendsPricing
---@field timestamps? integer[]
---@field rented_p10? number[]
---@field rented_median? number[]
---@field rented_p90? number[]
---@field avail_p10? number[]
---@field avail_median? number[]
---@field avail_p90? number[]

---@class vastai.GpuTrendsStats
---@field tflops? number
---@field dlperf? number deep learning score
---@field tflops_per_dollar? number
---@field dlperf_per_dollar? number

---@class vastai.GpuTrends
---@field supply_demand? vastai.GpuTrendsSupplyDemand
---@field pricing? vastai.GpuTrendsPricing
---@field stats? vastai.GpuTrendsStats

---@class vastai.ShowGpuTrendsResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field needs_machine? boolean
---@field gpus? table<string, vastai.GpuTrends>

---@class vastai.MountedVolume
---@field id integer its number
---@field avail_space? number GB
---@field total_space? number GB

---@class vastai.PortBinding
---@field HostIp? string
---@field HostPort? string

---@class vastai.Instance
---@field id integer its number
---@field label? string your own name for it
---@field actual_status? string state of the container
---@field cur_state? string state of the contract
---@field next_state? string what the contract changes to
---@field intended_status? string what was asked for
---@field status_msg? string what Docker said last
---@field gpu_name? string model
---@field num_gpus? integer GPUs
---@field dph_total? number all but traffic; $/h
---@field machine_id? integer the physical machine
---@field ssh_host? string proxy's host
---@field ssh_port? integer proxy's port
---@field public_ipaddr? string address of the machine
---@field start_date? number begin; Unix s
---@field volume_info? vastai.MountedVolume[] volumes mounted
---@field local_ipaddrs? string addresses inside, separated by blanks
---@field ports? table<string, (vastai.PortBinding)[]> "22/tcp" to { { HostIp, HostPort }, … }; absent before running
---@field image_args? string[] arguments of the entry point
---@field image_uuid? string Docker image
---@field image_runtype? string how it was launched
---@field gpu_util? number load; %
---@field gpu_arch? string nvidia or amd
---@field gpu_temp? number temperature; °C
---@field cuda_max_good? number newest CUDA that the driver takes
---@field driver_version? string GPU driver
---@field cpu_cores_effective? number cores you get
---@field cpu_util? number load
---@field cpu_ram? integer main memory; MB
---@field disk_space? number size; GB
---@field disk_util? number used share; -1 before running
---@field disk_usage? number used; -1 before running; GB
---@field mem_usage? number memory in use; GB
---@field mem_limit? number memory you may use; GB
---@field vmem_usage? number GPU memory in use; GB
---@field inet_up? number upload; Mbit/s
---@field inet_down? number download; Mbit/s
---@field ssh_idx? string which proxy
---@field direct_port_start? integer first port, -1 for none
---@field direct_port_end? integer last port, -1 for none
---@field jupyter_token? string secret of Jupyter and the portal (secret: masked in previews, events and errors)
---@field onstart? string script run at the start
---@field uptime_mins? number since the container started; min
---@field end_date? number end of the contract or offer; Unix s
---@field reliability2? number history of the machine, 0-1
---@field host_id? integer the host
---@field template_id? integer template
---@field template_hash_id? string hash of the template
---@field template_name? string template
---@field machine_dir_ssh_port? integer SSH port for the machine's directory
---@field cpu_arch? string amd64 or arm64
---@field cpu_cores? integer cores of the machine
---@field cpu_name? string model
---@field gpu_totalram? integer of all GPUs; MB
---@field gpu_ram? integer of one GPU; MB
---@field gpu_frac? number share of the machine's GPUs
---@field gpu_lanes? integer PCIe lanes
---@field gpu_mem_bw? number memory speed; GB/s
---@field bw_nvlink? number NVLink speed; GB/s
---@field disk_name? string model
---@field disk_bw? number speed; MB/s
---@field direct_port_count? integer open ports of the machine
---@field static_ip? boolean address does not change
---@field geolocation? string place, such as "Sweden, SE"
---@field verification? string verified, unverified or deverified
---@field rentable? boolean can be rented
---@field min_bid? number lowest bid that wins now; $/h
---@field is_bid? boolean interruptible
---@field dph_base? number GPUs only; of a bid the bid; $/h
---@field dlperf? number deep learning score
---@field dlperf_per_dphtotal? number score per price
---@field flops_per_dphtotal? number TFLOPS per price
---@field total_flops? number TFLOPS
---@field score? number the service's ranking
---@field os_version? string operating system
---@field mobo_name? string mainboard
---@field pci_gen? number PCIe generation
---@field pcie_bw? number PCIe speed; GB/s
---@field webpage? string page of the host
---@field search? vastai.PriceParts price parts when running
---@field instance? vastai.PriceParts price parts now
---@field storage_cost? number price of disk; $/GB/month
---@field storage_total_cost? number price of the disk asked for; $/h
---@field vram_costperhour? number $/GB/h
---@field credit_balance? number deposit left; $
---@field credit_discount? number reserved discount
---@field credit_discount_max? number largest reserved discount
---@field client_run_time? number contract length so far
---@field host_run_time? number contract length offered
---@field external? boolean offered by a partner
---@field time_remaining? string
---@field time_remaining_isbid? string
---@field country_code? string
---@field bundle_id? integer offers of the same hardware share it
---@field hosting_type? integer 1: datacenter
---@field logo? string picture
---@field target_reliability? number reliability of the SLA that was bought
---@field extra_env? table<string, string> environment by name (secret: masked in previews, events and errors)
---@field duration? number time since start_date; s

---@class vastai.InstanceFilter
---@field actual_status? string state of the container
---@field verification? string verified, unverified or deverified
---@field gpu_name? string model

---@class vastai.ShowInstanceSshKeysResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field ssh_keys? string JSON text of a list of keys: decode it once more

---@class vastai.InstanceRow
---@field id integer its number
---@field label? string your own name for it
---@field actual_status? string state of the container
---@field cur_state? string state of the contract
---@field next_state? string what the contract changes to
---@field intended_status? string what was asked for
---@field status_msg? string what Docker said last
---@field gpu_name? string model
---@field num_gpus? integer GPUs
---@field dph_total? number all but traffic; $/h
---@field machine_id? integer the physical machine
---@field ssh_host? string proxy's host
---@field ssh_port? integer proxy's port
---@field public_ipaddr? string address of the machine
---@field start_date? number begin; Unix s
---@field extra_env? any environment: a list of { name, value } pairs (secret: masked in previews, events and errors)
---@field volume_info? vastai.MountedVolume[] volumes mounted
---@field local_ipaddrs? string addresses inside, separated by blanks
---@field ports? table<string, (vastai.PortBinding)[]> "22/tcp" to { { HostIp, HostPort }, … }; absent before running
---@field image_args? string[] arguments of the entry point
---@field image_uuid? string Docker image
---@field image_runtype? string how it was launched
---@field gpu_util? number load; %
---@field gpu_arch? string nvidia or amd
---@field gpu_temp? number temperature; °C
---@field cuda_max_good? number newest CUDA that the driver takes
---@field driver_version? string GPU driver
---@field cpu_cores_effective? number cores you get
---@field cpu_util? number load
---@field cpu_ram? integer main memory; MB
---@field disk_space? number size; GB
---@field disk_util? number used share; -1 before running
---@field disk_usage? number used; -1 before running; GB
---@field mem_usage? number memory in use; GB
---@field mem_limit? number memory you may use; GB
---@field vmem_usage? number GPU memory in use; GB
---@field inet_up? number upload; Mbit/s
---@field inet_down? number download; Mbit/s
---@field ssh_idx? string which proxy
---@field direct_port_start? integer first port, -1 for none
---@field direct_port_end? integer last port, -1 for none
---@field jupyter_token? string secret of Jupyter and the portal (secret: masked in previews, events and errors)
---@field onstart? string script run at the start
---@field uptime_mins? number since the container started; min
---@field end_date? number end of the contract or offer; Unix s
---@field reliability2? number history of the machine, 0-1
---@field host_id? integer the host
---@field template_id? integer template
---@field template_hash_id? string hash of the template
---@field template_name? string template
---@field machine_dir_ssh_port? integer SSH port for the machine's directory
---@field cpu_arch? string amd64 or arm64
---@field cpu_cores? integer cores of the machine
---@field cpu_name? string model
---@field gpu_totalram? integer of all GPUs; MB
---@field gpu_ram? integer of one GPU; MB
---@field gpu_frac? number share of the machine's GPUs
---@field gpu_lanes? integer PCIe lanes
---@field gpu_mem_bw? number memory speed; GB/s
---@field bw_nvlink? number NVLink speed; GB/s
---@field disk_name? string model
---@field disk_bw? number speed; MB/s
---@field direct_port_count? integer open ports of the machine
---@field static_ip? boolean address does not change
---@field geolocation? string place, such as "Sweden, SE"
---@field verification? string verified, unverified or deverified
---@field rentable? boolean can be rented
---@field min_bid? number lowest bid that wins now; $/h
---@field is_bid? boolean interruptible
---@field dph_base? number GPUs only; of a bid the bid; $/h
---@field dlperf? number deep learning score
---@field dlperf_per_dphtotal? number score per price
---@field flops_per_dphtotal? number TFLOPS per price
---@field total_flops? number TFLOPS
---@field score? number the service's ranking
---@field os_version? string operating system
---@field mobo_name? string mainboard
---@field pci_gen? number PCIe generation
---@field pcie_bw? number PCIe speed; GB/s
---@field webpage? string page of the host
---@field search? vastai.PriceParts price parts when running
---@field instance? vastai.PriceParts price parts now
---@field storage_cost? number price of disk; $/GB/month
---@field storage_total_cost? number price of the disk asked for; $/h
---@field vram_costperhour? number $/GB/h
---@field credit_balance? number deposit left; $
---@field credit_discount? number reserved discount
---@field credit_discount_max? number largest reserved discount
---@field client_run_time? number contract length so far
---@field host_run_time? number contract length offered
---@field external? boolean offered by a partner
---@field time_remaining? string
---@field time_remaining_isbid? string
---@field country_code? string
---@field bundle_id? integer offers of the same hardware share it
---@field hosting_type? integer 1: datacenter
---@field logo? string picture
---@field target_reliability? number reliability of the SLA that was bought
---@field duration? number time left of the rental; s

---@class vastai.InstancePage
---@field instances vastai.InstanceRow[] rows as the service sends them
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field total_instances? integer instances in all
---@field label_counts? table<string, integer> label to count; "" for none
---@field instances_found? integer rows of this page
---@field next_token? string asks for the next page; null at the end

---@class vastai.InvoiceLine
---@field description? string
---@field quantity? any a number, or a number as text
---@field rate? any
---@field amount? any
---@field timestamp? number when; Unix s
---@field type? "charge"|"payment"

---@class vastai.InvoiceTotals
---@field charges? number $
---@field service_fee? number $
---@field total? number $
---@field credit? number $

---@class vastai.ShowInvoicesResult
---@field invoices vastai.InvoiceLine[]
---@field current? vastai.InvoiceTotals

---@class vastai.InvoiceMetadata
---@field invoice_id? integer
---@field service? string

---@class vastai.InvoiceV1
---@field start? number Unix s
---@field ["end"]? number Unix s
---@field type? string
---@field source? string
---@field description? string
---@field amount? number $
---@field metadata? vastai.InvoiceMetadata
---@field items? table<string, any>[]

---@class vastai.ShowInvoicesV1Result
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field count? integer rows of this page
---@field total? integer rows in all
---@field results vastai.InvoiceV1[]
---@field next_token? string asks for the next page; null at the end

---@class vastai.IpAddress
---@field id integer its number
---@field user_id? integer whose it is
---@field ip_address? string
---@field timestamp? string when; ISO 8601
---@field ip? string
---@field first_seen? any
---@field first_location? string

---@class vastai.Machine
---@field id integer its number; may come as text
---@field machine_id? integer the physical machine
---@field hostname? string host name
---@field geolocation? string place, such as "Sweden, SE"
---@field timeout? number
---@field num_gpus? integer GPUs
---@field gpu_name? string model
---@field gpu_ram? number unit unclear: said to be bytes
---@field cpu_name? string model
---@field cpu_ram? number unit unclear: said to be bytes
---@field cpu_cores? integer cores of the machine
---@field listed? boolean
---@field listed_gpu_cost? number $/h
---@field listed_storage_cost? number $/GB/month
---@field listed_volume_cost? number
---@field listed_inet_up_cost? number $/GB
---@field listed_inet_down_cost? number $/GB
---@field min_bid_price? number $/h
---@field gpu_occupancy? string
---@field disk_space? number unit unclear: said to be bytes
---@field inet_up? number upload; Mbit/s
---@field inet_down? number download; Mbit/s
---@field earn_hour? number
---@field earn_day? number
---@field current_rentals_running? integer
---@field current_rentals_resident? integer
---@field reliability2? number history of the machine, 0-1
---@field public_ipaddr? string address of the machine
---@field driver_version? string GPU driver
---@field cuda_max_good? string newest CUDA that the driver takes
---@field hosting_type? integer 1: datacenter
---@field name? string
---@field price_gpu? number $/h
---@field end_date? number end of the offer; Unix s
---@field min_chunk? integer fewest GPUs rented together
---@field verification? string
---@field num_reports? integer
---@field credit_discount_max? number largest reserved discount
---@field sla_r_claim? number reliability that its SLA claims
---@field sla_sigma_x? number
---@field sla_max_beta? number

---@class vastai.MachinePage
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field total_machines? integer
---@field machines_found? integer
---@field machines vastai.Machine[]
---@field next_token? string asks for the next page; null at the end

---@class vastai.Maintenance
---@field id integer its number
---@field machine_id? integer the physical machine
---@field start_time? number Unix s
---@field duration_hours? number h
---@field maintenance_category? string
---@field maintenance_reason? string
---@field created_at? number when made; Unix s
---@field cancelled_at? number
---@field end_time? number Unix s

---@class vastai.Member
---@field id integer its number
---@field username? string
---@field email? string
---@field fullname? string
---@field roles? string[]

---@class vastai.NetworkDisk
---@field network_disk_id? integer
---@field free_space? number GB
---@field total_space? number GB

---@class vastai.NetworkDiskCluster
---@field cluster_id? integer cluster
---@field network_disks? vastai.NetworkDisk[]
---@field machine_ids? integer[]
---@field mounts? table<string, string> machine number (as text) to mount point

---@class vastai.ShowNetworkDisksResult
---@field data? vastai.NetworkDiskCluster[]
---@field disks? table<string, vastai.NetworkDiskCluster> disks by cluster

---@class vastai.NotificationType
---@field key? string the key as JSON text
---@field slug? string
---@field context? "client"|"host"
---@field topic? string
---@field category? string
---@field display_name? string
---@field default_preferences? table<string, boolean>
---@field mandatory_email? boolean

---@class vastai.Overlay
---@field overlay_id? integer overlay
---@field name? string
---@field internal_subnet? string
---@field cluster_id? integer cluster
---@field instances? integer[]
---@field subnet? string

---@class vastai.PriceIncrease
---@field pending_price_increase_id? integer
---@field contract_id? integer
---@field host_id? integer the host
---@field new_gpu_costpersec? number $/s
---@field new_disk_ram_costpersec? number $/s
---@field old_gpu_costpersec? number $/s
---@field old_disk_ram_costpersec? number $/s
---@field contract_end_date? number Unix s
---@field ask_end_date? number Unix s
---@field created_at? number when made; Unix s

---@class vastai.ShowPendingPriceIncreasesResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field count? integer rows of this page
---@field pending_price_increases? vastai.PriceIncrease[]
---@field truncated? boolean

---@class vastai.ScheduledJob
---@field id integer its number
---@field instance_id? integer the instance
---@field api_endpoint? string
---@field request_method? string
---@field request_body? any JSON text or a table (secret: masked in previews, events and errors)
---@field start_time? number Unix s
---@field end_time? number Unix s
---@field day_of_the_week? integer
---@field hour_of_the_day? integer
---@field min_of_the_hour? integer
---@field frequency? string

---@class vastai.ShowSpendRateResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field gpu_cost_per_hour? number $/h
---@field container_storage_cost_per_hour? number $/h
---@field volume_storage_cost_per_hour? number $/h
---@field has_active_resources? boolean

---@class vastai.Subaccount
---@field id integer its number
---@field email? string
---@field api_key? string (secret: masked in previews, events and errors)
---@field balance? number money on the account; $
---@field parent_id? integer
---@field key_id? integer
---@field created_at? string when made; ISO 8601
---@field deleted_at? string when removed; ISO 8601

---@class vastai.TeamApiKey
---@field id integer its number
---@field user_id? integer whose it is
---@field username? string
---@field key? string its text (secret: masked in previews, events and errors)
---@field key_type? string kind of key
---@field created_at? any when made
---@field role_name? string

---@class vastai.ShowTeamApiKeysResult
---@field success? boolean whether it was done
---@field keys_found? integer
---@field keys? table<string, (vastai.TeamApiKey)[]> rights number (as text) to its keys (secret: masked in previews, events and errors)
---@field msg? string the service's own words

---@class vastai.TeamBalance
---@field team_id? integer the team
---@field team_name? string the team
---@field balance? number money on the account; $

---@class vastai.ShowTeamBalancesResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field balances? vastai.TeamBalance[]

---@class vastai.Role
---@field id integer its number
---@field name? string
---@field permissions? table<string, any> what it may do
---@field identifier? string

---@class vastai.ShowTotalEarningsResult
---@field referral_count? integer
---@field referral_credits? number $
---@field machine_earnings? number $
---@field sla_earnings? number $
---@field sla_collateral? number $

---@class vastai.User
---@field id integer its number
---@field key_id? integer
---@field email? string
---@field balance? number money on the account; $
---@field ssh_key? string public key
---@field sid? string session
---@field username? string
---@field fullname? string
---@field credit? number credit left; $
---@field balance_threshold? number $
---@field balance_threshold_enabled? boolean
---@field billaddress_line1? string
---@field billaddress_line2? string
---@field billaddress_city? string
---@field billaddress_zip? string
---@field billaddress_country? string
---@field billed_expected? number
---@field billed_verified? any
---@field billing_creditonly? any
---@field can_pay? boolean
---@field email_verified? boolean
---@field got_signup_credit? any
---@field has_billing? boolean
---@field has_payout? boolean
---@field last4? string last digits of the card
---@field paid_expected? number
---@field paid_verified? any
---@field password_resettable? any
---@field paypal_email? string
---@field user? any

---@class vastai.Volume
---@field id integer its number
---@field label? string your own name for it
---@field status? string
---@field disk_space? number size; GB
---@field instances? any instances that use it
---@field driver_version? string GPU driver
---@field cuda_max_good? number newest CUDA that the driver takes
---@field machine_id? integer the physical machine
---@field public_ipaddr? string address of the machine
---@field reliability2? number history of the machine, 0-1
---@field host_id? integer the host
---@field cpu_name? string model
---@field mobo_name? string mainboard
---@field disk_name? string model
---@field inet_up? number upload; Mbit/s
---@field inet_down? number download; Mbit/s
---@field storage_total_cost? number price of the disk asked for; $/h
---@field os_version? string operating system
---@field verification? string verified, unverified or deverified
---@field static_ip? boolean address does not change
---@field cpu_arch? string amd64 or arm64
---@field start_date? number begin; Unix s
---@field cluster_id? integer cluster
---@field duration? number time since start_date; s

---@class vastai.Webhook
---@field id integer its number
---@field user_id? integer whose it is
---@field name? string
---@field webhook_url? string where events go (secret: masked in previews, events and errors)
---@field event_types? string[] keys subscribed to
---@field created_at? number when made; Unix s
---@field updated_at? number when changed; Unix s

---@class vastai.ShowWorkergroupSpendResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field workergroups? vastai.Spend[]
---@field data_timestamp? number Unix s

---@class vastai.Workergroup
---@field id integer its number
---@field min_load? number least load served
---@field target_util? number load aimed at, 0-1
---@field cold_mult? number idle capacity per load
---@field cold_workers? integer idle workers kept
---@field template_hash? string hash of the template
---@field template_id? integer template
---@field search_query? any which machines
---@field launch_args? string how workers are made (secret: masked in previews, events and errors)
---@field gpu_ram? number of one GPU; MB
---@field endpoint_name? string name
---@field endpoint_id? integer endpoint
---@field created_at? number when made; Unix s
---@field user_id? integer whose it is

---@class vastai.DeploymentState
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field endpoint_state? string active, suspended or stopped

---@class vastai.TestWebhookResult
---@field success? boolean whether it was done
---@field webhook_id? integer the webhook
---@field event_id? string the event
---@field msg? string the service's own words

---@class vastai.TfaActivateResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field backup_codes? string[] shown this once (secret: masked in previews, events and errors)

---@class vastai.TfaChallenge
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field secret? string goes with the code to tfa_login or tfa_activate (secret: masked in previews, events and errors)

---@class vastai.TfaDeleteResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field remaining_methods? integer

---@class vastai.TfaLoginResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field session_key? string (secret: masked in previews, events and errors)
---@field backup_codes_remaining? integer
---@field legacy_tfa_user? boolean

---@class vastai.TfaMethod
---@field id integer its number
---@field method? string
---@field is_primary? boolean
---@field phone_number? string

---@class vastai.TfaStatusResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field tfa_enabled? boolean
---@field methods? vastai.TfaMethod[]
---@field backup_codes_remaining? integer
---@field new_method_authorized? boolean

---@class vastai.TfaTotpSetupResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field secret? string (secret: masked in previews, events and errors)
---@field provisioning_uri? string (secret: masked in previews, events and errors)

---@class vastai.ChangedTfaMethod
---@field id integer its number
---@field method? string
---@field label? string your own name for it
---@field is_primary? boolean
---@field phone_number? string
---@field totp_secret? string (secret: masked in previews, events and errors)

---@class vastai.TfaUpdateResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field method? vastai.ChangedTfaMethod

---@class vastai.UnlistMachineResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field machine_id? integer the physical machine
---@field user_id? integer whose it is
---@field orphaned_cleaned? integer

---@class vastai.UnlistNetworkVolumeResult
---@field success? boolean whether it was done
---@field id integer its number
---@field msg? string the service's own words

---@class vastai.UpdateMemberRoleResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field new_role_permissions? table<string, any>

---@class vastai.UpdateNotificationPrefsResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field notification_preferences? table<string, table<string, any>> preferences by context

---@class vastai.UpdateScheduledJobResult
---@field success? boolean whether it was done
---@field scheduled_job_id? integer
---@field msg? string the service's own words

---@class vastai.UpdateTemplateResult
---@field success? boolean whether it was done
---@field hash_id? string hash
---@field msg? string the service's own words
---@field template vastai.Template

---@class vastai.UpdateWebhookResult
---@field success? boolean whether it was done
---@field msg? string the service's own words
---@field webhook? vastai.Webhook
---@field enabled_notification_preferences? string[] keys whose channel was turned on

---@class vastai.UpdateWorkersResult
---@field success? boolean whether it was done
---@field cancelled? boolean
---@field workers_to_update? integer
---@field msg? string the service's own words

--- - `contract_id`: instance that reported it
--- - `gpu_name`: model
--- - `id`: the benchmark's number
--- - `image`: Docker image used
--- - `last_update`: when, since 1970; seconds
--- - `launch_args`: arguments of the worker
--- - `machine_id`: machine measured
--- - `model`: model used
--- - `name`: former name of template_hash
--- - `num_gpus`: GPUs used
--- - `score`: former name of value
--- - `template_hash`: hash of the template measured
--- - `template_id`: template measured
--- - `type`: kind of benchmark
--- - `value`: result
---@alias vastai.where.search_benchmarks { contract_id?: vastai.Filter<integer>, gpu_name?: vastai.Filter<string>, id?: vastai.Filter<integer>, image?: vastai.Filter<string>, last_update?: vastai.Filter<number>, launch_args?: vastai.Filter<string>, machine_id?: vastai.Filter<integer>, model?: vastai.Filter<string>, name?: vastai.Filter<string>, num_gpus?: vastai.Filter<integer>, score?: vastai.Filter<number>, template_hash?: vastai.Filter<string>, template_id?: vastai.Filter<integer>, type?: vastai.Filter<string>, value?: vastai.Filter<number>, [string]: nil }

--- - `amount_cents`: amount; cents
--- - `balance_after`: balance after it; $
--- - `balance_before`: balance before it; $
--- - `cut_amount`: fee; cents
--- - `cut_percent`: fee; %
--- - `event_id`: the payment service's number
--- - `failed`: the payment failed
--- - `id`: the invoice's number
--- - `is_check`: paid by check
--- - `is_credit`: a credit
--- - `is_delayed`: paid later
--- - `original_amount`: amount before changes; cents
--- - `paid_on`: when it was paid, since 1970; seconds
--- - `payment_expected`: when payment is due, since 1970; seconds
--- - `paypal_email`: PayPal account
--- - `refunded`: the payment was refunded
--- - `service`: payment service
--- - `transfer_group`: group of transfers
--- - `user_id`: the account's number
--- - `when`: when it was made, since 1970; seconds
---@alias vastai.where.search_invoices { amount_cents?: vastai.Filter<number>, balance_after?: vastai.Filter<number>, balance_before?: vastai.Filter<number>, cut_amount?: vastai.Filter<number>, cut_percent?: vastai.Filter<number>, event_id?: vastai.Filter<string>, failed?: vastai.Filter<boolean>, id?: vastai.Filter<integer>, is_check?: vastai.Filter<boolean>, is_credit?: vastai.Filter<boolean>, is_delayed?: vastai.Filter<boolean>, original_amount?: vastai.Filter<number>, paid_on?: vastai.Filter<number>, payment_expected?: vastai.Filter<number>, paypal_email?: vastai.Filter<string>, refunded?: vastai.Filter<boolean>, service?: vastai.Filter<string>, transfer_group?: vastai.Filter<string>, user_id?: vastai.Filter<integer>, when?: vastai.Filter<number>, [string]: nil }

--- - `cluster_id`: the cluster's number
--- - `disk_bw`: disk reading speed; MB/s
--- - `disk_space`: space offered; GB
--- - `duration`: longest possible rental; days
--- - `external`: include offers from outside the datacenters
--- - `geolocation`: country in two letters
--- - `host_id`: the host's number
--- - `id`: the offer's number
--- - `inet_down`: download speed; Mb/s
--- - `inet_up`: upload speed; Mb/s
--- - `machine_id`: the machine's number
--- - `nw_disk_avg_bw`: mean reading speed; MB/s
--- - `nw_disk_max_bw`: highest reading speed; MB/s
--- - `nw_disk_min_bw`: lowest reading speed; MB/s
--- - `reliability`: 0 to 1
--- - `reliability2`: 0 to 1, as the cluster's rows show it
--- - `static_ip`: the IP address does not change
--- - `storage_cost`: price of storage; $/GB/month
--- - `verified`: all machines of the cluster are verified
---@alias vastai.where.search_network_volumes { cluster_id?: vastai.Filter<integer>, disk_bw?: vastai.Filter<number>, disk_space?: vastai.Filter<number>, duration?: vastai.Filter<number>, external?: vastai.Filter<boolean>, geolocation?: vastai.Filter<string>, host_id?: vastai.Filter<integer>, id?: vastai.Filter<integer>, inet_down?: vastai.Filter<number>, inet_up?: vastai.Filter<number>, machine_id?: vastai.Filter<integer>, nw_disk_avg_bw?: vastai.Filter<number>, nw_disk_max_bw?: vastai.Filter<number>, nw_disk_min_bw?: vastai.Filter<number>, reliability?: vastai.Filter<number>, reliability2?: vastai.Filter<number>, static_ip?: vastai.Filter<boolean>, storage_cost?: vastai.Filter<number>, verified?: vastai.Filter<boolean>, [string]: nil }

--- - `ask_contract_id`: the offer's number, which create_instance takes
--- - `bw_nvlink`: NVLink bandwidth; GB/s
--- - `cluster_id`: cluster that the machine belongs to
--- - `compute_cap`: CUDA compute capability times 100: 890 for 8.9
--- - `cpu_arch`: amd64 or arm64
--- - `cpu_cores`: virtual CPUs of the machine
--- - `cpu_cores_effective`: virtual CPUs of the offer
--- - `cpu_ghz`: CPU clock; GHz
--- - `cpu_ram`: system memory; GB
--- - `cuda_max_good`: highest CUDA version of the driver
--- - `datacenter`: the host is a datacenter
--- - `direct_port_count`: open ports
--- - `disk_bw`: disk reading speed; MB/s
--- - `disk_space`: disk space; GB
--- - `dlperf`: deep-learning performance score
--- - `dlperf_per_dphtotal`: dlperf per price; score per $/h
--- - `dph_total`: price of the offer, the searched storage included; $/h
--- - `driver_version`: driver, like 535.86.05
--- - `duration`: longest possible rental; days
--- - `external`: include offers from outside the datacenters
--- - `flops_per_dphtotal`: total_flops per price; TFLOPS per $/h
--- - `geolocation`: country in two letters
--- - `gpu_arch`: nvidia or amd
--- - `gpu_display_active`: a display is attached to the GPU
--- - `gpu_frac`: part of the machine's GPUs that is offered
--- - `gpu_max_power`: the GPU's power limit; W
--- - `gpu_max_temp`: the GPU's temperature limit; C
--- - `gpu_mem_bw`: GPU memory bandwidth; GB/s
--- - `gpu_name`: model, like RTX 4090 or RTX_4090
--- - `gpu_ram`: memory of one GPU; GB
--- - `gpu_total_ram`: memory of all GPUs; GB
--- - `has_avx`: the CPU supports AVX
--- - `host_id`: the host's number
--- - `id`: the offer's number; the service may accept ask_contract_id only
--- - `inet_down`: download speed; Mb/s
--- - `inet_down_cost`: price of downloads; $/GB
--- - `inet_up`: upload speed; Mb/s
--- - `inet_up_cost`: price of uploads; $/GB
--- - `machine_id`: the machine's number
--- - `min_bid`: lowest bid for an interruptible instance; $/h
--- - `mobo_name`: mainboard
--- - `num_gpus`: GPUs of the offer
--- - `os_version`: Ubuntu version of the host, like 22.04
--- - `pci_gen`: PCIe generation
--- - `pcie_bw`: bandwidth between CPU and GPU; GB/s
--- - `reliability`: 0 to 1
--- - `rentable`: the offer can be rented now
--- - `rented`: true: include machines on which you rent already
--- - `static_ip`: the IP address does not change
--- - `storage_cost`: price of storage; $/GB/month
--- - `total_flops`: of all GPUs; TFLOPS
--- - `ubuntu_version`: another name of os_version
--- - `verification`: verified, unverified or deverified
--- - `verified`: the machine is verified
--- - `vms_enabled`: the machine can run virtual machines
--- - `cuda_vers`: highest CUDA version of the driver
--- - `display_active`: a display is attached to the GPU
--- - `dlperf_usd`: dlperf per price; score per $/h
--- - `dph`: price of the offer, the searched storage included; $/h
--- - `flops_usd`: total_flops per price; TFLOPS per $/h
--- - `chunked`: true: offers are rounded down to equal chunks
--- - `georegion`: true: geolocation names regions, and shows them
---@alias vastai.where.search_offers { ask_contract_id?: vastai.Filter<integer>, bw_nvlink?: vastai.Filter<number>, cluster_id?: vastai.Filter<integer>, compute_cap?: vastai.Filter<integer>, cpu_arch?: vastai.Filter<string>, cpu_cores?: vastai.Filter<integer>, cpu_cores_effective?: vastai.Filter<number>, cpu_ghz?: vastai.Filter<number>, cpu_ram?: vastai.Filter<number>, cuda_max_good?: vastai.Filter<number>, datacenter?: vastai.Filter<boolean>, direct_port_count?: vastai.Filter<integer>, disk_bw?: vastai.Filter<number>, disk_space?: vastai.Filter<number>, dlperf?: vastai.Filter<number>, dlperf_per_dphtotal?: vastai.Filter<number>, dph_total?: vastai.Filter<number>, driver_version?: vastai.Filter<string>, duration?: vastai.Filter<number>, external?: vastai.Filter<boolean>, flops_per_dphtotal?: vastai.Filter<number>, geolocation?: vastai.Filter<string>, gpu_arch?: vastai.Filter<string>, gpu_display_active?: vastai.Filter<boolean>, gpu_frac?: vastai.Filter<number>, gpu_max_power?: vastai.Filter<number>, gpu_max_temp?: vastai.Filter<number>, gpu_mem_bw?: vastai.Filter<number>, gpu_name?: vastai.Filter<string>, gpu_ram?: vastai.Filter<number>, gpu_total_ram?: vastai.Filter<number>, has_avx?: vastai.Filter<boolean>, host_id?: vastai.Filter<integer>, id?: vastai.Filter<integer>, inet_down?: vastai.Filter<number>, inet_down_cost?: vastai.Filter<number>, inet_up?: vastai.Filter<number>, inet_up_cost?: vastai.Filter<number>, machine_id?: vastai.Filter<integer>, min_bid?: vastai.Filter<number>, mobo_name?: vastai.Filter<string>, num_gpus?: vastai.Filter<integer>, os_version?: vastai.Filter<string>, pci_gen?: vastai.Filter<number>, pcie_bw?: vastai.Filter<number>, reliability?: vastai.Filter<number>, rentable?: vastai.Filter<boolean>, rented?: vastai.Filter<boolean>, static_ip?: vastai.Filter<boolean>, storage_cost?: vastai.Filter<number>, total_flops?: vastai.Filter<number>, ubuntu_version?: vastai.Filter<string>, verification?: vastai.Filter<string>, verified?: vastai.Filter<boolean>, vms_enabled?: vastai.Filter<boolean>, cuda_vers?: vastai.Filter<number>, display_active?: vastai.Filter<boolean>, dlperf_usd?: vastai.Filter<number>, dph?: vastai.Filter<number>, flops_usd?: vastai.Filter<number>, chunked?: vastai.Filter<boolean>, georegion?: vastai.Filter<boolean>, [string]: nil }

--- - `count_created`: instances made from it
--- - `created_at`: when it was made, since 1970; seconds
--- - `creator_id`: who made it
--- - `default_tag`: the image's usual tag
--- - `docker_login_repo`: registry of the image
--- - `hash_id`: hash of its content
--- - `id`: the template's number
--- - `image`: Docker image
--- - `jup_direct`: direct Jupyter connections
--- - `name`: name shown
--- - `private`: true: only yours
--- - `recent_create_date`: when it was used last, since 1970; seconds
--- - `recommended`: it is a recommended template
--- - `recommended_disk_space`: recommended disk space; GB
--- - `ssh_direct`: direct SSH connections
--- - `tag`: image tag
--- - `use_ssh`: SSH, direct or through the proxy
---@alias vastai.where.search_templates { count_created?: vastai.Filter<integer>, created_at?: vastai.Filter<number>, creator_id?: vastai.Filter<integer>, default_tag?: vastai.Filter<string>, docker_login_repo?: vastai.Filter<string>, hash_id?: vastai.Filter<string>, id?: vastai.Filter<integer>, image?: vastai.Filter<string>, jup_direct?: vastai.Filter<boolean>, name?: vastai.Filter<string>, private?: vastai.Filter<boolean>, recent_create_date?: vastai.Filter<number>, recommended?: vastai.Filter<boolean>, recommended_disk_space?: vastai.Filter<number>, ssh_direct?: vastai.Filter<boolean>, tag?: vastai.Filter<string>, use_ssh?: vastai.Filter<boolean>, [string]: nil }

--- - `cluster_id`: cluster that the machine belongs to
--- - `cpu_arch`: amd64 or arm64
--- - `cuda_vers`: highest CUDA version of the driver
--- - `datacenter`: the host is a datacenter
--- - `disk_bw`: disk reading speed; MB/s
--- - `disk_space`: space offered; GB
--- - `driver_version`: driver, like 535.86.05
--- - `duration`: longest possible rental; days
--- - `external`: include offers from outside the datacenters
--- - `geolocation`: country in two letters
--- - `gpu_arch`: nvidia or amd
--- - `has_avx`: the CPU supports AVX
--- - `host_id`: the host's number
--- - `id`: the offer's number
--- - `inet_down`: download speed; Mb/s
--- - `inet_up`: upload speed; Mb/s
--- - `machine_id`: the machine's number
--- - `nw_disk_avg_bw`: mean reading speed over the network; MB/s
--- - `nw_disk_max_bw`: highest reading speed over the network; MB/s
--- - `nw_disk_min_bw`: lowest reading speed over the network; MB/s
--- - `pci_gen`: PCIe generation
--- - `pcie_bw`: bandwidth between CPU and GPU; GB/s
--- - `reliability`: 0 to 1
--- - `static_ip`: the IP address does not change
--- - `storage_cost`: price of storage; $/GB/month
--- - `total_flops`: of all GPUs; TFLOPS
--- - `ubuntu_version`: Ubuntu version of the host, like 22.04
--- - `verified`: the machine is verified
---@alias vastai.where.search_volumes { cluster_id?: vastai.Filter<integer>, cpu_arch?: vastai.Filter<string>, cuda_vers?: vastai.Filter<number>, datacenter?: vastai.Filter<boolean>, disk_bw?: vastai.Filter<number>, disk_space?: vastai.Filter<number>, driver_version?: vastai.Filter<string>, duration?: vastai.Filter<number>, external?: vastai.Filter<boolean>, geolocation?: vastai.Filter<string>, gpu_arch?: vastai.Filter<string>, has_avx?: vastai.Filter<boolean>, host_id?: vastai.Filter<integer>, id?: vastai.Filter<integer>, inet_down?: vastai.Filter<number>, inet_up?: vastai.Filter<number>, machine_id?: vastai.Filter<integer>, nw_disk_avg_bw?: vastai.Filter<number>, nw_disk_max_bw?: vastai.Filter<number>, nw_disk_min_bw?: vastai.Filter<number>, pci_gen?: vastai.Filter<number>, pcie_bw?: vastai.Filter<number>, reliability?: vastai.Filter<number>, static_ip?: vastai.Filter<boolean>, storage_cost?: vastai.Filter<number>, total_flops?: vastai.Filter<number>, ubuntu_version?: vastai.Filter<string>, verified?: vastai.Filter<boolean>, [string]: nil }

--- - `instance_id` (required): the instance's number; at least 1
---@alias vastai.args.accept_price_increase { instance_id: integer, [string]: nil }

--- Accepts the price increase that is pending for an instance.
--- Returns { success, contract_id, … }, or nil and an error of kind not_found.
---@param args vastai.args.accept_price_increase
---@return vastai.PriceAnswer? result
---@return vastai.Error? err
---@return_overload vastai.PriceAnswer
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, instance_id: integer): vastai.PriceAnswer?, vastai.Error?
function Client:accept_price_increase(args) end

--- - `id` (required): the member's user number
--- - `role` (required): the name of the role
---@alias vastai.args.add_member_role { id: integer, role: string, [string]: nil }

--- Gives a role to a member who has none.
--- Returns { msg }.
---@param args vastai.args.add_member_role
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { role: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, role: string): vastai.Success?, vastai.Error?
function Client:add_member_role(args) end

--- - `machines` (required): the machines that get it; at least 1
--- - `mount_point` (required): where it is mounted, "/mnt/nfs"
--- - `disk_id`: a disk that exists already; at least 1
---@alias vastai.args.add_network_disk { machines: integer[], mount_point: string, disk_id?: integer, [string]: nil }

--- Adds a network disk to machines of one cluster.
--- Returns { success, disk_id }.
---@param args vastai.args.add_network_disk
---@return vastai.AddNetworkDiskResult? result
---@return vastai.Error? err
---@return_overload vastai.AddNetworkDiskResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, machines: integer[], mount_point: string, rest?: { disk_id?: integer, [string]: nil }): vastai.AddNetworkDiskResult?, vastai.Error?
function Client:add_network_disk(args) end

--- - `instance_id` (required): the instance's number
--- - `ssh_key` (required): text of the public key
---@alias vastai.args.attach_ssh { instance_id: integer, ssh_key: string, [string]: nil }

--- Lets an ssh key into an instance.
--- Returns { success, msg }.
---@param args vastai.args.attach_ssh
---@return vastai.AttachSshResult? result
---@return vastai.Error? err
---@return_overload vastai.AttachSshResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, instance_id: integer, rest: { ssh_key: string, [string]: nil }): vastai.AttachSshResult?, vastai.Error?
---@overload fun(self: vastai.Client, instance_id: integer, ssh_key: string): vastai.AttachSshResult?, vastai.Error?
function Client:attach_ssh(args) end

--- - `dst_id` (required): where the copy goes: 7, C.7, V.5
---@alias vastai.args.cancel_copy { dst_id: string|integer, [string]: nil }

--- Stops a copy that is under way.
--- Returns { success }.
---@param args vastai.args.cancel_copy
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, dst_id: string|integer): vastai.Success?, vastai.Error?
function Client:cancel_copy(args) end

--- - `id` (required): the machine's number
---@alias vastai.args.cancel_maint { id: integer, [string]: nil }

--- Cancels all announced maintenance of a machine.
--- Returns { success, machine_id, msg }.
---@param args vastai.args.cancel_maint
---@return vastai.CancelMaintResult? result
---@return vastai.Error? err
---@return_overload vastai.CancelMaintResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.CancelMaintResult?, vastai.Error?
function Client:cancel_maint(args) end

--- - `dst_id` (required): the instance that is copied to
---@alias vastai.args.cancel_rsync { dst_id: string|integer, [string]: nil }

--- Ends a copy to an instance that is under way.
--- Returns { success }.
---@param args vastai.args.cancel_rsync
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, dst_id: string|integer): vastai.Success?, vastai.Error?
function Client:cancel_rsync(args) end

--- - `dst_id` (required): number of the instance that takes part in the transfer; at least 1
---@alias vastai.args.cancel_sync { dst_id: integer, [string]: nil }

--- Stops a cloud transfer that is under way.
--- Returns { success, msg }.
---@param args vastai.args.cancel_sync
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, dst_id: integer): vastai.Success?, vastai.Error?
function Client:cancel_sync(args) end

--- - `id` (required): the instance's number
--- - `price`: the new bid; left out, the service takes one that wins; $/h; above 0
---@alias vastai.args.change_bid { id: integer, price?: number, [string]: nil }

--- Changes the bid of an interruptible instance.
--- Returns { success }.
---@param args vastai.args.change_bid
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { price?: number, [string]: nil }): vastai.Success?, vastai.Error?
function Client:change_bid(args) end

--- - `id` (required): the machine's number
---@alias vastai.args.cleanup_machine { id: integer, [string]: nil }

--- Deletes the expired contracts of a machine, to free their storage.
--- Returns { success, num_deleted, msg }.
---@param args vastai.args.cleanup_machine
---@return vastai.CleanupMachineResult? result
---@return vastai.Error? err
---@return_overload vastai.CleanupMachineResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.CleanupMachineResult?, vastai.Error?
function Client:cleanup_machine(args) end

--- - `source` (required): the volume that is copied; at least 1
--- - `dest` (required): the offer, or volume, that it is copied to; at least 1
--- - `size`: size of the new one; GB; at least 1
--- - `disable_compression`: copy as it is
---@alias vastai.args.clone_volume { source: integer, dest: integer, size?: number, disable_compression?: boolean, [string]: nil }

--- Copies a volume into a new one, which is rented.
--- Returns { success, volume_name }.
---@param args vastai.args.clone_volume
---@return vastai.CreatedVolume? result
---@return vastai.Error? err
---@return_overload vastai.CreatedVolume
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, source: integer, rest: { dest: integer, size?: number, disable_compression?: boolean, [string]: nil }): vastai.CreatedVolume?, vastai.Error?
---@overload fun(self: vastai.Client, source: integer, dest: integer, rest?: { size?: number, disable_compression?: boolean, [string]: nil }): vastai.CreatedVolume?, vastai.Error?
function Client:clone_volume(args) end

--- - `src` (required): path of what is copied
--- - `dst` (required): path of where it goes, such as /workspace
--- - `instance` (required): the instance's number
--- - `connection` (required): number of the cloud connection (show_connections)
--- - `transfer` (required): "Instance To Cloud" or "Cloud To Instance"
--- - `flags`: options of rclone: { "--dry-run", "--size-only", … }; default []
---@alias vastai.args.cloud_copy { src: string, dst: string, instance: string|integer, connection: string|integer, transfer: string, flags?: any[], [string]: nil }

--- Starts a transfer between an instance and a cloud connection.
--- Returns { success, msg, result_url }.
---@param args vastai.args.cloud_copy
---@return vastai.CloudCopyResult? result
---@return vastai.Error? err
---@return_overload vastai.CloudCopyResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, src: string, rest: { dst: string, instance: string|integer, connection: string|integer, transfer: string, flags?: any[], [string]: nil }): vastai.CloudCopyResult?, vastai.Error?
---@overload fun(self: vastai.Client, src: string, dst: string, rest: { instance: string|integer, connection: string|integer, transfer: string, flags?: any[], [string]: nil }): vastai.CloudCopyResult?, vastai.Error?
---@overload fun(self: vastai.Client, src: string, dst: string, instance: string|integer, rest: { connection: string|integer, transfer: string, flags?: any[], [string]: nil }): vastai.CloudCopyResult?, vastai.Error?
---@overload fun(self: vastai.Client, src: string, dst: string, instance: string|integer, connection: string|integer, rest: { transfer: string, flags?: any[], [string]: nil }): vastai.CloudCopyResult?, vastai.Error?
---@overload fun(self: vastai.Client, src: string, dst: string, instance: string|integer, connection: string|integer, transfer: string, rest?: { flags?: any[], [string]: nil }): vastai.CloudCopyResult?, vastai.Error?
function Client:cloud_copy(args) end

--- - `src` (required): from where: C.7:/path (instance), V.5:/path (volume), s3.101:/path (cloud), /path (here)
--- - `dst` (required): to where, in the same words
---@alias vastai.args.copy { src: string|integer, dst: string|integer, [string]: nil }

--- Starts a copy between instances, volumes and cloud connections. For a path on this machine nothing is copied: the answer says where rsync can connect to.
--- Returns { success, msg }; for a path on this machine { src_addr, src_port } or { dst_addr, dst_port }.
---@param args vastai.args.copy
---@return vastai.CopyResult? result
---@return vastai.Error? err
---@return_overload vastai.CopyResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, src: string|integer, rest: { dst: string|integer, [string]: nil }): vastai.CopyResult?, vastai.Error?
---@overload fun(self: vastai.Client, src: string|integer, dst: string|integer): vastai.CopyResult?, vastai.Error?
function Client:copy(args) end

--- - `name` (required): what the key is called in the list
--- - `permissions`: what it may do: { api = { instance_read = {} } }; left out: everything
--- - `key_params`: values for wildcards in the permissions, sent as they are
--- - `permission_file`: path of a JSON file that holds the permissions
---@alias vastai.args.create_api_key { name: string, permissions?: table<string, any>, key_params?: string|table<string, any>, permission_file?: string, [string]: nil }

--- Creates an API key: with full access, or only with the permissions given.
--- Returns { id, key, api_key, permissions, warnings, exceeds }: key and api_key are the same text, shown this once; warnings is a list of texts about the permissions (absent: none), exceeds the first place where the key may do more than was asked (absent: nowhere).
---@param args vastai.args.create_api_key
---@return vastai.CreatedApiKey? result
---@return vastai.Error? err
---@return_overload vastai.CreatedApiKey
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name: string, rest?: { permissions?: table<string, any>, key_params?: string|table<string, any>, permission_file?: string, [string]: nil }): vastai.CreatedApiKey?, vastai.Error?
function Client:create_api_key(args) end

--- - `subnet` (required): its network: "10.0.0.0/24"
--- - `manager_id` (required): the machine that manages it; at least 1
---@alias vastai.args.create_cluster { subnet: string, manager_id: integer, [string]: nil }

--- Creates a cluster of machines on one network.
--- Returns { success, msg }.
---@param args vastai.args.create_cluster
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, subnet: string, rest: { manager_id: integer, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, subnet: string, manager_id: integer): vastai.Success?, vastai.Error?
function Client:create_cluster(args) end

--- - `provider` (required): where it leads
--- - `user_given_name`: what it is called
--- - `code`: drive, dropbox: the code of the authorization (secret: masked in previews, events and errors)
--- - `state`: dropbox: the state that came with the code (secret: masked in previews, events and errors)
--- - `access_key`: s3, hf: number of the key (secret: masked in previews, events and errors)
--- - `secret_access_key`: s3, hf: the secret of the key (secret: masked in previews, events and errors)
--- - `namespace`: hf: user or organization
--- - `key_id`: b2: number of the key
--- - `application_key`: b2: the secret of the key (secret: masked in previews, events and errors)
---@alias vastai.args.create_connection { provider: "drive"|"s3"|"b2"|"dropbox"|"hf", user_given_name?: string, code?: string, state?: string, access_key?: string, secret_access_key?: string, namespace?: string, key_id?: string, application_key?: string, [string]: nil }

--- Connects cloud storage to the account.
--- Returns { success, msg }.
---@param args vastai.args.create_connection
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, provider: "drive"|"s3"|"b2"|"dropbox"|"hf", rest?: { user_given_name?: string, code?: string, state?: string, access_key?: string, secret_access_key?: string, namespace?: string, key_id?: string, application_key?: string, [string]: nil }): vastai.Success?, vastai.Error?
function Client:create_connection(args) end

--- - `name` (required): letters, digits, "-", "." and "_", 128 at most
--- - `image` (required): the image that workers run
--- - `file_hash`: SHA-256 of the packed code
--- - `file_size`: its size; bytes; at least 0
--- - `tag`: a variant of the same name; "default" by default
--- - `version_label`: what this version is called
--- - `search_params`: which machines: "gpu_ram>=16 num_gpus=1"
--- - `env`: environment of workers: "-e NAME=value" (secret: masked in previews, events and errors)
--- - `storage`: disk of a worker; 50 by default; GB; above 0
--- - `ttl`: time after the last heartbeat until it is deleted; negative: never; s
--- - `docker_login_user`: user at the registry
--- - `docker_login_pass`: password there (secret: masked in previews, events and errors)
--- - `docker_login_repo`: which registry
--- - `cold_workers`: fewest workers kept cold; at least 0
--- - `max_workers`: most workers: the limit of what it may cost; at least 0
--- - `min_load`: load that is always served; perf/s; at least 0
--- - `min_cold_load`: load that cold workers count for; perf/s; at least 0
--- - `target_util`: how busy workers should be, at most 1; at least 0
--- - `cold_mult`: capacity kept cold, as a multiple of the load; at least 0
--- - `max_queue_time`: longest wait in the queue; s; at least 0
--- - `target_queue_time`: wait to aim at; s; at least 0
--- - `inactivity_timeout`: time without requests until all workers go cold; s
--- - `overrecruit_ratio`: how many more workers are tried than needed; at least 0
--- - `autoscaler_instance`: the autoscaler that serves it
---@alias vastai.args.create_deployment { name: string, image: string, file_hash?: string, file_size?: integer, tag?: string, version_label?: string, search_params?: string, env?: string, storage?: number, ttl?: number, docker_login_user?: string, docker_login_pass?: string, docker_login_repo?: string, cold_workers?: integer, max_workers?: integer, min_load?: number, min_cold_load?: number, target_util?: number, cold_mult?: number, max_queue_time?: number, target_queue_time?: number, inactivity_timeout?: number, overrecruit_ratio?: number, autoscaler_instance?: string, [string]: nil }

--- Creates a deployment, or changes the one of that name and tag; the answer says where its code is uploaded to.
--- Returns { success, action, deployment_id, endpoint_id, upload_url, … }.
---@param args vastai.args.create_deployment
---@return vastai.CreateDeploymentResult? result
---@return vastai.Error? err
---@return_overload vastai.CreateDeploymentResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name: string, rest: { image: string, file_hash?: string, file_size?: integer, tag?: string, version_label?: string, search_params?: string, env?: string, storage?: number, ttl?: number, docker_login_user?: string, docker_login_pass?: string, docker_login_repo?: string, cold_workers?: integer, max_workers?: integer, min_load?: number, min_cold_load?: number, target_util?: number, cold_mult?: number, max_queue_time?: number, target_queue_time?: number, inactivity_timeout?: number, overrecruit_ratio?: number, autoscaler_instance?: string, [string]: nil }): vastai.CreateDeploymentResult?, vastai.Error?
---@overload fun(self: vastai.Client, name: string, image: string, rest?: { file_hash?: string, file_size?: integer, tag?: string, version_label?: string, search_params?: string, env?: string, storage?: number, ttl?: number, docker_login_user?: string, docker_login_pass?: string, docker_login_repo?: string, cold_workers?: integer, max_workers?: integer, min_load?: number, min_cold_load?: number, target_util?: number, cold_mult?: number, max_queue_time?: number, target_queue_time?: number, inactivity_timeout?: number, overrecruit_ratio?: number, autoscaler_instance?: string, [string]: nil }): vastai.CreateDeploymentResult?, vastai.Error?
function Client:create_deployment(args) end

--- - `endpoint_name`: what it is called
--- - `min_load`: load that is always served; perf/s; at least 0; default 0
--- - `min_cold_load`: load that cold workers count for; perf/s; at least 0; default 0
--- - `target_util`: how busy workers should be, at most 1; at least 0; default 0.9
--- - `cold_mult`: capacity kept cold, as a multiple of the load; at least 0; default 2.5
--- - `cold_workers`: fewest workers kept cold; at least 0; default 5
--- - `max_workers`: most workers: the limit of what it may cost; at least 0; default 20
--- - `max_queue_time`: longest wait in the queue; s; at least 0
--- - `target_queue_time`: wait to aim at; s; at least 0
--- - `inactivity_timeout`: time without requests until all workers go cold; s
--- - `auto_instance`: the autoscaler that serves it; default "prod"
---@alias vastai.args.create_endpoint { endpoint_name?: string, min_load?: number, min_cold_load?: number, target_util?: number, cold_mult?: number, cold_workers?: integer, max_workers?: integer, max_queue_time?: number, target_queue_time?: number, inactivity_timeout?: number, auto_instance?: string, [string]: nil }

--- Creates a serverless endpoint. Its worker groups cost money as soon as they have workers.
--- Returns { success, result }: result is its number.
---@param args? vastai.args.create_endpoint
---@return vastai.CreateEndpointResult? result
---@return vastai.Error? err
---@return_overload vastai.CreateEndpointResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, endpoint_name?: string, rest?: { min_load?: number, min_cold_load?: number, target_util?: number, cold_mult?: number, cold_workers?: integer, max_workers?: integer, max_queue_time?: number, target_queue_time?: number, inactivity_timeout?: number, auto_instance?: string, [string]: nil }): vastai.CreateEndpointResult?, vastai.Error?
function Client:create_endpoint(args) end

--- - `name` (required): the variable's name
--- - `value` (required): what it holds (secret: masked in previews, events and errors)
---@alias vastai.args.create_env_var { name: string, value: string, [string]: nil }

--- Adds an environment variable for all instances of the account.
--- Returns { success, msg }.
---@param args vastai.args.create_env_var
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name: string, rest: { value: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, name: string, value: string): vastai.Success?, vastai.Error?
function Client:create_env_var(args) end

--- - `id` (required): the offer's number (id in search_offers), or a list of numbers
--- - `image`: Docker image; left out: the template says
--- - `disk`: size of the local disk; GB; above 0; default 10
--- - `env`: environment and ports: { NAME = "value", ["-p 8080:8080"] = "1" }, or the text of Docker flags "-e NAME=value -p 8080:8080"; default {} (secret: masked in previews, events and errors)
--- - `price`: the bid: makes the instance interruptible; $/h; above 0
--- - `label`: a name of your own; a lost rental is looked up by it
--- - `extra`: further Docker options (secret: masked in previews, events and errors)
--- - `onstart_cmd`: shell commands run at the start, at most 4048 characters
--- - `login`: registry login: "-u USER -p PASSWORD REGISTRY" (secret: masked in previews, events and errors)
--- - `python_utf8`: sets Python's locale to C.UTF-8; default false
--- - `lang_utf8`: sets the locale to C.UTF-8; default false
--- - `jupyter_lab`: JupyterLab instead of the notebook; default false
--- - `jupyter_dir`: directory in which Jupyter starts
--- - `force`: skips checks when an instance is copied; default false
--- - `cancel_unavail`: fails where the instance could not start at once; default false
--- - `template_hash`: hash of the template whose values count where none is given
--- - `user`: user inside the container
--- - `runtype`: "ssh_proxy", "ssh_direc ssh_proxy", "jupyter_proxy ssh_proxy", "args", …
--- - `args`: arguments of the image's entry point
--- - `volume_info`: a volume to make or to link: { create_new, volume_id, size, mount_path, name }; size in GB
--- - `template_id`: number of the template, in place of its hash
--- - `ssh`: launch with ssh
--- - `jupyter`: launch with Jupyter and ssh
--- - `direct`: with ssh or jupyter: the machine's own ports are used too
--- - `type`: interruptible needs price
--- - `target_state`: the state to begin with
--- - `vm`: a virtual machine
--- - `args_str`: args as one text
---@alias vastai.args.create_instance { id: integer|integer[], image?: string, disk?: number, env?: string|table<string, any>, price?: number, bid_price?: number, label?: string, extra?: string, onstart_cmd?: string, onstart?: string, entrypoint?: string, login?: string, image_login?: string, python_utf8?: boolean, lang_utf8?: boolean, jupyter_lab?: boolean, use_jupyter_lab?: boolean, jupyter_dir?: string, force?: boolean, cancel_unavail?: boolean, template_hash?: string, template_hash_id?: string, user?: string, runtype?: string, args?: any[], volume_info?: table<string, any>, template_id?: integer, ssh?: boolean, jupyter?: boolean, direct?: boolean, type?: "on-demand"|"interruptible"|"ondemand"|"bid", target_state?: "running"|"stopped", vm?: boolean, args_str?: string, [string]: nil }

--- Rents an offer: from here on it costs money, until destroy_instance. A lost answer never leads to a second rental: with a label the instance is looked up, else the error is ambiguous.
--- Returns { success, new_contract, id, … }: id and new_contract are the instance's number; found again after a lost answer: the instance's row, with recovered = true.
---@param args vastai.args.create_instance
---@return vastai.Rental? result
---@return vastai.Error? err
---@return_overload vastai.Rental
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer|integer[], rest?: { image?: string, disk?: number, env?: string|table<string, any>, price?: number, bid_price?: number, label?: string, extra?: string, onstart_cmd?: string, onstart?: string, entrypoint?: string, login?: string, image_login?: string, python_utf8?: boolean, lang_utf8?: boolean, jupyter_lab?: boolean, use_jupyter_lab?: boolean, jupyter_dir?: string, force?: boolean, cancel_unavail?: boolean, template_hash?: string, template_hash_id?: string, user?: string, runtype?: string, args?: any[], volume_info?: table<string, any>, template_id?: integer, ssh?: boolean, jupyter?: boolean, direct?: boolean, type?: "on-demand"|"interruptible"|"ondemand"|"bid", target_state?: "running"|"stopped", vm?: boolean, args_str?: string, [string]: nil }): vastai.Rental?, vastai.Error?
function Client:create_instance(args) end

--- - `ids` (required): the offers' numbers; at least 1
--- - `image`: Docker image; left out: the template says
--- - `disk`: size of the local disk; GB; above 0; default 10
--- - `env`: environment and ports: { NAME = "value", ["-p 8080:8080"] = "1" }, or the text of Docker flags "-e NAME=value -p 8080:8080"; default {} (secret: masked in previews, events and errors)
--- - `price`: the bid: makes the instance interruptible; $/h; above 0
--- - `label`: a name of your own; a lost rental is looked up by it
--- - `extra`: further Docker options (secret: masked in previews, events and errors)
--- - `onstart_cmd`: shell commands run at the start, at most 4048 characters
--- - `login`: registry login: "-u USER -p PASSWORD REGISTRY" (secret: masked in previews, events and errors)
--- - `python_utf8`: sets Python's locale to C.UTF-8; default false
--- - `lang_utf8`: sets the locale to C.UTF-8; default false
--- - `jupyter_lab`: JupyterLab instead of the notebook; default false
--- - `jupyter_dir`: directory in which Jupyter starts
--- - `force`: skips checks when an instance is copied; default false
--- - `cancel_unavail`: fails where the instance could not start at once; default false
--- - `template_hash`: hash of the template whose values count where none is given
--- - `user`: user inside the container
--- - `runtype`: "ssh_proxy", "ssh_direc ssh_proxy", "jupyter_proxy ssh_proxy", "args", …
--- - `args`: arguments of the image's entry point
--- - `volume_info`: a volume to make or to link: { create_new, volume_id, size, mount_path, name }; size in GB
--- - `template_id`: number of the template, in place of its hash
--- - `ssh`: launch with ssh
--- - `jupyter`: launch with Jupyter and ssh
--- - `direct`: with ssh or jupyter: the machine's own ports are used too
--- - `type`: interruptible needs price
--- - `target_state`: the state to begin with
--- - `vm`: a virtual machine
--- - `args_str`: args as one text
---@alias vastai.args.create_instances { ids: integer[], image?: string, disk?: number, env?: string|table<string, any>, price?: number, bid_price?: number, label?: string, extra?: string, onstart_cmd?: string, onstart?: string, entrypoint?: string, login?: string, image_login?: string, python_utf8?: boolean, lang_utf8?: boolean, jupyter_lab?: boolean, use_jupyter_lab?: boolean, jupyter_dir?: string, force?: boolean, cancel_unavail?: boolean, template_hash?: string, template_hash_id?: string, user?: string, runtype?: string, args?: any[], volume_info?: table<string, any>, template_id?: integer, ssh?: boolean, jupyter?: boolean, direct?: boolean, type?: "on-demand"|"interruptible"|"ondemand"|"bid", target_state?: "running"|"stopped", vm?: boolean, args_str?: string, [string]: nil }

--- Rents several offers with the same settings.
--- Returns { success, results = { { ask_id, success, new_contract, … }, … }, … }.
---@param args vastai.args.create_instances
---@return vastai.CreateInstancesResult? result
---@return vastai.Error? err
---@return_overload vastai.CreateInstancesResult
---@return_overload nil, vastai.Error
function Client:create_instances(args) end

--- - `id` (required): the offer's number, from a search; at least 1
--- - `size`: how large; GB; at least 1; default 15
--- - `name`: what it is called
---@alias vastai.args.create_network_volume { id: integer, size?: number, name?: string, [string]: nil }

--- Rents a network volume.
--- Returns { success, volume_name }.
---@param args vastai.args.create_network_volume
---@return vastai.CreateNetworkVolumeResult? result
---@return vastai.Error? err
---@return_overload vastai.CreateNetworkVolumeResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { size?: number, name?: string, [string]: nil }): vastai.CreateNetworkVolumeResult?, vastai.Error?
function Client:create_network_volume(args) end

--- - `cluster_id` (required): the cluster's number; at least 1
--- - `name` (required): what it is called
---@alias vastai.args.create_overlay { cluster_id: integer, name: string, [string]: nil }

--- Creates an overlay network on a cluster.
--- Returns { success }.
---@param args vastai.args.create_overlay
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, cluster_id: integer, rest: { name: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, cluster_id: integer, name: string): vastai.Success?, vastai.Error?
function Client:create_overlay(args) end

--- - `start_time` (required): from when: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
--- - `end_time` (required): until when
--- - `api_endpoint` (required): the path that is called: "/api/v0/instances/reboot/7/"
--- - `request_method` (required): its verb: "PUT"
--- - `request_body` (required): its body, a table
--- - `frequency` (required): how often
--- - `instance_id` (required): the instance that it concerns; at least 1
--- - `day_of_the_week`: for weekly jobs: 0 is Sunday; 0 to 6
--- - `hour_of_the_day`: for daily and weekly jobs, UTC; 0 to 23
---@alias vastai.args.create_scheduled_job { start_time: number|string, end_time: number|string, api_endpoint: string, request_method: string, request_body: any, frequency: "HOURLY"|"DAILY"|"WEEKLY", instance_id: integer, day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }

--- Has the service make a call again and again.
--- Returns { success, id }.
---@param args vastai.args.create_scheduled_job
---@return vastai.CreateScheduledJobResult? result
---@return vastai.Error? err
---@return_overload vastai.CreateScheduledJobResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, start_time: number|string, rest: { end_time: number|string, api_endpoint: string, request_method: string, request_body: any, frequency: "HOURLY"|"DAILY"|"WEEKLY", instance_id: integer, day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }): vastai.CreateScheduledJobResult?, vastai.Error?
---@overload fun(self: vastai.Client, start_time: number|string, end_time: number|string, rest: { api_endpoint: string, request_method: string, request_body: any, frequency: "HOURLY"|"DAILY"|"WEEKLY", instance_id: integer, day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }): vastai.CreateScheduledJobResult?, vastai.Error?
---@overload fun(self: vastai.Client, start_time: number|string, end_time: number|string, api_endpoint: string, rest: { request_method: string, request_body: any, frequency: "HOURLY"|"DAILY"|"WEEKLY", instance_id: integer, day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }): vastai.CreateScheduledJobResult?, vastai.Error?
---@overload fun(self: vastai.Client, start_time: number|string, end_time: number|string, api_endpoint: string, request_method: string, rest: { request_body: any, frequency: "HOURLY"|"DAILY"|"WEEKLY", instance_id: integer, day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }): vastai.CreateScheduledJobResult?, vastai.Error?
---@overload fun(self: vastai.Client, start_time: number|string, end_time: number|string, api_endpoint: string, request_method: string, request_body: any, rest: { frequency: "HOURLY"|"DAILY"|"WEEKLY", instance_id: integer, day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }): vastai.CreateScheduledJobResult?, vastai.Error?
---@overload fun(self: vastai.Client, start_time: number|string, end_time: number|string, api_endpoint: string, request_method: string, request_body: any, frequency: "HOURLY"|"DAILY"|"WEEKLY", rest: { instance_id: integer, day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }): vastai.CreateScheduledJobResult?, vastai.Error?
---@overload fun(self: vastai.Client, start_time: number|string, end_time: number|string, api_endpoint: string, request_method: string, request_body: any, frequency: "HOURLY"|"DAILY"|"WEEKLY", instance_id: integer, rest?: { day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }): vastai.CreateScheduledJobResult?, vastai.Error?
function Client:create_scheduled_job(args) end

--- - `ssh_key` (required): the public key: "ssh-ed25519 AAAA… name"
---@alias vastai.args.create_ssh_key { ssh_key: string, [string]: nil }

--- Adds a public SSH key to the account.
--- Returns { success, key = { id, public_key, … } }.
---@param args vastai.args.create_ssh_key
---@return vastai.StoredSshKey? result
---@return vastai.Error? err
---@return_overload vastai.StoredSshKey
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, ssh_key: string): vastai.StoredSshKey?, vastai.Error?
function Client:create_ssh_key(args) end

--- - `email` (required): its address
--- - `username` (required): its name
--- - `password` (required): its password (secret: masked in previews, events and errors)
--- - `type`: "host": for hosting only; else an ordinary account
---@alias vastai.args.create_subaccount { email: string, username: string, password: string, type?: string, [string]: nil }

--- Creates an account under this one.
--- Returns { id, username, email, key_id }.
---@param args vastai.args.create_subaccount
---@return vastai.CreateSubaccountResult? result
---@return vastai.Error? err
---@return_overload vastai.CreateSubaccountResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, email: string, rest: { username: string, password: string, type?: string, [string]: nil }): vastai.CreateSubaccountResult?, vastai.Error?
---@overload fun(self: vastai.Client, email: string, username: string, rest: { password: string, type?: string, [string]: nil }): vastai.CreateSubaccountResult?, vastai.Error?
---@overload fun(self: vastai.Client, email: string, username: string, password: string, rest?: { type?: string, [string]: nil }): vastai.CreateSubaccountResult?, vastai.Error?
function Client:create_subaccount(args) end

--- - `team_name` (required): what it is called
--- - `transfer_credit`: credit that moves from you to the team; $; at least 0; default 0
---@alias vastai.args.create_team { team_name: string, transfer_credit?: number, [string]: nil }

--- Makes this account a team.
--- Returns { success, msg }.
---@param args vastai.args.create_team
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, team_name: string, rest?: { transfer_credit?: number, [string]: nil }): vastai.Success?, vastai.Error?
function Client:create_team(args) end

--- - `name` (required): what it is called
--- - `permissions`: what it allows: { api = { instance_read = {} } }, or the path of a file
--- - `permission_file`: path of a JSON file that holds the permissions
---@alias vastai.args.create_team_role { name: string, permissions?: string|table<string, any>, permission_file?: string, [string]: nil }

--- Creates a role for members of the team.
--- Returns { msg }.
---@param args vastai.args.create_team_role
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name: string, rest?: { permissions?: string|table<string, any>, permission_file?: string, [string]: nil }): vastai.Success?, vastai.Error?
function Client:create_team_role(args) end

--- - `name`: what it is called
--- - `image`: Docker image
--- - `image_tag`: tag of the image
--- - `href`: link to the image's page
--- - `repo`: repository of the image, such as library/ubuntu
--- - `env`: environment and ports as Docker flags: "-e NAME=value -p 8080:8080" (secret: masked in previews, events and errors)
--- - `onstart_cmd`: shell commands run at the start
--- - `jupyter_dir`: directory in which Jupyter starts
--- - `extra_filters`: which machines suit: { cuda_max_good = { gte = 12.6 } }; default {}
--- - `disk_space`: disk to recommend; GB; at least 0
--- - `readme`: long text about it
--- - `desc`: short text about it
--- - `jupyter`: launch with Jupyter and ssh
--- - `ssh`: launch with ssh
--- - `direct`: with ssh or jupyter: reached directly
--- - `login`: registry login: only its first word, the registry, is stored (secret: masked in previews, events and errors)
--- - `hide_readme`: others do not see the readme
--- - `public`: others find it
--- - `jup_direct`: Jupyter is reached directly; default false
--- - `ssh_direct`: ssh is reached directly; default false
--- - `jupyter_lab`: JupyterLab instead of the notebook; default false
--- - `runtype`: how it is launched; default "args"
--- - `use_ssh`: with ssh; default false
--- - `docker_login_repo`: private registry, such as docker.io
--- - `readme_visible`: others see the readme; default true
--- - `private`: only you find it; default true
--- - `docker_login_user`: user at the private registry
--- - `docker_login_pass`: password or token at the private registry (secret: masked in previews, events and errors)
--- - `args_str`: arguments of the image's entry point, with runtype args
--- - `volume_info`: volume to suggest where instances are made by hand
--- - `search_params`: not sent, as officially: extra_filters says which machines suit
--- - `no_default`: not sent, as officially
---@alias vastai.args.create_template { name?: string, image?: string, image_tag?: string, tag?: string, href?: string, repo?: string, env?: string, onstart_cmd?: string, onstart?: string, jupyter_dir?: string, extra_filters?: table<string, any>, disk_space?: number, recommended_disk_space?: number, readme?: string, desc?: string, jupyter?: boolean, ssh?: boolean, direct?: boolean, login?: string, hide_readme?: boolean, public?: boolean, jup_direct?: boolean, ssh_direct?: boolean, jupyter_lab?: boolean, use_jupyter_lab?: boolean, runtype?: "ssh"|"jupyter"|"args", use_ssh?: boolean, docker_login_repo?: string, readme_visible?: boolean, private?: boolean, docker_login_user?: string, docker_login_pass?: string, args_str?: string, volume_info?: table<string, any>, search_params?: string, no_default?: boolean, [string]: nil }

--- Creates a template; private, unless public is given.
--- Returns { success, msg, template = { id, hash_id, name } }.
---@param args? vastai.args.create_template
---@return vastai.CreateTemplateResult? result
---@return vastai.Error? err
---@return_overload vastai.CreateTemplateResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name?: string, rest?: { image?: string, image_tag?: string, tag?: string, href?: string, repo?: string, env?: string, onstart_cmd?: string, onstart?: string, jupyter_dir?: string, extra_filters?: table<string, any>, disk_space?: number, recommended_disk_space?: number, readme?: string, desc?: string, jupyter?: boolean, ssh?: boolean, direct?: boolean, login?: string, hide_readme?: boolean, public?: boolean, jup_direct?: boolean, ssh_direct?: boolean, jupyter_lab?: boolean, use_jupyter_lab?: boolean, runtype?: "ssh"|"jupyter"|"args", use_ssh?: boolean, docker_login_repo?: string, readme_visible?: boolean, private?: boolean, docker_login_user?: string, docker_login_pass?: string, args_str?: string, volume_info?: table<string, any>, search_params?: string, no_default?: boolean, [string]: nil }): vastai.CreateTemplateResult?, vastai.Error?
function Client:create_template(args) end

--- - `id` (required): the offer's number, from a search; at least 1
--- - `size`: how large; GB; at least 1; default 15
--- - `name`: what it is called
---@alias vastai.args.create_volume { id: integer, size?: number, name?: string, [string]: nil }

--- Rents a volume on one machine.
--- Returns { success, volume_name }.
---@param args vastai.args.create_volume
---@return vastai.CreatedVolume? result
---@return vastai.Error? err
---@return_overload vastai.CreatedVolume
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { size?: number, name?: string, [string]: nil }): vastai.CreatedVolume?, vastai.Error?
function Client:create_volume(args) end

--- - `webhook_url` (required): where notifications are sent to (secret: masked in previews, events and errors)
--- - `event_types` (required): what it is told: { "client:low_credit", … }
--- - `name`: what it is called, 120 characters at most
---@alias vastai.args.create_webhook { webhook_url: string, event_types: any[], name?: string, [string]: nil }

--- Creates a webhook. Its secret is shown this once.
--- Returns { success, webhook = { id, secret, … } }.
---@param args vastai.args.create_webhook
---@return vastai.WebhookResult? result
---@return vastai.Error? err
---@return_overload vastai.WebhookResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, webhook_url: string, rest: { event_types: any[], name?: string, [string]: nil }): vastai.WebhookResult?, vastai.Error?
---@overload fun(self: vastai.Client, webhook_url: string, event_types: any[], rest?: { name?: string, [string]: nil }): vastai.WebhookResult?, vastai.Error?
function Client:create_webhook(args) end

--- - `template_hash`: the template that workers run
--- - `template_id`: the same by its number
--- - `search_params`: which machines: "gpu_ram>=24 num_gpus=1"; the usual filters are added
--- - `launch_args`: how workers are created, as on the command line (secret: masked in previews, events and errors)
--- - `endpoint_name`: the endpoint that it serves
--- - `endpoint_id`: the same by its number
--- - `test_workers`: workers that measure a new machine; at least 0; default 3
--- - `gpu_ram`: GPU memory that is needed; GB; at least 0
--- - `min_load`: load that is always served; perf/s; at least 0
--- - `target_util`: how busy workers should be, at most 1; at least 0
--- - `cold_mult`: capacity kept cold, as a multiple of the load; at least 0
--- - `cold_workers`: fewest workers kept cold; at least 0
--- - `no_default`: do not add verified=True rentable=True rented=False to search_params
--- - `auto_instance`: the autoscaler that serves it; default "prod"
---@alias vastai.args.create_workergroup { template_hash?: string, template_id?: integer, search_params?: string, launch_args?: string, endpoint_name?: string, endpoint_id?: integer, test_workers?: integer, gpu_ram?: number, min_load?: number, target_util?: number, cold_mult?: number, cold_workers?: integer, no_default?: boolean, auto_instance?: string, [string]: nil }

--- Creates a worker group: it rents workers for an endpoint.
--- Returns { success, id }.
---@param args? vastai.args.create_workergroup
---@return vastai.CreateWorkergroupResult? result
---@return vastai.Error? err
---@return_overload vastai.CreateWorkergroupResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, template_hash?: string, rest?: { template_id?: integer, search_params?: string, launch_args?: string, endpoint_name?: string, endpoint_id?: integer, test_workers?: integer, gpu_ram?: number, min_load?: number, target_util?: number, cold_mult?: number, cold_workers?: integer, no_default?: boolean, auto_instance?: string, [string]: nil }): vastai.CreateWorkergroupResult?, vastai.Error?
function Client:create_workergroup(args) end

--- - `ids` (required): the machines' numbers; at least 1
---@alias vastai.args.defrag_machines { ids: integer[], [string]: nil }

--- Puts the free GPUs of machines back together into larger offers.
--- Returns { success, results }.
---@param args vastai.args.defrag_machines
---@return vastai.DefragMachinesResult? result
---@return vastai.Error? err
---@return_overload vastai.DefragMachinesResult
---@return_overload nil, vastai.Error
function Client:defrag_machines(args) end

--- - `id` (required): the key's number in the list
---@alias vastai.args.delete_api_key { id: integer, [string]: nil }

--- Deletes an API key: whoever holds it is refused from then on.
--- Returns { success = true, msg }.
---@param args vastai.args.delete_api_key
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:delete_api_key(args) end

--- - `cluster_id` (required): the cluster's number; at least 1
---@alias vastai.args.delete_cluster { cluster_id: integer, [string]: nil }

--- Deletes a cluster; its machines stay.
--- Returns { success, msg }.
---@param args vastai.args.delete_cluster
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, cluster_id: integer): vastai.Success?, vastai.Error?
function Client:delete_cluster(args) end

--- - `id` (required): the connection's number
---@alias vastai.args.delete_connection { id: integer, [string]: nil }

--- Removes a connection to cloud storage.
--- Returns { success, msg }.
---@param args vastai.args.delete_connection
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:delete_connection(args) end

--- - `id`: the deployment's number
--- - `name`: its name, in place of the number: all tags of it
--- - `tag`: only this tag of that name
---@alias vastai.args.delete_deployment { id?: integer, name?: string, tag?: string, [string]: nil }

--- Deletes a deployment with its endpoint and workers, by number or by name.
--- Returns { success }.
---@param args? vastai.args.delete_deployment
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id?: integer, rest?: { name?: string, tag?: string, [string]: nil }): vastai.Success?, vastai.Error?
function Client:delete_deployment(args) end

--- - `id` (required): the endpoint's number; at least 1
---@alias vastai.args.delete_endpoint { id: integer, [string]: nil }

--- Deletes a serverless endpoint and its workers.
--- Returns { success, deleted_workers, failed_workers, msg }.
---@param args vastai.args.delete_endpoint
---@return vastai.DeletedGroup? result
---@return vastai.Error? err
---@return_overload vastai.DeletedGroup
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.DeletedGroup?, vastai.Error?
function Client:delete_endpoint(args) end

--- - `name` (required): the variable's name
---@alias vastai.args.delete_env_var { name: string, [string]: nil }

--- Deletes an environment variable.
--- Returns { success, msg }.
---@param args vastai.args.delete_env_var
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name: string): vastai.Success?, vastai.Error?
function Client:delete_env_var(args) end

--- - `id` (required): the machine's number
---@alias vastai.args.delete_machine { id: integer, [string]: nil }

--- Deletes a machine that nobody uses.
--- Returns { success }.
---@param args vastai.args.delete_machine
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:delete_machine(args) end

--- - `id` (required): the window's number, from show_maints
---@alias vastai.args.delete_maint { id: integer, [string]: nil }

--- Cancels one maintenance window.
--- Returns { success, msg }.
---@param args vastai.args.delete_maint
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:delete_maint(args) end

--- - `ids` (required): the windows' numbers, 100 at most; at least 1
---@alias vastai.args.delete_maints { ids: integer[], [string]: nil }

--- Cancels several maintenance windows.
--- Returns { success, results = { { success, maintenance_id, msg }, … } }.
---@param args vastai.args.delete_maints
---@return vastai.DeleteMaintsResult? result
---@return vastai.Error? err
---@return_overload vastai.DeleteMaintsResult
---@return_overload nil, vastai.Error
function Client:delete_maints(args) end

--- - `overlay_identifier` (required): the overlay's number, or its name
---@alias vastai.args.delete_overlay { overlay_identifier: string|integer, [string]: nil }

--- Deletes an overlay network; instances leave it.
--- Returns { success }.
---@param args vastai.args.delete_overlay
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, overlay_identifier: string|integer): vastai.Success?, vastai.Error?
function Client:delete_overlay(args) end

--- - `id` (required): the job's number
---@alias vastai.args.delete_scheduled_job { id: integer, [string]: nil }

--- Deletes a scheduled job.
--- Returns { success }.
---@param args vastai.args.delete_scheduled_job
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:delete_scheduled_job(args) end

--- - `id` (required): the key's number in the list
---@alias vastai.args.delete_ssh_key { id: integer, [string]: nil }

--- Removes an SSH key from the account.
--- Returns { success }.
---@param args vastai.args.delete_ssh_key
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:delete_ssh_key(args) end

--- - `template_id`: the template's number; at least 1
--- - `hash_id`: the template's hash: the number is looked up by it
---@alias vastai.args.delete_template { template_id?: integer, id?: integer, hash_id?: string, HASH_ID?: string, [string]: nil }

--- Deletes a template, by its number or its hash.
--- Returns { success }.
---@param args? vastai.args.delete_template
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, template_id?: integer, rest?: { hash_id?: string, HASH_ID?: string, [string]: nil }): vastai.Success?, vastai.Error?
function Client:delete_template(args) end

--- - `id` (required): the volume's number; at least 1
---@alias vastai.args.delete_volume { id: integer, [string]: nil }

--- Deletes a volume that no instance uses, with all that it holds.
--- Returns { success }.
---@param args vastai.args.delete_volume
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:delete_volume(args) end

--- - `id` (required): the webhook's number
---@alias vastai.args.delete_webhook { id: integer, [string]: nil }

--- Deletes a webhook.
--- Returns { success }.
---@param args vastai.args.delete_webhook
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:delete_webhook(args) end

--- - `id` (required): the worker group's number; at least 1
---@alias vastai.args.delete_workergroup { id: integer, [string]: nil }

--- Deletes a worker group; its instances may live on.
--- Returns { success, deleted_workers, failed_workers, msg }.
---@param args vastai.args.delete_workergroup
---@return vastai.DeletedGroup? result
---@return vastai.Error? err
---@return_overload vastai.DeletedGroup
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.DeletedGroup?, vastai.Error?
function Client:delete_workergroup(args) end

--- - `id` (required): the instance's number; at least 1
--- - `timeout`: how long to wait at most; s; at least 0; default 120
--- - `interval`: time between two looks; s; at least 0; default 3
---@alias vastai.args.destroy_and_verify { id: integer, timeout?: number, interval?: number, [string]: nil }

--- Destroys an instance, and looks until it is gone.
--- Returns { id, destroyed, attempts }.
---@param args vastai.args.destroy_and_verify
---@return vastai.DestroyAndVerifyResult? result
---@return vastai.Error? err
---@return_overload vastai.DestroyAndVerifyResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { timeout?: number, interval?: number, [string]: nil }): vastai.DestroyAndVerifyResult?, vastai.Error?
function Client:destroy_and_verify(args) end

--- - `id` (required): the instance's number, or a list of numbers
---@alias vastai.args.destroy_instance { id: integer|integer[], [string]: nil }

--- Ends a rental, or several, for good: all data is lost, nothing is billed any more.
--- Returns { success, msg }.
---@param args vastai.args.destroy_instance
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer|integer[]): vastai.Success?, vastai.Error?
function Client:destroy_instance(args) end

--- - `ids` (required): the instances' numbers; at least 1
---@alias vastai.args.destroy_instances { ids: integer[], [string]: nil }

--- Ends several rentals for good.
--- Returns { success, … }.
---@param args vastai.args.destroy_instances
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
function Client:destroy_instances(args) end

--- Ends the team: its members lose access.
--- Returns { success, msg }.
---@return vastai.DestroyTeamResult? result
---@return vastai.Error? err
---@return_overload vastai.DestroyTeamResult
---@return_overload nil, vastai.Error
function Client:destroy_team() end

--- - `instance_id` (required): the instance's number
--- - `ssh_key_id` (required): number of the key (show_instance_ssh_keys)
---@alias vastai.args.detach_ssh { instance_id: integer, ssh_key_id: string|integer, [string]: nil }

--- Takes an ssh key off an instance.
--- Returns { success, msg }.
---@param args vastai.args.detach_ssh
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, instance_id: integer, rest: { ssh_key_id: string|integer, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, instance_id: integer, ssh_key_id: string|integer): vastai.Success?, vastai.Error?
function Client:detach_ssh(args) end

--- - `id` (required): the instance's number
--- - `command` (required): the command, at most 512 characters: ls, rm or du
---@alias vastai.args.execute { id: integer, command: string, [string]: nil }

--- Runs ls, rm or du on an instance, stopped ones included, and waits for what it prints.
--- Returns what it printed, as one string.
---@param args vastai.args.execute
---@return string? result
---@return vastai.Error? err
---@return_overload string
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { command: string, [string]: nil }): string?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, command: string): string?, vastai.Error?
function Client:execute(args) end

--- - `label`: only contracts with this label
--- - `contract_ids`: only contracts with these numbers
---@alias vastai.args.fetch_contracts { label?: string, contract_ids?: any[], fields?: string[], [string]: nil }

--- Fetches contracts by their label or their numbers.
--- Returns { { id, label, … }, … }.
---@param args? vastai.args.fetch_contracts
---@return vastai.Contract[]? result
---@return vastai.Error? err
---@return_overload vastai.Contract[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, label?: string, rest?: { contract_ids?: any[], fields?: string[], [string]: nil }): vastai.Contract[]?, vastai.Error?
function Client:fetch_contracts(args) end

--- - `id` (required): the endpoint's number; at least 1
---@alias vastai.args.get_endpoint_workers { id: integer, [string]: nil }

--- Lists the workers of an endpoint.
--- Returns { { id, status, cur_load, measured_perf, … }, … }.
---@param args vastai.args.get_endpoint_workers
---@return vastai.ServerlessWorker[]? result
---@return vastai.Error? err
---@return_overload vastai.ServerlessWorker[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.ServerlessWorker[]?, vastai.Error?
function Client:get_endpoint_workers(args) end

--- - `id` (required): the endpoint's number; at least 1
--- - `level`: taken for the sake of old scripts: all levels are answered
--- - `tail`: how many lines from the end; at least 0
---@alias vastai.args.get_endpt_logs { id: integer, level?: integer, tail?: integer, [string]: nil }

--- Fetches the logs of an endpoint from the autoscaler.
--- Returns { info0, info1, trace, debug }, or { logs }: text.
---@param args vastai.args.get_endpt_logs
---@return vastai.GroupLogs? result
---@return vastai.Error? err
---@return_overload vastai.GroupLogs
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { level?: integer, tail?: integer, [string]: nil }): vastai.GroupLogs?, vastai.Error?
function Client:get_endpt_logs(args) end

--- - `id` (required): the worker group's number; at least 1
--- - `tail`: how many lines from the end; 10000 by default; at least 0
---@alias vastai.args.get_workergroup_logs { id: integer, tail?: integer, [string]: nil }

--- Fetches the logs of a worker group from the autoscaler: the route that the API documents.
--- Returns { logs }: text.
---@param args vastai.args.get_workergroup_logs
---@return vastai.GroupLogs? result
---@return vastai.Error? err
---@return_overload vastai.GroupLogs
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { tail?: integer, [string]: nil }): vastai.GroupLogs?, vastai.Error?
function Client:get_workergroup_logs(args) end

--- - `id` (required): the worker group's number; at least 1
---@alias vastai.args.get_workergroup_workers { id: integer, [string]: nil }

--- Lists the workers of a worker group.
--- Returns { workers = { { id, status, url, … }, … } }.
---@param args vastai.args.get_workergroup_workers
---@return vastai.GetWorkergroupWorkersResult? result
---@return vastai.Error? err
---@return_overload vastai.GetWorkergroupWorkersResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.GetWorkergroupWorkersResult?, vastai.Error?
function Client:get_workergroup_workers(args) end

--- - `id` (required): the worker group's number; at least 1
--- - `level`: taken for the sake of old scripts: all levels are answered
--- - `tail`: how many lines from the end; at least 0
---@alias vastai.args.get_wrkgrp_logs { id: integer, level?: integer, tail?: integer, [string]: nil }

--- Fetches the logs of a worker group from the autoscaler.
--- Returns { info0, info1, trace, debug }, or { logs }: text.
---@param args vastai.args.get_wrkgrp_logs
---@return vastai.GroupLogs? result
---@return vastai.Error? err
---@return_overload vastai.GroupLogs
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { level?: integer, tail?: integer, [string]: nil }): vastai.GroupLogs?, vastai.Error?
function Client:get_wrkgrp_logs(args) end

--- - `email` (required): who is invited
--- - `role` (required): the name of the role
---@alias vastai.args.invite_member { email: string, role: string, [string]: nil }

--- Invites somebody to the team by e-mail.
--- Returns { success, msg }.
---@param args vastai.args.invite_member
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, email: string, rest: { role: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, email: string, role: string): vastai.Success?, vastai.Error?
function Client:invite_member(args) end

--- - `email` (required): who is invited
--- - `role` (required): the name of the role
---@alias vastai.args.invite_team_member { email: string, role: string, [string]: nil }

--- Invites somebody to the team: invite_member by its other name.
--- Returns { success, msg }.
---@param args vastai.args.invite_team_member
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, email: string, rest: { role: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, email: string, role: string): vastai.Success?, vastai.Error?
function Client:invite_team_member(args) end

--- - `cluster_id` (required): the cluster's number; at least 1
--- - `machine_ids` (required): the machines that join; at least 1
---@alias vastai.args.join_cluster { cluster_id: integer, machine_ids: integer[], [string]: nil }

--- Adds machines to a cluster.
--- Returns { success }.
---@param args vastai.args.join_cluster
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, cluster_id: integer, rest: { machine_ids: integer[], [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, cluster_id: integer, machine_ids: integer[]): vastai.Success?, vastai.Error?
function Client:join_cluster(args) end

--- - `name` (required): the overlay's name
--- - `instance_id` (required): the instance that joins; at least 1
---@alias vastai.args.join_overlay { name: string, instance_id: integer, [string]: nil }

--- Adds an instance to an overlay network.
--- Returns { success }.
---@param args vastai.args.join_overlay
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name: string, rest: { instance_id: integer, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, name: string, instance_id: integer): vastai.Success?, vastai.Error?
function Client:join_overlay(args) end

--- - `id` (required): the instance's number
--- - `label` (required): the new label, at most 1024 characters
---@alias vastai.args.label_instance { id: integer, label: string, [string]: nil }

--- Gives an instance a label.
--- Returns { success, msg }.
---@param args vastai.args.label_instance
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { label: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, label: string): vastai.Success?, vastai.Error?
function Client:label_instance(args) end

--- - `gpu_name`: model, like "RTX 4090" or RTX_4090; any: whatever comes; may be left to the query
--- - `num_gpus`: how many GPUs; may be left to the query
--- - `image` (required): Docker image
--- - `region`: North_America, South_America, Europe, Asia, Oceania, Africa, or countries: "US, CA"
--- - `disk`: disk space; GB; at least 0; default 10
--- - `order`: "dph_total", "num_gpus-,dph" (minus: descending), or a list of pairs: the first offer is taken; default "score-"
--- - `limit`: how many offers are looked at; at least 0
--- - `env`: environment and ports: { A = "1", ["-p 8000:8000"] = "1" }, or Docker's flags; default {} (secret: masked in previews, events and errors)
--- - `label`: the instance's label
--- - `extra`: further Docker options (secret: masked in previews, events and errors)
--- - `onstart_cmd`: commands run when it starts
--- - `login`: Docker login: -u USER -p PASSWORD REGISTRY (secret: masked in previews, events and errors)
--- - `python_utf8`: Python's UTF-8 mode; default false
--- - `lang_utf8`: a UTF-8 locale; default false
--- - `jupyter_lab`: JupyterLab instead of the notebook; default false
--- - `jupyter_dir`: folder that Jupyter shows
--- - `cancel_unavail`: true: nothing is rented when it cannot start at once; default false
--- - `template_hash`: template that fills what is not given
--- - `runtype`: ssh, jupyter, args, …; or give ssh, jupyter, direct
--- - `args`: arguments of the image's entrypoint, as a list
--- - `query`: more filters in the search language; a table stands for all filters, in the service's units
--- - `where`: more filters: { gpu_name = "RTX 4090", gpu_ram = { gte = 24 }, geolocation = { "SE", "DE" } }, in the units of the search language
--- - `allow_unknown`: true: fields that are not known are sent, instead of refused
--- - `ssh`: SSH connections
--- - `jupyter`: Jupyter and SSH
--- - `direct`: with ssh or jupyter: straight to the machine, not through the proxy
---@alias vastai.args.launch_instance { gpu_name?: string, num_gpus?: string|integer, image: string, region?: string, disk?: number, order?: any, limit?: integer, env?: string|table<string, any>, label?: string, extra?: string, onstart_cmd?: string, login?: string, python_utf8?: boolean, lang_utf8?: boolean, jupyter_lab?: boolean, jupyter_dir?: string, cancel_unavail?: boolean, template_hash?: string, runtype?: string, args?: any, query?: string|table<string, any>, where?: vastai.where.search_offers, allow_unknown?: boolean, ssh?: boolean, jupyter?: boolean, direct?: boolean, [string]: nil }

--- Rents the first on-demand offer that a search finds, in one request.
--- Returns { success, new_contract }: new_contract is the instance's id.
---@param args vastai.args.launch_instance
---@return vastai.LaunchInstanceResult? result
---@return vastai.Error? err
---@return_overload vastai.LaunchInstanceResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, gpu_name?: string, rest: { num_gpus?: string|integer, image: string, region?: string, disk?: number, order?: any, limit?: integer, env?: string|table<string, any>, label?: string, extra?: string, onstart_cmd?: string, login?: string, python_utf8?: boolean, lang_utf8?: boolean, jupyter_lab?: boolean, jupyter_dir?: string, cancel_unavail?: boolean, template_hash?: string, runtype?: string, args?: any, query?: string|table<string, any>, where?: vastai.where.search_offers, allow_unknown?: boolean, ssh?: boolean, jupyter?: boolean, direct?: boolean, [string]: nil }): vastai.LaunchInstanceResult?, vastai.Error?
function Client:launch_instance(args) end

--- - `id` (required): the machine's number
--- - `price_gpu`: price of one GPU; $/h; at least 0
--- - `price_disk`: price of storage; $/GB/month; at least 0
--- - `price_inetu`: price of uploads; $/GB; at least 0
--- - `price_inetd`: price of downloads; $/GB; at least 0
--- - `price_min_bid`: lowest bid for one GPU; $/h; at least 0
--- - `min_chunk`: fewest GPUs rented together; at least 0
--- - `end_date`: until when it is offered: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
--- - `discount_rate`: largest discount for prepaying, as a fraction; 0 to 1
--- - `duration`: how long it is offered, "1 week", in place of end_date
--- - `vol_size`: storage offered as volumes; GB; at least 0
--- - `vol_price`: price of that storage; $/GB/month; at least 0
---@alias vastai.args.list_machine { id: integer, price_gpu?: number, price_disk?: number, price_inetu?: number, price_inetd?: number, price_min_bid?: number, min_chunk?: integer, end_date?: number|string, discount_rate?: number, duration?: string|integer, vol_size?: integer, vol_price?: number, [string]: nil }

--- Offers a machine for rent, or changes its offer; what is left out stays.
--- Returns { success, extended }.
---@param args vastai.args.list_machine
---@return vastai.Listing? result
---@return vastai.Error? err
---@return_overload vastai.Listing
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { price_gpu?: number, price_disk?: number, price_inetu?: number, price_inetd?: number, price_min_bid?: number, min_chunk?: integer, end_date?: number|string, discount_rate?: number, duration?: string|integer, vol_size?: integer, vol_price?: number, [string]: nil }): vastai.Listing?, vastai.Error?
function Client:list_machine(args) end

--- - `ids` (required): the machines' numbers; at least 1
--- - `price_gpu`: price of one GPU; $/h; at least 0
--- - `price_disk`: price of storage; $/GB/month; at least 0
--- - `price_inetu`: price of uploads; $/GB; at least 0
--- - `price_inetd`: price of downloads; $/GB; at least 0
--- - `price_min_bid`: lowest bid for one GPU; $/h; at least 0
--- - `min_chunk`: fewest GPUs rented together; at least 0
--- - `end_date`: until when it is offered: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
--- - `discount_rate`: largest discount for prepaying, as a fraction; 0 to 1
--- - `duration`: how long it is offered, "1 week", in place of end_date
--- - `vol_size`: storage offered as volumes; GB; at least 0
--- - `vol_price`: price of that storage; $/GB/month; at least 0
---@alias vastai.args.list_machines { ids: integer[], price_gpu?: number, price_disk?: number, price_inetu?: number, price_inetd?: number, price_min_bid?: number, min_chunk?: integer, end_date?: number|string, discount_rate?: number, duration?: string|integer, vol_size?: integer, vol_price?: number, [string]: nil }

--- Offers several machines on the same terms, one request each. Stops at the first failure; its error has the answers so far as results.
--- Returns { { success, … }, … }: one answer a machine.
---@param args vastai.args.list_machines
---@return vastai.Listing[]? result
---@return vastai.Error? err
---@return_overload vastai.Listing[]
---@return_overload nil, vastai.Error
function Client:list_machines(args) end

--- - `disk_id` (required): the network disk's number; at least 1
--- - `price_disk`: its price; $/GB/month; at least 0; default 0.15
--- - `size`: how much is offered; GB; at least 0; default 15
--- - `end_date`: until when it is offered: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
---@alias vastai.args.list_network_volume { disk_id: integer, price_disk?: number, size?: number, end_date?: number|string, [string]: nil }

--- Offers storage of a host's network disk as network volumes.
--- Returns { success, msg }.
---@param args vastai.args.list_network_volume
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, disk_id: integer, rest?: { price_disk?: number, size?: number, end_date?: number|string, [string]: nil }): vastai.Success?, vastai.Error?
function Client:list_network_volume(args) end

--- - `id` (required): the machine's number; at least 1
--- - `size`: how much is offered; GB; at least 0; default 15
--- - `price_disk`: its price; $/GB/month; at least 0; default 0.1
--- - `end_date`: until when it is offered: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
---@alias vastai.args.list_volume { id: integer, size?: number, price_disk?: number, end_date?: number|string, [string]: nil }

--- Offers storage of a host's machine as volumes.
--- Returns { success, msg }.
---@param args vastai.args.list_volume
---@return vastai.VolumeListing? result
---@return vastai.Error? err
---@return_overload vastai.VolumeListing
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { size?: number, price_disk?: number, end_date?: number|string, [string]: nil }): vastai.VolumeListing?, vastai.Error?
function Client:list_volume(args) end

--- - `ids` (required): the machines' numbers; at least 1
--- - `size`: how much is offered on each; GB; at least 0; default 15
--- - `price_disk`: its price; $/GB/month; at least 0; default 0.1
--- - `end_date`: until when it is offered: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
---@alias vastai.args.list_volumes { ids: integer[], size?: number, price_disk?: number, end_date?: number|string, [string]: nil }

--- Offers storage of several of a host's machines as volumes.
--- Returns { success, msg }.
---@param args vastai.args.list_volumes
---@return vastai.VolumeListing? result
---@return vastai.Error? err
---@return_overload vastai.VolumeListing
---@return_overload nil, vastai.Error
function Client:list_volumes(args) end

--- - `instance_id` (required): the instance's number
--- - `tail`: how many lines from the end; lines
--- - `filter`: only lines that match this grep expression
--- - `daemon_logs`: the machine's log of the container instead of the container's own
---@alias vastai.args.logs { instance_id: integer, tail?: string|integer, filter?: string, daemon_logs?: boolean, [string]: nil }

--- Fetches the log of an instance: asks for it, then waits until it can be read.
--- Returns the log as one string.
---@param args vastai.args.logs
---@return string? result
---@return vastai.Error? err
---@return_overload string
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, instance_id: integer, rest?: { tail?: string|integer, filter?: string, daemon_logs?: boolean, [string]: nil }): string?, vastai.Error?
function Client:logs(args) end

--- - `id` (required): the instance's number
--- - `amount` (required): what to pay in advance; $; above 0
---@alias vastai.args.prepay_instance { id: integer, amount: number, [string]: nil }

--- Pays in advance for a reserved instance, at a discount.
--- Returns { success, timescale, discount_rate }: months, and the discount as a fraction.
---@param args vastai.args.prepay_instance
---@return vastai.PrepayInstanceResult? result
---@return vastai.Error? err
---@return_overload vastai.PrepayInstanceResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { amount: number, [string]: nil }): vastai.PrepayInstanceResult?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, amount: number): vastai.PrepayInstanceResult?, vastai.Error?
function Client:prepay_instance(args) end

--- - `id` (required): the instance's number
---@alias vastai.args.reboot_instance { id: integer, [string]: nil }

--- Stops and starts the container; the GPU stays yours.
--- Returns { success }.
---@param args vastai.args.reboot_instance
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:reboot_instance(args) end

--- - `id` (required): the instance's number
---@alias vastai.args.recycle_instance { id: integer, [string]: nil }

--- Replaces the container by a new one of the freshly pulled image; the GPU stays yours, what the container held is lost.
--- Returns { success }.
---@param args vastai.args.recycle_instance
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:recycle_instance(args) end

--- - `subaccount_user_id`: the account whose key is replaced; at least 1
--- - `regenerate_all`: replace the keys of all
---@alias vastai.args.regenerate_subaccount_keys { subaccount_user_id?: integer, regenerate_all?: boolean, [string]: nil }

--- Replaces the API key of one sub-account, or of all: the old ones are refused from then on.
--- Returns { success, regenerated_keys = { { user_id, email, derived_key }, … } }.
---@param args? vastai.args.regenerate_subaccount_keys
---@return vastai.RegenerateSubaccountKeysResult? result
---@return vastai.Error? err
---@return_overload vastai.RegenerateSubaccountKeysResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, subaccount_user_id?: integer, rest?: { regenerate_all?: boolean, [string]: nil }): vastai.RegenerateSubaccountKeysResult?, vastai.Error?
function Client:regenerate_subaccount_keys(args) end

--- - `instance_id` (required): the instance's number; at least 1
---@alias vastai.args.reject_price_increase { instance_id: integer, [string]: nil }

--- Rejects the price increase that is pending for an instance.
--- Returns { success, contract_id, … }, or nil and an error of kind not_found.
---@param args vastai.args.reject_price_increase
---@return vastai.PriceAnswer? result
---@return vastai.Error? err
---@return_overload vastai.PriceAnswer
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, instance_id: integer): vastai.PriceAnswer?, vastai.Error?
function Client:reject_price_increase(args) end

--- - `id` (required): the machine's number
---@alias vastai.args.remove_defjob { id: integer, [string]: nil }

--- Removes that job.
--- Returns { success, machine_id }.
---@param args vastai.args.remove_defjob
---@return vastai.RemoveDefjobResult? result
---@return vastai.Error? err
---@return_overload vastai.RemoveDefjobResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.RemoveDefjobResult?, vastai.Error?
function Client:remove_defjob(args) end

--- - `cluster_id` (required): the cluster's number; at least 1
--- - `machine_id` (required): the machine that leaves; at least 1
--- - `new_manager_id`: who manages it from then on, if the manager leaves; at least 1
---@alias vastai.args.remove_machine_from_cluster { cluster_id: integer, machine_id: integer, new_manager_id?: integer, [string]: nil }

--- Takes a machine out of a cluster.
--- Returns { success }.
---@param args vastai.args.remove_machine_from_cluster
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, cluster_id: integer, rest: { machine_id: integer, new_manager_id?: integer, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, cluster_id: integer, machine_id: integer, rest?: { new_manager_id?: integer, [string]: nil }): vastai.Success?, vastai.Error?
function Client:remove_machine_from_cluster(args) end

--- - `id` (required): the member's user number
---@alias vastai.args.remove_member { id: integer, [string]: nil }

--- Removes a member from the team.
--- Returns { status, message }.
---@param args vastai.args.remove_member
---@return vastai.Removal? result
---@return vastai.Error? err
---@return_overload vastai.Removal
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Removal?, vastai.Error?
function Client:remove_member(args) end

--- - `id` (required): the member's user number
--- - `role` (required): the name of the role
---@alias vastai.args.remove_member_role { id: integer, role: string, [string]: nil }

--- Takes one of several roles from a member.
--- Returns { msg }.
---@param args vastai.args.remove_member_role
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { role: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, role: string): vastai.Success?, vastai.Error?
function Client:remove_member_role(args) end

--- - `id` (required): the member's user number
---@alias vastai.args.remove_team_member { id: integer, [string]: nil }

--- Removes a member from the team: remove_member by its other name.
--- Returns { status, message }.
---@param args vastai.args.remove_team_member
---@return vastai.Removal? result
---@return vastai.Error? err
---@return_overload vastai.Removal
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Removal?, vastai.Error?
function Client:remove_team_member(args) end

--- - `name` (required): the role's name
---@alias vastai.args.remove_team_role { name: string|integer, [string]: nil }

--- Removes a role.
--- Returns { status, message }.
---@param args vastai.args.remove_team_role
---@return vastai.Removal? result
---@return vastai.Error? err
---@return_overload vastai.Removal
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name: string|integer): vastai.Removal?, vastai.Error?
function Client:remove_team_role(args) end

--- - `where`: what to rent, as search_offers takes it; this or query is needed
--- - `max_price` (required): the most to pay, storage included; $/h; above 0
--- - `query`: in place of where: the search language, or a table that is sent as it is
--- - `order`: which offers are looked at first; the cheapest of them is taken; default "dph_total"
--- - `limit`: how many offers are looked at; at least 0
--- - `allow_unknown`: true: fields that are not known are sent, instead of refused
--- - `max_tries`: how many offers are tried while others are faster; at least 1; default 10
--- - `image`: Docker image; left out: the template says
--- - `disk`: size of the local disk; GB; above 0; default 10
--- - `env`: environment and ports: { NAME = "value", ["-p 8080:8080"] = "1" }, or the text of Docker flags "-e NAME=value -p 8080:8080"; default {} (secret: masked in previews, events and errors)
--- - `price`: the bid: makes the instance interruptible; $/h; above 0
--- - `label`: a name of your own; a lost rental is looked up by it
--- - `extra`: further Docker options (secret: masked in previews, events and errors)
--- - `onstart_cmd`: shell commands run at the start, at most 4048 characters
--- - `login`: registry login: "-u USER -p PASSWORD REGISTRY" (secret: masked in previews, events and errors)
--- - `python_utf8`: sets Python's locale to C.UTF-8; default false
--- - `lang_utf8`: sets the locale to C.UTF-8; default false
--- - `jupyter_lab`: JupyterLab instead of the notebook; default false
--- - `jupyter_dir`: directory in which Jupyter starts
--- - `force`: skips checks when an instance is copied; default false
--- - `cancel_unavail`: fails where the instance could not start at once; default false
--- - `template_hash`: hash of the template whose values count where none is given
--- - `user`: user inside the container
--- - `runtype`: "ssh_proxy", "ssh_direc ssh_proxy", "jupyter_proxy ssh_proxy", "args", …
--- - `args`: arguments of the image's entry point
--- - `volume_info`: a volume to make or to link: { create_new, volume_id, size, mount_path, name }; size in GB
--- - `template_id`: number of the template, in place of its hash
--- - `ssh`: launch with ssh
--- - `jupyter`: launch with Jupyter and ssh
--- - `direct`: with ssh or jupyter: the machine's own ports are used too
--- - `type`: interruptible needs price
--- - `target_state`: the state to begin with
--- - `vm`: a virtual machine
--- - `args_str`: args as one text
---@alias vastai.args.rent { where?: vastai.where.search_offers, max_price: number, query?: string|table<string, any>, order?: any, limit?: integer, allow_unknown?: boolean, max_tries?: integer, image?: string, disk?: number, env?: string|table<string, any>, price?: number, bid_price?: number, label?: string, extra?: string, onstart_cmd?: string, onstart?: string, entrypoint?: string, login?: string, image_login?: string, python_utf8?: boolean, lang_utf8?: boolean, jupyter_lab?: boolean, use_jupyter_lab?: boolean, jupyter_dir?: string, force?: boolean, cancel_unavail?: boolean, template_hash?: string, template_hash_id?: string, user?: string, runtype?: string, args?: any[], volume_info?: table<string, any>, template_id?: integer, ssh?: boolean, jupyter?: boolean, direct?: boolean, type?: "on-demand"|"interruptible"|"ondemand"|"bid", target_state?: "running"|"stopped", vm?: boolean, args_str?: string, [string]: nil }

--- Rents the cheapest offer within a price, and goes on to the next when somebody was faster.
--- Returns what create_instance gives, plus offer and label; or nil and an error of kind unavailable (nothing within the price) or ambiguous, or a call's own.
---@param args vastai.args.rent
---@return vastai.RentResult? result
---@return vastai.Error? err
---@return_overload vastai.RentResult
---@return_overload nil, vastai.Error
function Client:rent(args) end

--- - `id` (required): the machine's number
--- - `problem` (required): what it is about
--- - `instance_id` (required): your instance on that machine; at least 1
--- - `message`: what is wrong, 512 characters at most
---@alias vastai.args.report_machine { id: integer, problem: "Unable To Start Instance"|"Instance Takes Too Long To Load"|"Instance Has Less Disk Space Than Requested"|"Machine Has Port Issues"|"Machine Performance Is Less Than Expected"|"Other", instance_id: integer, message?: string, [string]: nil }

--- Reports a problem with a machine that you rent; its host is told.
--- Returns { success }.
---@param args vastai.args.report_machine
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { problem: "Unable To Start Instance"|"Instance Takes Too Long To Load"|"Instance Has Less Disk Space Than Requested"|"Machine Has Port Issues"|"Machine Performance Is Less Than Expected"|"Other", instance_id: integer, message?: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, problem: "Unable To Start Instance"|"Instance Takes Too Long To Load"|"Instance Has Less Disk Space Than Requested"|"Machine Has Port Issues"|"Machine Performance Is Less Than Expected"|"Other", rest: { instance_id: integer, message?: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, problem: "Unable To Start Instance"|"Instance Takes Too Long To Load"|"Instance Has Less Disk Space Than Requested"|"Machine Has Port Issues"|"Machine Performance Is Less Than Expected"|"Other", instance_id: integer, rest?: { message?: string, [string]: nil }): vastai.Success?, vastai.Error?
function Client:report_machine(args) end

--- - `id` (required): the machine's number
---@alias vastai.args.reports { id: integer, fields?: string[], [string]: nil }

--- Lists what renters reported about a machine.
--- Returns { { problem, message, created_at }, … }.
---@param args vastai.args.reports
---@return vastai.MachineReport[]? result
---@return vastai.Error? err
---@return_overload vastai.MachineReport[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { fields?: string[], [string]: nil }): vastai.MachineReport[]?, vastai.Error?
function Client:reports(args) end

--- Replaces the account's main key by a new one. This client moves to it; save it with vastai.save_api_key.
--- Returns { success, api_key }.
---@return vastai.ResetApiKeyResult? result
---@return vastai.Error? err
---@return_overload vastai.ResetApiKeyResult
---@return_overload nil, vastai.Error
function Client:reset_api_key() end

--- - `id` (required): the webhook's number
---@alias vastai.args.rotate_webhook_secret { id: integer, [string]: nil }

--- Gives a webhook a new secret, shown this once; the old one signs no more.
--- Returns { success, webhook = { id, secret, … } }.
---@param args vastai.args.rotate_webhook_secret
---@return vastai.RotateWebhookSecretResult? result
---@return vastai.Error? err
---@return_overload vastai.RotateWebhookSecretResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.RotateWebhookSecretResult?, vastai.Error?
function Client:rotate_webhook_secret(args) end

--- - `endpoint` (required): the endpoint's name
--- - `cost`: load of the request, in the unit of the endpoint; at least 0; default 100
---@alias vastai.args.route { endpoint: string, cost?: number, [string]: nil }

--- Asks for a worker that takes a request. The key is that of the endpoint.
--- Returns { endpoint, url, cost, reqnum, … }, or { status } while none is ready.
---@param args vastai.args.route
---@return vastai.RouteResult? result
---@return vastai.Error? err
---@return_overload vastai.RouteResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, endpoint: string, rest?: { cost?: number, [string]: nil }): vastai.RouteResult?, vastai.Error?
function Client:route(args) end

--- - `id` (required): the machine's number
--- - `sdate` (required): when it begins: Unix seconds, or an ISO date and time as text
--- - `duration` (required): how long; h; above 0
--- - `category`: why
---@alias vastai.args.schedule_maint { id: integer, sdate: any, duration: number, category?: "power"|"internet"|"disk"|"gpu"|"software"|"other", [string]: nil }

--- Announces maintenance of a machine: its renters are told.
--- Returns { success }.
---@param args vastai.args.schedule_maint
---@return vastai.ScheduleMaintResult? result
---@return vastai.Error? err
---@return_overload vastai.ScheduleMaintResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { sdate: any, duration: number, category?: "power"|"internet"|"disk"|"gpu"|"software"|"other", [string]: nil }): vastai.ScheduleMaintResult?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, sdate: any, rest: { duration: number, category?: "power"|"internet"|"disk"|"gpu"|"software"|"other", [string]: nil }): vastai.ScheduleMaintResult?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, sdate: any, duration: number, rest?: { category?: "power"|"internet"|"disk"|"gpu"|"software"|"other", [string]: nil }): vastai.ScheduleMaintResult?, vastai.Error?
function Client:schedule_maint(args) end

--- - `ids` (required): the machines' numbers, 100 at most; at least 1
--- - `sdate` (required): when it begins: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
--- - `duration`: how long; 1 by default; h; above 0
--- - `category`: why
---@alias vastai.args.schedule_maints { ids: integer[], sdate: number|string, duration?: number, category?: "power"|"internet"|"disk"|"gpu"|"software"|"other", [string]: nil }

--- Announces maintenance of several machines: their renters are told.
--- Returns { success, results = { { success, machine_id, … }, … } }.
---@param args vastai.args.schedule_maints
---@return vastai.ScheduleMaintsResult? result
---@return vastai.Error? err
---@return_overload vastai.ScheduleMaintsResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, ids: integer[], sdate: number|string, rest?: { duration?: number, category?: "power"|"internet"|"disk"|"gpu"|"software"|"other", [string]: nil }): vastai.ScheduleMaintsResult?, vastai.Error?
function Client:schedule_maints(args) end

--- - `id` (required): the instance's number
---@alias vastai.args.scp_url { id: integer, [string]: nil }

--- The scp address of an instance, the proxy's first; ssh_endpoint prefers the machine's own.
--- Returns "scp://root@HOST:PORT", or "" where there is none yet.
---@param args vastai.args.scp_url
---@return string? result
---@return vastai.Error? err
---@return_overload string
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): string?, vastai.Error?
function Client:scp_url(args) end

--- - `query`: a table of filters, sent as it is; a text goes to the service unread
--- - `order`: { { col = "last_update", dir = "desc" } }
--- - `limit`: how many at most; at least 0
--- - `where`: { gpu_name = "RTX 4090", value = { gt = 100 } }
--- - `allow_unknown`: true: fields that are not known are sent, instead of refused
---@alias vastai.args.search_benchmarks { query?: string|table<string, any>, order?: any[], limit?: integer, where?: vastai.where.search_benchmarks, allow_unknown?: boolean, [string]: nil }

--- Searches for benchmark results.
--- Returns { { id, gpu_name, num_gpus, value, … }, … }.
---@param args? vastai.args.search_benchmarks
---@return vastai.Benchmark[]? result
---@return vastai.Error? err
---@return_overload vastai.Benchmark[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, query?: string, rest?: { order?: any[], limit?: integer, where?: vastai.where.search_benchmarks, allow_unknown?: boolean, [string]: nil }): vastai.Benchmark[]?, vastai.Error?
function Client:search_benchmarks(args) end

--- - `query`: a table of filters, sent as it is; a text goes to the service unread
--- - `where`: { id = { gt = 100 } }: fields are checked
--- - `allow_unknown`: true: fields that are not known are sent, instead of refused
---@alias vastai.args.search_invoices { query?: string|table<string, any>, where?: vastai.where.search_invoices, allow_unknown?: boolean, [string]: nil }

--- Searches for invoices.
--- Returns { { id, amount_cents, when, paid_on, … }, … }: when and paid_on in seconds since 1970.
---@param args? vastai.args.search_invoices
---@return vastai.Invoice[]? result
---@return vastai.Error? err
---@return_overload vastai.Invoice[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, query?: string, rest?: { where?: vastai.where.search_invoices, allow_unknown?: boolean, [string]: nil }): vastai.Invoice[]?, vastai.Error?
function Client:search_invoices(args) end

--- - `query`: "gpu_ram>=24 num_gpus=4" in the search language, or a table that is sent as it is, in the service's units
--- - `order`: "dph_total", "num_gpus-,dph" (minus: descending), or a list of pairs; default "score-"
--- - `limit`: how many at most; at least 0
--- - `storage`: storage that the price is for; GB; at least 0; default 1
--- - `no_default`: true: verified, external and disk_space are left as the query has them
--- - `where`: { gpu_name = "RTX 4090", gpu_ram = { gte = 24 }, geolocation = { "SE", "DE" } }, in the units of the search language
--- - `allow_unknown`: true: fields that are not known are sent, instead of refused
---@alias vastai.args.search_network_volumes { query?: string|table<string, any>, order?: any, limit?: integer, storage?: number, no_default?: boolean, where?: vastai.where.search_network_volumes, allow_unknown?: boolean, fields?: string[], [string]: nil }

--- Searches for network volumes to rent. An offer that does not fit (the service drops filters silently) is an error of kind invalid, unless the query was a table.
--- Returns { { id, disk_space, storage_cost, geolocation, … }, … }.
---@param args? vastai.args.search_network_volumes
---@return vastai.NetworkVolumeOffer[]? result
---@return vastai.Error? err
---@return_overload vastai.NetworkVolumeOffer[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, query?: string, rest?: { order?: any, limit?: integer, storage?: number, no_default?: boolean, where?: vastai.where.search_network_volumes, allow_unknown?: boolean, fields?: string[], [string]: nil }): vastai.NetworkVolumeOffer[]?, vastai.Error?
function Client:search_network_volumes(args) end

--- - `query`: "gpu_ram>=24 num_gpus=4" in the search language, or a table that is sent as it is, in the service's units
--- - `type`: how they are rented; interruptible is sent as bid; default "on-demand"
--- - `order`: "dph_total", "num_gpus-,dph" (minus: descending), or a list of pairs; default "score-"
--- - `limit`: how many at most; at least 0
--- - `storage`: storage that the price includes; GB; at least 0; default 5
--- - `no_default`: true: verified, external, rentable and rented are left as the query has them
--- - `disable_bundling`: true: equal offers are not put together
--- - `where`: { gpu_name = "RTX 4090", gpu_ram = { gte = 24 }, geolocation = { "SE", "DE" } }, in the units of the search language
--- - `allow_unknown`: true: fields that are not known are sent, instead of refused
--- - `new`: true: the route of search_offers_new
---@alias vastai.args.search_offers { query?: string|table<string, any>, type?: "on-demand"|"bid"|"interruptible"|"reserved"|"ondemand"|"ask", order?: any, limit?: integer, storage?: number, no_default?: boolean, disable_bundling?: boolean, where?: vastai.where.search_offers, allow_unknown?: boolean, new?: boolean, fields?: string[], [string]: nil }

--- Searches for machines to rent: verified, rentable ones unless the query says otherwise. An offer that does not fit (the service drops filters silently) is an error of kind invalid, unless the query was a table.
--- Returns { { id, gpu_name, num_gpus, dph_total, datacenter, … }, … }: id is what create_instance takes, dph_total in $/h, memory in MB.
---@param args? vastai.args.search_offers
---@return vastai.Offer[]? result
---@return vastai.Error? err
---@return_overload vastai.Offer[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, query?: string, rest?: { type?: "on-demand"|"bid"|"interruptible"|"reserved"|"ondemand"|"ask", order?: any, limit?: integer, storage?: number, no_default?: boolean, disable_bundling?: boolean, where?: vastai.where.search_offers, allow_unknown?: boolean, new?: boolean, fields?: string[], [string]: nil }): vastai.Offer[]?, vastai.Error?
function Client:search_offers(args) end

--- - `query`: "gpu_ram>=24 num_gpus=4" in the search language, or a table that is sent as it is, in the service's units
--- - `type`: how they are rented; interruptible is sent as bid; default "on-demand"
--- - `order`: "dph_total", "num_gpus-,dph" (minus: descending), or a list of pairs; default "score-"
--- - `limit`: how many at most; at least 0
--- - `storage`: storage that the price includes; GB; at least 0; default 5
--- - `no_default`: true: verified, external, rentable and rented are left as the query has them
--- - `disable_bundling`: true: equal offers are not put together
--- - `where`: { gpu_name = "RTX 4090", gpu_ram = { gte = 24 }, geolocation = { "SE", "DE" } }, in the units of the search language
--- - `allow_unknown`: true: fields that are not known are sent, instead of refused
---@alias vastai.args.search_offers_new { query?: string|table<string, any>, type?: "on-demand"|"bid"|"interruptible"|"reserved"|"ondemand"|"ask", order?: any, limit?: integer, storage?: number, no_default?: boolean, disable_bundling?: boolean, where?: vastai.where.search_offers, allow_unknown?: boolean, fields?: string[], [string]: nil }

--- Searches for machines as search_offers does, on the service's newer route. An offer that does not fit (the service drops filters silently) is an error of kind invalid, unless the query was a table.
--- Returns as search_offers.
---@param args? vastai.args.search_offers_new
---@return vastai.Offer[]? result
---@return vastai.Error? err
---@return_overload vastai.Offer[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, query?: string, rest?: { type?: "on-demand"|"bid"|"interruptible"|"reserved"|"ondemand"|"ask", order?: any, limit?: integer, storage?: number, no_default?: boolean, disable_bundling?: boolean, where?: vastai.where.search_offers, allow_unknown?: boolean, fields?: string[], [string]: nil }): vastai.Offer[]?, vastai.Error?
function Client:search_offers_new(args) end

--- - `query`: a table of filters, sent as it is; a text goes to the service unread
--- - `where`: { id = { gt = 100 } }: fields are checked
--- - `allow_unknown`: true: fields that are not known are sent, instead of refused
---@alias vastai.args.search_templates { query?: string|table<string, any>, where?: vastai.where.search_templates, allow_unknown?: boolean, fields?: string[], [string]: nil }

--- Searches for templates, yours and public ones.
--- Returns { { id, hash_id, name, image, … }, … }.
---@param args? vastai.args.search_templates
---@return vastai.Template[]? result
---@return vastai.Error? err
---@return_overload vastai.Template[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, query?: string, rest?: { where?: vastai.where.search_templates, allow_unknown?: boolean, fields?: string[], [string]: nil }): vastai.Template[]?, vastai.Error?
function Client:search_templates(args) end

--- - `query`: "gpu_ram>=24 num_gpus=4" in the search language, or a table that is sent as it is, in the service's units
--- - `order`: "dph_total", "num_gpus-,dph" (minus: descending), or a list of pairs; default "score-"
--- - `limit`: how many at most; at least 0
--- - `storage`: storage that the price is for; GB; at least 0; default 1
--- - `no_default`: true: verified, external and disk_space are left as the query has them
--- - `where`: { gpu_name = "RTX 4090", gpu_ram = { gte = 24 }, geolocation = { "SE", "DE" } }, in the units of the search language
--- - `allow_unknown`: true: fields that are not known are sent, instead of refused
---@alias vastai.args.search_volumes { query?: string|table<string, any>, order?: any, limit?: integer, storage?: number, no_default?: boolean, where?: vastai.where.search_volumes, allow_unknown?: boolean, fields?: string[], [string]: nil }

--- Searches for volumes to rent. An offer that does not fit (the service drops filters silently) is an error of kind invalid, unless the query was a table.
--- Returns { { id, disk_space, storage_cost, geolocation, … }, … }: storage_cost in $/GB/month.
---@param args? vastai.args.search_volumes
---@return vastai.VolumeOffer[]? result
---@return vastai.Error? err
---@return_overload vastai.VolumeOffer[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, query?: string, rest?: { order?: any, limit?: integer, storage?: number, no_default?: boolean, where?: vastai.where.search_volumes, allow_unknown?: boolean, fields?: string[], [string]: nil }): vastai.VolumeOffer[]?, vastai.Error?
function Client:search_volumes(args) end

--- - `id` (required): the deployment's number
---@alias vastai.args.send_deployment_heartbeat { id: integer, [string]: nil }

--- Tells that a deployment is still wanted, so that its ttl begins anew.
--- Returns { success, deployment_id }.
---@param args vastai.args.send_deployment_heartbeat
---@return vastai.SendDeploymentHeartbeatResult? result
---@return vastai.Error? err
---@return_overload vastai.SendDeploymentHeartbeatResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.SendDeploymentHeartbeatResult?, vastai.Error?
function Client:send_deployment_heartbeat(args) end

--- - `api_key` (required): the key that this client uses from now on (secret: masked in previews, events and errors)
---@alias vastai.args.set_api_key { api_key: string, [string]: nil }

--- Makes this client use another key; nothing is sent or saved.
--- Returns true.
---@param args vastai.args.set_api_key
---@return boolean? result
---@return vastai.Error? err
---@return_overload boolean
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, api_key: string): boolean?, vastai.Error?
function Client:set_api_key(args) end

--- - `id` (required): the machine's number
--- - `price_gpu`: bid for one GPU; $/h; at least 0
--- - `price_inetu`: price of uploads; $/GB; at least 0
--- - `price_inetd`: price of downloads; $/GB; at least 0
--- - `image`: the image that runs while nobody rents
--- - `args`: its arguments
---@alias vastai.args.set_defjob { id: integer, price_gpu?: number, price_inetu?: number, price_inetd?: number, image?: string, args?: any[], [string]: nil }

--- Sets the job that runs on a machine while nobody rents it.
--- Returns { success, machine_id }.
---@param args vastai.args.set_defjob
---@return vastai.SetDefjobResult? result
---@return vastai.Error? err
---@return_overload vastai.SetDefjobResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { price_gpu?: number, price_inetu?: number, price_inetd?: number, image?: string, args?: any[], [string]: nil }): vastai.SetDefjobResult?, vastai.Error?
function Client:set_defjob(args) end

--- - `id` (required): the machine's number
--- - `price`: lowest bid for one GPU; $/h; at least 0
---@alias vastai.args.set_min_bid { id: integer, price?: number, [string]: nil }

--- Sets the lowest bid for interruptible rentals of a machine.
--- Returns { success }.
---@param args vastai.args.set_min_bid
---@return vastai.SetMinBidResult? result
---@return vastai.Error? err
---@return_overload vastai.SetMinBidResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { price?: number, [string]: nil }): vastai.SetMinBidResult?, vastai.Error?
function Client:set_min_bid(args) end

--- - `params`: the settings to change: { fullname = …, balance_threshold = … }; stands alone, too
---@alias vastai.args.set_user table<string, any>

--- Changes settings of the account. { file = "user.json" } takes them from a file.
--- Returns { success, msg }.
---@param args? vastai.args.set_user
---@return vastai.SetUserResult? result
---@return vastai.Error? err
---@return_overload vastai.SetUserResult
---@return_overload nil, vastai.Error
function Client:set_user(args) end

--- - `id` (required): the key's number in the list
---@alias vastai.args.show_api_key { id: integer, [string]: nil }

--- Shows one API key, without its text. Looks in the list where the service has retired the route.
--- Returns { id, name, rights, … }.
---@param args vastai.args.show_api_key
---@return vastai.ApiKey? result
---@return vastai.Error? err
---@return_overload vastai.ApiKey
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.ApiKey?, vastai.Error?
function Client:show_api_key(args) end

---@alias vastai.args.show_api_keys { fields?: string[], [string]: nil }

--- Lists the account's API keys, without their texts.
--- Returns { { id, name, rights, key_type, … }, … }.
---@param args? vastai.args.show_api_keys
---@return vastai.ApiKey[]? result
---@return vastai.Error? err
---@return_overload vastai.ApiKey[]
---@return_overload nil, vastai.Error
function Client:show_api_keys(args) end

---@alias vastai.args.show_audit_logs { fields?: string[], [string]: nil }

--- Lists what was done with the account.
--- Returns { { id, api_route, api_key_id, ip_address, args, created_at }, … }.
---@param args? vastai.args.show_audit_logs
---@return vastai.AuditLog[]? result
---@return vastai.Error? err
---@return_overload vastai.AuditLog[]
---@return_overload nil, vastai.Error
function Client:show_audit_logs(args) end

--- Shows charges as a series for a chart.
--- Returns { success, … }.
---@return vastai.ShowChargesChartResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowChargesChartResult
---@return_overload nil, vastai.Error
function Client:show_charges_chart() end

--- Lists the clusters of your machines.
--- Returns { clusters = { ["1"] = { subnet, nodes }, … } }.
---@return vastai.ShowClustersResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowClustersResult
---@return_overload nil, vastai.Error
function Client:show_clusters() end

---@alias vastai.args.show_connections { fields?: string[], [string]: nil }

--- Lists the connections to cloud storage.
--- Returns { { id, cloud_type, name }, … }.
---@param args? vastai.args.show_connections
---@return vastai.Connection[]? result
---@return vastai.Error? err
---@return_overload vastai.Connection[]
---@return_overload nil, vastai.Error
function Client:show_connections(args) end

--- - `id` (required): the deployment's number
---@alias vastai.args.show_deployment { id: integer, [string]: nil }

--- Shows one deployment.
--- Returns { id, name, tag, … }.
---@param args vastai.args.show_deployment
---@return vastai.Deployment? result
---@return vastai.Error? err
---@return_overload vastai.Deployment
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Deployment?, vastai.Error?
function Client:show_deployment(args) end

--- - `id` (required): the deployment's number
---@alias vastai.args.show_deployment_download { id: integer, [string]: nil }

--- Gives an address to download the code of a deployment from, good for an hour.
--- Returns { success, download_url }.
---@param args vastai.args.show_deployment_download
---@return vastai.ShowDeploymentDownloadResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowDeploymentDownloadResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.ShowDeploymentDownloadResult?, vastai.Error?
function Client:show_deployment_download(args) end

--- - `id` (required): the deployment's number
---@alias vastai.args.show_deployment_versions { id: integer, [string]: nil }

--- Lists the versions of a deployment.
--- Returns { { id, file_hash, created_at }, … }.
---@param args vastai.args.show_deployment_versions
---@return vastai.DeploymentVersion[]? result
---@return vastai.Error? err
---@return_overload vastai.DeploymentVersion[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.DeploymentVersion[]?, vastai.Error?
function Client:show_deployment_versions(args) end

---@alias vastai.args.show_deployments { fields?: string[], [string]: nil }

--- Lists the deployments.
--- Returns { { id, name, tag, image, endpoint_id, endpoint_state, … }, … }.
---@param args? vastai.args.show_deployments
---@return vastai.Deployment[]? result
---@return vastai.Error? err
---@return_overload vastai.Deployment[]
---@return_overload nil, vastai.Error
function Client:show_deployments(args) end

--- - `id` (required): the instance's number
---@alias vastai.args.show_deposit { id: integer, [string]: nil }

--- Shows what has been paid in advance for a reserved instance.
--- Returns { refundable_deposit, total_discount, discount_months }: $, $, months.
---@param args vastai.args.show_deposit
---@return vastai.ShowDepositResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowDepositResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.ShowDepositResult?, vastai.Error?
function Client:show_deposit(args) end

--- - `start_date`: first day: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC; yesterday by default
--- - `end_date`: last day; yesterday by default
--- - `machine_id`: only this machine; at least 1
---@alias vastai.args.show_earnings { start_date?: number|string, end_date?: number|string, machine_id?: integer, [string]: nil }

--- Shows what the machines of a host earned.
--- Returns { summary, per_machine, per_day }.
---@param args? vastai.args.show_earnings
---@return vastai.ShowEarningsResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowEarningsResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, start_date?: number|string, rest?: { end_date?: number|string, machine_id?: integer, [string]: nil }): vastai.ShowEarningsResult?, vastai.Error?
function Client:show_earnings(args) end

--- Shows earnings as a series for a chart.
--- Returns { success, … }.
---@return vastai.ShowEarningsChartResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowEarningsChartResult
---@return_overload nil, vastai.Error
function Client:show_earnings_chart() end

--- Sums up the earnings of all time.
--- Returns { success, summary = { gpu_earn, total_earn, … } }: $.
---@return vastai.ShowEarningsSummaryResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowEarningsSummaryResult
---@return_overload nil, vastai.Error
function Client:show_earnings_summary() end

--- Lists earnings by day or machine, with a total.
--- Returns { success, total_rows, rows_found, rows, next_token }.
---@return vastai.ShowEarningsV1Result? result
---@return vastai.Error? err
---@return_overload vastai.ShowEarningsV1Result
---@return_overload nil, vastai.Error
function Client:show_earnings_v1() end

--- - `id` (required): the endpoint's number; at least 1
---@alias vastai.args.show_endpoint { id: integer, [string]: nil }

--- Shows one serverless endpoint.
--- Returns { id, endpoint_name, … }.
---@param args vastai.args.show_endpoint
---@return vastai.Endpoint? result
---@return vastai.Error? err
---@return_overload vastai.Endpoint
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Endpoint?, vastai.Error?
function Client:show_endpoint(args) end

--- Shows what each serverless endpoint costs at the moment.
--- Returns { success, endpoints = { { id, hourly_spend }, … }, data_timestamp }: $/h.
---@return vastai.ShowEndpointSpendResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowEndpointSpendResult
---@return_overload nil, vastai.Error
function Client:show_endpoint_spend() end

--- Lists the serverless endpoints.
--- Returns { { id, endpoint_name, endpoint_state, min_load, max_workers, … }, … }.
---@return vastai.Endpoint[]? result
---@return vastai.Error? err
---@return_overload vastai.Endpoint[]
---@return_overload nil, vastai.Error
function Client:show_endpoints() end

--- - `show_values`: true: the values themselves; else each is "****"
---@alias vastai.args.show_env_vars { show_values?: boolean, [string]: nil }

--- Lists the environment variables that all instances of the account get.
--- Returns { NAME = "****", … }, or the values.
---@param args? vastai.args.show_env_vars
---@return table<string, string>? result
---@return vastai.Error? err
---@return_overload table<string, string>
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, show_values?: boolean): table<string, string>?, vastai.Error?
function Client:show_env_vars(args) end

--- Shows where on earth the GPUs are.
--- Returns { success, locations = { { latitude, longitude, city, gpu_name, … }, … } }.
---@return vastai.ShowGpuLocationsResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowGpuLocationsResult
---@return_overload nil, vastai.Error
function Client:show_gpu_locations() end

--- - `verified`: whether they are verified; yes by default
--- - `hosting_type`: who hosts them; all by default
--- - `num_gpus`: how many GPUs a machine has, or "all" (default)
---@alias vastai.args.show_gpu_metrics { verified?: "yes"|"no"|"all", hosting_type?: "all"|"secure_cloud"|"community", num_gpus?: string|integer, [string]: nil }

--- Shows supply, demand and prices of all GPUs now.
--- Returns { success, gpus = { { gpu_name, total, available, … }, … } }.
---@param args? vastai.args.show_gpu_metrics
---@return vastai.ShowGpuMetricsResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowGpuMetricsResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, verified?: "yes"|"no"|"all", rest?: { hosting_type?: "all"|"secure_cloud"|"community", num_gpus?: string|integer, [string]: nil }): vastai.ShowGpuMetricsResult?, vastai.Error?
function Client:show_gpu_metrics(args) end

--- - `gpu_name`: names with commas between them, or "all"
--- - `verified`: whether they are verified; yes by default
--- - `hosting_type`: who hosts them; all by default
--- - `num_gpus`: how many GPUs a machine has, or "all" (default)
--- - `start`: from when; a day ago by default
--- - `end`: until when; now by default
--- - `step`: time between two points; s; at least 1
---@alias vastai.args.show_gpu_trends { gpu_name?: string, verified?: "yes"|"no"|"all", hosting_type?: "all"|"secure_cloud"|"community", num_gpus?: string|integer, start?: integer|string, ["end"]?: integer|string, step?: integer, [string]: nil }

--- Shows supply, demand and prices over time.
--- Returns { success, gpus = { ["RTX 4090"] = { supply_demand, … }, … } }.
---@param args? vastai.args.show_gpu_trends
---@return vastai.ShowGpuTrendsResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowGpuTrendsResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, gpu_name?: string, rest?: { verified?: "yes"|"no"|"all", hosting_type?: "all"|"secure_cloud"|"community", num_gpus?: string|integer, start?: integer|string, ["end"]?: integer|string, step?: integer, [string]: nil }): vastai.ShowGpuTrendsResult?, vastai.Error?
function Client:show_gpu_trends(args) end

--- - `id` (required): the instance's number
---@alias vastai.args.show_instance { id: integer, [string]: nil }

--- Shows one instance.
--- Returns { id, actual_status, … }, or nil and an error of kind not_found.
---@param args vastai.args.show_instance
---@return vastai.Instance? result
---@return vastai.Error? err
---@return_overload vastai.Instance
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Instance?, vastai.Error?
function Client:show_instance(args) end

---@alias vastai.args.show_instance_filters { fields?: string[], [string]: nil }

--- Lists the values that instances can be filtered by.
--- Returns { { actual_status, verification, gpu_name }, … }: each combination that occurs.
---@param args? vastai.args.show_instance_filters
---@return vastai.InstanceFilter[]? result
---@return vastai.Error? err
---@return_overload vastai.InstanceFilter[]
---@return_overload nil, vastai.Error
function Client:show_instance_filters(args) end

--- - `id` (required): the instance's number
---@alias vastai.args.show_instance_ssh_keys { id: integer, [string]: nil }

--- Lists the SSH keys of one instance.
--- Returns { success, ssh_keys }: the list as JSON text.
---@param args vastai.args.show_instance_ssh_keys
---@return vastai.ShowInstanceSshKeysResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowInstanceSshKeysResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.ShowInstanceSshKeysResult?, vastai.Error?
function Client:show_instance_ssh_keys(args) end

---@alias vastai.args.show_instances { fields?: string[], [string]: nil }

--- Lists all instances of the account, page by page in one flat list.
--- Returns { { id, actual_status, label, gpu_name, dph_total, duration, extra_env, … }, … }: duration in seconds since the start, extra_env as { NAME = value }.
---@param args? vastai.args.show_instances
---@return vastai.Instance[]? result
---@return vastai.Error? err
---@return_overload vastai.Instance[]
---@return_overload nil, vastai.Error
function Client:show_instances(args) end

--- - `params`: these arguments, and any others that the API may know, in one table
--- - `select_filters`: which rows: { actual_status = { eq = "running" } }; operators eq, neq, gt, gte, lt, lte, in, notin
--- - `order_by`: order of the rows: { { col = "id", dir = "asc" } }
--- - `limit`: rows of a page, at most 25; rows; at least 0
--- - `after_token`: next_token of the page before
--- - `select_cols`: names of the fields wanted; left out: all
---@alias vastai.args.show_instances_v1 table<string, any>

--- Lists instances a page at a time, filtered and ordered by the service. vast:each and vast:pages go through all pages.
--- Returns { instances = { … }, next_token, total_instances, label_counts }: rows as the service sends them.
---@param args? vastai.args.show_instances_v1
---@return vastai.InstancePage? result
---@return vastai.Error? err
---@return_overload vastai.InstancePage
---@return_overload nil, vastai.Error
function Client:show_instances_v1(args) end

--- - `start_date`: from when: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC; a day ago by default
--- - `end_date`: until when; now by default
--- - `only_charges`: only what was charged
--- - `only_credits`: only what was paid in
---@alias vastai.args.show_invoices { start_date?: number|string, end_date?: number|string, only_charges?: boolean, only_credits?: boolean, [string]: nil }

--- Lists charges and payments of a period. Prefer show_invoices_v1, which has pages.
--- Returns { invoices = { { type, amount, description, timestamp }, … }, current = { charges, credit, … } }.
---@param args? vastai.args.show_invoices
---@return vastai.ShowInvoicesResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowInvoicesResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, start_date?: number|string, rest?: { end_date?: number|string, only_charges?: boolean, only_credits?: boolean, [string]: nil }): vastai.ShowInvoicesResult?, vastai.Error?
function Client:show_invoices(args) end

--- - `charges`: true: charges; else invoices
--- - `start_date`: from when: Unix seconds or "2025-01-31", UTC; a week before the end by default
--- - `end_date`: until when; a week after the start by default
--- - `limit`: rows a page, 100 at most; 20 by default; at least 0
--- - `next_token`: the page to go on with
--- - `latest_first`: newest rows first; default false
--- - `charge_type`: charges of these kinds
--- - `invoice_type`: invoices of these kinds
--- - `format`: of charges; table by default
---@alias vastai.args.show_invoices_v1 { charges?: boolean, start_date?: integer|string, end_date?: integer|string, limit?: integer, next_token?: string, latest_first?: boolean, charge_type?: ("instance"|"volume"|"serverless"|"i"|"v"|"s")[], invoice_type?: ("transfers"|"stripe"|"bitpay"|"coinbase"|"crypto.com"|"reserved"|"payout_paypal"|"payout_wise")[], format?: "table"|"tree", fields?: string[], [string]: nil }

--- Lists invoices, or charges, of a period, page by page.
--- Returns { success, count, total, next_token, results = { { start, end, type, source, amount, items, … }, … } }.
---@param args? vastai.args.show_invoices_v1
---@return vastai.ShowInvoicesV1Result? result
---@return vastai.Error? err
---@return_overload vastai.ShowInvoicesV1Result
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, charges?: boolean, rest?: { start_date?: integer|string, end_date?: integer|string, limit?: integer, next_token?: string, latest_first?: boolean, charge_type?: ("instance"|"volume"|"serverless"|"i"|"v"|"s")[], invoice_type?: ("transfers"|"stripe"|"bitpay"|"coinbase"|"crypto.com"|"reserved"|"payout_paypal"|"payout_wise")[], format?: "table"|"tree", fields?: string[], [string]: nil }): vastai.ShowInvoicesV1Result?, vastai.Error?
function Client:show_invoices_v1(args) end

---@alias vastai.args.show_ipaddrs { fields?: string[], [string]: nil }

--- Lists the addresses from which the account was used.
--- Returns { { id, user_id, ip_address, timestamp }, … }.
---@param args? vastai.args.show_ipaddrs
---@return vastai.IpAddress[]? result
---@return vastai.Error? err
---@return_overload vastai.IpAddress[]
---@return_overload nil, vastai.Error
function Client:show_ipaddrs(args) end

--- - `id` (required): the machine's number
---@alias vastai.args.show_machine { id: integer, [string]: nil }

--- Shows one machine that you host.
--- Returns { id, hostname, … }, or nil and an error of kind not_found.
---@param args vastai.args.show_machine
---@return vastai.Machine? result
---@return vastai.Error? err
---@return_overload vastai.Machine
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Machine?, vastai.Error?
function Client:show_machine(args) end

---@alias vastai.args.show_machines { fields?: string[], [string]: nil }

--- Lists the machines that you host.
--- Returns { { id, hostname, num_gpus, gpu_name, listed, earn_day, … }, … }.
---@param args? vastai.args.show_machines
---@return vastai.Machine[]? result
---@return vastai.Error? err
---@return_overload vastai.Machine[]
---@return_overload nil, vastai.Error
function Client:show_machines(args) end

--- Lists the machines that you host: the first page, with counts.
--- Returns { success, total_machines, machines_found, machines, next_token }.
---@return vastai.MachinePage? result
---@return vastai.Error? err
---@return_overload vastai.MachinePage
---@return_overload nil, vastai.Error
function Client:show_machines_v1() end

--- - `ids` (required): the machines' numbers; at least 1
---@alias vastai.args.show_maints { ids: integer[], fields?: string[], [string]: nil }

--- Lists the maintenance windows of machines.
--- Returns { { id, machine_id, start_time, end_time, … }, … }.
---@param args vastai.args.show_maints
---@return vastai.Maintenance[]? result
---@return vastai.Error? err
---@return_overload vastai.Maintenance[]
---@return_overload nil, vastai.Error
function Client:show_maints(args) end

---@alias vastai.args.show_members { fields?: string[], [string]: nil }

--- Lists the members of the team.
--- Returns { { id, username, email, fullname, roles }, … }.
---@param args? vastai.args.show_members
---@return vastai.Member[]? result
---@return vastai.Error? err
---@return_overload vastai.Member[]
---@return_overload nil, vastai.Error
function Client:show_members(args) end

--- Lists a host's network disks.
--- Returns { disks = { ["7"] = { cluster_id, machine_ids, mounts }, … } }.
---@return vastai.ShowNetworkDisksResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowNetworkDisksResult
---@return_overload nil, vastai.Error
function Client:show_network_disks() end

--- - `user_id` (required): your own number, from show_user
---@alias vastai.args.show_notification_prefs { user_id: integer, [string]: nil }

--- Shows which notifications are sent, and how.
--- Returns { client = { low_credit = { email, webhooks } } }.
---@param args vastai.args.show_notification_prefs
---@return table<string, table<string, any>>? result
---@return vastai.Error? err
---@return_overload table<string, table<string, any>>
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, user_id: integer): table<string, table<string, any>>?, vastai.Error?
function Client:show_notification_prefs(args) end

---@alias vastai.args.show_notification_types { fields?: string[], [string]: nil }

--- Lists what one can be notified of.
--- Returns { { … }, … }.
---@param args? vastai.args.show_notification_types
---@return vastai.NotificationType[]? result
---@return vastai.Error? err
---@return_overload vastai.NotificationType[]
---@return_overload nil, vastai.Error
function Client:show_notification_types(args) end

--- Lists the overlay networks.
--- Returns { { overlay_id, name, subnet, cluster_id, instances }, … }.
---@return vastai.Overlay[]? result
---@return vastai.Error? err
---@return_overload vastai.Overlay[]
---@return_overload nil, vastai.Error
function Client:show_overlays() end

--- Lists price increases that hosts have asked for and that wait for your answer.
--- Returns { success, count, truncated, pending_price_increases = { { pending_price_increase_id, contract_id, new_gpu_costpersec, … }, … } }: prices in $/s.
---@return vastai.ShowPendingPriceIncreasesResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowPendingPriceIncreasesResult
---@return_overload nil, vastai.Error
function Client:show_pending_price_increases() end

---@alias vastai.args.show_scheduled_jobs { fields?: string[], [string]: nil }

--- Lists the scheduled jobs.
--- Returns { { id, instance_id, api_endpoint, request_method, frequency, start_time }, … }.
---@param args? vastai.args.show_scheduled_jobs
---@return vastai.ScheduledJob[]? result
---@return vastai.Error? err
---@return_overload vastai.ScheduledJob[]
---@return_overload nil, vastai.Error
function Client:show_scheduled_jobs(args) end

--- Shows what all instances and volumes cost at the moment.
--- Returns { success, gpu_cost_per_hour, container_storage_cost_per_hour, volume_storage_cost_per_hour, … }: $/h.
---@return vastai.ShowSpendRateResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowSpendRateResult
---@return_overload nil, vastai.Error
function Client:show_spend_rate() end

---@alias vastai.args.show_ssh_keys { fields?: string[], [string]: nil }

--- Lists the SSH keys that new instances get.
--- Returns { { id, user_id, public_key, created_at }, … }.
---@param args? vastai.args.show_ssh_keys
---@return vastai.SshKey[]? result
---@return vastai.Error? err
---@return_overload vastai.SshKey[]
---@return_overload nil, vastai.Error
function Client:show_ssh_keys(args) end

---@alias vastai.args.show_subaccounts { fields?: string[], [string]: nil }

--- Lists the accounts under this one.
--- Returns { { id, parent_id, key_id, created_at }, … }.
---@param args? vastai.args.show_subaccounts
---@return vastai.Subaccount[]? result
---@return vastai.Error? err
---@return_overload vastai.Subaccount[]
---@return_overload nil, vastai.Error
function Client:show_subaccounts(args) end

--- Lists the API keys of the team's members by role.
--- Returns { success, keys_found, keys }.
---@return vastai.ShowTeamApiKeysResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowTeamApiKeysResult
---@return_overload nil, vastai.Error
function Client:show_team_api_keys() end

--- Shows the credit of all teams that you belong to.
--- Returns { success, balances = { { team_id, team_name, … }, … } }: $.
---@return vastai.ShowTeamBalancesResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowTeamBalancesResult
---@return_overload nil, vastai.Error
function Client:show_team_balances() end

---@alias vastai.args.show_team_members { fields?: string[], [string]: nil }

--- Lists the members of the team: show_members by its other name.
--- Returns { { id, username, email, fullname, roles }, … }.
---@param args? vastai.args.show_team_members
---@return vastai.Member[]? result
---@return vastai.Error? err
---@return_overload vastai.Member[]
---@return_overload nil, vastai.Error
function Client:show_team_members(args) end

--- - `name` (required): the role's name
---@alias vastai.args.show_team_role { name: string|integer, [string]: nil }

--- Shows one role.
--- Returns { id, name, identifier, permissions }.
---@param args vastai.args.show_team_role
---@return vastai.Role? result
---@return vastai.Error? err
---@return_overload vastai.Role
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name: string|integer): vastai.Role?, vastai.Error?
function Client:show_team_role(args) end

---@alias vastai.args.show_team_role_names { fields?: string[], [string]: nil }

--- Lists the names of the roles.
--- Returns { name, … }.
---@param args? vastai.args.show_team_role_names
---@return string[]? result
---@return vastai.Error? err
---@return_overload string[]
---@return_overload nil, vastai.Error
function Client:show_team_role_names(args) end

---@alias vastai.args.show_team_roles { fields?: string[], [string]: nil }

--- Lists the roles of the team with their permissions.
--- Returns { { id, name, identifier, permissions }, … }.
---@param args? vastai.args.show_team_roles
---@return vastai.Role[]? result
---@return vastai.Error? err
---@return_overload vastai.Role[]
---@return_overload nil, vastai.Error
function Client:show_team_roles(args) end

--- Shows earnings from referrals and machines.
--- Returns { referral_count, referral_credits, machine_earnings, … }: $.
---@return vastai.ShowTotalEarningsResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowTotalEarningsResult
---@return_overload nil, vastai.Error
function Client:show_total_earnings() end

--- Shows the account that the key belongs to.
--- Returns { id, email, credit, balance, ssh_key, … }: $ for credit and balance; where one of the two is absent, the other stands.
---@return vastai.User? result
---@return vastai.Error? err
---@return_overload vastai.User
---@return_overload nil, vastai.Error
function Client:show_user() end

--- - `type`: which kind; all by default
---@alias vastai.args.show_volumes { type?: "all"|"local"|"network", fields?: string[], [string]: nil }

--- Lists the volumes that you rent.
--- Returns { { id, disk_space, status, duration, … }, … }: duration in seconds since the start.
---@param args? vastai.args.show_volumes
---@return vastai.Volume[]? result
---@return vastai.Error? err
---@return_overload vastai.Volume[]
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, type?: "all"|"local"|"network", rest?: { fields?: string[], [string]: nil }): vastai.Volume[]?, vastai.Error?
function Client:show_volumes(args) end

---@alias vastai.args.show_webhooks { fields?: string[], [string]: nil }

--- Lists the webhooks.
--- Returns { { id, name, webhook_url, event_types, … }, … }.
---@param args? vastai.args.show_webhooks
---@return vastai.Webhook[]? result
---@return vastai.Error? err
---@return_overload vastai.Webhook[]
---@return_overload nil, vastai.Error
function Client:show_webhooks(args) end

--- Shows what each worker group costs at the moment.
--- Returns { success, workergroups = { { id, hourly_spend }, … }, data_timestamp }: $/h.
---@return vastai.ShowWorkergroupSpendResult? result
---@return vastai.Error? err
---@return_overload vastai.ShowWorkergroupSpendResult
---@return_overload nil, vastai.Error
function Client:show_workergroup_spend() end

--- Lists the worker groups of the endpoints.
--- Returns { { id, endpoint_id, endpoint_name, template_hash, search_query, … }, … }.
---@return vastai.Workergroup[]? result
---@return vastai.Error? err
---@return_overload vastai.Workergroup[]
---@return_overload nil, vastai.Error
function Client:show_workergroups() end

--- - `id` (required): the instance's number
---@alias vastai.args.ssh_url { id: integer, [string]: nil }

--- The ssh address of an instance, the proxy's first; ssh_endpoint prefers the machine's own.
--- Returns "ssh://root@HOST:PORT", or "" where there is none yet.
---@param args vastai.args.ssh_url
---@return string? result
---@return vastai.Error? err
---@return_overload string
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): string?, vastai.Error?
function Client:ssh_url(args) end

--- - `id` (required): the deployment's number
---@alias vastai.args.start_deployment { id: integer, [string]: nil }

--- Starts the endpoint of a deployment: it rents workers.
--- Returns { success, endpoint_state }.
---@param args vastai.args.start_deployment
---@return vastai.DeploymentState? result
---@return vastai.Error? err
---@return_overload vastai.DeploymentState
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.DeploymentState?, vastai.Error?
function Client:start_deployment(args) end

--- - `id` (required): the instance's number, or a list of numbers
---@alias vastai.args.start_instance { id: integer|integer[], [string]: nil }

--- Starts a stopped instance, or several.
--- Returns { success }.
---@param args vastai.args.start_instance
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer|integer[]): vastai.Success?, vastai.Error?
function Client:start_instance(args) end

--- - `ids` (required): the instances' numbers; at least 1
---@alias vastai.args.start_instances { ids: integer[], [string]: nil }

--- Starts several instances.
--- Returns { success, msg }.
---@param args vastai.args.start_instances
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
function Client:start_instances(args) end

--- - `id` (required): the deployment's number
---@alias vastai.args.stop_deployment { id: integer, [string]: nil }

--- Stops the endpoint of a deployment.
--- Returns { success, endpoint_state }.
---@param args vastai.args.stop_deployment
---@return vastai.DeploymentState? result
---@return vastai.Error? err
---@return_overload vastai.DeploymentState
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.DeploymentState?, vastai.Error?
function Client:stop_deployment(args) end

--- - `id` (required): the instance's number, or a list of numbers
---@alias vastai.args.stop_instance { id: integer|integer[], [string]: nil }

--- Stops an instance, or several. Its disk goes on costing money until it is destroyed.
--- Returns { success }.
---@param args vastai.args.stop_instance
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer|integer[]): vastai.Success?, vastai.Error?
function Client:stop_instance(args) end

--- - `ids` (required): the instances' numbers; at least 1
---@alias vastai.args.stop_instances { ids: integer[], [string]: nil }

--- Stops several instances. Their disks go on costing money.
--- Returns { success, msg }.
---@param args vastai.args.stop_instances
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
function Client:stop_instances(args) end

--- - `instance_id` (required): the instance's number
--- - `repo`: repository and tag: "me/snapshot:1"
--- - `container_registry`: registry that gets the image; default "docker.io"
--- - `docker_login_user`: user at the registry
--- - `docker_login_pass`: password or token at the registry (secret: masked in previews, events and errors)
--- - `pause`: whether the container stands still meanwhile: "true" or "false"; default "true"
---@alias vastai.args.take_snapshot { instance_id: integer, repo?: string, personal_repo?: string, container_registry?: string, docker_login_user?: string, docker_login_pass?: string, pause?: any, [string]: nil }

--- Saves the container as an image and pushes that to a registry.
--- Returns { success, msg }.
---@param args vastai.args.take_snapshot
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, instance_id: integer, rest?: { repo?: string, personal_repo?: string, container_registry?: string, docker_login_user?: string, docker_login_pass?: string, pause?: any, [string]: nil }): vastai.Success?, vastai.Error?
function Client:take_snapshot(args) end

--- - `id` (required): the webhook's number
---@alias vastai.args.test_webhook { id: integer, [string]: nil }

--- Sends a test notification.
--- Returns { success, msg }.
---@param args vastai.args.test_webhook
---@return vastai.TestWebhookResult? result
---@return vastai.Error? err
---@return_overload vastai.TestWebhookResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.TestWebhookResult?, vastai.Error?
function Client:test_webhook(args) end

--- - `code` (required): the code from the app or message (secret: masked in previews, events and errors)
--- - `secret` (required): what tfa_totp_setup or a send call answered (secret: masked in previews, events and errors)
--- - `method_type`: how the code came; default "totp"
--- - `phone_number`: for sms: the number
--- - `label`: what the method is called
--- - `method_id`: which method, if there are several; at least 1
---@alias vastai.args.tfa_activate { code: string, secret: string, method_type?: "totp"|"sms"|"email", phone_number?: string, label?: string, method_id?: integer, [string]: nil }

--- Turns a new method on, with the first code from it.
--- Returns { success, backup_codes }: shown this once.
---@param args vastai.args.tfa_activate
---@return vastai.TfaActivateResult? result
---@return vastai.Error? err
---@return_overload vastai.TfaActivateResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, code: string, rest: { secret: string, method_type?: "totp"|"sms"|"email", phone_number?: string, label?: string, method_id?: integer, [string]: nil }): vastai.TfaActivateResult?, vastai.Error?
---@overload fun(self: vastai.Client, code: string, secret: string, rest?: { method_type?: "totp"|"sms"|"email", phone_number?: string, label?: string, method_id?: integer, [string]: nil }): vastai.TfaActivateResult?, vastai.Error?
function Client:tfa_activate(args) end

--- - `method_type`: the method to prove yourself by
--- - `method_id`: which one, if there are several; at least 1
--- - `backup_code`: one of the backup codes, in its place (secret: masked in previews, events and errors)
---@alias vastai.args.tfa_authorize { method_type?: "totp"|"sms"|"email", method_id?: integer, backup_code?: string, [string]: nil }

--- Proves by an old method that a new one may be added: sends a code, or takes a backup code.
--- Returns { success, secret }, or { success, msg }.
---@param args? vastai.args.tfa_authorize
---@return vastai.TfaChallenge? result
---@return vastai.Error? err
---@return_overload vastai.TfaChallenge
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, method_type?: "totp"|"sms"|"email", rest?: { method_id?: integer, backup_code?: string, [string]: nil }): vastai.TfaChallenge?, vastai.Error?
function Client:tfa_authorize(args) end

--- - `code`: the code from the app or message (secret: masked in previews, events and errors)
--- - `backup_code`: one of the backup codes, in its place (secret: masked in previews, events and errors)
--- - `method_type`: how the code came
--- - `secret`: what a send call answered (secret: masked in previews, events and errors)
--- - `method_id`: which method, if there are several; at least 1
--- - `id_to_delete`: the method that is removed
---@alias vastai.args.tfa_delete { code?: string, backup_code?: string, method_type?: "totp"|"sms"|"email", secret?: string, method_id?: integer, id_to_delete?: integer, [string]: nil }

--- Removes a method.
--- Returns { success, remaining_methods }.
---@param args? vastai.args.tfa_delete
---@return vastai.TfaDeleteResult? result
---@return vastai.Error? err
---@return_overload vastai.TfaDeleteResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, code?: string, rest?: { backup_code?: string, method_type?: "totp"|"sms"|"email", secret?: string, method_id?: integer, id_to_delete?: integer, [string]: nil }): vastai.TfaDeleteResult?, vastai.Error?
function Client:tfa_delete(args) end

--- - `code`: the code from the app or message (secret: masked in previews, events and errors)
--- - `backup_code`: one of the backup codes, in its place (secret: masked in previews, events and errors)
--- - `method_type`: how the code came
--- - `secret`: what a send call answered (secret: masked in previews, events and errors)
--- - `method_id`: which method, if there are several; at least 1
---@alias vastai.args.tfa_login { code?: string, backup_code?: string, method_type?: "totp"|"sms"|"email", secret?: string, method_id?: integer, [string]: nil }

--- Logs in with a second factor.
--- Returns { success, session_key, backup_codes_remaining }.
---@param args? vastai.args.tfa_login
---@return vastai.TfaLoginResult? result
---@return vastai.Error? err
---@return_overload vastai.TfaLoginResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, code?: string, rest?: { backup_code?: string, method_type?: "totp"|"sms"|"email", secret?: string, method_id?: integer, [string]: nil }): vastai.TfaLoginResult?, vastai.Error?
function Client:tfa_login(args) end

--- - `code`: the code from the app or message (secret: masked in previews, events and errors)
--- - `backup_code`: one of the backup codes, in its place (secret: masked in previews, events and errors)
--- - `method_type`: how the code came
--- - `secret`: what a send call answered (secret: masked in previews, events and errors)
--- - `method_id`: which method, if there are several; at least 1
---@alias vastai.args.tfa_regen_codes { code?: string, backup_code?: string, method_type?: "totp"|"sms"|"email", secret?: string, method_id?: integer, [string]: nil }

--- Makes new backup codes; the old ones are refused from then on.
--- Returns { success, backup_codes }: shown this once.
---@param args? vastai.args.tfa_regen_codes
---@return vastai.TfaActivateResult? result
---@return vastai.Error? err
---@return_overload vastai.TfaActivateResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, code?: string, rest?: { backup_code?: string, method_type?: "totp"|"sms"|"email", secret?: string, method_id?: integer, [string]: nil }): vastai.TfaActivateResult?, vastai.Error?
function Client:tfa_regen_codes(args) end

--- - `secret` (required): what the send call answered (secret: masked in previews, events and errors)
--- - `phone_number`: the number; the account's own by default
---@alias vastai.args.tfa_resend_sms { secret: string, phone_number?: string, [string]: nil }

--- Sends the code again.
--- Returns { success }.
---@param args vastai.args.tfa_resend_sms
---@return vastai.TfaChallenge? result
---@return vastai.Error? err
---@return_overload vastai.TfaChallenge
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, secret: string, rest?: { phone_number?: string, [string]: nil }): vastai.TfaChallenge?, vastai.Error?
function Client:tfa_resend_sms(args) end

--- - `secret`: what an earlier send call answered, to renew its code (secret: masked in previews, events and errors)
---@alias vastai.args.tfa_send_email { secret?: string, [string]: nil }

--- Sends a code by e-mail.
--- Returns { success, secret, msg }.
---@param args? vastai.args.tfa_send_email
---@return vastai.TfaChallenge? result
---@return vastai.Error? err
---@return_overload vastai.TfaChallenge
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, secret?: string): vastai.TfaChallenge?, vastai.Error?
function Client:tfa_send_email(args) end

--- - `phone_number`: the number; the account's own by default
---@alias vastai.args.tfa_send_sms { phone_number?: string, [string]: nil }

--- Sends a code by text message.
--- Returns { success, secret }.
---@param args? vastai.args.tfa_send_sms
---@return vastai.TfaChallenge? result
---@return vastai.Error? err
---@return_overload vastai.TfaChallenge
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, phone_number?: string): vastai.TfaChallenge?, vastai.Error?
function Client:tfa_send_sms(args) end

--- Shows whether two-factor authentication is on, and its methods.
--- Returns { success, tfa_enabled, methods, backup_codes_remaining }.
---@return vastai.TfaStatusResult? result
---@return vastai.Error? err
---@return_overload vastai.TfaStatusResult
---@return_overload nil, vastai.Error
function Client:tfa_status() end

--- Begins the set-up of an authenticator app.
--- Returns { success, secret, provisioning_uri }.
---@return vastai.TfaTotpSetupResult? result
---@return vastai.Error? err
---@return_overload vastai.TfaTotpSetupResult
---@return_overload nil, vastai.Error
function Client:tfa_totp_setup() end

--- - `method_id` (required): the method's number; at least 1
--- - `label`: what it is called from now on
--- - `set_primary`: ask for this one first
---@alias vastai.args.tfa_update { method_id: integer, label?: string, set_primary?: boolean, [string]: nil }

--- Changes the label of a method, or makes it the first.
--- Returns { success, method }.
---@param args vastai.args.tfa_update
---@return vastai.TfaUpdateResult? result
---@return vastai.Error? err
---@return_overload vastai.TfaUpdateResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, method_id: integer, rest?: { label?: string, set_primary?: boolean, [string]: nil }): vastai.TfaUpdateResult?, vastai.Error?
function Client:tfa_update(args) end

--- - `code` (required): the code from the app or message (secret: masked in previews, events and errors)
--- - `secret` (required): what tfa_authorize answered (secret: masked in previews, events and errors)
---@alias vastai.args.tfa_verify { code: string, secret: string, [string]: nil }

--- Ends tfa_authorize with the code that was sent.
--- Returns { success, msg }.
---@param args vastai.args.tfa_verify
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, code: string, rest: { secret: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, code: string, secret: string): vastai.Success?, vastai.Error?
function Client:tfa_verify(args) end

--- - `recipient` (required): who gets it: e-mail address or user number
--- - `amount` (required): how much is given away; $; above 0
---@alias vastai.args.transfer_credit { recipient: string|integer, amount: number, [string]: nil }

--- Gives credit to another account. It cannot be taken back.
--- Returns { success }.
---@param args vastai.args.transfer_credit
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, recipient: string|integer, rest: { amount: number, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, recipient: string|integer, amount: number): vastai.Success?, vastai.Error?
function Client:transfer_credit(args) end

--- - `new_team_owner_id` (required): the member, a manager, who owns it from then on; at least 1
--- - `delete_billing`: remove ways to pay and addresses
---@alias vastai.args.transfer_team { new_team_owner_id: integer, delete_billing?: boolean, [string]: nil }

--- Gives the team to another owner.
--- Returns { success, msg }.
---@param args vastai.args.transfer_team
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, new_team_owner_id: integer, rest?: { delete_billing?: boolean, [string]: nil }): vastai.Success?, vastai.Error?
function Client:transfer_team(args) end

--- - `id` (required): the machine's number
---@alias vastai.args.unlist_machine { id: integer, [string]: nil }

--- Takes a machine off the market; rentals go on.
--- Returns { success, machine_id }.
---@param args vastai.args.unlist_machine
---@return vastai.UnlistMachineResult? result
---@return vastai.Error? err
---@return_overload vastai.UnlistMachineResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.UnlistMachineResult?, vastai.Error?
function Client:unlist_machine(args) end

--- - `id` (required): the offer's number; at least 1
---@alias vastai.args.unlist_network_volume { id: integer, [string]: nil }

--- Takes an offer of network volumes off the market.
--- Returns { success }.
---@param args vastai.args.unlist_network_volume
---@return vastai.UnlistNetworkVolumeResult? result
---@return vastai.Error? err
---@return_overload vastai.UnlistNetworkVolumeResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.UnlistNetworkVolumeResult?, vastai.Error?
function Client:unlist_network_volume(args) end

--- - `id` (required): the offer's number; at least 1
---@alias vastai.args.unlist_volume { id: integer, [string]: nil }

--- Takes an offer of volumes off the market.
--- Returns { success, msg }.
---@param args vastai.args.unlist_volume
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer): vastai.Success?, vastai.Error?
function Client:unlist_volume(args) end

--- - `id` (required): the endpoint's number; at least 1
--- - `endpoint_name`: what it is called
--- - `endpoint_state`: "active", "suspended" or "stopped"
--- - `min_load`: load that is always served; perf/s; at least 0
--- - `min_cold_load`: load that cold workers count for; perf/s; at least 0
--- - `target_util`: how busy workers should be, at most 1; at least 0
--- - `cold_mult`: capacity kept cold, as a multiple of the load; at least 0
--- - `cold_workers`: fewest workers kept cold; at least 0
--- - `max_workers`: most workers: the limit of what it may cost; at least 0
--- - `max_queue_time`: longest wait in the queue; s; at least 0
--- - `target_queue_time`: wait to aim at; s; at least 0
--- - `inactivity_timeout`: time without requests until all workers go cold; s
--- - `auto_instance`: the autoscaler that serves it
---@alias vastai.args.update_endpoint { id: integer, endpoint_name?: string, endpoint_state?: string, min_load?: number, min_cold_load?: number, target_util?: number, cold_mult?: number, cold_workers?: integer, max_workers?: integer, max_queue_time?: number, target_queue_time?: number, inactivity_timeout?: number, auto_instance?: string, [string]: nil }

--- Changes a serverless endpoint; what is left out stays.
--- Returns { success }.
---@param args vastai.args.update_endpoint
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { endpoint_name?: string, endpoint_state?: string, min_load?: number, min_cold_load?: number, target_util?: number, cold_mult?: number, cold_workers?: integer, max_workers?: integer, max_queue_time?: number, target_queue_time?: number, inactivity_timeout?: number, auto_instance?: string, [string]: nil }): vastai.Success?, vastai.Error?
function Client:update_endpoint(args) end

--- - `name` (required): the variable's name
--- - `value` (required): what it holds (secret: masked in previews, events and errors)
---@alias vastai.args.update_env_var { name: string, value: string, [string]: nil }

--- Changes an environment variable.
--- Returns { success, msg }.
---@param args vastai.args.update_env_var
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name: string, rest: { value: string, [string]: nil }): vastai.Success?, vastai.Error?
---@overload fun(self: vastai.Client, name: string, value: string): vastai.Success?, vastai.Error?
function Client:update_env_var(args) end

--- - `id` (required): the instance's number
--- - `template_id`: number of the template to apply
--- - `template_hash_id`: hash of the template to apply; counts before template_id
--- - `image`: Docker image
--- - `args`: arguments of the image's entry point
--- - `env`: environment and ports, as create_instance takes them (secret: masked in previews, events and errors)
--- - `onstart`: shell commands run at the start
--- - `disk`: size of the local disk, at least 8; GB; above 0
--- - `image_login`: registry login: "-u USER -p PASSWORD REGISTRY" (secret: masked in previews, events and errors)
--- - `recycle`: recycles the instance at once, so that the change takes effect
---@alias vastai.args.update_instance { id: integer, template_id?: integer, template_hash_id?: string, template_hash?: string, image?: string, args?: any[], env?: string|table<string, any>, onstart?: string, onstart_cmd?: string, disk?: number, image_login?: string, login?: string, recycle?: boolean, [string]: nil }

--- Changes an instance's template, image or start commands; only what is given is sent. Takes effect when the instance is recycled.
--- Returns { success }.
---@param args vastai.args.update_instance
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { template_id?: integer, template_hash_id?: string, template_hash?: string, image?: string, args?: any[], env?: string|table<string, any>, onstart?: string, onstart_cmd?: string, disk?: number, image_login?: string, login?: string, recycle?: boolean, [string]: nil }): vastai.Success?, vastai.Error?
function Client:update_instance(args) end

--- - `id` (required): the instance's number
--- - `ssh_key_id` (required): the key's number; at least 1
--- - `ssh_key` (required): the public key in its place
---@alias vastai.args.update_instance_ssh_key { id: integer, ssh_key_id: integer, ssh_key: string, [string]: nil }

--- Replaces a public SSH key of one instance.
--- Returns { success, msg, key }.
---@param args vastai.args.update_instance_ssh_key
---@return vastai.AttachSshResult? result
---@return vastai.Error? err
---@return_overload vastai.AttachSshResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { ssh_key_id: integer, ssh_key: string, [string]: nil }): vastai.AttachSshResult?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, ssh_key_id: integer, rest: { ssh_key: string, [string]: nil }): vastai.AttachSshResult?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, ssh_key_id: integer, ssh_key: string): vastai.AttachSshResult?, vastai.Error?
function Client:update_instance_ssh_key(args) end

--- - `id` (required): the member's user number
--- - `role_id` (required): the new role's number; at least 1
---@alias vastai.args.update_member_role { id: integer, role_id: integer, [string]: nil }

--- Gives a member another role.
--- Returns { success, msg, new_role_permissions }.
---@param args vastai.args.update_member_role
---@return vastai.UpdateMemberRoleResult? result
---@return vastai.Error? err
---@return_overload vastai.UpdateMemberRoleResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { role_id: integer, [string]: nil }): vastai.UpdateMemberRoleResult?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, role_id: integer): vastai.UpdateMemberRoleResult?, vastai.Error?
function Client:update_member_role(args) end

--- - `user_id` (required): your own number, from show_user
--- - `notification_preferences` (required): { client = { low_credit = { email = true, webhooks = false } } }: takes the place of all
---@alias vastai.args.update_notification_prefs { user_id: integer, notification_preferences: table<string, any>, [string]: nil }

--- Sets which notifications are sent, and how.
--- Returns { success, notification_preferences }.
---@param args vastai.args.update_notification_prefs
---@return vastai.UpdateNotificationPrefsResult? result
---@return vastai.Error? err
---@return_overload vastai.UpdateNotificationPrefsResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, user_id: integer, rest: { notification_preferences: table<string, any>, [string]: nil }): vastai.UpdateNotificationPrefsResult?, vastai.Error?
---@overload fun(self: vastai.Client, user_id: integer, notification_preferences: table<string, any>): vastai.UpdateNotificationPrefsResult?, vastai.Error?
function Client:update_notification_prefs(args) end

--- - `id` (required): the job's number
--- - `request_body` (required): the body of its call, a table
--- - `start_time`: from when: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
--- - `end_time`: until when
--- - `api_endpoint`: the path that is called
--- - `request_method`: its verb
--- - `frequency`: how often
--- - `instance_id`: the instance that it concerns; at least 1
--- - `day_of_the_week`: for weekly jobs: 0 is Sunday; 0 to 6
--- - `hour_of_the_day`: for daily and weekly jobs, UTC; 0 to 23
---@alias vastai.args.update_scheduled_job { id: integer, request_body: any, start_time?: number|string, end_time?: number|string, api_endpoint?: string, request_method?: string, frequency?: "HOURLY"|"DAILY"|"WEEKLY", instance_id?: integer, day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }

--- Changes a scheduled job; what is left out stays.
--- Returns { success }.
---@param args vastai.args.update_scheduled_job
---@return vastai.UpdateScheduledJobResult? result
---@return vastai.Error? err
---@return_overload vastai.UpdateScheduledJobResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { request_body: any, start_time?: number|string, end_time?: number|string, api_endpoint?: string, request_method?: string, frequency?: "HOURLY"|"DAILY"|"WEEKLY", instance_id?: integer, day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }): vastai.UpdateScheduledJobResult?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, request_body: any, rest?: { start_time?: number|string, end_time?: number|string, api_endpoint?: string, request_method?: string, frequency?: "HOURLY"|"DAILY"|"WEEKLY", instance_id?: integer, day_of_the_week?: integer, hour_of_the_day?: integer, [string]: nil }): vastai.UpdateScheduledJobResult?, vastai.Error?
function Client:update_scheduled_job(args) end

--- - `id` (required): the key's number in the list
--- - `ssh_key` (required): the public key in its place
---@alias vastai.args.update_ssh_key { id: integer, ssh_key: string, [string]: nil }

--- Replaces a public SSH key.
--- Returns { success, key }.
---@param args vastai.args.update_ssh_key
---@return vastai.StoredSshKey? result
---@return vastai.Error? err
---@return_overload vastai.StoredSshKey
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest: { ssh_key: string, [string]: nil }): vastai.StoredSshKey?, vastai.Error?
---@overload fun(self: vastai.Client, id: integer, ssh_key: string): vastai.StoredSshKey?, vastai.Error?
function Client:update_ssh_key(args) end

--- - `team_name` (required): what it is called from now on
---@alias vastai.args.update_team { team_name: string, [string]: nil }

--- Renames the team.
--- Returns { success, msg }.
---@param args vastai.args.update_team
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, team_name: string): vastai.Success?, vastai.Error?
function Client:update_team(args) end

--- - `id` (required): the role's number
--- - `name`: what it is called from now on
--- - `permissions`: what it allows: { api = { instance_read = {} } }, or the path of a file
--- - `permission_file`: path of a JSON file that holds the permissions
---@alias vastai.args.update_team_role { id: integer, name?: string, permissions?: string|table<string, any>, permission_file?: string, [string]: nil }

--- Changes a role; what is left out stays.
--- Returns { success = true, msg }.
---@param args vastai.args.update_team_role
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { name?: string, permissions?: string|table<string, any>, permission_file?: string, [string]: nil }): vastai.Success?, vastai.Error?
function Client:update_team_role(args) end

--- - `hash_id` (required): the template's hash, which changes with its content
--- - `name`: what it is called
--- - `image`: Docker image
--- - `image_tag`: tag of the image
--- - `href`: link to the image's page
--- - `repo`: repository of the image, such as library/ubuntu
--- - `env`: environment and ports as Docker flags: "-e NAME=value -p 8080:8080" (secret: masked in previews, events and errors)
--- - `onstart_cmd`: shell commands run at the start
--- - `jup_direct`: Jupyter is reached directly
--- - `ssh_direct`: ssh is reached directly
--- - `jupyter_lab`: JupyterLab instead of the notebook
--- - `runtype`: how it is launched
--- - `use_ssh`: with ssh
--- - `jupyter_dir`: directory in which Jupyter starts
--- - `docker_login_repo`: private registry, such as docker.io
--- - `extra_filters`: which machines suit: { cuda_max_good = { gte = 12.6 } }
--- - `disk_space`: disk to recommend; GB; at least 0
--- - `readme`: long text about it
--- - `readme_visible`: others see the readme
--- - `desc`: short text about it
--- - `private`: only you find it
--- - `jupyter`: launch with Jupyter and ssh
--- - `ssh`: launch with ssh
--- - `direct`: with ssh or jupyter: reached directly
--- - `login`: registry login: only its first word, the registry, is stored (secret: masked in previews, events and errors)
--- - `hide_readme`: others do not see the readme
--- - `public`: others find it
--- - `docker_login_user`: user at the private registry
--- - `docker_login_pass`: password or token at the private registry (secret: masked in previews, events and errors)
--- - `args_str`: arguments of the image's entry point, with runtype args
--- - `volume_info`: volume to suggest where instances are made by hand
---@alias vastai.args.update_template { hash_id: string, name?: string, image?: string, image_tag?: string, tag?: string, href?: string, repo?: string, env?: string, onstart_cmd?: string, onstart?: string, jup_direct?: boolean, ssh_direct?: boolean, jupyter_lab?: boolean, use_jupyter_lab?: boolean, runtype?: "ssh"|"jupyter"|"args", use_ssh?: boolean, jupyter_dir?: string, docker_login_repo?: string, extra_filters?: table<string, any>, disk_space?: number, recommended_disk_space?: number, readme?: string, readme_visible?: boolean, desc?: string, private?: boolean, jupyter?: boolean, ssh?: boolean, direct?: boolean, login?: string, hide_readme?: boolean, public?: boolean, docker_login_user?: string, docker_login_pass?: string, args_str?: string, volume_info?: table<string, any>, [string]: nil }

--- Changes a template. Only what is given is sent, the rest stays.
--- Returns { success, template = { id, hash_id } }: the hash is a new one.
---@param args vastai.args.update_template
---@return vastai.UpdateTemplateResult? result
---@return vastai.Error? err
---@return_overload vastai.UpdateTemplateResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, hash_id: string, rest?: { name?: string, image?: string, image_tag?: string, tag?: string, href?: string, repo?: string, env?: string, onstart_cmd?: string, onstart?: string, jup_direct?: boolean, ssh_direct?: boolean, jupyter_lab?: boolean, use_jupyter_lab?: boolean, runtype?: "ssh"|"jupyter"|"args", use_ssh?: boolean, jupyter_dir?: string, docker_login_repo?: string, extra_filters?: table<string, any>, disk_space?: number, recommended_disk_space?: number, readme?: string, readme_visible?: boolean, desc?: string, private?: boolean, jupyter?: boolean, ssh?: boolean, direct?: boolean, login?: string, hide_readme?: boolean, public?: boolean, docker_login_user?: string, docker_login_pass?: string, args_str?: string, volume_info?: table<string, any>, [string]: nil }): vastai.UpdateTemplateResult?, vastai.Error?
function Client:update_template(args) end

--- - `id` (required): the webhook's number
--- - `webhook_url`: where notifications are sent to (secret: masked in previews, events and errors)
--- - `event_types`: what it is told: { "client:low_credit", … }
--- - `name`: what it is called, 120 characters at most
---@alias vastai.args.update_webhook { id: integer, webhook_url?: string, event_types?: any[], name?: string, [string]: nil }

--- Changes a webhook; what is left out stays.
--- Returns { success, webhook }.
---@param args vastai.args.update_webhook
---@return vastai.UpdateWebhookResult? result
---@return vastai.Error? err
---@return_overload vastai.UpdateWebhookResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { webhook_url?: string, event_types?: any[], name?: string, [string]: nil }): vastai.UpdateWebhookResult?, vastai.Error?
function Client:update_webhook(args) end

--- - `id` (required): the worker group's number; at least 1
--- - `template_hash`: the template that workers run
--- - `template_id`: the same by its number
--- - `search_params`: which machines: "gpu_ram>=24 num_gpus=1"; the usual filters are added
--- - `launch_args`: how workers are created, as on the command line (secret: masked in previews, events and errors)
--- - `endpoint_name`: the endpoint that it serves
--- - `endpoint_id`: the same by its number
--- - `test_workers`: workers that measure a new machine; at least 0
--- - `gpu_ram`: GPU memory that is needed; GB; at least 0
--- - `min_load`: load that is always served; perf/s; at least 0
--- - `target_util`: how busy workers should be, at most 1; at least 0
--- - `cold_mult`: capacity kept cold, as a multiple of the load; at least 0
--- - `cold_workers`: fewest workers kept cold; at least 0
--- - `no_default`: do not add verified=True rentable=True rented=False to search_params
---@alias vastai.args.update_workergroup { id: integer, template_hash?: string, template_id?: integer, search_params?: string, launch_args?: string, endpoint_name?: string, endpoint_id?: integer, test_workers?: integer, gpu_ram?: number, min_load?: number, target_util?: number, cold_mult?: number, cold_workers?: integer, no_default?: boolean, [string]: nil }

--- Changes a worker group; what is left out stays.
--- Returns { success }.
---@param args vastai.args.update_workergroup
---@return vastai.Success? result
---@return vastai.Error? err
---@return_overload vastai.Success
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { template_hash?: string, template_id?: integer, search_params?: string, launch_args?: string, endpoint_name?: string, endpoint_id?: integer, test_workers?: integer, gpu_ram?: number, min_load?: number, target_util?: number, cold_mult?: number, cold_workers?: integer, no_default?: boolean, [string]: nil }): vastai.Success?, vastai.Error?
function Client:update_workergroup(args) end

--- - `id` (required): the worker group's number
--- - `cancel`: end an update that is under way
---@alias vastai.args.update_workers { id: integer, cancel?: boolean, [string]: nil }

--- Updates all workers of a worker group one after the other, or cancels that.
--- Returns { success, msg }.
---@param args vastai.args.update_workers
---@return vastai.UpdateWorkersResult? result
---@return vastai.Error? err
---@return_overload vastai.UpdateWorkersResult
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { cancel?: boolean, [string]: nil }): vastai.UpdateWorkersResult?, vastai.Error?
function Client:update_workers(args) end

--- Checks that the key works: the user, or nil and an error that says why not.
--- Returns { id, email, … }.
---@return vastai.User? result
---@return vastai.Error? err
---@return_overload vastai.User
---@return_overload nil, vastai.Error
function Client:verify() end

--- - `id` (required): the instance's number; at least 1
--- - `status`: what its actual_status shall be; stopped is exited as well; default "running"
--- - `timeout`: how long to wait at most; s; at least 0; default 1800
--- - `interval`: time between two looks; s; at least 0; default 10
--- - `on_progress`: called with the instance at each look
---@alias vastai.args.wait_instance { id: integer, status?: "running"|"stopped"|"exited"|"loading"|"created"|"scheduling"|"connecting"|"rebooting"|"offline"|"unknown"|"error"|"dead"|"inactive"|"frozen"|string, timeout?: number, interval?: number, on_progress?: fun(instance: vastai.Instance), [string]: nil }

--- Waits until an instance has the status.
--- Returns the instance; or nil and an error of kind timeout or server (it exited or went offline), or a call's own.
---@param args vastai.args.wait_instance
---@return vastai.Instance? result
---@return vastai.Error? err
---@return_overload vastai.Instance
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, id: integer, rest?: { status?: "running"|"stopped"|"exited"|"loading"|"created"|"scheduling"|"connecting"|"rebooting"|"offline"|"unknown"|"error"|"dead"|"inactive"|"frozen"|string, timeout?: number, interval?: number, on_progress?: fun(instance: vastai.Instance), [string]: nil }): vastai.Instance?, vastai.Error?
function Client:wait_instance(args) end

--- - `name` (required): what the key is called in the list
--- - `permissions`: what it may do: { api = { instance_read = {} } }
--- - `permission_file`: path of a JSON file that holds the permissions
--- - `key_params`: values for wildcards in the permissions, sent as they are
--- - `revoke_on_close`: true: the key is deleted when the client is closed
---@alias vastai.args.worker { name: string, permissions?: table<string, any>, permission_file?: string, key_params?: string|table<string, any>, revoke_on_close?: boolean, [string]: nil }

--- Makes a scoped key, and a client on it. A key that may do more than was asked is deleted, and the call fails.
--- Returns the client; its key() is { id, name, permissions, warnings }.
---@param args vastai.args.worker
---@return vastai.Client? result
---@return vastai.Error? err
---@return_overload vastai.Client
---@return_overload nil, vastai.Error
---@overload fun(self: vastai.Client, name: string, rest?: { permissions?: table<string, any>, permission_file?: string, key_params?: string|table<string, any>, revoke_on_close?: boolean, [string]: nil }): vastai.Client?, vastai.Error?
function Client:worker(args) end

return vastai
