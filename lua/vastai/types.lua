---@meta
-- Types of the client's methods for editors (LuaCATS). Made from the rows of
-- src/api by `make docs`; never loaded.

---@alias vastai.Kind
---| "auth" | "permission" | "tfa_required" | "not_found" | "gone" | "unavailable" | "conflict" | "invalid"
---| "rate_limit" | "server" | "network" | "timeout" | "tls" | "decode" | "too_large" | "cancelled"
---| "ambiguous" | "config" | "closed"

---@class vastai.Error
---@field kind vastai.Kind
---@field message string
---@field status integer?
---@field code string?
---@field method string?
---@field verb string?
---@field path string?
---@field attempts integer?
---@field retryable boolean
---@field retry_after number?
---@field hint string?
---@field key_source string?
---@field where string?
---@field body string?
---@field lookup string?

---@class vastai.Client
local Client = {}

---@class vastai.args.create_api_key
---@field name string what the key is called in the list
---@field permissions? table what it may do: { api = { instance_read = {} } }; left out: everything
---@field key_params? string|table values for wildcards in the permissions, sent as they are
---@field permission_file? string path of a JSON file that holds the permissions

--- Creates an API key: with full access, or only with the permissions given.
--- Gives { id, key, api_key, permissions, warnings, exceeds }: key and api_key are the same text, shown this once; warnings is a list of texts about the permissions (absent: none), exceeds the first place where the key may do more than was asked (absent: nowhere).
---@param args vastai.args.create_api_key
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name: string, ...: any): any, vastai.Error?
function Client:create_api_key(args) end

---@class vastai.args.delete_api_key
---@field id integer the key's number in the list

--- Deletes an API key: whoever holds it is refused from then on.
--- Gives { success = true, msg }.
---@param args vastai.args.delete_api_key
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:delete_api_key(args) end

--- Replaces the account's main key by a new one. This client moves to it; save it with vastai.save_api_key.
--- Gives { success, api_key }.
---@return any result
---@return vastai.Error? err
function Client:reset_api_key() end

---@class vastai.args.set_api_key
---@field api_key string the key that this client uses from now on (secret: masked in previews, events and errors)

--- Makes this client use another key; nothing is sent or saved.
--- Gives true.
---@param args vastai.args.set_api_key
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, api_key: string, ...: any): any, vastai.Error?
function Client:set_api_key(args) end

---@class vastai.args.show_api_key
---@field id integer the key's number in the list

--- Shows one API key, without its text. Looks in the list where the service has retired the route.
--- Gives { id, name, rights, … }.
---@param args vastai.args.show_api_key
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:show_api_key(args) end

--- Lists the account's API keys, without their texts.
--- Gives { { id, name, rights, key_type, … }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_api_keys() end

---@class vastai.args.create_connection
---@field provider "drive"|"s3"|"b2"|"dropbox"|"hf" where it leads
---@field user_given_name? string what it is called
---@field code? string drive, dropbox: the code of the authorization (secret: masked in previews, events and errors)
---@field state? string dropbox: the state that came with the code (secret: masked in previews, events and errors)
---@field access_key? string s3, hf: number of the key (secret: masked in previews, events and errors)
---@field secret_access_key? string s3, hf: the secret of the key (secret: masked in previews, events and errors)
---@field namespace? string hf: user or organization
---@field key_id? string b2: number of the key
---@field application_key? string b2: the secret of the key (secret: masked in previews, events and errors)

--- Connects cloud storage to the account.
--- Gives { success, msg }.
---@param args vastai.args.create_connection
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, provider: "drive"|"s3"|"b2"|"dropbox"|"hf", ...: any): any, vastai.Error?
function Client:create_connection(args) end

---@class vastai.args.create_env_var
---@field name string the variable's name
---@field value string what it holds (secret: masked in previews, events and errors)

--- Adds an environment variable for all instances of the account.
--- Gives { success, msg }.
---@param args vastai.args.create_env_var
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name: string, value: string, ...: any): any, vastai.Error?
function Client:create_env_var(args) end

---@class vastai.args.create_subaccount
---@field email string its address
---@field username string its name
---@field password string its password (secret: masked in previews, events and errors)
---@field type? string "host": for hosting only; else an ordinary account

--- Creates an account under this one.
--- Gives { id, username, email, key_id }.
---@param args vastai.args.create_subaccount
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, email: string, username: string, password: string, ...: any): any, vastai.Error?
function Client:create_subaccount(args) end

---@class vastai.args.delete_connection
---@field id integer the connection's number

--- Removes a connection to cloud storage.
--- Gives { success, msg }.
---@param args vastai.args.delete_connection
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:delete_connection(args) end

---@class vastai.args.delete_env_var
---@field name string the variable's name

--- Deletes an environment variable.
--- Gives { success, msg }.
---@param args vastai.args.delete_env_var
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name: string, ...: any): any, vastai.Error?
function Client:delete_env_var(args) end

---@class vastai.args.regenerate_subaccount_keys
---@field subaccount_user_id? integer the account whose key is replaced
---@field regenerate_all? boolean replace the keys of all

--- Replaces the API key of one sub-account, or of all: the old ones are refused from then on.
--- Gives { success, regenerated_keys = { { user_id, email, derived_key }, … } }.
---@param args? vastai.args.regenerate_subaccount_keys
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, subaccount_user_id?: integer, ...: any): any, vastai.Error?
function Client:regenerate_subaccount_keys(args) end

---@class vastai.args.set_user
---@field params? table the settings to change: { fullname = …, balance_threshold = … }; stands alone, too

--- Changes settings of the account. { file = "user.json" } takes them from a file.
--- Gives { success, msg }.
---@param args? vastai.args.set_user
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, params?: table, ...: any): any, vastai.Error?
function Client:set_user(args) end

--- Lists what was done with the account.
--- Gives { { id, api_route, api_key_id, ip_address, args, created_at }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_audit_logs() end

--- Lists the connections to cloud storage.
--- Gives { { id, cloud_type, name }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_connections() end

---@class vastai.args.show_env_vars
---@field show_values? boolean true: the values themselves; else each is "****"

--- Lists the environment variables that all instances of the account get.
--- Gives { NAME = "****", … }, or the values.
---@param args? vastai.args.show_env_vars
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, show_values?: boolean, ...: any): any, vastai.Error?
function Client:show_env_vars(args) end

--- Lists the addresses from which the account was used.
--- Gives { { id, user_id, ip_address, timestamp }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_ipaddrs() end

--- Lists the accounts under this one.
--- Gives { { id, parent_id, key_id, created_at }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_subaccounts() end

--- Shows the account that the key belongs to.
--- Gives { id, email, credit, balance, ssh_key, … }: $ for credit and balance; where one of the two is absent, the other stands.
---@return any result
---@return vastai.Error? err
function Client:show_user() end

---@class vastai.args.transfer_credit
---@field recipient string|integer who gets it: e-mail address or user number
---@field amount number how much is given away

--- Gives credit to another account. It cannot be taken back.
--- Gives { success }.
---@param args vastai.args.transfer_credit
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, recipient: string|integer, amount: number, ...: any): any, vastai.Error?
function Client:transfer_credit(args) end

---@class vastai.args.update_env_var
---@field name string the variable's name
---@field value string what it holds (secret: masked in previews, events and errors)

--- Changes an environment variable.
--- Gives { success, msg }.
---@param args vastai.args.update_env_var
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name: string, value: string, ...: any): any, vastai.Error?
function Client:update_env_var(args) end

--- Checks that the key works: the user, or nil and an error that says why not.
--- Gives { id, email, … }.
---@return any result
---@return vastai.Error? err
function Client:verify() end

---@class vastai.args.accept_price_increase
---@field instance_id integer the instance's number

--- Accepts the price increase that is pending for an instance.
--- Gives { success, contract_id, … }, or nil and an error of kind not_found.
---@param args vastai.args.accept_price_increase
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, instance_id: integer, ...: any): any, vastai.Error?
function Client:accept_price_increase(args) end

---@class vastai.args.attach_ssh
---@field instance_id integer the instance's number
---@field ssh_key string text of the public key

--- Lets an ssh key into an instance.
--- Gives { success, msg }.
---@param args vastai.args.attach_ssh
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, instance_id: integer, ssh_key: string, ...: any): any, vastai.Error?
function Client:attach_ssh(args) end

---@class vastai.args.cancel_copy
---@field dst_id string|integer where the copy goes: 7, C.7, V.5

--- Stops a copy that is under way.
--- Gives { success }.
---@param args vastai.args.cancel_copy
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, dst_id: string|integer, ...: any): any, vastai.Error?
function Client:cancel_copy(args) end

---@class vastai.args.cancel_sync
---@field dst_id integer number of the instance that takes part in the transfer

--- Stops a cloud transfer that is under way.
--- Gives { success, msg }.
---@param args vastai.args.cancel_sync
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, dst_id: integer, ...: any): any, vastai.Error?
function Client:cancel_sync(args) end

---@class vastai.args.change_bid
---@field id integer the instance's number
---@field price? number the new bid; left out, the service takes one that wins

--- Changes the bid of an interruptible instance.
--- Gives { success }.
---@param args vastai.args.change_bid
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:change_bid(args) end

---@class vastai.args.cloud_copy
---@field src string path of what is copied
---@field dst string path of where it goes, such as /workspace
---@field instance string|integer the instance's number
---@field connection string|integer number of the cloud connection (show_connections)
---@field transfer string "Instance To Cloud" or "Cloud To Instance"
---@field flags? table options of rclone: { "--dry-run", "--size-only", … }

--- Starts a transfer between an instance and a cloud connection.
--- Gives { success, msg, result_url }.
---@param args vastai.args.cloud_copy
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, src: string, dst: string, instance: string|integer, connection: string|integer, transfer: string, ...: any): any, vastai.Error?
function Client:cloud_copy(args) end

---@class vastai.args.copy
---@field src string|integer from where: C.7:/path (instance), V.5:/path (volume), s3.101:/path (cloud), /path (here)
---@field dst string|integer to where, in the same words

--- Starts a copy between instances, volumes and cloud connections. For a path on this machine nothing is copied: the answer says where rsync can connect to.
--- Gives { success, msg }; for a path on this machine { src_addr, src_port } or { dst_addr, dst_port }.
---@param args vastai.args.copy
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, src: string|integer, dst: string|integer, ...: any): any, vastai.Error?
function Client:copy(args) end

