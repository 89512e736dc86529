-- Time limits of a call: timeout, deadline, stall_timeout, connect_timeout. Lower bounds are exact, upper
-- bounds are wide, so that a busy machine does not exceed them.

local calls = require "spec.support.calls"
local standin = require "spec.support.standin"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

-- The duration of show_user with these options, and its results.
local function timed(options)
  local all = { pace = false }
  for name, value in pairs(options) do all[name] = value end
  local vast <close> = calls.client(server, all)
  return calls.timed(function() return vast:show_user() end)
end

local function between(low, took) assert.is_true(took >= low - 0.02 and took < low + calls.patience(8), took) end

describe("timeout", function()
  it("limits all attempts together; the error is that of the last answer", function()
    server:fault { status = 503, body = "" }
    local took, user, err = timed { timeout = calls.patience(1), retry = 1000 }
    assert.is_nil(user)
    assert.same({ "server", 503 }, { err.kind, err.status })
    assert.is_true(err.attempts >= 2 and err.attempts == #server:requests())
    assert.is_true(took < calls.patience(8), took)
  end)

  it("ends an attempt in progress", function()
    server:fault { { times = 1, status = 503, body = "" }, { hang = 60 } }
    local took, user, err = timed { timeout = calls.patience(0.8), retry = 3 }
    assert.is_nil(user)
    assert.same({ "timeout", 2 }, { err.kind, err.attempts })
    between(calls.patience(0.8), took)
  end)

  it("ends the call at once when Retry-After is longer", function()
    server:fault { status = 429, headers = { ["Retry-After"] = "3000" }, body = "" }
    local took, user, err = timed { timeout = 2000 }
    assert.is_nil(user)
    assert.same({ "rate_limit", 3000, 1 }, { err.kind, err.retry_after, err.attempts })
    assert.equal(1, #server:requests())
    assert.is_true(took < calls.patience(8), took)
  end)
end)

describe("deadline", function()
  it("limits a call as timeout does", function()
    server:fault { hang = 60 }
    local took, user, err = timed { deadline = 0.4 }
    assert.is_nil(user)
    assert.equal("timeout", err.kind)
    assert.truthy(err.message:find("deadline", 1, true))
    between(0.4, took)
  end)
end)

describe("stall_timeout", function()
  it("ends an answer that does not begin", function()
    server:fault { hang = 60 }
    local took, user, err = timed { stall_timeout = 0.4, retry = 1 }
    assert.is_nil(user)
    assert.same({ "timeout", true }, { err.kind, err.retryable })
    assert.truthy(err.message:find("stall_timeout", 1, true))
    between(0.4, took)
  end)

  it("ends a body that stalls", function()
    for _, url in ipairs { server.url, server.h1_url } do
      server:clear_faults()
      server:fault { status = 200, body = '{"id": 12345678}', slow = { bytes = 8, interval = 60 } }
      local took, user, err = timed { server_url = url, stall_timeout = 0.4, retry = 1 }
      assert.is_nil(user)
      assert.truthy(err.message:find("stall_timeout", 1, true))
      between(0.4, took)
    end
  end)

  it("does not end a slow body that continues", function()
    for _, url in ipairs { server.url, server.h1_url } do
      local pause = calls.patience(0.1)
      server:clear_faults()
      server:fault { status = 200, body = '{"id": 12345678}', slow = { bytes = 1, interval = pause } }
      local took, user = timed { server_url = url, stall_timeout = 8 * pause, retry = 1 }
      assert.same({ id = 12345678 }, user)
      assert.is_true(took > 12 * pause, took)
    end
  end)
end)

-- A local port whose queue of connections is full, so that connecting does not end.
local SILENT = [[perl -MSocket -MFcntl -e '
  $| = 1;
  socket($s, PF_INET, SOCK_STREAM, 0); bind($s, sockaddr_in(0, INADDR_LOOPBACK)); listen($s, 0);
  $to = getsockname($s); ($port) = sockaddr_in($to);
  for (1 .. 4) {
    socket($c, PF_INET, SOCK_STREAM, 0); fcntl($c, F_SETFL, O_NONBLOCK); connect($c, $to);
    push @all, $c; undef $c;
  }
  print "$port\n";
  sleep 600']]

describe("connect_timeout", function()
  local function silent(options, call)
    local listener <close> = calls.background(SILENT)
    if not listener.line then return pending("no silent port: " .. (listener.errors or "")) end
    options.server_url, options.pace = "https://127.0.0.1:" .. listener.line, false
    local vast <close> = calls.client(server, options)
    return calls.timed(function() return call(vast) end)
  end

  it("ends an attempt on an address that does not answer", function()
    local took, user, err = silent({ connect_timeout = 0.4, retry = 1 }, function(vast) return vast:show_user() end)
    assert.is_nil(user)
    assert.same({ "timeout", true, 1 }, { err.kind, err.retryable, err.attempts })
    between(0.4, took)
  end)

  it("applies to each attempt; a request that was not sent is retried for every row", function()
    local took, key, err = silent({ connect_timeout = 0.3, retry = 3 }, function(vast)
      return vast:create_api_key { name = "x" }
    end)
    assert.is_nil(key)
    assert.same({ "timeout", 3 }, { err.kind, err.attempts })
    between(0.9, took)
  end)

  it("does not limit the time of an answer", function()
    server:fault { times = 1, delay = 0.6 }
    local took, user = timed { connect_timeout = calls.patience(0.3) }
    assert.equal(4711, user.id)
    assert.is_true(took >= 0.59, took)
  end)
end)
