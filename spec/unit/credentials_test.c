/* spec/unit/credentials_test.c -- tests the sources of the API key and saving a key. */
#include "check.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/auth/credentials.h"

#define KEY "5f0dabcdef0001"

/* The paths of one test: a home directory, a configuration folder and their key files. */
static char folder[400], home[450], config[450];
static char in_config[512], in_dot_config[512], in_home[512];

static void make_places(void) {
  const char *base = getenv("TMPDIR");
  snprintf(folder, sizeof folder, "%s/vast_test_XXXXXX", base && *base ? base : "/tmp");
  if (!CHECK(mkdtemp(folder) != NULL, "a temporary folder is created")) exit(1);
  snprintf(home, sizeof home, "%s/home", folder);
  snprintf(config, sizeof config, "%s/config", folder);
  snprintf(in_config, sizeof in_config, "%s/vastai/vast_api_key", config);
  snprintf(in_dot_config, sizeof in_dot_config, "%s/.config/vastai/vast_api_key", home);
  snprintf(in_home, sizeof in_home, "%s/.vast_api_key", home);
}

/* Removes the key files and folders of the tests. */
static void remove_places(void) {
  static const char *const tails[] = {"home/.config/vastai/vast_api_key",
                                      "home/.config/vastai",
                                      "home/.config",
                                      "home/.vast_api_key",
                                      "home/elsewhere",
                                      "home",
                                      "config/vastai/vast_api_key",
                                      "config/vastai",
                                      "config"};
  char path[600];
  for (size_t i = 0; i < VAST_COUNT(tails); i++) {
    snprintf(path, sizeof path, "%s/%s", folder, tails[i]);
    remove(path);
  }
}

static void start(void) {
  char path[600];
  remove_places();
  unsetenv("VAST_API_KEY");
  setenv("HOME", home, 1);
  setenv("XDG_CONFIG_HOME", config, 1);
  mkdir(home, 0700);
  mkdir(config, 0700);
  snprintf(path, sizeof path, "%s/vastai", config);
  mkdir(path, 0700);
  snprintf(path, sizeof path, "%s/.config", home);
  mkdir(path, 0700);
  snprintf(path, sizeof path, "%s/.config/vastai", home);
  mkdir(path, 0700);
}

static void write_bytes(const char *path, const char *bytes, size_t len) {
  FILE *f = fopen(path, "wb");
  if (f == NULL) return;
  fwrite(bytes, 1, len, f);
  fclose(f);
  chmod(path, 0600);
}

static void write_text(const char *path, const char *text) {
  write_bytes(path, text, strlen(text));
}

static const char *key_text(const struct vast_credentials *c) {
  return c->key.bytes ? c->key.bytes : "none";
}

/* --- sources ------------------------------------------------------------- */

static void finds_no_key(void) {
  struct vast_credentials c;
  struct vast_error e = {0};
  start();
  CHECK(!vast_credentials_find(&c, &e) && e.kind == VAST_CONFIG,
        "without a key the error kind is config");
  CHECK_HAS(e.message, "VAST_API_KEY (now unset)");
  CHECK_HAS(e.message, "vast_api_key");
  CHECK(c.source == VAST_KEY_NONE && c.key.bytes == NULL,
        "after a failure the credentials are empty");
  setenv("VAST_API_KEY", " \t\n", 1);
  CHECK(!vast_credentials_find(&c, &e), "a blank VAST_API_KEY is not a key");
  CHECK_HAS(e.message, "now blank");
  vast_credentials_free(&c);
}

static void keeps_the_order(void) {
  struct vast_credentials c;
  struct vast_error e = {0};
  start();
  write_text(in_home, "from-home\n");
  CHECK(vast_credentials_find(&c, &e), "~/.vast_api_key is found");
  CHECK_TEXT(key_text(&c), "from-home");
  CHECK(c.source == VAST_KEY_FILE && c.shadowed[0][0] == '\0',
        "the source is a file and shadows nothing");
  CHECK_TEXT(c.path, in_home);
  vast_credentials_free(&c);
  write_text(in_dot_config, "from-dot-config");
  CHECK(vast_credentials_find(&c, &e),
        "~/.config/vastai/vast_api_key comes before ~/.vast_api_key");
  CHECK_TEXT(c.path, in_dot_config);
  CHECK_TEXT(c.shadowed[0], in_home);
  vast_credentials_free(&c);
  write_text(in_config, "from-config");
  CHECK(vast_credentials_find(&c, &e), "$XDG_CONFIG_HOME/vastai/vast_api_key comes first");
  CHECK_TEXT(key_text(&c), "from-config");
  CHECK_TEXT(c.shadowed[0], in_dot_config);
  CHECK_TEXT(c.shadowed[1], in_home);
  CHECK(c.shadowed[2][0] == '\0' && !c.shadows_environment, "no further file is shadowed");
  vast_credentials_free(&c);
}

