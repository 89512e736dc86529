/* core/redact/docker_flags.c -- finds values in Docker flags; see docker_flags.h. */
#include "core/redact/docker_flags.h"

#include "core/base/text.h"

static size_t skip_blanks(struct vast_slice text, size_t at) {
  while (at < text.len && vast_is_blank(text.bytes[at])) at++;
  return at;
}

/* The end of the quoted piece that begins at `at`; the end of the text if the quote is not
** closed. */
static size_t quoted_end(struct vast_slice text, size_t at) {
  char quote = text.bytes[at++];
  while (at < text.len && text.bytes[at] != quote)
    at += text.bytes[at] == '\\' && quote == '"' && at + 1 < text.len ? 2 : 1;
  return at < text.len ? at + 1 : text.len;
}

/* The end of the word that begins at `at`, as a shell splits words. */
static size_t word_end(struct vast_slice text, size_t at) {
  while (at < text.len && !vast_is_blank(text.bytes[at])) {
    char c = text.bytes[at];
    if (c == '"' || c == '\'') at = quoted_end(text, at);
    else at += c == '\\' && at + 1 < text.len ? 2 : 1;
  }
  return at;
}

static bool begins(struct vast_slice word, const char *with) {
  size_t len = strlen(with);
  return word.len >= len && memcmp(word.bytes, with, len) == 0;
}

/* The word without "-e", "-e=" or "--env=" and a quote at its beginning. */
static struct vast_slice without_flag(struct vast_slice word) {
  static const char *const flags[] = {"--env=", "-e=", "-e"};
  for (size_t i = 0; i < VAST_COUNT(flags); i++) {
    size_t len = strlen(flags[i]);
    if (!begins(word, flags[i])) continue;
    word = (struct vast_slice){word.bytes + len, word.len - len};
    break;
  }
  if (word.len && (word.bytes[0] == '"' || word.bytes[0] == '\'')) word.bytes++, word.len--;
  return word;
}

static struct vast_slice without_quotes(struct vast_slice value) {
  if (value.len && (value.bytes[0] == '"' || value.bytes[0] == '\'')) value.bytes++, value.len--;
  if (value.len && (value.bytes[value.len - 1] == '"' || value.bytes[value.len - 1] == '\''))
    value.len--;
  return value;
}

/* Splits NAME=value. False: the word has none, as a flag other than -e and --env. */
static bool split(struct vast_slice word, struct vast_docker_value *found) {
  struct vast_slice rest = without_flag(word);
  const char *equals = rest.len ? memchr(rest.bytes, '=', rest.len) : NULL;
  if (equals == NULL || rest.bytes[0] == '-') return false;
  size_t name = (size_t)(equals - rest.bytes);
  found->name = (struct vast_slice){rest.bytes, name};
  found->value = without_quotes((struct vast_slice){equals + 1, rest.len - name - 1});
  return true;
}

bool vast_docker_next(struct vast_slice text, size_t *at, struct vast_docker_value *found) {
  bool after_flag = *at > 0;
  for (size_t from = skip_blanks(text, *at); from < text.len; from = skip_blanks(text, *at)) {
    struct vast_slice word = {text.bytes + from, word_end(text, from) - from};
    *at = from + word.len;
    if (split(word, found)) return true;
    bool flag = word.bytes[0] == '-';
    if (!flag && !after_flag) {
      *found = (struct vast_docker_value){{word.bytes, 0}, word};
      return true;
    }
    after_flag = flag || after_flag;
  }
  return false;
}
