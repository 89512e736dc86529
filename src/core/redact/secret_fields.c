/* core/redact/secret_fields.c -- finds fields with secrets; see secret_fields.h. */
#include "core/redact/secret_fields.h"

#include "core/base/text.h"

/* No secret name is longer. The limit keeps the time in proportion to the text, whatever it is. */
enum { NAME_REACH = 32 };

/* --- names ------------------------------------------------------------------- */

/* Fields that are secret in every method. */
static const char *const secret_names[] = {"api_key",
                                           "key",
                                           "apikey",
                                           "new_api_key",
                                           "password",
                                           "passwd",
                                           "secret",
                                           "token",
                                           "image_login",
                                           "instance_api_key",
                                           "jupyter_token",
                                           "login",
                                           "code",
                                           "backup_code",
                                           "backup_codes",
                                           "ssh_private_key",
                                           "private_key",
                                           "account_api_key",
                                           "credentials",
                                           "docker_login_pass",
                                           "access_key",
                                           "access_token",
                                           "secret_access_key",
                                           "refresh_token",
                                           "application_key",
                                           "session_key",
                                           "client_secret",
                                           "webhook_secret",
                                           "totp_secret",
                                           "provisioning_uri",
                                           "derived_key",
                                           "authorization",
                                           "Authorization",
                                           "session_token",
                                           "signature",
                                           "sig",
                                           "X-Amz-Signature",
                                           "X-Amz-Credential",
                                           "X-Amz-Security-Token"};

static const char *const flag_names[] = {"env", "extra_env"};

static bool is(struct vast_slice name, const char *text) {
  return text && vast_slice_is(name, text);
}

static bool is_one_of(struct vast_slice name, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (is(name, names[i])) return true;
  return false;
}

static const struct vast_param *param_of(const struct vast_op *op, struct vast_slice name) {
  for (size_t i = 0; i < op->param_count; i++) {
    const struct vast_param *p = &op->params[i];
    if (is(name, p->wire ? p->wire : p->name) || is(name, p->body_copy_name)) return p;
  }
  return NULL;
}

static enum vast_field_kind kind_by_name(struct vast_slice name) {
  if (is_one_of(name, flag_names, VAST_COUNT(flag_names))) return VAST_FIELD_FLAGS;
  return is_one_of(name, secret_names, VAST_COUNT(secret_names)) ? VAST_FIELD_SECRET
                                                                 : VAST_FIELD_PUBLIC;
}

enum vast_field_kind vast_field_kind(const struct vast_op *op, struct vast_slice name) {
  enum vast_field_kind by_name = kind_by_name(name);
  bool marked = op && vast_has_word(op->secret_fields, ' ', name);
  const struct vast_param *p = op ? param_of(op, name) : NULL;
  if (by_name == VAST_FIELD_FLAGS && marked) return VAST_FIELD_FLAGS;
  if (marked) return VAST_FIELD_MARKED;
  if (p == NULL) return by_name;
  if (!p->secret) return VAST_FIELD_PUBLIC;
  return p->docker_flags ? VAST_FIELD_FLAGS : VAST_FIELD_MARKED;
}

/* --- quoted texts ---------------------------------------------------------------- */

/* The offset of the closing quote. Inside \"…\" a \\ begins an escape of the inner text, which may
** be \\\", and a plain quote ends the outer text. */
static size_t closing(struct vast_slice text, size_t at, size_t mark, char quote) {
  while (at < text.len) {
    char c = text.bytes[at], next = at + 1 < text.len ? text.bytes[at + 1] : '\0';
    if (mark == 1 ? c == quote : c == '"' || (c == '\\' && next == '"')) return at;
    size_t step = c == '\\' && next ? 2 : 1;
    if (mark == 2 && step == 2 && next == '\\' && at + 3 < text.len && text.bytes[at + 2] == '\\')
      step = 4;
    at += step;
  }
  return text.len;
}

struct vast_quoted vast_quoted_at(struct vast_slice text, size_t at) {
  struct vast_quoted q = {0};
  char c = at < text.len ? text.bytes[at] : '\0';
  if (c == '"' || c == '\'') q.mark = 1;
  else if (c == '\\' && at + 1 < text.len && text.bytes[at + 1] == '"') q.mark = 2;
  else return q;
  q.start = at + q.mark;
  q.end = closing(text, q.start, q.mark, c);
  size_t left = text.len - q.end;
  q.behind = q.end + (left && text.bytes[q.end] == '\\' && left > 1 ? 2 : left ? 1 : 0);
  return q;
}

/* --- fields ---------------------------------------------------------------------- */

static size_t skip_blanks(struct vast_slice text, size_t at) {
  while (at < text.len && vast_is_blank(text.bytes[at])) at++;
  return at;
}

static bool is_name_byte(char c) { return vast_is_name_char(c) || c == '-'; }

static struct vast_secret_field in_query(const struct vast_op *op, struct vast_slice text,
                                         size_t at) {
  struct vast_secret_field none = {0}, f = {.query = true};
  size_t end = ++at;
  while (end < text.len && end - at < NAME_REACH && is_name_byte(text.bytes[end])) end++;
  if (end >= text.len || text.bytes[end] != '=') return none;
  f.name = (struct vast_slice){text.bytes + at, end - at};
  f.value = end + 1;
  f.kind = vast_field_kind(op, f.name);
  return f;
}

struct vast_secret_field vast_secret_field_at(const struct vast_op *op, struct vast_slice text,
                                              size_t at) {
  struct vast_secret_field none = {0}, f = none;
  if (text.bytes[at] == '?' || text.bytes[at] == '&') return in_query(op, text, at);
  size_t reach = text.len - at > NAME_REACH ? at + NAME_REACH : text.len;
  struct vast_quoted name = vast_quoted_at((struct vast_slice){text.bytes, reach}, at);
  if (name.mark == 0 || name.end >= reach) return none;
  size_t colon = skip_blanks(text, name.behind);
  if (colon >= text.len || text.bytes[colon] != ':') return none;
  f.name = (struct vast_slice){text.bytes + name.start, name.end - name.start};
  f.value = skip_blanks(text, colon + 1);
  f.kind = f.value < text.len ? vast_field_kind(op, f.name) : VAST_FIELD_PUBLIC;
  return f;
}
