/* core/base/file.c -- reads small files and checks who can change them; see file.h. A file may
** hold a key, so the copy on the stack is wiped. */
#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Uses the descriptor, not the path, so that the file checked is the file read. */
static int refuse_type(int fd, size_t max, struct vast_file_access *access) {
  struct stat info;
  if (fstat(fd, &info) != 0) return errno;
  if (access)
    *access = (struct vast_file_access){(unsigned)info.st_mode & 07777, (unsigned)info.st_uid};
  if (S_ISDIR(info.st_mode)) return EISDIR;
  if (!S_ISREG(info.st_mode)) return VAST_FILE_NOT_REGULAR;
  return info.st_size > (off_t)max ? EFBIG : 0;
}

/* Counts what it reads: the size from fstat may be out of date, and is 0 for files in /proc. */
static int read_all(int fd, size_t max, struct vast_buffer *out) {
  char chunk[4096];
  size_t total = 0;
  ssize_t n;
  int code = 0;
  while (code == 0 && (n = read(fd, chunk, sizeof chunk)) != 0) {
    if (n < 0) code = errno == EINTR ? 0 : errno;
    else if ((total += (size_t)n) > max) code = EFBIG;
    else if (!vast_buffer_add(out, chunk, (size_t)n)) code = ENOMEM;
  }
  explicit_bzero(chunk, sizeof chunk);
  return code;
}

/* O_NONBLOCK: otherwise the opening of a fifo waits for a writer. */
int vast_file_read(const char *path, size_t max, struct vast_buffer *out,
                   struct vast_file_access *access) {
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return errno;
  int code = refuse_type(fd, max, access);
  if (code == 0) code = read_all(fd, max, out);
  close(fd);
  return code;
}

bool vast_file_foreign(unsigned owner) { return owner != 0 && owner != (unsigned)geteuid(); }

/* The owner of a folder can replace its files whatever its mode is. */
static bool open_to_others(const struct stat *folder, bool nearest) {
  if (nearest && vast_file_foreign((unsigned)folder->st_uid)) return true;
  if (folder->st_mode & S_ISVTX) return false;
  if (folder->st_mode & S_IWOTH) return true;
  return nearest && (folder->st_mode & S_IWGRP) && folder->st_gid != getegid();
}

/* Folders that do not exist are skipped: the first that exists is the nearest. */
size_t vast_file_exposed(const char *path, unsigned *mode) {
  char part[PATH_MAX];
  struct stat info;
  bool nearest = true;
  size_t len = strlen(path);
  if (len >= sizeof part) return 0; /* no file can be opened there */
  memcpy(part, path, len);
  for (; len > 0; len--) {
    if (path[len - 1] != '/') continue;
    size_t end = len > 1 ? len - 1 : 1;
    part[end] = '\0';
    if (stat(part, &info) != 0) continue;
    *mode = (unsigned)info.st_mode & 07777;
    if (open_to_others(&info, nearest)) return end;
    nearest = false;
  }
  return 0;
}

/* strerror() is not safe in threads. */
const char *vast_file_reason(int code, char text[VAST_FILE_REASON]) {
  if (code == VAST_FILE_NOT_REGULAR) return "not a regular file";
#ifdef __GLIBC__ /* whose strerror_r returns the text, not a code */
  return strerror_r(code, text, VAST_FILE_REASON);
#else
  return strerror_r(code, text, VAST_FILE_REASON) == 0 ? text : "unknown error";
#endif
}

const char *vast_file_shown(const char *path, char text[VAST_FILE_SHOWN]) {
  size_t len = strlen(path), room = VAST_FILE_SHOWN - 4;
  if (len <= room) return path;
  const char *tail = path + len - room;
  while (((unsigned char)*tail & 0xC0) == 0x80) tail++; /* not inside a UTF-8 sequence */
  snprintf(text, VAST_FILE_SHOWN, "...%s", tail);
  return text;
}
