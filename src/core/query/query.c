/* core/query/query.c -- the parser of the search language; see query.h.
**   clause = field operator value
**   field  = letters, digits, _
**   operator = one of = == != > >= < <=, blanks around it optional, or one of
**            eq neq gt gte lt lte in notin nin "not in" noteq "not eq", between blanks
**   value  = [ … ] or " … " or ' … ' or anything up to a blank
** Line ends and tabs count as blanks. */
#include "core/query/query.h"

#include "core/base/error.h"

enum { BRACKET, DOUBLE, SINGLE, CLOSERS };

struct lexer {
  const char *text;
  size_t len, at;
  size_t found[CLOSERS]; /* the latest result of closing(), so that all searches together
                            read the text once */
  bool searched[CLOSERS];
};

/* --- tokens ----------------------------------------------------------------- */

static bool is_symbol(char c) { return c == '=' || c == '<' || c == '>' || c == '!'; }

static size_t span(const struct lexer *x, size_t at, bool (*is)(char)) {
  size_t n = 0;
  while (at + n < x->len && is(x->text[at + n])) n++;
  return n;
}

/* The offset of the next closing character at or after `from`; len: there is none. */
static size_t closing(struct lexer *x, int which, size_t from) {
  if (x->searched[which] && x->found[which] >= from) return x->found[which];
  const char *there = memchr(x->text + from, "]\"'"[which], x -> len - from);
  x->searched[which] = true;
  x->found[which] = there ? (size_t)(there - x->text) : x->len;
  return x->found[which];
}

/* --- operators -------------------------------------------------------------- */

/* The length of the word operator at x->at; 0: there is none. A blank must follow it. "not in" has
** one blank inside. */
static size_t word_operator(const struct lexer *x) {
  enum vast_compare ignored;
  size_t n = span(x, x->at, vast_is_name_char);
  if (n == 3 && memcmp(x->text + x->at, "not", 3) == 0 && span(x, x->at + 3, vast_is_blank) == 1)
    n += 1 + span(x, x->at + 4, vast_is_name_char);
  if (x->at + n >= x->len || !vast_is_blank(x->text[x->at + n])) return 0;
  char copy[8];
  if (n >= sizeof copy) return 0;
  for (size_t i = 0; i < n; i++) copy[i] = x->text[x->at + i];
  if (n > 3 && vast_is_blank(copy[3])) copy[3] = ' ';
  return vast_compare_find(copy, n, &ignored) ? n : 0;
}

static bool refuse_operator(const struct lexer *x, const struct vast_term *t, size_t len,
                            struct vast_query_fault *fault) {
  struct vast_token name = vast_token_of(t->name, t->len, t->at);
  if (len == 0)
    return vast_query_fail(fault,
                           "%s has no operator after it (a value with blanks goes in "
                           "quotes; the operators are = != > >= < <= in notin)",
                           name.text);
  return vast_query_fail(fault, "unknown operator %s after '%.*s'",
                         vast_token_of(x->text + x->at, len, x->at + 1).text,
                         (int)(t->len < 40 ? t->len : 40), t->name);
}

static bool read_operator(struct lexer *x, struct vast_term *t, struct vast_query_fault *fault) {
  size_t blanks = span(x, x->at, vast_is_blank);
  x->at += blanks;
  size_t n = span(x, x->at, is_symbol);
  bool symbol = n > 0;
  if (!symbol && blanks) n = word_operator(x);
  char copy[8] = "";
  for (size_t i = 0; i < n && i < sizeof copy; i++)
    copy[i] = vast_is_blank(x->text[x->at + i]) ? ' ' : x->text[x->at + i];
  if (n == 0 || n > sizeof copy || !vast_compare_find(copy, n, &t->compare))
    return refuse_operator(x, t, n, fault);
  x->at += n;
  return true;
}

/* --- values ----------------------------------------------------------------- */

