/* spec/unit/buffer_test.c -- tests the growing buffer: maximum length, failures, wiping. */
#include "check.h"

#include "core/base/buffer.h"

static void grows(void) {
  struct vast_buffer b;
  vast_buffer_init(&b, 100000);
  CHECK_TEXT(vast_buffer_text(&b), "");
  CHECK(b.data == NULL && b.cap == 0, "an empty buffer owns nothing");
  for (int i = 0; i < 10000; i++) vast_buffer_putc(&b, (char)('a' + i % 26));
  CHECK(b.len == 10000 && b.cap > b.len && b.data[10000] == '\0',
        "10000 bytes are stored and terminated by a NUL");
  CHECK(b.data[9999] == 'a' + 9999 % 26, "growth keeps the bytes");
  vast_buffer_free(&b);
  CHECK(b.data == NULL && b.max == 100000, "a freed buffer keeps its maximum");
  CHECK(vast_buffer_puts(&b, "x"), "a freed buffer can be used again");
  vast_buffer_free(&b);
}

static void has_a_maximum(void) {
  struct vast_buffer b;
  vast_buffer_init(&b, 5);
  CHECK(vast_buffer_puts(&b, "12345"), "as many bytes as the maximum fit");
  CHECK(!vast_buffer_putc(&b, '6') && b.failed, "one more byte is refused");
  CHECK_TEXT(vast_buffer_text(&b), "12345");
  CHECK(!vast_buffer_add(&b, "", 0), "after a failure an empty add fails too");
  vast_buffer_clear(&b);
  CHECK(!b.failed && b.len == 0 && vast_buffer_puts(&b, "abc"), "clear resets the failure");
  CHECK(!vast_buffer_add(&b, "x", SIZE_MAX), "a length near SIZE_MAX does not overflow");
  vast_buffer_free(&b);
  vast_buffer_init(&b, 0);
  CHECK(vast_buffer_add(&b, "", 0) && !vast_buffer_putc(&b, 'x'),
        "with a maximum of 0 only an empty add succeeds");
  vast_buffer_free(&b);
}

static void prints(void) {
  struct vast_buffer b;
  char longer[3000];
  memset(longer, 'y', sizeof longer - 1);
  longer[sizeof longer - 1] = '\0';
  vast_buffer_init(&b, 5000);
  CHECK(vast_buffer_printf(&b, "%d-%s", 7, "x"), "printf appends formatted text");
  CHECK_TEXT(vast_buffer_text(&b), "7-x");
  CHECK(vast_buffer_printf(&b, "%s", longer) && b.len == 3 + 2999,
        "long text is appended completely");
  CHECK(!vast_buffer_printf(&b, "%s", longer) && b.failed && b.len == 3002,
        "text that does not fit is not appended in part");
  vast_buffer_free(&b);
}

static void wipes(void) {
  struct vast_buffer b;
  vast_buffer_init(&b, 100);
  vast_buffer_puts(&b, "public:secret");
  vast_buffer_cut(&b, 7);
  CHECK_TEXT(vast_buffer_text(&b), "public:");
  CHECK(memcmp(b.data + 7, "\0\0\0\0\0\0", 6) == 0, "removed bytes are wiped");
  vast_buffer_cut(&b, 50);
  CHECK(b.len == 7, "cut to a larger length has no effect");
  vast_buffer_clear(&b);
  CHECK(memcmp(b.data, "\0\0\0\0\0\0\0", 7) == 0, "clear wipes the bytes");
  vast_buffer_free(&b);
  vast_buffer_free(&b);
  CHECK(b.data == NULL, "free can be called twice");
}

int main(void) {
  grows();
  has_a_maximum();
  prints();
  wipes();
  return check_done();
}
