-- Makes the test certificates: a CA, a server certificate for localhost, one for another host, an expired
-- one, and an unrelated CA.

local shell = require "spec.standin.shell"

local certificates = {}

local CONFIG = [[
[req]
distinguished_name = subject
prompt = no
[subject]
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[here]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,IP:127.0.0.1,IP:::1
[elsewhere]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = DNS:elsewhere.example
]]

-- `-days 0`: expires when it is issued.
local SCRIPT = [[
set -e
cd DIRECTORY
authority() {
  openssl ecparam -name prime256v1 -genkey -noout -out $1.key
  openssl req -x509 -new -config openssl.cnf -extensions ca -key $1.key \
    -subj "/CN=$2" -days 30 -out $1.pem
}
issue() {
  openssl req -new -config openssl.cnf -key server.key -subj "/CN=$1" |
    openssl x509 -req -CA ca.pem -CAkey ca.key -set_serial $3 -days $4 \
      -extfile openssl.cnf -extensions $2 -out $5.pem
}
authority ca "Stand-in test CA"
authority other_ca "Unrelated test CA"
openssl ecparam -name prime256v1 -genkey -noout -out server.key
issue localhost here 1 30 server
issue elsewhere.example elsewhere 2 30 elsewhere
issue localhost here 3 0 expired
]]

function certificates.make(directory)
  shell.write(directory .. "/openssl.cnf", CONFIG)
  shell.check((SCRIPT:gsub("DIRECTORY", function() return shell.quote(directory) end)))
end

return certificates