---@class vastai.args.create_instance
---@field id integer|integer[] the offer's number (id in search_offers), or a list of numbers
---@field image? string Docker image; left out: the template says
---@field disk? number size of the local disk
---@field env? string|table environment and ports: { NAME = "value", ["-p 8080:8080"] = "1" }, or the text of Docker flags "-e NAME=value -p 8080:8080" (secret: masked in previews, events and errors)
---@field price? number the bid: makes the instance interruptible
---@field label? string a name of your own; a lost rental is looked up by it
---@field extra? string further Docker options (secret: masked in previews, events and errors)
---@field onstart_cmd? string shell commands run at the start, at most 4048 characters
---@field login? string registry login: "-u USER -p PASSWORD REGISTRY" (secret: masked in previews, events and errors)
---@field python_utf8? boolean sets Python's locale to C.UTF-8
---@field lang_utf8? boolean sets the locale to C.UTF-8
---@field jupyter_lab? boolean JupyterLab instead of the notebook
---@field jupyter_dir? string directory in which Jupyter starts
---@field force? boolean skips checks when an instance is copied
---@field cancel_unavail? boolean fails where the instance could not start at once
---@field template_hash? string hash of the template whose values count where none is given
---@field user? string user inside the container
---@field runtype? string "ssh_proxy", "ssh_direc ssh_proxy", "jupyter_proxy ssh_proxy", "args", …
---@field args? table arguments of the image's entry point
---@field volume_info? table a volume to make or to link: { create_new, volume_id, size, mount_path, name }; size in GB
---@field template_id? integer number of the template, in place of its hash
---@field ssh? boolean launch with ssh
---@field jupyter? boolean launch with Jupyter and ssh
---@field direct? boolean with ssh or jupyter: the machine's own ports are used too
---@field type? "on-demand"|"interruptible"|"ondemand"|"bid" interruptible needs price
---@field target_state? "running"|"stopped" the state to begin with
---@field vm? boolean a virtual machine
---@field args_str? string args as one text

--- Rents an offer: from here on it costs money, until destroy_instance. A lost answer never leads to a second rental: with a label the instance is looked up, else the error is ambiguous.
--- Gives { success, new_contract, id, … }: id and new_contract are the instance's number; found again after a lost answer: the instance's row, with recovered = true.
---@param args vastai.args.create_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer|integer[], ...: any): any, vastai.Error?
function Client:create_instance(args) end

---@class vastai.args.create_instances
---@field ids integer[] the offers' numbers
---@field image? string Docker image; left out: the template says
---@field disk? number size of the local disk
---@field env? string|table environment and ports: { NAME = "value", ["-p 8080:8080"] = "1" }, or the text of Docker flags "-e NAME=value -p 8080:8080" (secret: masked in previews, events and errors)
---@field price? number the bid: makes the instance interruptible
---@field label? string a name of your own; a lost rental is looked up by it
---@field extra? string further Docker options (secret: masked in previews, events and errors)
---@field onstart_cmd? string shell commands run at the start, at most 4048 characters
---@field login? string registry login: "-u USER -p PASSWORD REGISTRY" (secret: masked in previews, events and errors)
---@field python_utf8? boolean sets Python's locale to C.UTF-8
---@field lang_utf8? boolean sets the locale to C.UTF-8
---@field jupyter_lab? boolean JupyterLab instead of the notebook
---@field jupyter_dir? string directory in which Jupyter starts
---@field force? boolean skips checks when an instance is copied
---@field cancel_unavail? boolean fails where the instance could not start at once
---@field template_hash? string hash of the template whose values count where none is given
---@field user? string user inside the container
---@field runtype? string "ssh_proxy", "ssh_direc ssh_proxy", "jupyter_proxy ssh_proxy", "args", …
---@field args? table arguments of the image's entry point
---@field volume_info? table a volume to make or to link: { create_new, volume_id, size, mount_path, name }; size in GB
---@field template_id? integer number of the template, in place of its hash
---@field ssh? boolean launch with ssh
---@field jupyter? boolean launch with Jupyter and ssh
---@field direct? boolean with ssh or jupyter: the machine's own ports are used too
---@field type? "on-demand"|"interruptible"|"ondemand"|"bid" interruptible needs price
---@field target_state? "running"|"stopped" the state to begin with
---@field vm? boolean a virtual machine
---@field args_str? string args as one text

--- Rents several offers with the same settings.
--- Gives { success, results = { { ask_id, success, new_contract, … }, … }, … }.
---@param args vastai.args.create_instances
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ids: integer[], ...: any): any, vastai.Error?
function Client:create_instances(args) end

---@class vastai.args.destroy_instance
---@field id integer|integer[] the instance's number, or a list of numbers

--- Ends a rental, or several, for good: all data is lost, nothing is billed any more.
--- Gives { success, msg }.
---@param args vastai.args.destroy_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer|integer[], ...: any): any, vastai.Error?
function Client:destroy_instance(args) end

---@class vastai.args.destroy_instances
---@field ids integer[] the instances' numbers

--- Ends several rentals for good.
--- Gives { success, … }.
---@param args vastai.args.destroy_instances
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ids: integer[], ...: any): any, vastai.Error?
function Client:destroy_instances(args) end

---@class vastai.args.detach_ssh
---@field instance_id integer the instance's number
---@field ssh_key_id string|integer number of the key (show_instance_ssh_keys)

--- Takes an ssh key off an instance.
--- Gives { success, msg }.
---@param args vastai.args.detach_ssh
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, instance_id: integer, ssh_key_id: string|integer, ...: any): any, vastai.Error?
function Client:detach_ssh(args) end

---@class vastai.args.execute
---@field id integer the instance's number
---@field command string the command, at most 512 characters: ls, rm or du

--- Runs ls, rm or du on an instance, stopped ones included, and waits for what it prints.
--- Gives what it printed, as one string.
---@param args vastai.args.execute
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, command: string, ...: any): any, vastai.Error?
function Client:execute(args) end

---@class vastai.args.fetch_contracts
---@field label? string only contracts with this label
---@field contract_ids? table only contracts with these numbers

--- Fetches contracts by their label or their numbers.
--- Gives { { id, label, … }, … }.
---@param args? vastai.args.fetch_contracts
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, label?: string, ...: any): any, vastai.Error?
function Client:fetch_contracts(args) end

---@class vastai.args.label_instance
---@field id integer the instance's number
---@field label string the new label, at most 1024 characters

--- Gives an instance a label.
--- Gives { success, msg }.
---@param args vastai.args.label_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, label: string, ...: any): any, vastai.Error?
function Client:label_instance(args) end

---@class vastai.args.logs
---@field instance_id integer the instance's number
---@field tail? string|integer how many lines from the end
---@field filter? string only lines that match this grep expression
---@field daemon_logs? boolean the machine's log of the container instead of the container's own

--- Fetches the log of an instance: asks for it, then waits until it can be read.
--- Gives the log as one string.
---@param args vastai.args.logs
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, instance_id: integer, ...: any): any, vastai.Error?
function Client:logs(args) end

---@class vastai.args.prepay_instance
---@field id integer the instance's number
---@field amount number what to pay in advance

--- Pays in advance for a reserved instance, at a discount.
--- Gives { success, timescale, discount_rate }: months, and the discount as a fraction.
---@param args vastai.args.prepay_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, amount: number, ...: any): any, vastai.Error?
function Client:prepay_instance(args) end

---@class vastai.args.reboot_instance
---@field id integer the instance's number

--- Stops and starts the container; the GPU stays yours.
--- Gives { success }.
---@param args vastai.args.reboot_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:reboot_instance(args) end

---@class vastai.args.recycle_instance
---@field id integer the instance's number

--- Replaces the container by a new one of the freshly pulled image; the GPU stays yours, what the container held is lost.
--- Gives { success }.
---@param args vastai.args.recycle_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:recycle_instance(args) end

---@class vastai.args.reject_price_increase
---@field instance_id integer the instance's number

--- Rejects the price increase that is pending for an instance.
--- Gives { success, contract_id, … }, or nil and an error of kind not_found.
---@param args vastai.args.reject_price_increase
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, instance_id: integer, ...: any): any, vastai.Error?
function Client:reject_price_increase(args) end

---@class vastai.args.scp_url
---@field id integer the instance's number

--- The scp address of an instance, the proxy's first; ssh_endpoint prefers the machine's own.
--- Gives "scp://root@HOST:PORT", or "" where there is none yet.
---@param args vastai.args.scp_url
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:scp_url(args) end

---@class vastai.args.show_deposit
---@field id integer the instance's number

--- Shows what has been paid in advance for a reserved instance.
--- Gives { refundable_deposit, total_discount, discount_months }: $, $, months.
---@param args vastai.args.show_deposit
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:show_deposit(args) end

---@class vastai.args.show_instance
---@field id integer the instance's number

--- Shows one instance.
--- Gives { id, actual_status, … }, or nil and an error of kind not_found.
---@param args vastai.args.show_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:show_instance(args) end

--- Lists the values that instances can be filtered by.
--- Gives { { actual_status, verification, gpu_name }, … }: each combination that occurs.
---@return any result
---@return vastai.Error? err
function Client:show_instance_filters() end

--- Lists all instances of the account, page by page in one flat list.
--- Gives { { id, actual_status, label, gpu_name, dph_total, duration, extra_env, … }, … }: duration in seconds since the start, extra_env as { NAME = value }.
---@return any result
---@return vastai.Error? err
function Client:show_instances() end

---@class vastai.args.show_instances_v1
---@field params? table these arguments, and any others that the API may know, in one table
---@field select_filters? table which rows: { actual_status = { eq = "running" } }; operators eq, neq, gt, gte, lt, lte, in, notin
---@field order_by? table order of the rows: { { col = "id", dir = "asc" } }
---@field limit? integer rows of a page, at most 25
---@field after_token? string next_token of the page before
---@field select_cols? table names of the fields wanted; left out: all

--- Lists instances a page at a time, filtered and ordered by the service. vast:each and vast:pages go through all pages.
--- Gives { instances = { … }, next_token, total_instances, label_counts }: rows as the service sends them.
---@param args? vastai.args.show_instances_v1
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, params?: table, ...: any): any, vastai.Error?
function Client:show_instances_v1(args) end

--- Lists price increases that hosts have asked for and that wait for your answer.
--- Gives { success, count, truncated, pending_price_increases = { { pending_price_increase_id, contract_id, new_gpu_costpersec, … }, … } }: prices in $/s.
---@return any result
---@return vastai.Error? err
function Client:show_pending_price_increases() end

---@class vastai.args.ssh_url
---@field id integer the instance's number

--- The ssh address of an instance, the proxy's first; ssh_endpoint prefers the machine's own.
--- Gives "ssh://root@HOST:PORT", or "" where there is none yet.
---@param args vastai.args.ssh_url
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:ssh_url(args) end

---@class vastai.args.start_instance
---@field id integer|integer[] the instance's number, or a list of numbers

--- Starts a stopped instance, or several.
--- Gives { success }.
---@param args vastai.args.start_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer|integer[], ...: any): any, vastai.Error?
function Client:start_instance(args) end

---@class vastai.args.start_instances
---@field ids integer[] the instances' numbers

--- Starts several instances.
--- Gives { success, msg }.
---@param args vastai.args.start_instances
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ids: integer[], ...: any): any, vastai.Error?
function Client:start_instances(args) end

---@class vastai.args.stop_instance
---@field id integer|integer[] the instance's number, or a list of numbers

