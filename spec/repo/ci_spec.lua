-- How .ci/run treats files that fail once, and how the test runner reports tests that did not run.

local expect = require "spec.support.expect"
local files = require "spec.support.files"

-- A `make` that prints `first`, then `second`, and fails if a line begins with "not ok".
local SCRIPT = [[
. .ci/twice.sh
runs=0
make() {
  local log="$work/$([ -e "$work/ran" ] && echo second || echo first)"
  touch "$work/ran"
  echo "make $*" >>"$work/commands"
  cat "$log"
  ! grep -q '^not ok' "$log"
}
twice test "$work/log" >/dev/null
echo "status $?"
report_flaky
echo "report $?"
]]

describe(".ci/run", function()
  local work

  before_each(function() work = files.temporary() end)
  after_each(function() getmetatable(work).__close() end)

  local function run(first, second)
    files.write(work.path .. "/first", first)
    files.write(work.path .. "/second", second or "")
    local output, code = files.run(("work=%s bash -uc %s"):format(files.quote(work.path), files.quote(SCRIPT)))
    assert.equal(0, code, output)
    return output
  end

  -- Output of tools/test.lua, with a line of a test that names another file.
  local function line(state, file)
    return ("%-6s %-34s   5 passed\n       not ok 1 - spec/inner_spec.lua x\n"):format(state, file)
  end

  local function lines(state, ...)
    local all = {}
    for i, file in ipairs { ... } do all[i] = line(state, file) end
    return table.concat(all)
  end

  it("reports no flaky file if all pass", function()
    assert.equal("status 0\nreport 0\n", run(lines("ok", "spec/a_spec.lua", "spec/unit/b_test.c")))
    assert.equal("make test JOBS=2\n", files.read(work.path .. "/commands"))
  end)

  it("reports a file that failed first and passed later as flaky", function()
    local output = run(lines("ok", "spec/a_spec.lua") .. lines("not ok", "spec/b_spec.lua", "spec/unit/c_test.c"),
      lines("ok", "spec/b_spec.lua", "spec/unit/c_test.c"))
    assert.equal("status 0\nflaky: spec/b_spec.lua failed first and passed later\n"
      .. "flaky: spec/unit/c_test.c failed first and passed later\nreport 0\n", output)
    assert.equal("make test JOBS=2\nmake test SPECS=spec/b_spec.lua spec/unit/c_test.c \n",
      files.read(work.path .. "/commands"))
  end)

  it("fails if more than two files are flaky", function()
    local names = { "spec/a_spec.lua", "spec/b_spec.lua", "spec/c_spec.lua" }
    local output = run(lines("not ok", table.unpack(names)), lines("ok", table.unpack(names)))
    expect.contains("status 0\n", output)
    expect.contains("flaky: spec/c_spec.lua", output)
    expect.contains("report 1\n", output)
  end)

  it("fails for a file that failed twice, and does not call it flaky", function()
    local output = run(lines("not ok", "spec/a_spec.lua", "spec/b_spec.lua"),
      lines("not ok", "spec/a_spec.lua") .. lines("ok", "spec/b_spec.lua"))
    assert.equal("status 1\nflaky: spec/b_spec.lua failed first and passed later\nreport 0\n", output)
  end)

  it("fails if the tests fail without a failed file", function()
    assert.equal("status 1\nreport 0\n", run "make: no rule\nnot ok\n")
  end)
end)

describe("the test runner", function()
  it("finds a spec or a unit by its name", function()
    local output, code = files.run "env -u VASTAI_CHECK lua5.4 tools/test.lua date_test docs_spec"
    assert.equal(0, code, output)
    expect.contains("date_test.c", output)
    expect.contains("docs_spec.lua", output)
    output, code = files.run "env -u VASTAI_CHECK lua5.4 tools/test.lua no_such_spec"
    assert.equal(1, code)
    expect.contains("no spec or unit 'no_such_spec'", output)
  end)

  it("lists skipped tests with their reasons in its last lines", function()
    local work <close> = files.temporary()
    files.write(work.path .. "/some_spec.lua", [[
      describe("some", function()
        it("runs", function() end)
        it("is left out", function() return pending "needs a moon" end)
      end)
      describe("more", function() pending "has no sun" end)
    ]])
    local output, code = files.run(("env -u VASTAI_CHECK lua5.4 tools/test.lua %s/some_spec.lua"):format(work.path))
    assert.equal(0, code, output)
    local lines = files.lines(output)
    expect.contains("some_spec.lua: some is left out: needs a moon", lines[#lines - 2])
    expect.contains("some_spec.lua: more has no sun", lines[#lines - 1])
    assert.equal("1 passed, 0 failed, 2 skipped", lines[#lines])
  end)

  it("reports in its last lines that the vendor's description is absent", function()
    local output = files.run("env -u VASTAI_CHECK VASTAI_SHARED=/nowhere lua5.4 tools/test.lua contract_spec")
    local lines = files.lines(output)
    expect.contains("the vendor's description is not at /nowhere/openapi", lines[#lines - 1])
    expect.contains("skipped", lines[#lines])
  end)
end)

describe("the pages of the reference", function()
  it("are opened in Chromium by .ci/run, which fails without it", function()
    local script = files.read ".ci/run"
    expect.contains("export VASTAI_SITE_REQUIRED=1\n", script)
    expect.contains("export VASTAI_TYPES_REQUIRED=1\n", script)
    expect.contains("stage 'site' make site-test\n", script)
  end)
end)

describe("make contract", function()
  local function contract(variables)
    return files.run(("env -u VASTAI_CONTRACT_REQUIRED VASTAI_SHARED=/nowhere %s tools/contract.sh"):format(
      variables or ""))
  end

  it("is skipped without the vendor's description", function()
    local output, code = contract()
    assert.equal("contract: skipped, the vendor's description is not at /nowhere/openapi\n", output)
    assert.equal(0, code)
  end)

  it("fails without the vendor's description if it is required, as in .ci/run", function()
    local output, code = contract "VASTAI_CONTRACT_REQUIRED=1"
    assert.equal("contract: failed, the vendor's description is not at /nowhere/openapi\n", output)
    assert.equal(1, code)
    expect.contains("export VASTAI_CONTRACT_REQUIRED=1\n", files.read ".ci/run")
  end)
end)