static void environment_and_explicit(void) {
  struct vast_credentials c;
  struct vast_error e = {0};
  start();
  write_text(in_config, "a");
  write_text(in_dot_config, "b");
  write_text(in_home, "c");
  setenv("VAST_API_KEY", "  from-environment \r\n", 1);
  CHECK(vast_credentials_find(&c, &e), "VAST_API_KEY comes before files");
  CHECK_TEXT(key_text(&c), "from-environment");
  CHECK(c.source == VAST_KEY_ENVIRONMENT && c.path[0] == '\0', "the source is the environment");
  CHECK_TEXT(c.shadowed[0], in_config);
  CHECK_TEXT(c.shadowed[2], in_home);
  vast_credentials_free(&c);
  CHECK(vast_credentials_explicit(&c, " given\n", 7, &e), "a given key is accepted");
  CHECK_TEXT(key_text(&c), "given");
  CHECK(c.source == VAST_KEY_ARGUMENT && c.shadows_environment,
        "a given key shadows the environment");
  CHECK_TEXT(c.shadowed[1], in_dot_config);
  vast_credentials_free(&c);
  setenv("VAST_API_KEY", "two words", 1);
  CHECK(!vast_credentials_find(&c, &e), "a bad VAST_API_KEY is an error");
  CHECK_TEXT(e.message, "the API key in the environment variable VAST_API_KEY has a blank inside");
  vast_credentials_free(&c);
}

static const struct {
  const char *key, *why;
} bad_keys[] = {
    {"", "is blank"}, {" \n", "is blank"}, {"a b", "blank inside"}, {"a\nb", "control"}};

static void refuses_explicit(void) {
  struct vast_credentials c;
  struct vast_error e = {0};
  for (size_t i = 0; i < VAST_COUNT(bad_keys); i++) {
    bool ok = vast_credentials_explicit(&c, bad_keys[i].key, strlen(bad_keys[i].key), &e);
    CHECK(!ok && e.kind == VAST_CONFIG && strstr(e.message, bad_keys[i].why), "%s", e.message);
    CHECK(c.key.bytes == NULL, "after a failure the credentials are empty");
  }
}

/* --- one file ------------------------------------------------------------ */

static const struct {
  const char *text;
  size_t len;
  const char *key, *why; /* one of the two */
} files[] = {
#define TEXT(s) s, sizeof(s) - 1
    {TEXT(KEY), KEY, NULL},
    {TEXT(KEY "\n"), KEY, NULL},
    {TEXT(" " KEY "\r\n\r\n"), KEY, NULL},
    {TEXT("\xEF\xBB\xBF" KEY "\r\n"), KEY, NULL},
    {TEXT(""), NULL, "is blank"},
    {TEXT("\xEF\xBB\xBF\r\n"), NULL, "is blank"},
    {TEXT(" \n"), NULL, "is blank"},
    {TEXT("secret one"), NULL, "has a blank inside"},
    {TEXT("secret\none"), NULL, "control character"},
    {TEXT("secret\0one"), NULL, "control character"},
    {TEXT("\xFFsecret"), NULL, "outside ASCII"},
    {TEXT("VAST_API_KEY=secret\n"), NULL, "NAME=value, not just a key: the file should hold"},
    {TEXT("export VAST_API_KEY='secret'\nX=1\n"), NULL, "looks like NAME=value"},
    {TEXT("\xEF\xBB\xBF"
          "api_key = secret"),
     NULL, "looks like NAME=value"},
    {TEXT("{\n  \"api_key\": \"secret\"\n}\n"), NULL, "is JSON, not just a key"},
    {TEXT("\"secret\"\n"), NULL, "is in quotes: the file should hold the key's text"},
    {TEXT("'secret'"), NULL, "is in quotes"},
#undef TEXT
};

