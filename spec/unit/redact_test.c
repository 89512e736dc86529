/* spec/unit/redact_test.c -- tests masking of secrets: by field, by value, in URLs. */
#include "check.h"

#include "core/redact/redact.h"

#define KEY "5f0dabcdef0001"

static const struct vast_param params[] = {
    {.name = "name", .wire = "key", .place = VAST_BODY},
    {.name = "value", .secret = true, .place = VAST_BODY},
    {.name = "env", .secret = true, .docker_flags = true, .place = VAST_BODY}};
static const struct vast_op op = {
    .name = "x", .params = params, .param_count = 3, .secret_fields = "made codes"};

static const struct vast_param login_params[] = {
    {.name = "login", .wire = "image_login", .secret = true, .place = VAST_BODY}};
static const struct vast_op login_op = {.name = "rent", .params = login_params, .param_count = 1};

/* The secret in the cases with SECRET. */
#define SECRET "pa\"s'w\\o \xC5\xBC\n%+d"

struct pair {
  const char *text, *shown;
};

/* Fields that are secret in every method, and the key. */
static const struct pair plain[] = {
    {"", ""},
    {"plain text", "plain text"},
    {"key " KEY " inside", "key ***0001 inside"},
    {KEY KEY, "***0001***0001"},
    {"{\"id\": 1, \"msg\": \"" KEY "\"}", "{\"id\": 1, \"msg\": \"***0001\"}"},
    {"{\"api_key\": \"other\"}", "{\"api_key\": \"***\"}"},
    {"{\"password\" :\n \"a\\\"b\", \"x\": 1}", "{\"password\" :\n \"***\", \"x\": 1}"},
    {"{\"api_key\": null, \"key\": 5}", "{\"api_key\": null, \"key\": 5}"},
    {"{\"field\": \"password\"}", "{\"field\": \"password\"}"},
    {"[\"token\", \"x\"]", "[\"token\", \"x\"]"},
    {"{\"token\": \"cut off in the midd", "{\"token\": \"***"},
    {"{\"token\": \"ends in a slash\\", "{\"token\": \"***"},
    {"{\"token\":", "{\"token\":"},
    {"\"token", "\"token"},
    {"\"", "\""},
    {"{'password': 'it', 'x': 1}", "{'password': '***', 'x': 1}"},
    {"{'password': \"it's\", 'x': 1}", "{'password': \"***\", 'x': 1}"},
    {"{\"msg\":\"{\\\"token\\\": \\\"a\\\\\\\"b\\\", \\\"x\\\": 1}\"}",
     "{\"msg\":\"{\\\"token\\\": \\\"***\\\", \\\"x\\\": 1}\"}"},
    {"/a?api_key=x%20y&b=c", "/a?api_key=***&b=c"},
    {"/a?X-Amz-Signature=0a1b&b", "/a?X-Amz-Signature=***&b"},
    {"/a?b=c&token=x", "/a?b=c&token=***"},
    {"proxy 'zzz://user:pw@host:1' is wrong", "proxy 'zzz://***@host:1' is wrong"},
    {"\"http:\\/\\/u:p@h\\/\"", "\"http:\\/\\/***@h\\/\""},
    {"http://host/a@b", "http://host/a@b"},
    {"{\"env\":{\"A\":\"b\",\"C\":5,\"D\":[\"e\",true]}}",
     "{\"env\":{\"A\":\"***\",\"C\":\"***\",\"D\":[\"***\",true]}}"},
    {"{\"backup_codes\":[\"1\",\"2\"],\"x\":\"y\"}",
     "{\"backup_codes\":[\"***\",\"***\"],\"x\":\"y\"}"},
    {"cut key "
     "5f0dabcdef",
     "cut key ***0001"},
    {"cut key 5f0dabcdef...", "cut key ***0001..."},
    {"cut key 5f0dabcdef.", "cut key 5f0dabcdef."},
};