--- Stops an instance, or several. Its disk goes on costing money until it is destroyed.
--- Gives { success }.
---@param args vastai.args.stop_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer|integer[], ...: any): any, vastai.Error?
function Client:stop_instance(args) end

---@class vastai.args.stop_instances
---@field ids integer[] the instances' numbers

--- Stops several instances. Their disks go on costing money.
--- Gives { success, msg }.
---@param args vastai.args.stop_instances
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ids: integer[], ...: any): any, vastai.Error?
function Client:stop_instances(args) end

---@class vastai.args.take_snapshot
---@field instance_id integer the instance's number
---@field repo? string repository and tag: "me/snapshot:1"
---@field container_registry? string registry that gets the image
---@field docker_login_user? string user at the registry
---@field docker_login_pass? string password or token at the registry (secret: masked in previews, events and errors)
---@field pause? any whether the container stands still meanwhile: "true" or "false"

--- Saves the container as an image and pushes that to a registry.
--- Gives { success, msg }.
---@param args vastai.args.take_snapshot
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, instance_id: integer, ...: any): any, vastai.Error?
function Client:take_snapshot(args) end

---@class vastai.args.update_instance
---@field id integer the instance's number
---@field template_id? integer number of the template to apply
---@field template_hash_id? string hash of the template to apply; counts before template_id
---@field image? string Docker image
---@field args? table arguments of the image's entry point
---@field env? string|table environment and ports, as create_instance takes them (secret: masked in previews, events and errors)
---@field onstart? string shell commands run at the start
---@field disk? number size of the local disk, at least 8
---@field image_login? string registry login: "-u USER -p PASSWORD REGISTRY" (secret: masked in previews, events and errors)
---@field recycle? boolean recycles the instance at once, so that the change takes effect

--- Changes an instance's template, image or start commands; only what is given is sent. Takes effect when the instance is recycled.
--- Gives { success }.
---@param args vastai.args.update_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:update_instance(args) end

---@class vastai.args.launch_instance
---@field gpu_name? string model, like "RTX 4090" or RTX_4090; any: whatever comes; may be left to the query
---@field num_gpus? string|integer how many GPUs; may be left to the query
---@field image string Docker image
---@field region? string North_America, South_America, Europe, Asia, Oceania, Africa, or countries: "US, CA"
---@field disk? number disk space
---@field order? any "dph_total", "num_gpus-,dph" (minus: descending), or a list of pairs: the first offer is taken
---@field limit? integer how many offers are looked at
---@field env? string|table environment and ports: { A = "1", ["-p 8000:8000"] = "1" }, or Docker's flags (secret: masked in previews, events and errors)
---@field label? string the instance's label
---@field extra? string further Docker options (secret: masked in previews, events and errors)
---@field onstart_cmd? string commands run when it starts
---@field login? string Docker login: -u USER -p PASSWORD REGISTRY (secret: masked in previews, events and errors)
---@field python_utf8? boolean Python's UTF-8 mode
---@field lang_utf8? boolean a UTF-8 locale
---@field jupyter_lab? boolean JupyterLab instead of the notebook
---@field jupyter_dir? string folder that Jupyter shows
---@field cancel_unavail? boolean true: nothing is rented when it cannot start at once
---@field template_hash? string template that fills what is not given
---@field runtype? string ssh, jupyter, args, …; or give ssh, jupyter, direct
---@field args? any arguments of the image's entrypoint, as a list
---@field query? string|table more filters in the search language; a table stands for all filters, in the service's units
---@field where? table more filters: { gpu_name = "RTX 4090", gpu_ram = { gte = 24 }, geolocation = { "SE", "DE" } }, in the units of the search language
---@field allow_unknown? boolean true: fields that are not known are sent, instead of refused
---@field ssh? boolean SSH connections
---@field jupyter? boolean Jupyter and SSH
---@field direct? boolean with ssh or jupyter: straight to the machine, not through the proxy

--- Rents the first on-demand offer that a search finds, in one request.
--- Gives { success, new_contract }: new_contract is the instance's id.
---@param args vastai.args.launch_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, gpu_name?: string, ...: any): any, vastai.Error?
function Client:launch_instance(args) end

---@class vastai.args.search_benchmarks
---@field query? string|table a table of filters, sent as it is; a text goes to the service unread
---@field order? table { { col = "last_update", dir = "desc" } }
---@field limit? integer how many at most
---@field where? table { gpu_name = "RTX 4090", value = { gt = 100 } }
---@field allow_unknown? boolean true: fields that are not known are sent, instead of refused

--- Searches for benchmark results.
--- Gives { { id, gpu_name, num_gpus, value, … }, … }.
---@param args? vastai.args.search_benchmarks
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, query?: string|table, ...: any): any, vastai.Error?
function Client:search_benchmarks(args) end

---@class vastai.args.search_invoices
---@field query? string|table a table of filters, sent as it is; a text goes to the service unread
---@field where? table { id = { gt = 100 } }: fields are checked
---@field allow_unknown? boolean true: fields that are not known are sent, instead of refused

--- Searches for invoices.
--- Gives { { id, amount_cents, when, paid_on, … }, … }: when and paid_on in seconds since 1970.
---@param args? vastai.args.search_invoices
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, query?: string|table, ...: any): any, vastai.Error?
function Client:search_invoices(args) end

---@class vastai.args.search_network_volumes
---@field query? string|table "gpu_ram>=24 num_gpus=4" in the search language, or a table that is sent as it is, in the service's units
---@field order? any "dph_total", "num_gpus-,dph" (minus: descending), or a list of pairs
---@field limit? integer how many at most
---@field storage? number storage that the price is for
---@field no_default? boolean true: verified, external and disk_space are left as the query has them
---@field where? table { gpu_name = "RTX 4090", gpu_ram = { gte = 24 }, geolocation = { "SE", "DE" } }, in the units of the search language
---@field allow_unknown? boolean true: fields that are not known are sent, instead of refused

--- Searches for network volumes to rent. An offer that does not fit (the service drops filters silently) is an error of kind invalid, unless the query was a table.
--- Gives { { id, disk_space, storage_cost, geolocation, … }, … }.
---@param args? vastai.args.search_network_volumes
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, query?: string|table, ...: any): any, vastai.Error?
function Client:search_network_volumes(args) end

---@class vastai.args.search_offers
---@field query? string|table "gpu_ram>=24 num_gpus=4" in the search language, or a table that is sent as it is, in the service's units
---@field type? "on-demand"|"bid"|"interruptible"|"reserved"|"ondemand"|"ask" how they are rented; interruptible is sent as bid
---@field order? any "dph_total", "num_gpus-,dph" (minus: descending), or a list of pairs
---@field limit? integer how many at most
---@field storage? number storage that the price includes
---@field no_default? boolean true: verified, external, rentable and rented are left as the query has them
---@field disable_bundling? boolean true: equal offers are not put together
---@field where? table { gpu_name = "RTX 4090", gpu_ram = { gte = 24 }, geolocation = { "SE", "DE" } }, in the units of the search language
---@field allow_unknown? boolean true: fields that are not known are sent, instead of refused
---@field new? boolean true: the route of search_offers_new

--- Searches for machines to rent: verified, rentable ones unless the query says otherwise. An offer that does not fit (the service drops filters silently) is an error of kind invalid, unless the query was a table.
--- Gives { { id, gpu_name, num_gpus, dph_total, datacenter, … }, … }: id is what create_instance takes, dph_total in $/h, memory in MB.
---@param args? vastai.args.search_offers
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, query?: string|table, ...: any): any, vastai.Error?
function Client:search_offers(args) end

---@class vastai.args.search_offers_new
---@field query? string|table "gpu_ram>=24 num_gpus=4" in the search language, or a table that is sent as it is, in the service's units
---@field type? "on-demand"|"bid"|"interruptible"|"reserved"|"ondemand"|"ask" how they are rented; interruptible is sent as bid
---@field order? any "dph_total", "num_gpus-,dph" (minus: descending), or a list of pairs
---@field limit? integer how many at most
---@field storage? number storage that the price includes
---@field no_default? boolean true: verified, external, rentable and rented are left as the query has them
---@field disable_bundling? boolean true: equal offers are not put together
---@field where? table { gpu_name = "RTX 4090", gpu_ram = { gte = 24 }, geolocation = { "SE", "DE" } }, in the units of the search language
---@field allow_unknown? boolean true: fields that are not known are sent, instead of refused

--- Searches for machines as search_offers does, on the service's newer route. An offer that does not fit (the service drops filters silently) is an error of kind invalid, unless the query was a table.
--- Gives as search_offers.
---@param args? vastai.args.search_offers_new
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, query?: string|table, ...: any): any, vastai.Error?
function Client:search_offers_new(args) end

---@class vastai.args.search_templates
---@field query? string|table a table of filters, sent as it is; a text goes to the service unread
---@field where? table { id = { gt = 100 } }: fields are checked
---@field allow_unknown? boolean true: fields that are not known are sent, instead of refused

--- Searches for templates, yours and public ones.
--- Gives { { id, hash_id, name, image, … }, … }.
---@param args? vastai.args.search_templates
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, query?: string|table, ...: any): any, vastai.Error?
function Client:search_templates(args) end

---@class vastai.args.search_volumes
---@field query? string|table "gpu_ram>=24 num_gpus=4" in the search language, or a table that is sent as it is, in the service's units
---@field order? any "dph_total", "num_gpus-,dph" (minus: descending), or a list of pairs
---@field limit? integer how many at most
---@field storage? number storage that the price is for
---@field no_default? boolean true: verified, external and disk_space are left as the query has them
---@field where? table { gpu_name = "RTX 4090", gpu_ram = { gte = 24 }, geolocation = { "SE", "DE" } }, in the units of the search language
---@field allow_unknown? boolean true: fields that are not known are sent, instead of refused

--- Searches for volumes to rent. An offer that does not fit (the service drops filters silently) is an error of kind invalid, unless the query was a table.
--- Gives { { id, disk_space, storage_cost, geolocation, … }, … }: storage_cost in $/GB/month.
---@param args? vastai.args.search_volumes
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, query?: string|table, ...: any): any, vastai.Error?
function Client:search_volumes(args) end

