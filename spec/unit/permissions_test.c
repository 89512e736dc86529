/* spec/unit/permissions_test.c -- tests the check of permissions, as text and in files. */
#include "check.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/auth/permissions.h"

/* --- trees --------------------------------------------------------------- */

#define SHOW(constraints) "{\"api\":{\"instance_read\":{\"api.instance.show\":" constraints "}}}"
#define LIMIT(limits) SHOW("{\"constraints\":" limits "}")

#define LOGS_AND_REST                                                                              \
  "{\"api\":{\"instance_read\":{\"api.instance.request_logs\":{\"constraints\":{\"id\":"           \
  "{\"eq\":382834}}},\"*\":{}},\"instance_write\":{}}}"

static const char *const accepted[] = {
    "{\"api\":{\"misc\":{}}}",
    "{\"api\": {\"misc\": {}, \"user_read\": {}, \"instance_read\": {}, \"instance_write\": {}}}",
    "{\"api\":{\"agents_read\":{},\"agents_write\":{}}}",
    "{\"\\u0061pi\":{\"misc\":{}}}",
    SHOW("{}"),
    LIMIT("{\"id\":{\"eq\":1227}}"),
    LIMIT("{\"id\":{\"gte\":1,\"lte\":100},\"name\":{\"eq\":\"x\"},\"flag\":{\"eq\":true}}"),
    "{\"api\":{\"instance_read\":{\"constraints\":{\"id\":{\"eq\":5}}}}}",
    LOGS_AND_REST,
    "{\"api\":{\"team_read\":{\"api.team.members\":{}}}}",
    "{\"api\":{\"machine_read\":{\"api.machine.anything.at-all\":{}}}}",
};

static void accepts(void) {
  struct vast_permission_fault fault;
  for (size_t i = 0; i < VAST_COUNT(accepted); i++) {
    bool ok = vast_permissions_check(accepted[i], strlen(accepted[i]), &fault, NULL);
    CHECK(ok && fault.path[0] == '\0', "%s is accepted%s", accepted[i], ok ? "" : fault.message);
  }
}