/* Fields that a row marks secret. */
static const struct pair marked[] = {
    {"{\"key\":\"NAME\",\"value\":\"v\"}", "{\"key\":\"NAME\",\"value\":\"***\"}"},
    {"{\"value\": 12}", "{\"value\": \"***\"}"},
    {"{\"codes\":[1,\"b\",null]}", "{\"codes\":[\"***\",\"***\",null]}"},
    {"{\"made\":{\"a\":\"b\"},\"c\":\"d\"}", "{\"made\":{\"a\":\"***\"},\"c\":\"d\"}"},
    {"{\"env\":\"-e A=b -p 80:80 -e 'C=d e' --name=x\"}",
     "{\"env\":\"-e A=*** -p 80:80 -e 'C=***' --name=x\"}"},
    {"{\"env\":\"-eA=\\\"b c\\\" --env=D=e\"}", "{\"env\":\"-eA=\\\"***\\\" --env=D=***\"}"},
    {"{\"env\":\"{'A':'b'}\"}", "{\"env\":\"***\"}"},
    {"{\"env\":\"-e A=cut", "{\"env\":\"***"},
};

/* The secret in each encoding. */
static const struct pair quoted[] = {
    {"<" SECRET ">", "<***>"},
    {"<pa\\\"s'w\\\\o \xC5\xBC\\n%+d>", "<***>"},
    {"<pa\\\"s'w\\\\o \\u017c\\n%+d>", "<***>"},
    {"<pa\\\"s'w\\\\o \\u017C\\n%+d>", "<***>"},
    {"<pa%22s%27w%5Co%20%C5%BC%0A%25%2Bd>", "<***>"},
    {"<pa%22s%27w%5co+%c5%bc%0a%25%2bd>", "<***>"},
    {"<pa\"s\\'w\\\\o \xC5\xBC\\n%+d>", "<***>"},
    {"<b'pa\"s\\'w\\\\o \\xc5\\xbc\\n%+d'>", "<b'***'>"},
    {"<'pa\\\"s\\\\'w\\\\\\\\o \xC5\xBC\\\\n%+d'>", "<'***'>"},
    {"<'pa\\\"s\\\\'w\\\\\\\\o \\u017c\\\\n%+d'>", "<'***'>"},
    {"<pa&quot;s&#39;w\\o &#x17C;\n%+d>", "<***>"},
    {"<pa\"s'w\\o \xC5\xBC %+d>", "<***>"}, /* as messages show control characters */
    {"cut: pa\\\"s'w\\\\o \\u01", "cut: ***\\u01"},
    {"not cut: pa\"s'w here", "not cut: pa\"s'w here"},
};

static void redact_all(const struct pair *pairs, size_t count, struct vast_redaction r) {
  struct vast_buffer out;
  vast_buffer_init(&out, 4096);
  for (size_t i = 0; i < count; i++) {
    vast_buffer_clear(&out);
    CHECK(vast_redact(&out, (struct vast_slice){pairs[i].text, strlen(pairs[i].text)}, &r),
          "the text is masked");
    CHECK_TEXT(vast_buffer_text(&out), pairs[i].shown);
  }
  vast_buffer_free(&out);
}

static void redacts(void) {
  struct vast_secret key = {0};
  struct vast_secrets list = {0};
  if (!vast_secret_set(&key, KEY, strlen(KEY))) return;
  if (!vast_secrets_add(&list, (struct vast_slice){"pw", 2},
                        (struct vast_slice){SECRET, strlen(SECRET)}))
    return;
  redact_all(plain, VAST_COUNT(plain), (struct vast_redaction){.key = &key});
  redact_all(marked, VAST_COUNT(marked), (struct vast_redaction){.op = &op});
  redact_all(quoted, VAST_COUNT(quoted), (struct vast_redaction){.secrets = &list});
  static const struct pair filled[] = {{"{\"value\":\"v\",\"x\":\"" KEY
                                        "\",\"y\":\"pa\\\"s'w\\\\o \xC5\xBC\\n%+d\"}",
                                        "{\"value\":\"<value>\",\"x\":\"\1\",\"y\":\"<pw>\"}"},
                                       {"{\"env\":\"-e A=b\"}", "{\"env\":\"-e A=<A>\"}"},
                                       {"{\"env\":{\"A\":\"b\"}}", "{\"env\":{\"A\":\"<A>\"}}"}};
  redact_all(filled, VAST_COUNT(filled),
             (struct vast_redaction){.op = &op, .key = &key, .secrets = &list, .fill = true});
  vast_secret_free(&key);
  vast_secrets_free(&list);
}