static void reads_files(void) {
  struct vast_error e;
  start();
  for (size_t i = 0; i < VAST_COUNT(files); i++) {
    struct vast_credentials c;
    e = (struct vast_error){.kind = VAST_NONE};
    write_bytes(in_config, files[i].text, files[i].len);
    write_text(in_home, "never-used-instead");
    bool ok = vast_credentials_find(&c, &e);
    if (files[i].key)
      CHECK(ok && strcmp(key_text(&c), files[i].key) == 0, "file %zu contains a valid key", i);
    else
      CHECK(!ok && strstr(e.message, files[i].why) && strstr(e.message, in_config + 20) &&
                !strstr(e.message, "secret"),
            "file %zu: %s", i, e.message);
    vast_credentials_free(&c);
  }
}

static void refuses_odd_files(void) {
  struct vast_credentials c;
  struct vast_error e = {0};
  char large[5000];
  start();
  memset(large, 'k', sizeof large);
  write_bytes(in_config, large, sizeof large);
  CHECK(!vast_credentials_find(&c, &e) && strstr(e.message, "too large"), "%s", e.message);
  remove(in_config);
  mkdir(in_config, 0700);
  CHECK(!vast_credentials_find(&c, &e) && strstr(e.message, "Is a directory"), "%s", e.message);
  remove(in_config);
  if (mkfifo(in_config, 0600) == 0)
    CHECK(!vast_credentials_find(&c, &e) && strstr(e.message, "regular"), "%s", e.message);
  remove(in_config);
  write_text(in_config, KEY);
  chmod(in_config, 0);
  if (geteuid() != 0)
    CHECK(!vast_credentials_find(&c, &e) && strstr(e.message, "denied"), "%s", e.message);
  vast_credentials_free(&c);
}

static void warns_of_modes(void) {
  struct vast_credentials c;
  struct vast_error e = {0};
  start();
  write_text(in_config, KEY);
  CHECK(vast_credentials_find(&c, &e) && c.warnings[0][0] == '\0',
        "a file with mode 0600 gives no warning");
  vast_credentials_free(&c);
  chmod(in_config, 0644);
  CHECK(vast_credentials_find(&c, &e), "a file with mode 0644 is read");
  CHECK_HAS(c.warnings[0], "(mode 0644): chmod 600 '");
  CHECK(strstr(c.warnings[0], KEY) == NULL, "the warning does not contain the key");
  vast_credentials_free(&c);
}

static void rereads(void) {
  struct vast_credentials c;
  struct vast_error e = {0};
  start();
  write_text(in_config, "first");
  CHECK(vast_credentials_find(&c, &e), "the key file is found");
  write_text(in_config, "second\n");
  CHECK(vast_credentials_reread(&c), "a changed key file is read again");
  CHECK_TEXT(key_text(&c), "second");
  write_text(in_config, " ");
  CHECK(!vast_credentials_reread(&c), "a blank file is not read again");
  CHECK_TEXT(key_text(&c), "second");
  remove(in_config);
  CHECK(!vast_credentials_reread(&c), "a missing file is not read again");
  vast_credentials_free(&c);
  CHECK(!vast_credentials_reread(&c), "freed credentials have no file to read");
}

/* --- environment variables ------------------------------------------------- */

static void odd_variables(void) {
  struct vast_credentials c;
  struct vast_error e = {0};
  char path[1024], longer[1500];
  start();
  write_text(in_dot_config, KEY);
  setenv("XDG_CONFIG_HOME", "relative", 1);
  CHECK(vast_credentials_find(&c, &e), "a relative XDG_CONFIG_HOME counts as unset");
  CHECK_TEXT(c.path, in_dot_config);
  CHECK(c.shadowed[0][0] == '\0', "~/.config is listed once");
  vast_credentials_free(&c);
  unsetenv("XDG_CONFIG_HOME");
  CHECK(vast_credentials_find(&c, &e), "without XDG_CONFIG_HOME the key in ~/.config is found");
  vast_credentials_free(&c);
  setenv("HOME", "relative", 1);
  setenv("XDG_CONFIG_HOME", config, 1);
  write_text(in_config, KEY);
  CHECK(vast_credentials_find(&c, &e), "a relative HOME counts as unset");
  vast_credentials_free(&c);
  memset(longer, 'x', sizeof longer);
  longer[0] = '/';
  longer[sizeof longer - 1] = '\0';
  setenv("HOME", longer, 1);
  setenv("XDG_CONFIG_HOME", longer, 1);
  CHECK(!vast_credentials_find(&c, &e), "paths that are too long are skipped: %s", e.message);
  CHECK(!vast_credentials_save(KEY, strlen(KEY), path, &e),
        "a key is not saved to a path that is too long: %s", e.message);
}