static const struct {
  const char *text, *message, *path;
  unsigned line, column;
} refused[] = {
    {"", "not JSON: the text ends", "", 1, 1},
    {"{\"api\":\n {\"misc\" {}}}", "not JSON: expected ':'", "", 2, 10},
    {"{\"api\":{\"misc\":{}},}", "not JSON: expected a name after ','", "", 1, 20},
    {"{\"api\":{\"misc\":true}}\n\xFF", "UTF-8", "", 2, 1},
    {"null", "permissions: expected an object, found null", "", 1, 1},
    {"[1]", "permissions: expected an object, found an array", "", 1, 1},
    {"[]", "write {} for an empty object", "", 1, 1},
    {"{}", "widened to full access", "", 1, 2},
    {"{\"api\":{}}", "widened to full access", "api", 1, 9},
    {"{\"read\":true,\"write\":false}",
     "permissions have the single top-level key 'api', found 'read'; flags", "read", 1, 2},
    {"{\"manage_instances\":true}", "found 'manage_instances'; flags", "manage_instances", 1, 2},
    {"{\"instance_read\":{}}", "write {\"api\": {\"instance_read\": {}}}", "instance_read", 1, 2},
    {"{\"API\":{\"misc\":{}}}", "single top-level key 'api', found 'API'", "API", 1, 2},
    {"{\"api\":{\"misc\":{}},\"name\":1}", "found 'name'", "name", 1, 20},
    {"{\"api\":{\"misc\":{}},\"api\":{}}", "'api' is given twice", "", 1, 20},
    {"{\"api\":[]}", "write {} for an empty object", "api", 1, 8},
    {"{\"api\":true}", "api: expected an object, found true", "api", 1, 8},
    {"{\"api\":{\"instances_read\":{}}}",
     "unknown scope 'instances_read' (did you mean 'instance_read'?)", "api.instances_read", 1, 9},
    {"{\"api\":{\"frobnicate\":{}}}", "the scopes are billing_read", "api.frobnicate", 1, 9},
    {"{\"api\":{\"admin_read_new\":{}}}", "internal to the service", "api.admin_read_new", 1, 9},
    {"{\"api\":{\"lower_admin\":{}}}", "internal to the service", "api.lower_admin", 1, 9},
    {"{\"api\":{\"constraints\":{}}}", "not under 'api'", "api.constraints", 1, 9},
    {"{\"api\":{\"*\":{}}}", "full access", "api[\"*\"]", 1, 9},
    {"{\"api\":{\"api.instance.show\":{}}}", "belongs under 'instance_read'",
     "api[\"api.instance.show\"]", 1, 9},
    {"{\"api\":{\"misc\":[]}}", "write {} for an empty object", "api.misc", 1, 16},
    {"{\"api\":{\"misc\":true}}", "misc: expected an object, found true", "api.misc", 1, 16},
    {"{\"api\":{\"misc\":\"\"}}", "found a string", "api.misc", 1, 16},
    {"{\"api\":{\"misc\":{},\"misc\":{}}}", "'misc' is given twice", "api", 1, 19},
    {"{\"api\":{\"misc\":{},\"m\\u0069sc\":{}}}", "'misc' is given twice", "api", 1, 19},
    {"{\"api\":{\"instance_read\":{\"instance_write\":{}}}}", "belongs beside 'instance_read'",
     "api.instance_read.instance_write", 1, 26},
    {"{\"api\":{\"instance_read\":{\"constraint\":{}}}}", "did you mean 'constraints'?",
     "api.instance_read.constraint", 1, 26},
    {"{\"api\":{\"instance_read\":{\"show\":{}}}}", "read like api.instance.show",
     "api.instance_read.show", 1, 26},
    {"{\"api\":{\"instance_read\":{\"api.show\":{}}}}", "read like api.instance.show",
     "api.instance_read[\"api.show\"]", 1, 26},
    {"{\"api\":{\"instance_read\":{\"api.instance.\":{}}}}", "unknown name", NULL, 1, 26},
    {"{\"api\":{\"instance_read\":{\"api..show\":{}}}}", "unknown name", NULL, 1, 26},
    {"{\"api\":{\"instance_read\":{\"api_instance_show\":{}}}}", "did you mean 'api.instance.show'",
     NULL, 1, 26},
    {"{\"api\":{\"instance_read\":{\"api.instance.destroy\":{}}}}",
     "'api.instance.destroy' belongs under 'instance_write', not 'instance_read'", NULL, 1, 26},
    {SHOW("true"), "api.instance.show: expected an object, found true",
     "api.instance_read[\"api.instance.show\"]", 1, 46},
    {SHOW("[]"), "write {}", NULL, 1, 46},
    {SHOW("{\"id\":{\"eq\":1}}"), "takes only 'constraints', found 'id'", NULL, 1, 47},
    {LIMIT("{}"), "'constraints' is empty", NULL, 1, 62},
    {LIMIT("[]"), "write {}", NULL, 1, 61},
    {LIMIT("5"), "constraints: expected an object, found a number", NULL, 1, 61},
    {LIMIT("{\"id\":5}"), "'id' takes operators: write {\"eq\": ...}", NULL, 1, 62},
    {LIMIT("{\"id\":null}"), "id: expected an object, found null", NULL, 1, 67},
    {LIMIT("{\"id\":{}}"), "'id' has no operator", NULL, 1, 68},
    {LIMIT("{\"eq\":5}"), "'eq' belongs inside a parameter", NULL, 1, 62},
    {LIMIT("{\"\":{\"eq\":5}}"), "has no name", NULL, 1, 62},
    {LIMIT("{\"id\":{\"equals\":5}}"),
     "unknown operator 'equals' (did you mean 'eq'?); the operators are eq, gte and lte", NULL, 1,
     68},
    {LIMIT("{\"id\":{\">=\":5}}"), "did you mean 'gte'?",
     "api.instance_read[\"api.instance.show\"].constraints.id[\">=\"]", 1, 68},
    {LIMIT("{\"id\":{\"lt\":5}}"), "did you mean 'lte'?", NULL, 1, 68},
    {LIMIT("{\"id\":{\"EQ\":5}}"), "did you mean 'eq'?", NULL, 1, 68},
    {LIMIT("{\"id\":{\"in\":[1]}}"), "unknown operator 'in'; the operators", NULL, 1, 68},
    {LIMIT("{\"id\":{\"eq\":null}}"), "'eq' takes a number, a string, true or false, found null",
     NULL, 1, 73},
    {LIMIT("{\"id\":{\"eq\":[1]}}"), "found an array", NULL, 1, 73},
    {LIMIT("{\"id\":{\"eq\":{}}}"), "found an object", NULL, 1, 73},
    {LIMIT("{\"id\":{\"eq\":\"\"}}"), "found an empty string", NULL, 1, 73},
    {LIMIT("{\"id\":{\"eq\":1,\"eq\":2}}"), "'eq' is given twice", NULL, 1, 75},
    {"{\"a\\u0000pi\":{}}", "NUL", "", 1, 2},
    {"{\"\\u001b[31m\":{}}", "found ' [31m'", NULL, 1, 2},
};