/* Reads one value. An opening character without a closing one, or with nothing between, is part of
** an ordinary word. */
static struct vast_slice read_value(struct lexer *x) {
  static const char openers[] = "[\"'";
  x->at += span(x, x->at, vast_is_blank);
  size_t start = x->at;
  const char *opener = start < x->len ? strchr(openers, x->text[start]) : NULL;
  if (opener && *opener) {
    size_t close = closing(x, (int)(opener - openers), start + 1);
    if (close < x->len && close > start + 1) {
      x->at = close + 1;
      return (struct vast_slice){x->text + start, x->at - start};
    }
  }
  while (x->at < x->len && !vast_is_blank(x->text[x->at])) x->at++;
  return (struct vast_slice){x->text + start, x->at - start};
}

static bool is_wrapping(char c) { return c == ',' || c == '[' || c == ']'; }

/* The position of a piece in the text, from 1; 0: there is no text. */
static size_t place(const char *text, const char *piece) {
  return text ? (size_t)(piece - text) + 1 : 0;
}

static bool put(struct vast_query *q, const char *text, struct vast_slice s,
                struct vast_query_fault *fault) {
  struct vast_value v = {.type = VAST_VALUE_WORD, .text = s.bytes, .len = s.len};
  return vast_query_put(q, &v, place(text, s.bytes), fault);
}

static bool put_list(struct vast_query *q, const char *text, struct vast_slice s,
                     struct vast_query_fault *fault) {
  while (s.len) {
    const char *comma = memchr(s.bytes, ',', s.len);
    size_t n = comma ? (size_t)(comma - s.bytes) : s.len;
    struct vast_slice one = vast_slice_strip((struct vast_slice){s.bytes, n}, vast_is_blank);
    if (one.len && !put(q, text, one, fault)) return false;
    n += comma != NULL;
    s.bytes += n, s.len -= n;
  }
  return true;
}

static bool add_clause(struct vast_query *q, const char *text, const struct vast_term *t,
                       struct vast_slice raw, struct vast_query_fault *fault) {
  struct vast_slice s = vast_slice_strip(raw, is_wrapping);
  if (!vast_query_begin(q, t, fault)) return false;
  if (t->compare == VAST_IN || t->compare == VAST_NOTIN) {
    if (!put_list(q, text, s, fault)) return false;
  } else if (s.len && !put(q, text, s, fault)) {
    return false;
  }
  return vast_query_end(q, fault);
}

/* --- the whole -------------------------------------------------------------- */

/* The fault for a character with which no field can begin. */
static bool refuse_start(const struct lexer *x, struct vast_query_fault *fault) {
  size_t n = 1;
  while (x->at + n < x->len && !vast_is_blank(x->text[x->at + n])) n++;
  return vast_query_fail(fault, "a field's name expected, got %s",
                         vast_token_of(x->text + x->at, n, x->at + 1).text);
}

static bool read_clause(struct vast_query *q, struct lexer *x, struct vast_query_fault *fault) {
  struct vast_term t = {.name = x->text + x->at, .at = x->at + 1};
  t.len = span(x, x->at, vast_is_name_char);
  if (t.len == 0) return refuse_start(x, fault);
  x->at += t.len;
  return read_operator(x, &t, fault) && add_clause(q, x->text, &t, read_value(x), fault);
}

bool vast_query_parse(struct vast_query *q, const char *text, size_t len,
                      struct vast_query_fault *fault) {
  struct lexer x = {.text = text, .len = len};
  if (len > VAST_QUERY_LEN)
    return vast_query_fail(fault, "the query is longer than %d bytes", VAST_QUERY_LEN);
  if (!vast_utf8_valid(text, len)) return vast_query_fail(fault, "the query is not valid UTF-8");
  for (;;) {
    x.at += span(&x, x.at, vast_is_blank);
    if (x.at == x.len) return true;
    if (!read_clause(q, &x, fault)) return false;
  }
}

bool vast_query_word(struct vast_query *q, const char *field, enum vast_compare compare,
                     const char *value, size_t len, struct vast_query_fault *fault) {
  struct vast_term t = {.name = field, .len = strlen(field), .compare = compare};
  return add_clause(q, NULL, &t, (struct vast_slice){value, len}, fault);
}
