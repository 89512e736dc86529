/* core/auth/credentials.c -- finds the API key; see credentials.h. Owns: the key in struct
** vast_credentials. */
#include "core/auth/credentials.h"

#include "core/http/header.h"
#include "core/auth/key_file.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define VARIABLE "VAST_API_KEY"

/* The key files in the order in which they are tried. */
struct places {
  char path[3][VAST_PATH_MAX];
  size_t count;
};

const char *vast_key_source_name(enum vast_key_source source) {
  static const char *const names[] = {"none", "argument", "function", "environment", "file"};
  return names[source];
}

/* --- places -------------------------------------------------------------- */

/* A path that is too long becomes "", so that it never names another file. */
static bool put_path(char path[VAST_PATH_MAX], const char *folder, const char *tail) {
  int n = snprintf(path, VAST_PATH_MAX, "%s%s", folder, tail);
  if (n >= 0 && n < VAST_PATH_MAX) return true;
  path[0] = '\0';
  return false;
}

/* The folder in an environment variable. A relative path counts as unset, as the XDG base directory
** specification requires. */
static const char *folder_variable(const char *name) {
  const char *value = getenv(name);
  return value && value[0] == '/' ? value : NULL;
}

/* False: there is no home directory, or the path is too long. */
static bool put_home_path(char path[VAST_PATH_MAX], const char *tail) {
  const char *home = folder_variable("HOME");
  char text[4096];
  struct passwd entry, *found = NULL;
  if (home) return put_path(path, home, tail);
  if (getpwuid_r(getuid(), &entry, text, sizeof text, &found) != 0 || found == NULL) return false;
  return entry.pw_dir && entry.pw_dir[0] == '/' && put_path(path, entry.pw_dir, tail);
}

/* Below $XDG_CONFIG_HOME, or below its default. */
static bool put_config_path(char path[VAST_PATH_MAX], const char *tail) {
  const char *config = folder_variable("XDG_CONFIG_HOME");
  char longer[64];
  if (config) return put_path(path, config, tail);
  snprintf(longer, sizeof longer, "/.config%s", tail);
  return put_home_path(path, longer);
}

/* Keeps the path after the last one, unless it is in the list already. */
static void keep_place(struct places *p) {
  for (size_t i = 0; i < p->count; i++)
    if (strcmp(p->path[i], p->path[p->count]) == 0) return;
  p->count++;
}

/* Each path is written into the first free slot and kept if it is new. */
static void list_places(struct places *p) {
  p->count = 0;
  if (put_config_path(p->path[0], "/vastai/vast_api_key")) keep_place(p);
  if (put_home_path(p->path[p->count], "/.config/vastai/vast_api_key")) keep_place(p);
  if (put_home_path(p->path[p->count], "/.vast_api_key")) keep_place(p);
}

/* VAST_API_KEY, trimmed. Blank counts as unset (len 0). */
static struct vast_slice variable(void) {
  const char *value = getenv(VARIABLE);
  return value ? vast_header_trim(value, strlen(value)) : (struct vast_slice){"", 0};
}

/* --- filling ------------------------------------------------------------- */

/* Lists the files that exist, readable or not. */
static void list_shadowed(struct vast_credentials *c, const struct places *p, size_t from) {
  struct stat info;
  size_t count = 0;
  for (size_t i = from; i < p->count; i++)
    if (stat(p->path[i], &info) == 0) memcpy(c->shadowed[count++], p->path[i], VAST_PATH_MAX);
}

/* Checks and copies a key from any source. The messages do not contain the key. */
static bool take_text(struct vast_credentials *c, struct vast_slice text, const char *subject,
                      struct vast_error *error) {
  const char *why = vast_header_refuse_key(text.bytes, text.len);
  if (why) return vast_error_set(error, VAST_CONFIG, "%s %s", subject, why);
  if (vast_secret_set(&c->key, text.bytes, text.len)) return true;
  return vast_error_set(error, VAST_CONFIG, "not enough memory for %s", subject);
}