/* --- saving -------------------------------------------------------------- */

static unsigned mode_of(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 ? (unsigned)info.st_mode & 07777 : 0;
}

static int count_files(const char *path) {
  int count = 0;
  DIR *d = opendir(path);
  if (d == NULL) return -1;
  for (struct dirent *entry; (entry = readdir(d)) != NULL;) count += entry->d_name[0] != '.';
  closedir(d);
  return count;
}

static void saves(void) {
  struct vast_credentials c;
  struct vast_error e = {0};
  char path[1024], above[512];
  remove_places();
  unsetenv("VAST_API_KEY");
  setenv("HOME", home, 1);
  unsetenv("XDG_CONFIG_HOME");
  snprintf(above, sizeof above, "%s/.config/vastai", home);
  CHECK(vast_credentials_save(" " KEY "\n", strlen(KEY) + 2, path, &e), "the key is saved: %s",
        e.message);
  CHECK_TEXT(path, in_dot_config);
  CHECK(mode_of(path) == 0600 && mode_of(above) == 0700, "the file has mode 0600, its folder 0700");
  CHECK(vast_credentials_find(&c, &e), "the saved key is found");
  CHECK_TEXT(key_text(&c), KEY);
  CHECK(c.warnings[0][0] == '\0', "the saved file gives no warning");
  vast_credentials_free(&c);
  chmod(path, 0644);
  CHECK(vast_credentials_save("other", 5, path, &e), "a second key replaces the first");
  CHECK(vast_credentials_find(&c, &e) && mode_of(path) == 0600, "the replaced file has mode 0600");
  CHECK_TEXT(key_text(&c), "other");
  CHECK(count_files(above) == 1, "no temporary file remains");
  vast_credentials_free(&c);
}

static void saves_behind_links(void) {
  struct vast_error e = {0};
  struct stat info;
  char path[1024], target[512];
  start();
  snprintf(target, sizeof target, "%s/elsewhere", home);
  write_text(target, "old");
  if (symlink(target, in_config) != 0) return;
  CHECK(vast_credentials_save(KEY, strlen(KEY), path, &e), "the key is saved through a link");
  CHECK(lstat(in_config, &info) == 0 && S_ISLNK(info.st_mode), "the link remains a link");
  CHECK(stat(target, &info) == 0 && info.st_size == (off_t)strlen(KEY),
        "the target of the link has the new key");
}

static void refuses_to_save(void) {
  struct vast_error e = {0};
  char path[1024], above[512];
  start();
  write_text(in_config, "old");
  CHECK(!vast_credentials_save("a b", 3, path, &e) && e.kind == VAST_CONFIG, "%s", e.message);
  CHECK(!vast_credentials_save("", 0, path, &e), "%s", e.message);
  remove(in_config);
  mkdir(in_config, 0700);
  CHECK(!vast_credentials_save(KEY, strlen(KEY), path, &e),
        "a folder with the name of the file is an error: %s", e.message);
  snprintf(above, sizeof above, "%s/vastai", config);
  CHECK(count_files(above) == 1, "the temporary file is removed");
  remove(in_config);
  remove(above);
  write_text(above, "a file in the way");
  CHECK(!vast_credentials_save(KEY, strlen(KEY), path, &e),
        "a file with the name of the folder is an error: %s", e.message);
  CHECK_HAS(e.message, "cannot write the API key file");
  remove(above);
}

static void names_sources(void) {
  CHECK_TEXT(vast_key_source_name(VAST_KEY_NONE), "none");
  CHECK_TEXT(vast_key_source_name(VAST_KEY_FUNCTION), "function");
  CHECK_TEXT(vast_key_source_name(VAST_KEY_FILE), "file");
}

int main(void) {
  static void (*const tests[])(void) = {names_sources,
                                        finds_no_key,
                                        keeps_the_order,
                                        environment_and_explicit,
                                        refuses_explicit,
                                        reads_files,
                                        refuses_odd_files,
                                        warns_of_modes,
                                        rereads,
                                        odd_variables,
                                        saves,
                                        saves_behind_links,
                                        refuses_to_save};
  make_places();
  for (size_t i = 0; i < VAST_COUNT(tests); i++) tests[i]();
  remove_places();
  CHECK(rmdir(folder) == 0, "the temporary folder is empty at the end");
  return check_done();
}