static void refuses(void) {
  struct vast_permission_fault fault;
  for (size_t i = 0; i < VAST_COUNT(refused); i++) {
    bool ok = vast_permissions_check(refused[i].text, strlen(refused[i].text), &fault, NULL);
    CHECK(!ok && strstr(fault.message, refused[i].message), "%s is refused: %s", refused[i].text,
          ok ? "accepted" : fault.message);
    if (refused[i].path) CHECK_TEXT(fault.path, refused[i].path);
    CHECK(fault.line == refused[i].line && fault.column == refused[i].column,
          "the fault is at %u:%u (found %u:%u)", refused[i].line, refused[i].column, fault.line,
          fault.column);
  }
}

static void long_things(void) {
  struct vast_permission_fault fault;
  struct vast_buffer b;
  vast_buffer_init(&b, 2 * VAST_PERMISSION_FILE_MAX);
  vast_buffer_puts(&b, "{\"");
  for (int i = 0; i < 500; i++) vast_buffer_putc(&b, 'x');
  vast_buffer_puts(&b, "\":1}");
  CHECK(!vast_permissions_check(b.data, b.len, &fault, NULL), "a long name is refused: %s",
        fault.message);
  CHECK_HAS(fault.message, "longer than 127 bytes");
  vast_buffer_clear(&b);
  for (int i = 0; i < 200; i++) vast_buffer_puts(&b, "[");
  CHECK(!vast_permissions_check(b.data, b.len, &fault, NULL), "deep nesting is refused: %s",
        fault.message);
  for (int i = 0; i <= VAST_PERMISSION_FILE_MAX; i++) vast_buffer_putc(&b, ' ');
  CHECK(!vast_permissions_check(b.data, b.len, &fault, NULL), "a large text is refused: %s",
        fault.message);
  vast_buffer_free(&b);
}

/* --- remarks ------------------------------------------------------------- */

#define EQ "\"constraints\":{\"id\":{\"eq\":7}}"
#define READ_MISC "\"user_read\":{},\"misc\":{}"

static const struct {
  const char *text, *present, *absent; /* parts of the remarks; NULL: not checked */
} remarked[] = {
    {"{\"api\":{\"user_read\":{},\"instance_read\":{}}}", "", NULL},
    {"{\"api\":{\"instance_read\":{}}}", "without 'user_read'", "misc"},
    {"{\"api\":{\"user_read\":{},\"instance_write\":{}}}",
     "'instance_write' is given without 'instance_read'", NULL},
    {"{\"api\":{\"user_read\":{},\"instance_read\":{},\"instance_write\":{}}}",
     "without 'misc' the key cannot search", "given without"},
    {"{\"api\":{" READ_MISC ",\"instance_read\":{},\"instance_write\":{}}}", "", NULL},
    {"{\"api\":{" READ_MISC "}}", "can rent", NULL},
    {"{\"api\":{\"user_read\":{},\"billing_read\":{},\"billing_write\":{}}}", "give credit away",
     NULL},
    {"{\"api\":{\"user_read\":{},\"user_write\":{}}}", "create and delete", NULL},
    {"{\"api\":{\"user_read\":{},\"user_write\":{\"*\":{}}}}", "create and delete", "disagree"},
    {"{\"api\":{\"user_read\":{},\"user_write\":{\"*\":{" EQ "}}}}", "disagree",
     "create and delete"},
    {"{\"api\":{\"user_read\":{},\"user_write\":{\"*\":{}," EQ "}}}", "", "create and delete"},
    {"{\"api\":{" READ_MISC ",\"instance_read\":{\"api.instance.shwo\":{}}}}",
     "'api.instance.shwo' is not documented and cannot be checked (did you mean "
     "'api.instance.show'?)",
     NULL},
    {SHOW("{}"), "vendor's pages disagree", "cannot be checked"},
    {LIMIT("{\"id\":{\"gte\":2,\"lte\":1}}"), "of 'id' allow nothing: lte is below gte", NULL},
    {LIMIT("{\"id\":{\"gte\":1,\"lte\":1}}"), "disagree", "allow nothing"},
    {LIMIT("{\"id\":{\"gte\":-1.5e2,\"lte\":-151}}"), "allow nothing", NULL},
    {LIMIT("{\"id\":{\"gte\":0.1,\"lte\":1e-1}}"), "disagree", "allow nothing"},
    {LIMIT("{\"id\":{\"gte\":1e300,\"lte\":1e5}}"), "allow nothing", NULL},
    {LIMIT("{\"id\":{\"gte\":5,\"eq\":4}}"), "eq is outside", NULL},
    {LIMIT("{\"id\":{\"gte\":\"5\",\"lte\":1}}"), "disagree", "allow nothing"},
};

