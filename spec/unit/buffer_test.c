/* spec/unit/buffer_test.c -- the growing buffer: ceiling, failure, wiping. */
#include "check.h"

#include "core/base/buffer.h"

static void grows(void) {
  struct vast_buffer b;
  vast_buffer_init(&b, 100000);
  CHECK_TEXT(vast_buffer_text(&b), "");
  CHECK(b.data == NULL && b.cap == 0, "an empty buffer owns nothing");
  for (int i = 0; i < 10000; i++) vast_buffer_putc(&b, (char)('a' + i % 26));
  CHECK(b.len == 10000 && b.cap > b.len && b.data[10000] == '\0', "10000 bytes, terminated");
  CHECK(b.data[9999] == 'a' + 9999 % 26, "the bytes survive growth");
  vast_buffer_free(&b);
  CHECK(b.data == NULL && b.max == 100000, "usable again after free");
  CHECK(vast_buffer_puts(&b, "x"), "and used");
  vast_buffer_free(&b);
}

static void has_a_ceiling(void) {
  struct vast_buffer b;
  vast_buffer_init(&b, 5);
  CHECK(vast_buffer_puts(&b, "12345"), "as many bytes as the ceiling fit");
  CHECK(!vast_buffer_putc(&b, '6') && b.failed, "one more is refused");
  CHECK_TEXT(vast_buffer_text(&b), "12345");
  CHECK(!vast_buffer_add(&b, "", 0), "after a refusal even nothing is refused");
  vast_buffer_clear(&b);
  CHECK(!b.failed && b.len == 0 && vast_buffer_puts(&b, "abc"), "clear forgives");
  CHECK(!vast_buffer_add(&b, "x", SIZE_MAX), "a length near the limit does not wrap");
  vast_buffer_free(&b);
  vast_buffer_init(&b, 0);
  CHECK(vast_buffer_add(&b, "", 0) && !vast_buffer_putc(&b, 'x'), "a ceiling of nothing");
  vast_buffer_free(&b);
}

static void prints(void) {
  struct vast_buffer b;
  char longer[3000];
  memset(longer, 'y', sizeof longer - 1);
  longer[sizeof longer - 1] = '\0';
  vast_buffer_init(&b, 5000);
  CHECK(vast_buffer_printf(&b, "%d-%s", 7, "x"), "prints");
  CHECK_TEXT(vast_buffer_text(&b), "7-x");
  CHECK(vast_buffer_printf(&b, "%s", longer) && b.len == 3 + 2999, "long text is not cut");
  CHECK(!vast_buffer_printf(&b, "%s", longer) && b.failed && b.len == 3002, "nor put in part");
  vast_buffer_free(&b);
}

static void wipes(void) {
  struct vast_buffer b;
  vast_buffer_init(&b, 100);
  vast_buffer_puts(&b, "public:secret");
  vast_buffer_cut(&b, 7);
  CHECK_TEXT(vast_buffer_text(&b), "public:");
  CHECK(memcmp(b.data + 7, "\0\0\0\0\0\0", 6) == 0, "what is cut off is wiped");
  vast_buffer_cut(&b, 50);
  CHECK(b.len == 7, "cutting beyond the end does nothing");
  vast_buffer_clear(&b);
  CHECK(memcmp(b.data, "\0\0\0\0\0\0\0", 7) == 0, "clear wipes");
  vast_buffer_free(&b);
  vast_buffer_free(&b);
  CHECK(b.data == NULL, "freeing twice is harmless");
}

int main(void) {
  grows();
  has_a_ceiling();
  prints();
  wipes();
  return check_done();
}