---@class vastai.args.create_template
---@field name? string what it is called
---@field image? string Docker image
---@field image_tag? string tag of the image
---@field href? string link to the image's page
---@field repo? string repository of the image, such as library/ubuntu
---@field env? string environment and ports as Docker flags: "-e NAME=value -p 8080:8080" (secret: masked in previews, events and errors)
---@field onstart_cmd? string shell commands run at the start
---@field jupyter_dir? string directory in which Jupyter starts
---@field extra_filters? table which machines suit: { cuda_max_good = { gte = 12.6 } }
---@field disk_space? number disk to recommend
---@field readme? string long text about it
---@field desc? string short text about it
---@field jupyter? boolean launch with Jupyter and ssh
---@field ssh? boolean launch with ssh
---@field direct? boolean with ssh or jupyter: reached directly
---@field login? string registry login: only its first word, the registry, is stored (secret: masked in previews, events and errors)
---@field hide_readme? boolean others do not see the readme
---@field public? boolean others find it
---@field jup_direct? boolean Jupyter is reached directly
---@field ssh_direct? boolean ssh is reached directly
---@field jupyter_lab? boolean JupyterLab instead of the notebook
---@field runtype? "ssh"|"jupyter"|"args" how it is launched
---@field use_ssh? boolean with ssh
---@field docker_login_repo? string private registry, such as docker.io
---@field readme_visible? boolean others see the readme
---@field private? boolean only you find it
---@field docker_login_user? string user at the private registry
---@field docker_login_pass? string password or token at the private registry (secret: masked in previews, events and errors)
---@field args_str? string arguments of the image's entry point, with runtype args
---@field volume_info? table volume to suggest where instances are made by hand
---@field search_params? string not sent, as officially: extra_filters says which machines suit
---@field no_default? boolean not sent, as officially

--- Creates a template; private, unless public is given.
--- Gives { success, msg, template = { id, hash_id, name } }.
---@param args? vastai.args.create_template
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name?: string, ...: any): any, vastai.Error?
function Client:create_template(args) end

---@class vastai.args.delete_template
---@field template_id? integer the template's number
---@field hash_id? string the template's hash: the number is looked up by it

--- Deletes a template, by its number or its hash.
--- Gives { success }.
---@param args? vastai.args.delete_template
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, template_id?: integer, ...: any): any, vastai.Error?
function Client:delete_template(args) end

---@class vastai.args.update_template
---@field hash_id string the template's hash, which changes with its content
---@field name? string what it is called
---@field image? string Docker image
---@field image_tag? string tag of the image
---@field href? string link to the image's page
---@field repo? string repository of the image, such as library/ubuntu
---@field env? string environment and ports as Docker flags: "-e NAME=value -p 8080:8080" (secret: masked in previews, events and errors)
---@field onstart_cmd? string shell commands run at the start
---@field jup_direct? boolean Jupyter is reached directly
---@field ssh_direct? boolean ssh is reached directly
---@field jupyter_lab? boolean JupyterLab instead of the notebook
---@field runtype? "ssh"|"jupyter"|"args" how it is launched
---@field use_ssh? boolean with ssh
---@field jupyter_dir? string directory in which Jupyter starts
---@field docker_login_repo? string private registry, such as docker.io
---@field extra_filters? table which machines suit: { cuda_max_good = { gte = 12.6 } }
---@field disk_space? number disk to recommend
---@field readme? string long text about it
---@field readme_visible? boolean others see the readme
---@field desc? string short text about it
---@field private? boolean only you find it
---@field jupyter? boolean launch with Jupyter and ssh
---@field ssh? boolean launch with ssh
---@field direct? boolean with ssh or jupyter: reached directly
---@field login? string registry login: only its first word, the registry, is stored (secret: masked in previews, events and errors)
---@field hide_readme? boolean others do not see the readme
---@field public? boolean others find it
---@field docker_login_user? string user at the private registry
---@field docker_login_pass? string password or token at the private registry (secret: masked in previews, events and errors)
---@field args_str? string arguments of the image's entry point, with runtype args
---@field volume_info? table volume to suggest where instances are made by hand

--- Changes a template. Only what is given is sent, the rest stays.
--- Gives { success, template = { id, hash_id } }: the hash is a new one.
---@param args vastai.args.update_template
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, hash_id: string, ...: any): any, vastai.Error?
function Client:update_template(args) end

---@class vastai.args.cancel_maint
---@field id integer the machine's number

--- Cancels all announced maintenance of a machine.
--- Gives { success, machine_id, msg }.
---@param args vastai.args.cancel_maint
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:cancel_maint(args) end

---@class vastai.args.cleanup_machine
---@field id integer the machine's number

--- Deletes the expired contracts of a machine, to free their storage.
--- Gives { success, num_deleted, msg }.
---@param args vastai.args.cleanup_machine
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:cleanup_machine(args) end

---@class vastai.args.defrag_machines
---@field ids integer[] the machines' numbers

--- Puts the free GPUs of machines back together into larger offers.
--- Gives { success, results }.
---@param args vastai.args.defrag_machines
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ids: integer[], ...: any): any, vastai.Error?
function Client:defrag_machines(args) end

---@class vastai.args.delete_machine
---@field id integer the machine's number

--- Deletes a machine that nobody uses.
--- Gives { success }.
---@param args vastai.args.delete_machine
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:delete_machine(args) end

---@class vastai.args.delete_maint
---@field id integer the window's number, from show_maints

--- Cancels one maintenance window.
--- Gives { success, msg }.
---@param args vastai.args.delete_maint
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:delete_maint(args) end

---@class vastai.args.delete_maints
---@field ids integer[] the windows' numbers, 100 at most

--- Cancels several maintenance windows.
--- Gives { success, results = { { success, maintenance_id, msg }, … } }.
---@param args vastai.args.delete_maints
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ids: integer[], ...: any): any, vastai.Error?
function Client:delete_maints(args) end

---@class vastai.args.list_machine
---@field id integer the machine's number
---@field price_gpu? number price of one GPU
---@field price_disk? number price of storage
---@field price_inetu? number price of uploads
---@field price_inetd? number price of downloads
---@field price_min_bid? number lowest bid for one GPU
---@field min_chunk? integer fewest GPUs rented together
---@field end_date? number|string until when it is offered: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
---@field discount_rate? number largest discount for prepaying, as a fraction
---@field duration? string|integer how long it is offered, "1 week", in place of end_date
---@field vol_size? integer storage offered as volumes
---@field vol_price? number price of that storage

--- Offers a machine for rent, or changes its offer; what is left out stays.
--- Gives { success, extended }.
---@param args vastai.args.list_machine
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:list_machine(args) end

---@class vastai.args.list_machines
---@field ids integer[] the machines' numbers
---@field price_gpu? number price of one GPU
---@field price_disk? number price of storage
---@field price_inetu? number price of uploads
---@field price_inetd? number price of downloads
---@field price_min_bid? number lowest bid for one GPU
---@field min_chunk? integer fewest GPUs rented together
---@field end_date? number|string until when it is offered: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
---@field discount_rate? number largest discount for prepaying, as a fraction
---@field duration? string|integer how long it is offered, "1 week", in place of end_date
---@field vol_size? integer storage offered as volumes
---@field vol_price? number price of that storage

--- Offers several machines on the same terms, one request each. Stops at the first failure; its error has the answers so far as results.
--- Gives { { success, … }, … }: one answer a machine.
---@param args vastai.args.list_machines
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ids: integer[], ...: any): any, vastai.Error?
function Client:list_machines(args) end

---@class vastai.args.remove_defjob
---@field id integer the machine's number

--- Removes that job.
--- Gives { success, machine_id }.
---@param args vastai.args.remove_defjob
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:remove_defjob(args) end

---@class vastai.args.report_machine
---@field id integer the machine's number
---@field problem "Unable To Start Instance"|"Instance Takes Too Long To Load"|"Instance Has Less Disk Space Than Requested"|"Machine Has Port Issues"|"Machine Performance Is Less Than Expected"|"Other" what it is about
---@field instance_id integer your instance on that machine
---@field message? string what is wrong, 512 characters at most

--- Reports a problem with a machine that you rent; its host is told.
--- Gives { success }.
---@param args vastai.args.report_machine
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, problem: "Unable To Start Instance"|"Instance Takes Too Long To Load"|"Instance Has Less Disk Space Than Requested"|"Machine Has Port Issues"|"Machine Performance Is Less Than Expected"|"Other", instance_id: integer, ...: any): any, vastai.Error?
function Client:report_machine(args) end

---@class vastai.args.reports
---@field id integer the machine's number

--- Lists what renters reported about a machine.
--- Gives { { problem, message, created_at }, … }.
---@param args vastai.args.reports
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:reports(args) end

---@class vastai.args.schedule_maint
---@field id integer the machine's number
---@field sdate any when it begins: Unix seconds, or an ISO date and time as text
---@field duration number how long
---@field category? "power"|"internet"|"disk"|"gpu"|"software"|"other" why

--- Announces maintenance of a machine: its renters are told.
--- Gives { success }.
---@param args vastai.args.schedule_maint
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, sdate: any, duration: number, ...: any): any, vastai.Error?
function Client:schedule_maint(args) end

---@class vastai.args.schedule_maints
---@field ids integer[] the machines' numbers, 100 at most
---@field sdate number|string when it begins: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
---@field duration? number how long; 1 by default
---@field category? "power"|"internet"|"disk"|"gpu"|"software"|"other" why

--- Announces maintenance of several machines: their renters are told.
--- Gives { success, results = { { success, machine_id, … }, … } }.
---@param args vastai.args.schedule_maints
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ids: integer[], sdate: number|string, ...: any): any, vastai.Error?
function Client:schedule_maints(args) end

---@class vastai.args.set_defjob
---@field id integer the machine's number
---@field price_gpu? number bid for one GPU
---@field price_inetu? number price of uploads
---@field price_inetd? number price of downloads
---@field image? string the image that runs while nobody rents
---@field args? table its arguments

--- Sets the job that runs on a machine while nobody rents it.
--- Gives { success, machine_id }.
---@param args vastai.args.set_defjob
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:set_defjob(args) end

---@class vastai.args.set_min_bid
---@field id integer the machine's number
---@field price? number lowest bid for one GPU

--- Sets the lowest bid for interruptible rentals of a machine.
--- Gives { success }.
---@param args vastai.args.set_min_bid
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:set_min_bid(args) end

--- Shows where on earth the GPUs are.
--- Gives { success, locations = { { latitude, longitude, city, gpu_name, … }, … } }.
---@return any result
---@return vastai.Error? err
function Client:show_gpu_locations() end

---@class vastai.args.show_gpu_metrics
---@field verified? "yes"|"no"|"all" whether they are verified; yes by default
---@field hosting_type? "all"|"secure_cloud"|"community" who hosts them; all by default
---@field num_gpus? string|integer how many GPUs a machine has, or "all" (default)

--- Shows supply, demand and prices of all GPUs now.
--- Gives { success, gpus = { { gpu_name, total, available, … }, … } }.
---@param args? vastai.args.show_gpu_metrics
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, verified?: "yes"|"no"|"all", ...: any): any, vastai.Error?
function Client:show_gpu_metrics(args) end

---@class vastai.args.show_gpu_trends
---@field gpu_name? string names with commas between them, or "all"
---@field verified? "yes"|"no"|"all" whether they are verified; yes by default
---@field hosting_type? "all"|"secure_cloud"|"community" who hosts them; all by default
---@field num_gpus? string|integer how many GPUs a machine has, or "all" (default)
---@field start? integer|string from when; a day ago by default
---@field ["end"]? integer|string until when; now by default
---@field step? integer time between two points