static void remarks(void) {
  struct vast_permission_fault fault;
  struct vast_buffer out;
  vast_buffer_init(&out, 4096);
  for (size_t i = 0; i < VAST_COUNT(remarked); i++) {
    vast_buffer_clear(&out);
    bool ok = vast_permissions_check(remarked[i].text, strlen(remarked[i].text), &fault, &out);
    const char *text = vast_buffer_text(&out), *absent = remarked[i].absent;
    bool none = remarked[i].present[0] == '\0';
    CHECK(ok && (none ? out.len == 0 : strstr(text, remarked[i].present) != NULL), "%s: %s",
          remarked[i].text, text);
    CHECK(absent == NULL || strstr(text, absent) == NULL, "the remarks do not contain '%s'",
          absent ? absent : "");
    CHECK(out.len == 0 || text[out.len - 1] == '\n', "remarks end with a newline");
  }
  vast_buffer_free(&out);
}

/* --- files --------------------------------------------------------------- */

static void write_file(const char *path, const char *bytes, size_t len) {
  FILE *f = fopen(path, "wb");
  if (f == NULL) return;
  fwrite(bytes, 1, len, f);
  fclose(f);
}

static const struct {
  const char *text;
  size_t len;
  const char *message; /* NULL: the file is accepted */
} files[] = {
#define TEXT(s) s, sizeof(s) - 1
    {TEXT("{\"api\": {\"misc\": {}}}\n"), NULL},
    {TEXT("{\n  \"api\": {\n    \"mist\": {} } }\n"), "perms.json:3:5: unknown scope 'mist'"},
    {TEXT(""), "perms.json' is blank"},
    {TEXT(" \r\n\t\n"), "is blank"},
    {TEXT("\xEF\xBB\xBF{\"api\":{\"misc\":{}}}"), "save the file without a byte-order mark"},
    {TEXT("\xFF\xFE{\0}\0"), "is UTF-16"},
    {TEXT("\x7F"
          "ELF\0\0"),
     "NUL bytes"},
    {TEXT("{\"api\":{\"caf\xE9\":{}}}"), "is not UTF-8"},
    {TEXT("{}"), "perms.json:1:2: an empty object"},
#undef TEXT
};

static void reads_texts(const char *path) {
  struct vast_buffer json;
  struct vast_error e;
  vast_buffer_init(&json, VAST_PERMISSION_FILE_MAX);
  for (size_t i = 0; i < VAST_COUNT(files); i++) {
    e = (struct vast_error){.kind = VAST_NONE};
    write_file(path, files[i].text, files[i].len);
    bool ok = vast_permissions_read(path, &json, NULL, &e);
    if (files[i].message)
      CHECK(!ok && e.kind == VAST_CONFIG && strstr(e.message, files[i].message) && json.len == 0,
            "file %zu: %s", i, e.message);
    else CHECK(ok && json.len == files[i].len, "file %zu is accepted%s", i, e.message);
  }
  vast_buffer_free(&json);
}

static void refuse_file(const char *path, const char *message) {
  struct vast_buffer json;
  struct vast_error e = {0};
  vast_buffer_init(&json, VAST_PERMISSION_FILE_MAX);
  bool ok = vast_permissions_read(path, &json, NULL, &e);
  CHECK(!ok && e.kind == VAST_CONFIG && strstr(e.message, message), "%s", e.message);
  vast_buffer_free(&json);
}