/* The file is used in spite of the warnings, because the official tools accept it. */
static void warn_of_access(struct vast_credentials *c, const struct vast_file_access *access) {
  struct vast_key_file_folder folder;
  char shown[VAST_FILE_SHOWN];
  size_t count = 0, size = sizeof c->warnings[0];
  if (access->mode & 077)
    snprintf(c->warnings[count++], size,
             "the API key file is open to others (mode %04o): chmod 600 '%.400s'", access->mode,
             c->path);
  if (vast_file_foreign(access->owner))
    snprintf(c->warnings[count++], size,
             "the API key file belongs to another user (uid %u): '%.400s'", access->owner, c->path);
  if (vast_key_file_exposed(c->path, &folder))
    snprintf(c->warnings[count], size,
             "other users can replace the API key file: they can write its folder '%s' (mode %04o)",
             vast_file_shown(folder.path, shown), folder.mode);
}

/* The first file that exists decides. If it is broken, that is an error: a key from a later place
** could be one that the user did not intend. */
static bool find_file(struct vast_credentials *c, const struct places *p,
                      struct vast_error *error) {
  for (size_t i = 0; i < p->count; i++) {
    struct vast_file_access access = {0};
    enum vast_key_file got = vast_key_file_read(p->path[i], &c->key, &access, error);
    if (got == VAST_KEY_FILE_MISSING) continue;
    if (got == VAST_KEY_FILE_BAD) return false;
    c->source = VAST_KEY_FILE;
    memcpy(c->path, p->path[i], sizeof c->path);
    warn_of_access(c, &access);
    list_shadowed(c, p, i + 1);
    return true;
  }
  return vast_error_set(error, VAST_CONFIG,
                        "no API key: give api_key, set " VARIABLE " (now %s), or save one in "
                        "%.120s%s%.120s%s%.120s",
                        getenv(VARIABLE) ? "blank" : "unset", p->count > 0 ? p->path[0] : "a file",
                        p->count > 1 ? ", " : "", p->count > 1 ? p->path[1] : "",
                        p->count > 2 ? " or " : "", p->count > 2 ? p->path[2] : "");
}

/* A bad variable is an error too; only a blank one is skipped. */
bool vast_credentials_find(struct vast_credentials *c, struct vast_error *error) {
  struct places places;
  struct vast_slice text = variable();
  *c = (struct vast_credentials){.source = VAST_KEY_NONE};
  list_places(&places);
  if (text.len == 0) return find_file(c, &places, error);
  if (!take_text(c, text, "the API key in the environment variable " VARIABLE, error)) return false;
  c->source = VAST_KEY_ENVIRONMENT;
  list_shadowed(c, &places, 0);
  return true;
}

/* The key files are listed only for `shadowed`. */
bool vast_credentials_explicit(struct vast_credentials *c, const char *key, size_t len,
                               struct vast_error *error) {
  struct places places;
  *c = (struct vast_credentials){.source = VAST_KEY_NONE};
  if (!take_text(c, vast_header_trim(key, len), "the API key given", error)) return false;
  c->source = VAST_KEY_ARGUMENT;
  c->shadows_environment = variable().len > 0;
  list_places(&places);
  list_shadowed(c, &places, 0);
  return true;
}

/* A failure keeps the old key, which may still be valid. */
bool vast_credentials_reread(struct vast_credentials *c) {
  struct vast_error error;
  if (c->source != VAST_KEY_FILE) return false;
  return vast_key_file_read(c->path, &c->key, NULL, &error) == VAST_KEY_FILE_READ;
}

/* The key is checked first, so that a bad one creates no folders. */
bool vast_credentials_save(const char *key, size_t len, char path[1024], struct vast_error *error) {
  struct vast_slice text = vast_header_trim(key, len);
  const char *why = vast_header_refuse_key(text.bytes, text.len);
  path[0] = '\0';
  if (why) return vast_error_set(error, VAST_CONFIG, "the API key given %s", why);
  if (!put_config_path(path, "/vastai/vast_api_key"))
    return vast_error_set(
        error, VAST_CONFIG,
        "cannot save the API key: no home directory is known, or its path is too long");
  return vast_key_file_write(path, text.bytes, text.len, error);
}

void vast_credentials_free(struct vast_credentials *c) {
  vast_secret_free(&c->key);
  *c = (struct vast_credentials){.source = VAST_KEY_NONE};
}