--- Shows supply, demand and prices over time.
--- Gives { success, gpus = { ["RTX 4090"] = { supply_demand, … }, … } }.
---@param args? vastai.args.show_gpu_trends
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, gpu_name?: string, ...: any): any, vastai.Error?
function Client:show_gpu_trends(args) end

---@class vastai.args.show_machine
---@field id integer the machine's number

--- Shows one machine that you host.
--- Gives { id, hostname, … }, or nil and an error of kind not_found.
---@param args vastai.args.show_machine
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:show_machine(args) end

--- Lists the machines that you host.
--- Gives { { id, hostname, num_gpus, gpu_name, listed, earn_day, … }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_machines() end

--- Lists the machines that you host: the first page, with counts.
--- Gives { success, total_machines, machines_found, machines, next_token }.
---@return any result
---@return vastai.Error? err
function Client:show_machines_v1() end

---@class vastai.args.show_maints
---@field ids integer[] the machines' numbers

--- Lists the maintenance windows of machines.
--- Gives { { id, machine_id, start_time, end_time, … }, … }.
---@param args vastai.args.show_maints
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ids: integer[], ...: any): any, vastai.Error?
function Client:show_maints(args) end

---@class vastai.args.unlist_machine
---@field id integer the machine's number

--- Takes a machine off the market; rentals go on.
--- Gives { success, machine_id }.
---@param args vastai.args.unlist_machine
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:unlist_machine(args) end

---@class vastai.args.add_network_disk
---@field machines integer[] the machines that get it
---@field mount_point string where it is mounted, "/mnt/nfs"
---@field disk_id? integer a disk that exists already

--- Adds a network disk to machines of one cluster.
--- Gives { success, disk_id }.
---@param args vastai.args.add_network_disk
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, machines: integer[], mount_point: string, ...: any): any, vastai.Error?
function Client:add_network_disk(args) end

---@class vastai.args.cancel_rsync
---@field dst_id string|integer the instance that is copied to

--- Ends a copy to an instance that is under way.
--- Gives { success }.
---@param args vastai.args.cancel_rsync
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, dst_id: string|integer, ...: any): any, vastai.Error?
function Client:cancel_rsync(args) end

---@class vastai.args.clone_volume
---@field source integer the volume that is copied
---@field dest integer the offer, or volume, that it is copied to
---@field size? number size of the new one
---@field disable_compression? boolean copy as it is

--- Copies a volume into a new one, which is rented.
--- Gives { success, volume_name }.
---@param args vastai.args.clone_volume
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, source: integer, dest: integer, ...: any): any, vastai.Error?
function Client:clone_volume(args) end

---@class vastai.args.create_network_volume
---@field id integer the offer's number, from a search
---@field size? number how large
---@field name? string what it is called

--- Rents a network volume.
--- Gives { success, volume_name }.
---@param args vastai.args.create_network_volume
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:create_network_volume(args) end

---@class vastai.args.create_volume
---@field id integer the offer's number, from a search
---@field size? number how large
---@field name? string what it is called

--- Rents a volume on one machine.
--- Gives { success, volume_name }.
---@param args vastai.args.create_volume
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:create_volume(args) end

---@class vastai.args.delete_volume
---@field id integer the volume's number

--- Deletes a volume that no instance uses, with all that it holds.
--- Gives { success }.
---@param args vastai.args.delete_volume
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:delete_volume(args) end

---@class vastai.args.list_network_volume
---@field disk_id integer the network disk's number
---@field price_disk? number its price
---@field size? number how much is offered
---@field end_date? number|string until when it is offered: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC

--- Offers storage of a host's network disk as network volumes.
--- Gives { success, msg }.
---@param args vastai.args.list_network_volume
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, disk_id: integer, ...: any): any, vastai.Error?
function Client:list_network_volume(args) end

---@class vastai.args.list_volume
---@field id integer the machine's number
---@field size? number how much is offered
---@field price_disk? number its price
---@field end_date? number|string until when it is offered: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC

--- Offers storage of a host's machine as volumes.
--- Gives { success, msg }.
---@param args vastai.args.list_volume
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:list_volume(args) end

---@class vastai.args.list_volumes
---@field ids integer[] the machines' numbers
---@field size? number how much is offered on each
---@field price_disk? number its price
---@field end_date? number|string until when it is offered: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC

--- Offers storage of several of a host's machines as volumes.
--- Gives { success, msg }.
---@param args vastai.args.list_volumes
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ids: integer[], ...: any): any, vastai.Error?
function Client:list_volumes(args) end

--- Lists a host's network disks.
--- Gives { disks = { ["7"] = { cluster_id, machine_ids, mounts }, … } }.
---@return any result
---@return vastai.Error? err
function Client:show_network_disks() end

---@class vastai.args.show_volumes
---@field type? "all"|"local"|"network" which kind; all by default

--- Lists the volumes that you rent.
--- Gives { { id, disk_space, status, duration, … }, … }: duration in seconds since the start.
---@param args? vastai.args.show_volumes
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, type?: "all"|"local"|"network", ...: any): any, vastai.Error?
function Client:show_volumes(args) end

---@class vastai.args.unlist_network_volume
---@field id integer the offer's number

--- Takes an offer of network volumes off the market.
--- Gives { success }.
---@param args vastai.args.unlist_network_volume
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:unlist_network_volume(args) end

---@class vastai.args.unlist_volume
---@field id integer the offer's number

--- Takes an offer of volumes off the market.
--- Gives { success, msg }.
---@param args vastai.args.unlist_volume
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:unlist_volume(args) end

---@class vastai.args.create_endpoint
---@field endpoint_name? string what it is called
---@field min_load? number load that is always served
---@field min_cold_load? number load that cold workers count for
---@field target_util? number how busy workers should be, at most 1
---@field cold_mult? number capacity kept cold, as a multiple of the load
---@field cold_workers? integer fewest workers kept cold
---@field max_workers? integer most workers: the limit of what it may cost
---@field max_queue_time? number longest wait in the queue
---@field target_queue_time? number wait to aim at
---@field inactivity_timeout? number time without requests until all workers go cold
---@field auto_instance? string the autoscaler that serves it

--- Creates a serverless endpoint. Its worker groups cost money as soon as they have workers.
--- Gives { success, result }: result is its number.
---@param args? vastai.args.create_endpoint
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, endpoint_name?: string, ...: any): any, vastai.Error?
function Client:create_endpoint(args) end

---@class vastai.args.create_workergroup
---@field template_hash? string the template that workers run
---@field template_id? integer the same by its number
---@field search_params? string which machines: "gpu_ram>=24 num_gpus=1"; the usual filters are added
---@field launch_args? string how workers are created, as on the command line (secret: masked in previews, events and errors)
---@field endpoint_name? string the endpoint that it serves
---@field endpoint_id? integer the same by its number
---@field test_workers? integer workers that measure a new machine
---@field gpu_ram? number GPU memory that is needed
---@field min_load? number load that is always served
---@field target_util? number how busy workers should be, at most 1
---@field cold_mult? number capacity kept cold, as a multiple of the load
---@field cold_workers? integer fewest workers kept cold
---@field no_default? boolean do not add verified=True rentable=True rented=False to search_params
---@field auto_instance? string the autoscaler that serves it

--- Creates a worker group: it rents workers for an endpoint.
--- Gives { success, id }.
---@param args? vastai.args.create_workergroup
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, template_hash?: string, ...: any): any, vastai.Error?
function Client:create_workergroup(args) end

---@class vastai.args.delete_endpoint
---@field id integer the endpoint's number

--- Deletes a serverless endpoint and its workers.
--- Gives { success, deleted_workers, failed_workers, msg }.
---@param args vastai.args.delete_endpoint
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:delete_endpoint(args) end

---@class vastai.args.delete_workergroup
---@field id integer the worker group's number

--- Deletes a worker group; its instances may live on.
--- Gives { success, deleted_workers, failed_workers, msg }.
---@param args vastai.args.delete_workergroup
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:delete_workergroup(args) end

---@class vastai.args.get_endpoint_workers
---@field id integer the endpoint's number

--- Lists the workers of an endpoint.
--- Gives { { id, status, cur_load, measured_perf, … }, … }.
---@param args vastai.args.get_endpoint_workers
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:get_endpoint_workers(args) end

---@class vastai.args.get_endpt_logs
---@field id integer the endpoint's number
---@field level? integer taken for the sake of old scripts: all levels are answered
---@field tail? integer how many lines from the end

--- Fetches the logs of an endpoint from the autoscaler.
--- Gives { info0, info1, trace, debug }, or { logs }: text.
---@param args vastai.args.get_endpt_logs
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:get_endpt_logs(args) end

---@class vastai.args.get_workergroup_logs
---@field id integer the worker group's number
---@field tail? integer how many lines from the end; 10000 by default

--- Fetches the logs of a worker group from the autoscaler: the route that the API documents.
--- Gives { logs }: text.
---@param args vastai.args.get_workergroup_logs
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:get_workergroup_logs(args) end

---@class vastai.args.get_workergroup_workers
---@field id integer the worker group's number

--- Lists the workers of a worker group.
--- Gives { workers = { { id, status, url, … }, … } }.
---@param args vastai.args.get_workergroup_workers
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:get_workergroup_workers(args) end

---@class vastai.args.get_wrkgrp_logs
---@field id integer the worker group's number
---@field level? integer taken for the sake of old scripts: all levels are answered
---@field tail? integer how many lines from the end

--- Fetches the logs of a worker group from the autoscaler.
--- Gives { info0, info1, trace, debug }, or { logs }: text.
---@param args vastai.args.get_wrkgrp_logs
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:get_wrkgrp_logs(args) end

---@class vastai.args.route
---@field endpoint string the endpoint's name
---@field cost? number load of the request, in the unit of the endpoint

--- Asks for a worker that takes a request. The key is that of the endpoint.
--- Gives { endpoint, url, cost, reqnum, … }, or { status } while none is ready.
---@param args vastai.args.route
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, endpoint: string, ...: any): any, vastai.Error?
function Client:route(args) end

---@class vastai.args.show_endpoint
---@field id integer the endpoint's number

--- Shows one serverless endpoint.
--- Gives { id, endpoint_name, … }.
---@param args vastai.args.show_endpoint
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:show_endpoint(args) end

