-- Lua code as HTML, with comments, strings, numbers and keywords marked.

local KEYWORDS = {}
for word in ([[and break do else elseif end false for function goto if in local nil not or repeat return then
  true until while]]):gmatch "%a+" do KEYWORDS[word] = true end

local PATTERNS = {
  { "comment", "^%-%-[^\n]*" }, { "string", '^"[^"\n]*"' }, { "string", "^'[^'\n]*'" },
  { "word", "^[%a_][%w_]*" }, { "number", "^%d[%w.]*" }, { "text", "^%s+" }, { "text", "^." },
}

local function token_at(code, position)
  for _, pattern in ipairs(PATTERNS) do
    local token = code:match(pattern[2], position)
    if token then return token, pattern[1] end
  end
end

local CLASSES = { comment = "c", string = "s", number = "n" }

return function(code, escape)
  local out, position = {}, 1
  while position <= #code do
    local token, kind = token_at(code, position)
    local class = CLASSES[kind] or kind == "word" and KEYWORDS[token] and "k"
    out[#out + 1] = class and ('<span class="%s">%s</span>'):format(class, escape(token)) or escape(token)
    position = position + #token
  end
  return table.concat(out)
end
