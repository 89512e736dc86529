-- The reference as web pages: complete, without broken links, and in headless Chromium without errors,
-- with a search that works from files, on a desktop and on a phone.

local browser = require "spec.support.browser"
local child = require "spec.support.child"
local core = require "vastai.core"
local files = require "spec.support.files"
local vastai = require "vastai"

local function unescaped(html) return (html:gsub("&quot;", '"'):gsub("&lt;", "<"):gsub("&amp;", "&")) end

describe("the pages of the reference", function()
  local folder, pages

  setup(function()
    folder = files.temporary()
    local output, code = child.run(("arg = { [0] = 'tools/site.lua', %q } dofile 'tools/site.lua'"):format(folder.path))
    assert.equal(0, code, output)
    pages = {}
    for _, path in ipairs(files.find("html", folder.path)) do pages[path:match "[^/]+$"] = files.read(path) end
  end)

  teardown(function() getmetatable(folder).__close(folder) end)

  it("have a heading for every method", function()
    local ids = {}
    for _, html in pairs(pages) do
      for id in html:gmatch '<h2 id="([^"]+)"' do
        assert.is_nil(ids[id], "two headings with the id " .. id)
        ids[id] = true
      end
    end
    local methods = vastai.describe()
    for _, op in ipairs(table.move(core.composed(), 1, #core.composed(), #methods + 1, methods)) do
      assert.is_true(ids[op.name], op.name)
    end
  end)

  it("have no broken link", function()
    local count, broken = 0, {}
    for name, html in pairs(pages) do
      for target in html:gmatch ' href="([^"]+)"' do
        local file, anchor = target:match "^([^#]*)#?(.*)$"
        local html_there = pages[file == "" and name or file]
        count = count + 1
        if target:match "^data:" or target == "style.css" then anchor = "" html_there = "" end
        if not html_there or anchor ~= "" and not html_there:find(' id="' .. anchor .. '"', 1, true) then
          broken[#broken + 1] = name .. ": " .. target
        end
      end
    end
    assert.is_true(count > 1000)
    assert.equal("", table.concat(broken, "\n"))
  end)

  it("leave no Markdown unconverted", function()
    for name, html in pairs(pages) do
      local text = unescaped(html:gsub("<pre.-</pre>", ""):gsub("<code>.-</code>", ""):gsub("<[^>]*>", " "))
      for _, mark in ipairs { "`", "**", "](", "\n| ", "\n- ", "\n#", "$title", "$names", "$body" } do
        assert.is_nil(text:find(mark, 1, true), name .. " has " .. mark)
      end
    end
  end)

  describe("in Chromium", function()
    local missing
    if os.getenv "VASTAI_CHECK" then
      missing = "is not run under a memory check"
    elseif not browser.find() then
      missing = "needs chromium (make site-test installs it)"
    end
    if missing and not os.getenv "VASTAI_SITE_REQUIRED" then return pending(missing) end

    local page

    setup(function() page = browser.open() end)
    teardown(function() if page then page:close() end end)

    local function address(name) return "file://" .. folder.path .. "/" .. name end

    local function search(text)
      page:evaluate "document.getElementById('search').focus()"
      page:type(text)
    end

    local function first_result()
      return page:evaluate "(document.querySelector('#results a strong') || {}).textContent"
    end

    for _, width in ipairs { 1280, 390 } do
      it(("are %d pixels wide without horizontal scrolling and without errors"):format(width), function()
        page:resize(width, 844)
        for name in pairs(pages) do
          page:visit(address(name))
          assert.equal("", table.concat(page.errors, "\n"), name)
          assert.equal(width, page:evaluate "document.documentElement.clientWidth", name)
          assert.equal(width, page:evaluate "document.documentElement.scrollWidth", name)
          assert.equal("complete", page:evaluate "document.readyState", name)
          assert.equal("function", page:evaluate "typeof document.getElementById('search').addEventListener", name)
        end
      end)

      it(("find create_api_key at %d pixels"):format(width), function()
        page:resize(width, 844)
        page:visit(address "index.html")
        search "create_api_key"
        assert.equal("create_api_key", first_result())
        assert.equal(width, page:evaluate "document.documentElement.scrollWidth")
        page.loaded = false
        page:press("Enter", 13)
        page:await_load()
        assert.equal(address "api-keys.html#create_api_key", page:evaluate "location.href")
        local top = page:evaluate "document.getElementById('create_api_key').getBoundingClientRect().top"
        local header = page:evaluate "document.querySelector('header').getBoundingClientRect().bottom"
        assert.is_true(top >= header - 1 and top < 400, ("heading at %s, header to %s"):format(top, header))
        assert.equal("", table.concat(page.errors, "\n"))
      end)
    end

    it("find methods by the names of their arguments and results", function()
      page:visit(address "teams.html")
      search "permission_file"
      local names = page:evaluate [[
        Array.from(document.querySelectorAll('#results strong'), e => e.textContent).join(' ')]]
      assert.truthy(names:find("create_api_key", 1, true), names)
      assert.truthy(names:find("create_team_role", 1, true), names)
    end)

    it("report that nothing is found", function()
      page:visit(address "index.html")
      search "zzzzzz"
      assert.equal("Nothing found.", page:evaluate "document.getElementById('results').textContent")
    end)
  end)
end)