--- Lists the serverless endpoints.
--- Gives { { id, endpoint_name, endpoint_state, min_load, max_workers, … }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_endpoints() end

--- Lists the worker groups of the endpoints.
--- Gives { { id, endpoint_id, endpoint_name, template_hash, search_query, … }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_workergroups() end

---@class vastai.args.update_endpoint
---@field id integer the endpoint's number
---@field endpoint_name? string what it is called
---@field endpoint_state? string "active", "suspended" or "stopped"
---@field min_load? number load that is always served
---@field min_cold_load? number load that cold workers count for
---@field target_util? number how busy workers should be, at most 1
---@field cold_mult? number capacity kept cold, as a multiple of the load
---@field cold_workers? integer fewest workers kept cold
---@field max_workers? integer most workers: the limit of what it may cost
---@field max_queue_time? number longest wait in the queue
---@field target_queue_time? number wait to aim at
---@field inactivity_timeout? number time without requests until all workers go cold
---@field auto_instance? string the autoscaler that serves it

--- Changes a serverless endpoint; what is left out stays.
--- Gives { success }.
---@param args vastai.args.update_endpoint
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:update_endpoint(args) end

---@class vastai.args.update_workergroup
---@field id integer the worker group's number
---@field template_hash? string the template that workers run
---@field template_id? integer the same by its number
---@field search_params? string which machines: "gpu_ram>=24 num_gpus=1"; the usual filters are added
---@field launch_args? string how workers are created, as on the command line (secret: masked in previews, events and errors)
---@field endpoint_name? string the endpoint that it serves
---@field endpoint_id? integer the same by its number
---@field test_workers? integer workers that measure a new machine
---@field gpu_ram? number GPU memory that is needed
---@field min_load? number load that is always served
---@field target_util? number how busy workers should be, at most 1
---@field cold_mult? number capacity kept cold, as a multiple of the load
---@field cold_workers? integer fewest workers kept cold
---@field no_default? boolean do not add verified=True rentable=True rented=False to search_params

--- Changes a worker group; what is left out stays.
--- Gives { success }.
---@param args vastai.args.update_workergroup
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:update_workergroup(args) end

---@class vastai.args.update_workers
---@field id integer the worker group's number
---@field cancel? boolean end an update that is under way

--- Updates all workers of a worker group one after the other, or cancels that.
--- Gives { success, msg }.
---@param args vastai.args.update_workers
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:update_workers(args) end

---@class vastai.args.create_deployment
---@field name string letters, digits, "-", "." and "_", 128 at most
---@field image string the image that workers run
---@field file_hash? string SHA-256 of the packed code
---@field file_size? integer its size
---@field tag? string a variant of the same name; "default" by default
---@field version_label? string what this version is called
---@field search_params? string which machines: "gpu_ram>=16 num_gpus=1"
---@field env? string environment of workers: "-e NAME=value" (secret: masked in previews, events and errors)
---@field storage? number disk of a worker; 50 by default
---@field ttl? number time after the last heartbeat until it is deleted; negative: never
---@field docker_login_user? string user at the registry
---@field docker_login_pass? string password there (secret: masked in previews, events and errors)
---@field docker_login_repo? string which registry
---@field cold_workers? integer fewest workers kept cold
---@field max_workers? integer most workers: the limit of what it may cost
---@field min_load? number load that is always served
---@field min_cold_load? number load that cold workers count for
---@field target_util? number how busy workers should be, at most 1
---@field cold_mult? number capacity kept cold, as a multiple of the load
---@field max_queue_time? number longest wait in the queue
---@field target_queue_time? number wait to aim at
---@field inactivity_timeout? number time without requests until all workers go cold
---@field overrecruit_ratio? number how many more workers are tried than needed
---@field autoscaler_instance? string the autoscaler that serves it

--- Creates a deployment, or changes the one of that name and tag; the answer says where its code is uploaded to.
--- Gives { success, action, deployment_id, endpoint_id, upload_url, … }.
---@param args vastai.args.create_deployment
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name: string, image: string, ...: any): any, vastai.Error?
function Client:create_deployment(args) end

---@class vastai.args.delete_deployment
---@field id? integer the deployment's number
---@field name? string its name, in place of the number: all tags of it
---@field tag? string only this tag of that name

--- Deletes a deployment with its endpoint and workers, by number or by name.
--- Gives { success }.
---@param args? vastai.args.delete_deployment
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id?: integer, ...: any): any, vastai.Error?
function Client:delete_deployment(args) end

---@class vastai.args.send_deployment_heartbeat
---@field id integer the deployment's number

--- Tells that a deployment is still wanted, so that its ttl begins anew.
--- Gives { success, deployment_id }.
---@param args vastai.args.send_deployment_heartbeat
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:send_deployment_heartbeat(args) end

---@class vastai.args.show_deployment
---@field id integer the deployment's number

--- Shows one deployment.
--- Gives { id, name, tag, … }.
---@param args vastai.args.show_deployment
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:show_deployment(args) end

---@class vastai.args.show_deployment_download
---@field id integer the deployment's number

--- Gives an address to download the code of a deployment from, good for an hour.
--- Gives { success, download_url }.
---@param args vastai.args.show_deployment_download
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:show_deployment_download(args) end

---@class vastai.args.show_deployment_versions
---@field id integer the deployment's number

--- Lists the versions of a deployment.
--- Gives { { id, file_hash, created_at }, … }.
---@param args vastai.args.show_deployment_versions
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:show_deployment_versions(args) end

--- Lists the deployments.
--- Gives { { id, name, tag, image, endpoint_id, endpoint_state, … }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_deployments() end

---@class vastai.args.start_deployment
---@field id integer the deployment's number

--- Starts the endpoint of a deployment: it rents workers.
--- Gives { success, endpoint_state }.
---@param args vastai.args.start_deployment
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:start_deployment(args) end

---@class vastai.args.stop_deployment
---@field id integer the deployment's number

--- Stops the endpoint of a deployment.
--- Gives { success, endpoint_state }.
---@param args vastai.args.stop_deployment
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:stop_deployment(args) end

---@class vastai.args.create_cluster
---@field subnet string its network: "10.0.0.0/24"
---@field manager_id integer the machine that manages it

--- Creates a cluster of machines on one network.
--- Gives { success, msg }.
---@param args vastai.args.create_cluster
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, subnet: string, manager_id: integer, ...: any): any, vastai.Error?
function Client:create_cluster(args) end

---@class vastai.args.create_overlay
---@field cluster_id integer the cluster's number
---@field name string what it is called

--- Creates an overlay network on a cluster.
--- Gives { success }.
---@param args vastai.args.create_overlay
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, cluster_id: integer, name: string, ...: any): any, vastai.Error?
function Client:create_overlay(args) end

---@class vastai.args.delete_cluster
---@field cluster_id integer the cluster's number

--- Deletes a cluster; its machines stay.
--- Gives { success, msg }.
---@param args vastai.args.delete_cluster
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, cluster_id: integer, ...: any): any, vastai.Error?
function Client:delete_cluster(args) end

---@class vastai.args.delete_overlay
---@field overlay_identifier string|integer the overlay's number, or its name

--- Deletes an overlay network; instances leave it.
--- Gives { success }.
---@param args vastai.args.delete_overlay
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, overlay_identifier: string|integer, ...: any): any, vastai.Error?
function Client:delete_overlay(args) end

---@class vastai.args.join_cluster
---@field cluster_id integer the cluster's number
---@field machine_ids integer[] the machines that join

--- Adds machines to a cluster.
--- Gives { success }.
---@param args vastai.args.join_cluster
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, cluster_id: integer, machine_ids: integer[], ...: any): any, vastai.Error?
function Client:join_cluster(args) end

---@class vastai.args.join_overlay
---@field name string the overlay's name
---@field instance_id integer the instance that joins

--- Adds an instance to an overlay network.
--- Gives { success }.
---@param args vastai.args.join_overlay
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name: string, instance_id: integer, ...: any): any, vastai.Error?
function Client:join_overlay(args) end

---@class vastai.args.remove_machine_from_cluster
---@field cluster_id integer the cluster's number
---@field machine_id integer the machine that leaves
---@field new_manager_id? integer who manages it from then on, if the manager leaves

--- Takes a machine out of a cluster.
--- Gives { success }.
---@param args vastai.args.remove_machine_from_cluster
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, cluster_id: integer, machine_id: integer, ...: any): any, vastai.Error?
function Client:remove_machine_from_cluster(args) end

--- Lists the clusters of your machines.
--- Gives { clusters = { ["1"] = { subnet, nodes }, … } }.
---@return any result
---@return vastai.Error? err
function Client:show_clusters() end

--- Lists the overlay networks.
--- Gives { { overlay_id, name, subnet, cluster_id, instances }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_overlays() end

---@class vastai.args.create_scheduled_job
---@field start_time number|string from when: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
---@field end_time number|string until when
---@field api_endpoint string the path that is called: "/api/v0/instances/reboot/7/"
---@field request_method string its verb: "PUT"
---@field request_body any its body, a table
---@field frequency "HOURLY"|"DAILY"|"WEEKLY" how often
---@field instance_id integer the instance that it concerns
---@field day_of_the_week? integer for weekly jobs: 0 is Sunday
---@field hour_of_the_day? integer for daily and weekly jobs, UTC

--- Has the service make a call again and again.
--- Gives { success, id }.
---@param args vastai.args.create_scheduled_job
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, start_time: number|string, end_time: number|string, api_endpoint: string, request_method: string, request_body: any, frequency: "HOURLY"|"DAILY"|"WEEKLY", instance_id: integer, ...: any): any, vastai.Error?
function Client:create_scheduled_job(args) end

---@class vastai.args.delete_scheduled_job
---@field id integer the job's number

--- Deletes a scheduled job.
--- Gives { success }.
---@param args vastai.args.delete_scheduled_job
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:delete_scheduled_job(args) end

--- Lists the scheduled jobs.
--- Gives { { id, instance_id, api_endpoint, request_method, frequency, start_time }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_scheduled_jobs() end

---@class vastai.args.update_scheduled_job
---@field id integer the job's number
---@field request_body any the body of its call, a table
---@field start_time? number|string from when: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC
---@field end_time? number|string until when
---@field api_endpoint? string the path that is called
---@field request_method? string its verb
---@field frequency? "HOURLY"|"DAILY"|"WEEKLY" how often
---@field instance_id? integer the instance that it concerns
---@field day_of_the_week? integer for weekly jobs: 0 is Sunday
---@field hour_of_the_day? integer for daily and weekly jobs, UTC

--- Changes a scheduled job; what is left out stays.
--- Gives { success }.
---@param args vastai.args.update_scheduled_job
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, request_body: any, ...: any): any, vastai.Error?
function Client:update_scheduled_job(args) end

--- Shows charges as a series for a chart.
--- Gives { success, … }.
---@return any result
---@return vastai.Error? err
function Client:show_charges_chart() end

---@class vastai.args.show_earnings
---@field start_date? number|string first day: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC; yesterday by default
---@field end_date? number|string last day; yesterday by default
---@field machine_id? integer only this machine

--- Shows what the machines of a host earned.
--- Gives { summary, per_machine, per_day }.
---@param args? vastai.args.show_earnings
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, start_date?: number|string, ...: any): any, vastai.Error?
function Client:show_earnings(args) end

--- Shows earnings as a series for a chart.
--- Gives { success, … }.
---@return any result
---@return vastai.Error? err
function Client:show_earnings_chart() end

--- Sums up the earnings of all time.
--- Gives { success, summary = { gpu_earn, total_earn, … } }: $.
---@return any result
---@return vastai.Error? err
function Client:show_earnings_summary() end

