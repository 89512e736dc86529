-- SSL_CERT_FILE and SSL_CERT_DIR select the trusted authorities; ca_file takes precedence over them,
-- and they over the system's store. TLS versions before 1.2 are refused.

local calls = require "spec.support.calls"
local child = require "spec.support.child"
local expect = require "spec.support.expect"
local files = require "spec.support.files"
local ports = require "spec.standin.ports"
local standin = require "spec.support.standin"

local server

setup(function() server = standin.start() end)
teardown(function() server:stop() end)
before_each(function() server:reset() end)

-- The outcome of show_user in a process with these variables; `more`: further options.
local function show_user(variables, more)
  return child.run(([[
    local vast, early = vastai.new("%s", { server_url = "%s", retry = 1 %s })
    if not vast then return print(early.kind, early.message) end
    local user, err = vast:show_user()
    print(user and user.id or err.kind)
  ]]):format(server.admin_key, server.url, more or ""), variables)
end

-- A directory with the authority under its hash, as created by openssl rehash.
local function hashed(ca_file)
  local folder = files.temporary()
  local output, code = files.run(("cp %s %s/ca.pem && cd %s && ln -s ca.pem $(openssl x509 -hash -noout -in ca.pem).0")
    :format(files.quote(ca_file), folder.path, folder.path))
  assert.equal(0, code, output)
  return folder
end

describe("SSL_CERT_FILE", function()
  it("selects the trusted authorities instead of the system's", function()
    assert.equal("4711\n", show_user { SSL_CERT_FILE = server.ca_file })
    assert.equal("tls\n", show_user { SSL_CERT_FILE = server.other_ca_file })
    assert.equal("tls\n", show_user {})
  end)

  it("is ignored if ca_file is given", function()
    local option = (", ca_file = '%s'"):format(server.ca_file)
    assert.equal("4711\n", show_user({ SSL_CERT_FILE = server.other_ca_file }, option))
    assert.equal("4711\n", show_user({ SSL_CERT_FILE = "/nonexistent.pem" }, option))
    local other = (", ca_file = '%s'"):format(server.other_ca_file)
    assert.equal("tls\n", show_user({ SSL_CERT_FILE = server.ca_file }, other))
  end)

  it("is an error of kind config if the file is not readable, and unset if empty", function()
    local output = show_user { SSL_CERT_FILE = "/nonexistent.pem" }
    expect.contains("config\tcannot read SSL_CERT_FILE '/nonexistent.pem'", output)
    assert.equal("tls\n", show_user { SSL_CERT_FILE = "" })
  end)

  it("also applies to clients made by with", function()
    local output = child.run(([[
      local vast = assert(vastai.new("%s", { server_url = "%s" }))
      print(assert(assert(vast:with { timeout = 20 }):show_user()).id)
    ]]):format(server.admin_key, server.url), { SSL_CERT_FILE = server.ca_file })
    assert.equal("4711\n", output)
  end)
end)

describe("SSL_CERT_DIR", function()
  it("selects directories of authorities, one or several, with or without SSL_CERT_FILE", function()
    local good <close> = hashed(server.ca_file)
    local bad <close> = hashed(server.other_ca_file)
    assert.equal("4711\n", show_user { SSL_CERT_DIR = good.path })
    assert.equal("tls\n", show_user { SSL_CERT_DIR = bad.path })
    assert.equal("4711\n", show_user { SSL_CERT_DIR = bad.path .. ":" .. good.path })
    assert.equal("4711\n", show_user { SSL_CERT_DIR = good.path, SSL_CERT_FILE = server.other_ca_file })
    assert.equal("4711\n", show_user { SSL_CERT_DIR = bad.path, SSL_CERT_FILE = server.ca_file })
    assert.equal("tls\n", show_user({ SSL_CERT_DIR = good.path }, (", ca_file = '%s'"):format(server.other_ca_file)))
  end)
end)

-- OPENSSL_CONF lowers OpenSSL's own minimum on both sides, so that only the client refuses.
describe("TLS", function()
  local CONF = "openssl_conf = a\n[a]\nssl_conf = b\n[b]\nsystem_default = c\n[c]\n"
    .. "MinProtocol = TLSv1\nCipherString = DEFAULT@SECLEVEL=0\n"

  local function answer_over(version)
    local port, folder <close> = ports.pick(1)[1], files.temporary()
    local conf = folder.path .. "/openssl.cnf"
    files.write(conf, CONF)
    local peer <close> = calls.background(([[OPENSSL_CONF=%s exec openssl s_server -accept 127.0.0.1:%d -www \
      -cert %s/tls/server.pem -key %s/tls/server.key -%s -cipher ALL@SECLEVEL=0]])
      :format(conf, port, server.prefix, server.prefix, version), "ACCEPT")
    assert.is_string(peer.line, peer.errors)
    return child.run(([[
      local vast = assert(vastai.new("key-00001", { server_url = "https://127.0.0.1:%d", ca_file = "%s", retry = 1 }))
      print(select(2, vast:show_user()).kind)
    ]]):format(port, server.ca_file), { OPENSSL_CONF = conf })
  end

  it("is at least 1.2", function()
    assert.equal("decode\n", answer_over "tls1_2") -- an HTML page: the handshake succeeded
    assert.equal("tls\n", answer_over "tls1_1")
    assert.equal("tls\n", answer_over "tls1")
  end)
end)
