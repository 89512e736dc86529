/* core/auth/key_file.c -- reads and writes key files; see key_file.h. */
#include "core/auth/key_file.h"

#include "core/http/header.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- reading ------------------------------------------------------------- */

/* The key in b, without the byte-order mark that some editors write. */
static struct vast_slice key_text(const struct vast_buffer *b) {
  bool marked = b->len >= 3 && memcmp(b->data, "\xEF\xBB\xBF", 3) == 0;
  size_t from = marked ? 3 : 0;
  return vast_header_trim(vast_buffer_text(b) + from, b->len - from);
}

static bool refuse(struct vast_error *error, const char *path, const char *why) {
  char shown[VAST_FILE_SHOWN];
  return vast_error_set(error, VAST_CONFIG, "the API key in '%s' %s", vast_file_shown(path, shown),
                        why);
}

/* Replaces and wipes the old key only if the new one is usable. */
static bool take_key(const struct vast_buffer *b, const char *path, struct vast_secret *key,
                     struct vast_error *error) {
  struct vast_slice text = key_text(b);
  char shown[VAST_FILE_SHOWN];
  const char *why = vast_header_refuse_key(text.bytes, text.len);
  if (why && text.len == 0) return refuse(error, path, "is blank: the file has no text");
  if (why)
    return vast_error_set(error, VAST_CONFIG,
                          "the API key in '%s' %s: the file should hold the key's text and nothing "
                          "else, as save_api_key writes it",
                          vast_file_shown(path, shown), why);
  if (vast_secret_set(key, text.bytes, text.len)) return true;
  return refuse(error, path, "could not be stored: not enough memory");
}

/* A missing folder counts as a missing file. A folder without search permission does not, because
** the file may exist. */
enum vast_key_file vast_key_file_read(const char *path, struct vast_secret *key,
                                      struct vast_file_access *access, struct vast_error *error) {
  struct vast_buffer text;
  char shown[VAST_FILE_SHOWN], reason[VAST_FILE_REASON];
  vast_buffer_init(&text, VAST_KEY_FILE_MAX);
  int code = vast_file_read(path, VAST_KEY_FILE_MAX, &text, access);
  bool taken = code == 0 && take_key(&text, path, key, error);
  vast_buffer_free(&text);
  if (taken) return VAST_KEY_FILE_READ;
  if (code == ENOENT || code == ENOTDIR) return VAST_KEY_FILE_MISSING;
  if (code)
    vast_error_set(error, VAST_CONFIG, "cannot read the API key file '%s': %s",
                   vast_file_shown(path, shown), vast_file_reason(code, reason));
  return VAST_KEY_FILE_BAD;
}

/* --- writing ------------------------------------------------------------- */

/* Creates the directories above path with mode 0700. Returns 0 or an errno code. */
static int make_parents(const char *path) {
  char part[PATH_MAX];
  size_t len = strlen(path);
  if (len >= sizeof part) return ENAMETOOLONG;
  for (size_t i = 1; i < len; i++) {
    if (path[i] != '/') continue;
    memcpy(part, path, i);
    part[i] = '\0';
    struct stat info;
    if (mkdir(part, 0700) == 0 || errno == EEXIST) continue;
    int code = errno; /* some file systems return EROFS or EACCES for a directory that exists */
    if (stat(part, &info) != 0) return code;
  }
  return 0;
}

/* Syncs the bytes to disk before the rename. */
static int write_all(int fd, const char *bytes, size_t len) {
  while (len > 0) {
    ssize_t n = write(fd, bytes, len);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    bytes += n;
    len -= (size_t)n;
  }
  return fchmod(fd, 0600) == 0 && fsync(fd) == 0 ? 0 : errno;
}

/* Syncs the name to disk. Errors are ignored: not every file system supports it. */
static void sync_parent(const char *path) {
  char parent[PATH_MAX];
  const char *slash = strrchr(path, '/');
  snprintf(parent, sizeof parent, "%.*s", slash > path ? (int)(slash - path) : 1, path);
  int fd = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  fsync(fd);
  close(fd);
}

/* Writes a temporary file beside the target and renames it. */
static int replace(const char *target, const char *key, size_t len) {
  char temporary[PATH_MAX];
  int n = snprintf(temporary, sizeof temporary, "%s.XXXXXX", target);
  if (n < 0 || (size_t)n >= sizeof temporary) return ENAMETOOLONG;
  int fd = mkostemp(temporary, O_CLOEXEC);
  if (fd < 0) return errno;
  int code = write_all(fd, key, len);
  if (close(fd) != 0 && code == 0) code = errno;
  if (code == 0 && rename(temporary, target) != 0) code = errno;
  if (code) unlink(temporary);
  return code;
}

static bool exposed(const char *path, struct vast_key_file_folder *folder) {
  size_t len = vast_file_exposed(path, &folder->mode);
  snprintf(folder->path, sizeof folder->path, "%.*s", (int)len, path);
  return len > 0;
}

/* Checks the path, then the path behind links. */
bool vast_key_file_exposed(const char *path, struct vast_key_file_folder *folder) {
  if (exposed(path, folder)) return true;
  char *real = realpath(path, NULL);
  bool found = real && exposed(real, folder);
  free(real);
  return found;
}

static bool cannot_write(struct vast_error *error, const char *path, const char *why) {
  char shown[VAST_FILE_SHOWN];
  return vast_error_set(error, VAST_CONFIG, "cannot write the API key file '%s': %s",
                        vast_file_shown(path, shown), why);
}

static bool refuse_folder(const char *path, struct vast_error *error) {
  struct vast_key_file_folder folder;
  char shown[VAST_FILE_SHOWN], why[VAST_FILE_SHOWN + 100];
  if (!vast_key_file_exposed(path, &folder)) return false;
  snprintf(why, sizeof why, "other users can write its folder '%s' (mode %04o)",
           vast_file_shown(folder.path, shown), folder.mode);
  return !cannot_write(error, path, why);
}

/* Only a regular file may be replaced, or a link to one: a link to a missing file would be
** overwritten. In a folder with the sticky bit the link may belong to another user. */
static const char *refuse_target(const char *path, char reason[VAST_FILE_REASON]) {
  struct stat link, target;
  if (lstat(path, &link) != 0) return errno == ENOENT ? NULL : vast_file_reason(errno, reason);
  if (S_ISLNK(link.st_mode) && vast_file_foreign((unsigned)link.st_uid))
    return "it is a link that belongs to another user";
  if (stat(path, &target) == 0)
    return S_ISREG(target.st_mode) ? NULL : vast_file_reason(VAST_FILE_NOT_REGULAR, reason);
  return errno == ENOENT ? "it is a link to a file that does not exist"
                         : vast_file_reason(errno, reason);
}

/* Of a link the target is replaced, so that the link remains. */
bool vast_key_file_write(const char *path, const char *key, size_t len, struct vast_error *error) {
  char reason[VAST_FILE_REASON];
  if (refuse_folder(path, error)) return false;
  int code = make_parents(path);
  const char *why = code == 0 ? refuse_target(path, reason) : NULL;
  if (why) return cannot_write(error, path, why);
  char *real = code == 0 ? realpath(path, NULL) : NULL;
  if (code == 0 && real == NULL && errno != ENOENT) code = errno; /* ENOENT: the file is new */
  if (code == 0) code = replace(real ? real : path, key, len);
  if (code == 0) sync_parent(real ? real : path);
  free(real);
  return code == 0 || cannot_write(error, path, vast_file_reason(code, reason));
}