--- Lists earnings by day or machine, with a total.
--- Gives { success, total_rows, rows_found, rows, next_token }.
---@return any result
---@return vastai.Error? err
function Client:show_earnings_v1() end

--- Shows what each serverless endpoint costs at the moment.
--- Gives { success, endpoints = { { id, hourly_spend }, … }, data_timestamp }: $/h.
---@return any result
---@return vastai.Error? err
function Client:show_endpoint_spend() end

---@class vastai.args.show_invoices
---@field start_date? number|string from when: Unix seconds, "2025-01-31", "2025-01-31T13:30Z", "01/31/2025"; UTC; a day ago by default
---@field end_date? number|string until when; now by default
---@field only_charges? boolean only what was charged
---@field only_credits? boolean only what was paid in

--- Lists charges and payments of a period. Prefer show_invoices_v1, which has pages.
--- Gives { invoices = { { type, amount, description, timestamp }, … }, current = { charges, credit, … } }.
---@param args? vastai.args.show_invoices
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, start_date?: number|string, ...: any): any, vastai.Error?
function Client:show_invoices(args) end

---@class vastai.args.show_invoices_v1
---@field charges? boolean true: charges; else invoices
---@field start_date? integer|string from when: Unix seconds or "2025-01-31", UTC; a week before the end by default
---@field end_date? integer|string until when; a week after the start by default
---@field limit? integer rows a page, 100 at most; 20 by default
---@field next_token? string the page to go on with
---@field latest_first? boolean newest rows first
---@field charge_type? ("instance"|"volume"|"serverless"|"i"|"v"|"s")[] charges of these kinds
---@field invoice_type? ("transfers"|"stripe"|"bitpay"|"coinbase"|"crypto.com"|"reserved"|"payout_paypal"|"payout_wise")[] invoices of these kinds
---@field format? "table"|"tree" of charges; table by default

--- Lists invoices, or charges, of a period, page by page.
--- Gives { success, count, total, next_token, results = { { start, end, type, source, amount, items, … }, … } }.
---@param args? vastai.args.show_invoices_v1
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, charges?: boolean, ...: any): any, vastai.Error?
function Client:show_invoices_v1(args) end

--- Shows what all instances and volumes cost at the moment.
--- Gives { success, gpu_cost_per_hour, container_storage_cost_per_hour, volume_storage_cost_per_hour, … }: $/h.
---@return any result
---@return vastai.Error? err
function Client:show_spend_rate() end

--- Shows earnings from referrals and machines.
--- Gives { referral_count, referral_credits, machine_earnings, … }: $.
---@return any result
---@return vastai.Error? err
function Client:show_total_earnings() end

--- Shows what each worker group costs at the moment.
--- Gives { success, workergroups = { { id, hourly_spend }, … }, data_timestamp }: $/h.
---@return any result
---@return vastai.Error? err
function Client:show_workergroup_spend() end

---@class vastai.args.add_member_role
---@field id integer the member's user number
---@field role string the name of the role

--- Gives a role to a member who has none.
--- Gives { msg }.
---@param args vastai.args.add_member_role
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, role: string, ...: any): any, vastai.Error?
function Client:add_member_role(args) end

---@class vastai.args.create_team
---@field team_name string what it is called
---@field transfer_credit? number credit that moves from you to the team

--- Makes this account a team.
--- Gives { success, msg }.
---@param args vastai.args.create_team
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, team_name: string, ...: any): any, vastai.Error?
function Client:create_team(args) end

---@class vastai.args.create_team_role
---@field name string what it is called
---@field permissions? string|table what it allows: { api = { instance_read = {} } }, or the path of a file
---@field permission_file? string path of a JSON file that holds the permissions

--- Creates a role for members of the team.
--- Gives { msg }.
---@param args vastai.args.create_team_role
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name: string, ...: any): any, vastai.Error?
function Client:create_team_role(args) end

--- Ends the team: its members lose access.
--- Gives { success, msg }.
---@return any result
---@return vastai.Error? err
function Client:destroy_team() end

---@class vastai.args.invite_member
---@field email string who is invited
---@field role string the name of the role

--- Invites somebody to the team by e-mail.
--- Gives { success, msg }.
---@param args vastai.args.invite_member
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, email: string, role: string, ...: any): any, vastai.Error?
function Client:invite_member(args) end

---@class vastai.args.invite_team_member
---@field email string who is invited
---@field role string the name of the role

--- Invites somebody to the team: invite_member by its other name.
--- Gives { success, msg }.
---@param args vastai.args.invite_team_member
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, email: string, role: string, ...: any): any, vastai.Error?
function Client:invite_team_member(args) end

---@class vastai.args.remove_member
---@field id integer the member's user number

--- Removes a member from the team.
--- Gives { status, message }.
---@param args vastai.args.remove_member
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:remove_member(args) end

---@class vastai.args.remove_member_role
---@field id integer the member's user number
---@field role string the name of the role

--- Takes one of several roles from a member.
--- Gives { msg }.
---@param args vastai.args.remove_member_role
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, role: string, ...: any): any, vastai.Error?
function Client:remove_member_role(args) end

---@class vastai.args.remove_team_member
---@field id integer the member's user number

--- Removes a member from the team: remove_member by its other name.
--- Gives { status, message }.
---@param args vastai.args.remove_team_member
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:remove_team_member(args) end

---@class vastai.args.remove_team_role
---@field name string|integer the role's name

--- Removes a role.
--- Gives { status, message }.
---@param args vastai.args.remove_team_role
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name: string|integer, ...: any): any, vastai.Error?
function Client:remove_team_role(args) end

--- Lists the members of the team.
--- Gives { { id, username, email, fullname, roles }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_members() end

--- Lists the API keys of the team's members by role.
--- Gives { success, keys_found, keys }.
---@return any result
---@return vastai.Error? err
function Client:show_team_api_keys() end

--- Shows the credit of all teams that you belong to.
--- Gives { success, balances = { { team_id, team_name, … }, … } }: $.
---@return any result
---@return vastai.Error? err
function Client:show_team_balances() end

--- Lists the members of the team: show_members by its other name.
--- Gives { { id, username, email, fullname, roles }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_team_members() end

---@class vastai.args.show_team_role
---@field name string|integer the role's name

--- Shows one role.
--- Gives { id, name, identifier, permissions }.
---@param args vastai.args.show_team_role
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name: string|integer, ...: any): any, vastai.Error?
function Client:show_team_role(args) end

--- Lists the names of the roles.
--- Gives { name, … }.
---@return any result
---@return vastai.Error? err
function Client:show_team_role_names() end

--- Lists the roles of the team with their permissions.
--- Gives { { id, name, identifier, permissions }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_team_roles() end

---@class vastai.args.transfer_team
---@field new_team_owner_id integer the member, a manager, who owns it from then on
---@field delete_billing? boolean remove ways to pay and addresses

--- Gives the team to another owner.
--- Gives { success, msg }.
---@param args vastai.args.transfer_team
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, new_team_owner_id: integer, ...: any): any, vastai.Error?
function Client:transfer_team(args) end

---@class vastai.args.update_member_role
---@field id integer the member's user number
---@field role_id integer the new role's number

--- Gives a member another role.
--- Gives { success, msg, new_role_permissions }.
---@param args vastai.args.update_member_role
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, role_id: integer, ...: any): any, vastai.Error?
function Client:update_member_role(args) end

---@class vastai.args.update_team
---@field team_name string what it is called from now on

--- Renames the team.
--- Gives { success, msg }.
---@param args vastai.args.update_team
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, team_name: string, ...: any): any, vastai.Error?
function Client:update_team(args) end

---@class vastai.args.update_team_role
---@field id integer the role's number
---@field name? string what it is called from now on
---@field permissions? string|table what it allows: { api = { instance_read = {} } }, or the path of a file
---@field permission_file? string path of a JSON file that holds the permissions

--- Changes a role; what is left out stays.
--- Gives { success = true, msg }.
---@param args vastai.args.update_team_role
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:update_team_role(args) end

---@class vastai.args.create_ssh_key
---@field ssh_key string the public key: "ssh-ed25519 AAAA… name"

--- Adds a public SSH key to the account.
--- Gives { success, key = { id, public_key, … } }.
---@param args vastai.args.create_ssh_key
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, ssh_key: string, ...: any): any, vastai.Error?
function Client:create_ssh_key(args) end

---@class vastai.args.delete_ssh_key
---@field id integer the key's number in the list

--- Removes an SSH key from the account.
--- Gives { success }.
---@param args vastai.args.delete_ssh_key
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:delete_ssh_key(args) end

---@class vastai.args.show_instance_ssh_keys
---@field id integer the instance's number

--- Lists the SSH keys of one instance.
--- Gives { success, ssh_keys }: the list as JSON text.
---@param args vastai.args.show_instance_ssh_keys
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:show_instance_ssh_keys(args) end

--- Lists the SSH keys that new instances get.
--- Gives { { id, user_id, public_key, created_at }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_ssh_keys() end

---@class vastai.args.update_instance_ssh_key
---@field id integer the instance's number
---@field ssh_key_id integer the key's number
---@field ssh_key string the public key in its place

--- Replaces a public SSH key of one instance.
--- Gives { success, msg, key }.
---@param args vastai.args.update_instance_ssh_key
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ssh_key_id: integer, ssh_key: string, ...: any): any, vastai.Error?
function Client:update_instance_ssh_key(args) end

---@class vastai.args.update_ssh_key
---@field id integer the key's number in the list
---@field ssh_key string the public key in its place

--- Replaces a public SSH key.
--- Gives { success, key }.
---@param args vastai.args.update_ssh_key
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ssh_key: string, ...: any): any, vastai.Error?
function Client:update_ssh_key(args) end

---@class vastai.args.tfa_activate
---@field code string the code from the app or message (secret: masked in previews, events and errors)
---@field secret string what tfa_totp_setup or a send call answered (secret: masked in previews, events and errors)
---@field method_type? "totp"|"sms"|"email" how the code came
---@field phone_number? string for sms: the number
---@field label? string what the method is called
---@field method_id? integer which method, if there are several

--- Turns a new method on, with the first code from it.
--- Gives { success, backup_codes }: shown this once.
---@param args vastai.args.tfa_activate
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, code: string, secret: string, ...: any): any, vastai.Error?
function Client:tfa_activate(args) end

---@class vastai.args.tfa_authorize
---@field method_type? "totp"|"sms"|"email" the method to prove yourself by
---@field method_id? integer which one, if there are several
---@field backup_code? string one of the backup codes, in its place (secret: masked in previews, events and errors)

--- Proves by an old method that a new one may be added: sends a code, or takes a backup code.
--- Gives { success, secret }, or { success, msg }.
---@param args? vastai.args.tfa_authorize
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, method_type?: "totp"|"sms"|"email", ...: any): any, vastai.Error?
function Client:tfa_authorize(args) end