static void collects(void) {
  static const char body[] =
      "{\"key\":\"NAME\",\"value\":\"the \\u017c value\",\"env\":{\"A\":\"value of A\",\"B\":12345,"
      "\"C\":\"x\"},\"deep\":[{\"password\":\"-u me -p passw reg\"}],\"other\":\"open text\"}";
  static const char url[] = "https://h/p?a=bcdef&token=x%20y%7A&value=end";
  static const char *const values[] = {"the \xC5\xBC value", "value of A", "12345",
                                       "-u me -p passw reg", "passw",      "x yz"};
  struct vast_secrets list = {0};
  CHECK(vast_redact_collect_body(&list, &op, (struct vast_slice){body, strlen(body)}) &&
            vast_redact_collect_query(&list, &op, (struct vast_slice){url, strlen(url)}),
        "the secrets of the body are collected");
  CHECK(list.count == VAST_COUNT(values), "%zu secrets are collected", list.count);
  for (size_t i = 0; i < VAST_COUNT(values) && i < list.count; i++)
    CHECK_TEXT(list.items[i].value.bytes, values[i]);
  vast_secrets_free(&list);
  CHECK(vast_redact_collect_login(&list, "http://user:p%40ss@host:1") && list.count == 2,
        "user and password of a proxy are collected");
  CHECK_TEXT(list.items[0].value.bytes, "user:p%40ss");
  CHECK_TEXT(list.items[1].value.bytes, "p@ss");
  CHECK(vast_redact_collect_login(&list, "host:1") && vast_redact_collect_login(&list, NULL) &&
            list.count == 2,
        "a proxy without a login has no secrets");
  vast_secrets_free(&list);
}

/* It would run for minutes if each quote searched the whole text for its end, or if each byte were
** compared with the whole secret. */
/* The forms in which a registry login may be written. */
static void collects_passwords(void) {
  static const char *const logins[] = {
      "-u me -p pa55word-x reg",   "--username me --password pa55word-x reg",
      "--password=pa55word-x reg", "-ppa55word-x reg",
      "-u me -p 'pa55word-x' reg", "docker.io me pa55word-x",
  };
  for (size_t i = 0; i < VAST_COUNT(logins); i++) {
    struct vast_secrets list = {0};
    struct vast_buffer body;
    vast_buffer_init(&body, 1000);
    vast_buffer_printf(&body, "{\"image_login\":\"%s\"}", logins[i]);
    struct vast_slice text = {body.data, body.len};
    CHECK(vast_redact_collect_body(&list, &login_op, text) && list.count == 2, "%s", logins[i]);
    if (list.count == 2) CHECK_TEXT(list.items[1].value.bytes, "pa55word-x");
    vast_secrets_free(&list);
    vast_buffer_free(&body);
  }
}

static void is_linear(void) {
  enum { SIZE = 2000000 };
  static const char *const pieces[] = {"\\\"", "aa", "://", "\\\\", "{\"key\":["};
  struct vast_secrets list = {0};
  struct vast_buffer text, out;
  vast_buffer_init(&text, SIZE);
  vast_buffer_init(&out, 8 * SIZE);
  for (int i = 0; i < SIZE / 2; i++) vast_buffer_puts(&text, "a");
  vast_buffer_puts(&text, "b");
  CHECK(vast_secrets_add(&list, (struct vast_slice){"n", 1},
                         (struct vast_slice){text.data, text.len}),
        "a long secret is added");
  for (size_t p = 0; p < VAST_COUNT(pieces); p++) {
    vast_buffer_clear(&text);
    vast_buffer_clear(&out);
    while (text.len + strlen(pieces[p]) < SIZE) vast_buffer_puts(&text, pieces[p]);
    struct vast_redaction r = {.op = &op, .secrets = &list};
    CHECK(vast_redact(&out, (struct vast_slice){text.data, text.len}, &r),
          "a long text of %s is masked", pieces[p]);
  }
  vast_buffer_free(&text);
  vast_buffer_free(&out);
  vast_secrets_free(&list);
}

int main(void) {
  redacts();
  collects();
  collects_passwords();
  is_linear();
  return check_done();
}