static void refuses_others(const char *folder, const char *path) {
  char longer[900], large[1000];
  refuse_file("no/such.json",
              "cannot read the permission file 'no/such.json': No such file or directory");
  refuse_file(folder, "Is a directory");
  memset(longer, 'x', sizeof longer);
  longer[sizeof longer - 1] = '\0';
  refuse_file(longer, "xxx': File name too long");
  unlink(path);
  if (mkfifo(path, 0600) == 0) refuse_file(path, "not a regular file");
  unlink(path);
  refuse_file("/dev/null", "not a regular file");
  memset(large, ' ', sizeof large);
  FILE *f = fopen(path, "wb");
  for (int i = 0; f && i < 300; i++) fwrite(large, 1, sizeof large, f);
  if (f) fclose(f);
  refuse_file(path, "File too large");
  chmod(path, 0);
  if (geteuid() != 0) refuse_file(path, "Permission denied");
  unlink(path);
}

/* --- many names ----------------------------------------------------------- */

/* A tree with constraints of `count` parameters; with `twice` one name is repeated. */
static void many_names(struct vast_buffer *out, int count, bool twice) {
  vast_buffer_clear(out);
  vast_buffer_puts(out, "{\"api\":{\"misc\":{\"constraints\":{");
  for (int i = 0; i < count; i++) vast_buffer_printf(out, "\"%x\":{\"eq\":1},", i + 0x1000);
  vast_buffer_printf(out, "\"%s\":{\"eq\":1}}}}}", twice ? "1000" : "z");
}

/* Processor seconds of the fastest of several checks of the same text. */
static double time_of(const struct vast_buffer *json) {
  struct vast_permission_fault fault;
  double best = 1e9;
  for (int i = 0; i < 7; i++) {
    clock_t start = clock();
    CHECK(vast_permissions_check(json->data, json->len, &fault, NULL), "%s", fault.message);
    double took = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (took < best) best = took;
  }
  return best;
}

/* Eight times as many names take eight times as long, not 64 times. */
static void checks_long_trees(void) {
  enum { FEW = 1800, FACTOR = 8 };
  struct vast_permission_fault fault;
  struct vast_buffer json;
  vast_buffer_init(&json, VAST_PERMISSION_FILE_MAX);
  many_names(&json, FEW, false);
  double few = time_of(&json);
  many_names(&json, FACTOR * FEW, false);
  double lots = time_of(&json);
  CHECK(lots < 3 * FACTOR * few, "the check takes %g s for %d names, %g s for %d", few, FEW, lots,
        FACTOR * FEW);
  many_names(&json, FACTOR * FEW, true);
  CHECK(!vast_permissions_check(json.data, json.len, &fault, NULL),
        "a repeated name among many is refused");
  CHECK_TEXT(fault.message, "'1000' is given twice");
  vast_buffer_free(&json);
}

/* The same name in two objects is not repeated. */
static void allows_a_name_in_two_objects(void) {
  static const char json[] = "{\"api\":{\"misc\":{\"constraints\":{\"a\":{\"eq\":1}}},"
                             "\"user_read\":{\"constraints\":{\"a\":{\"eq\":1}}}}}";
  struct vast_permission_fault fault;
  CHECK(vast_permissions_check(json, strlen(json), &fault, NULL), "%s", fault.message);
}

/* --- numbers ------------------------------------------------------------- */

static void numbers(void) {
  static const struct {
    const char *number;
    bool ok;
  } rows[] = {{"1e999", false}, {"-1e999", false}, {"1e309", false}, {"1e307", true},
              {"0e9999", true}, {"1e-9999", true}, {"-0.5", true},   {"12345678901234567890", true},
              {"1.5E+3", true}, {"1e30099", false}};
  for (size_t i = 0; i < VAST_COUNT(rows); i++) {
    struct vast_permission_fault fault;
    char json[160];
    snprintf(json, sizeof json, LIMIT("{\"id\":{\"eq\":%s}}"), rows[i].number);
    bool ok = vast_permissions_check(json, strlen(json), &fault, NULL);
    CHECK(ok == rows[i].ok, "the number %s is %s", rows[i].number, ok ? "accepted" : fault.message);
  }
}

static void reads_files(void) {
  const char *base = getenv("TMPDIR");
  char folder[512], path[600];
  snprintf(folder, sizeof folder, "%s/vast_test_XXXXXX", base && *base ? base : "/tmp");
  if (!CHECK(mkdtemp(folder) != NULL, "a temporary folder is created")) return;
  snprintf(path, sizeof path, "%s/perms.json", folder);
  reads_texts(path);
  refuses_others(folder, path);
  rmdir(folder);
}

int main(void) {
  accepts();
  refuses();
  long_things();
  remarks();
  checks_long_trees();
  allows_a_name_in_two_objects();
  numbers();
  reads_files();
  return check_done();
}