---@class vastai.args.tfa_delete
---@field code? string the code from the app or message (secret: masked in previews, events and errors)
---@field backup_code? string one of the backup codes, in its place (secret: masked in previews, events and errors)
---@field method_type? "totp"|"sms"|"email" how the code came
---@field secret? string what a send call answered (secret: masked in previews, events and errors)
---@field method_id? integer which method, if there are several
---@field id_to_delete? integer the method that is removed

--- Removes a method.
--- Gives { success, remaining_methods }.
---@param args? vastai.args.tfa_delete
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, code?: string, ...: any): any, vastai.Error?
function Client:tfa_delete(args) end

---@class vastai.args.tfa_login
---@field code? string the code from the app or message (secret: masked in previews, events and errors)
---@field backup_code? string one of the backup codes, in its place (secret: masked in previews, events and errors)
---@field method_type? "totp"|"sms"|"email" how the code came
---@field secret? string what a send call answered (secret: masked in previews, events and errors)
---@field method_id? integer which method, if there are several

--- Logs in with a second factor.
--- Gives { success, session_key, backup_codes_remaining }.
---@param args? vastai.args.tfa_login
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, code?: string, ...: any): any, vastai.Error?
function Client:tfa_login(args) end

---@class vastai.args.tfa_regen_codes
---@field code? string the code from the app or message (secret: masked in previews, events and errors)
---@field backup_code? string one of the backup codes, in its place (secret: masked in previews, events and errors)
---@field method_type? "totp"|"sms"|"email" how the code came
---@field secret? string what a send call answered (secret: masked in previews, events and errors)
---@field method_id? integer which method, if there are several

--- Makes new backup codes; the old ones are refused from then on.
--- Gives { success, backup_codes }: shown this once.
---@param args? vastai.args.tfa_regen_codes
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, code?: string, ...: any): any, vastai.Error?
function Client:tfa_regen_codes(args) end

---@class vastai.args.tfa_resend_sms
---@field secret string what the send call answered (secret: masked in previews, events and errors)
---@field phone_number? string the number; the account's own by default

--- Sends the code again.
--- Gives { success }.
---@param args vastai.args.tfa_resend_sms
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, secret: string, ...: any): any, vastai.Error?
function Client:tfa_resend_sms(args) end

---@class vastai.args.tfa_send_email
---@field secret? string what an earlier send call answered, to renew its code (secret: masked in previews, events and errors)

--- Sends a code by e-mail.
--- Gives { success, secret, msg }.
---@param args? vastai.args.tfa_send_email
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, secret?: string, ...: any): any, vastai.Error?
function Client:tfa_send_email(args) end

---@class vastai.args.tfa_send_sms
---@field phone_number? string the number; the account's own by default

--- Sends a code by text message.
--- Gives { success, secret }.
---@param args? vastai.args.tfa_send_sms
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, phone_number?: string, ...: any): any, vastai.Error?
function Client:tfa_send_sms(args) end

--- Shows whether two-factor authentication is on, and its methods.
--- Gives { success, tfa_enabled, methods, backup_codes_remaining }.
---@return any result
---@return vastai.Error? err
function Client:tfa_status() end

--- Begins the set-up of an authenticator app.
--- Gives { success, secret, provisioning_uri }.
---@return any result
---@return vastai.Error? err
function Client:tfa_totp_setup() end

---@class vastai.args.tfa_update
---@field method_id integer the method's number
---@field label? string what it is called from now on
---@field set_primary? boolean ask for this one first

--- Changes the label of a method, or makes it the first.
--- Gives { success, method }.
---@param args vastai.args.tfa_update
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, method_id: integer, ...: any): any, vastai.Error?
function Client:tfa_update(args) end

---@class vastai.args.tfa_verify
---@field code string the code from the app or message (secret: masked in previews, events and errors)
---@field secret string what tfa_authorize answered (secret: masked in previews, events and errors)

--- Ends tfa_authorize with the code that was sent.
--- Gives { success, msg }.
---@param args vastai.args.tfa_verify
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, code: string, secret: string, ...: any): any, vastai.Error?
function Client:tfa_verify(args) end

---@class vastai.args.create_webhook
---@field webhook_url string where notifications are sent to (secret: masked in previews, events and errors)
---@field event_types table what it is told: { "client:low_credit", … }
---@field name? string what it is called, 120 characters at most

--- Creates a webhook. Its secret is shown this once.
--- Gives { success, webhook = { id, secret, … } }.
---@param args vastai.args.create_webhook
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, webhook_url: string, event_types: table, ...: any): any, vastai.Error?
function Client:create_webhook(args) end

---@class vastai.args.delete_webhook
---@field id integer the webhook's number

--- Deletes a webhook.
--- Gives { success }.
---@param args vastai.args.delete_webhook
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:delete_webhook(args) end

---@class vastai.args.rotate_webhook_secret
---@field id integer the webhook's number

--- Gives a webhook a new secret, shown this once; the old one signs no more.
--- Gives { success, webhook = { id, secret, … } }.
---@param args vastai.args.rotate_webhook_secret
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:rotate_webhook_secret(args) end

---@class vastai.args.show_notification_prefs
---@field user_id integer your own number, from show_user

--- Shows which notifications are sent, and how.
--- Gives { client = { low_credit = { email, webhooks } } }.
---@param args vastai.args.show_notification_prefs
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, user_id: integer, ...: any): any, vastai.Error?
function Client:show_notification_prefs(args) end

--- Lists what one can be notified of.
--- Gives { { … }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_notification_types() end

--- Lists the webhooks.
--- Gives { { id, name, webhook_url, event_types, … }, … }.
---@return any result
---@return vastai.Error? err
function Client:show_webhooks() end

---@class vastai.args.test_webhook
---@field id integer the webhook's number

--- Sends a test notification.
--- Gives { success, msg }.
---@param args vastai.args.test_webhook
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:test_webhook(args) end

---@class vastai.args.update_notification_prefs
---@field user_id integer your own number, from show_user
---@field notification_preferences table { client = { low_credit = { email = true, webhooks = false } } }: takes the place of all

--- Sets which notifications are sent, and how.
--- Gives { success, notification_preferences }.
---@param args vastai.args.update_notification_prefs
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, user_id: integer, notification_preferences: table, ...: any): any, vastai.Error?
function Client:update_notification_prefs(args) end

---@class vastai.args.update_webhook
---@field id integer the webhook's number
---@field webhook_url? string where notifications are sent to (secret: masked in previews, events and errors)
---@field event_types? table what it is told: { "client:low_credit", … }
---@field name? string what it is called, 120 characters at most

--- Changes a webhook; what is left out stays.
--- Gives { success, webhook }.
---@param args vastai.args.update_webhook
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:update_webhook(args) end

---@class vastai.args.destroy_and_verify
---@field id integer the instance's number
---@field timeout? number how long to wait at most
---@field interval? number time between two looks

--- Destroys an instance, and looks until it is gone.
--- Gives { id, destroyed, attempts }.
---@param args vastai.args.destroy_and_verify
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:destroy_and_verify(args) end

---@class vastai.args.rent
---@field where? table what to rent, as search_offers takes it; this or query is needed
---@field max_price number the most to pay, storage included
---@field query? string|table in place of where: the search language, or a table that is sent as it is
---@field order? any which offers are looked at first; the cheapest of them is taken
---@field limit? integer how many offers are looked at
---@field allow_unknown? boolean true: fields that are not known are sent, instead of refused
---@field max_tries? integer how many offers are tried while others are faster
---@field image? string Docker image; left out: the template says
---@field disk? number size of the local disk
---@field env? string|table environment and ports: { NAME = "value", ["-p 8080:8080"] = "1" }, or the text of Docker flags "-e NAME=value -p 8080:8080" (secret: masked in previews, events and errors)
---@field price? number the bid: makes the instance interruptible
---@field label? string a name of your own; a lost rental is looked up by it
---@field extra? string further Docker options (secret: masked in previews, events and errors)
---@field onstart_cmd? string shell commands run at the start, at most 4048 characters
---@field login? string registry login: "-u USER -p PASSWORD REGISTRY" (secret: masked in previews, events and errors)
---@field python_utf8? boolean sets Python's locale to C.UTF-8
---@field lang_utf8? boolean sets the locale to C.UTF-8
---@field jupyter_lab? boolean JupyterLab instead of the notebook
---@field jupyter_dir? string directory in which Jupyter starts
---@field force? boolean skips checks when an instance is copied
---@field cancel_unavail? boolean fails where the instance could not start at once
---@field template_hash? string hash of the template whose values count where none is given
---@field user? string user inside the container
---@field runtype? string "ssh_proxy", "ssh_direc ssh_proxy", "jupyter_proxy ssh_proxy", "args", …
---@field args? table arguments of the image's entry point
---@field volume_info? table a volume to make or to link: { create_new, volume_id, size, mount_path, name }; size in GB
---@field template_id? integer number of the template, in place of its hash
---@field ssh? boolean launch with ssh
---@field jupyter? boolean launch with Jupyter and ssh
---@field direct? boolean with ssh or jupyter: the machine's own ports are used too
---@field type? "on-demand"|"interruptible"|"ondemand"|"bid" interruptible needs price
---@field target_state? "running"|"stopped" the state to begin with
---@field vm? boolean a virtual machine
---@field args_str? string args as one text

--- Rents the cheapest offer within a price, and goes on to the next when somebody was faster.
--- Gives what create_instance gives, plus offer and label; or nil and an error of kind unavailable (nothing within the price) or ambiguous, or a call's own.
---@param args vastai.args.rent
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, where?: table, ...: any): any, vastai.Error?
function Client:rent(args) end

---@class vastai.args.wait_instance
---@field id integer the instance's number
---@field status? "running"|"stopped"|"exited"|"loading"|"created"|"scheduling"|"connecting"|"rebooting"|"offline"|"unknown"|"error"|"dead"|"inactive"|"frozen"|string what its actual_status shall be; stopped is exited as well
---@field timeout? number how long to wait at most
---@field interval? number time between two looks
---@field on_progress? function called with the instance at each look

--- Waits until an instance has the status.
--- Gives the instance; or nil and an error of kind timeout or server (it exited or went offline), or a call's own.
---@param args vastai.args.wait_instance
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, id: integer, ...: any): any, vastai.Error?
function Client:wait_instance(args) end

---@class vastai.args.worker
---@field name string what the key is called in the list
---@field permissions? table what it may do: { api = { instance_read = {} } }
---@field permission_file? string path of a JSON file that holds the permissions
---@field key_params? string|table values for wildcards in the permissions, sent as they are
---@field revoke_on_close? boolean true: the key is deleted when the client is closed

--- Makes a scoped key, and a client on it. A key that may do more than was asked is deleted, and the call fails.
--- Gives the client; its key() is { id, name, permissions, warnings }.
---@param args vastai.args.worker
---@return any result
---@return vastai.Error? err
---@overload fun(self: vastai.Client, name: string, ...: any): any, vastai.Error?
function Client:worker(args) end

return Client
