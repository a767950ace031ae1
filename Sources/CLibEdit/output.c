#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>
#include <wchar.h>

#include "editor.h"

/* Format characters have no form of their own. */
static bool is_format(wchar_t scalar) {
  static const wchar_t ranges[][2] = {
    {0x61c, 0x61c}, {0x180b, 0x180f}, {0x200b, 0x200f}, {0x2060, 0x206f}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff},
    {0xe0000, 0xe0fff},
  };
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (scalar >= ranges[i][0] && scalar <= ranges[i][1]) return true;
  return false;
}

/* Terminals disagree on the columns of flags, skin tones, and joined emoji: each part is shown in columns
   that none disputes. A mark that NFC could not join to its letter stands on a dotted circle. */
static int show(const rk_editor *editor, wchar_t scalar, char *to) {
  if (rk_is_prompt(scalar)) {
    return sprintf(to, editor->plain ? "%c" : "\033[2m%c\033[22m", (int)(scalar - RK_PROMPT));
  }
  if (scalar >= 0x1f1e6 && scalar <= 0x1f1ff) return sprintf(to, "%c", (int)('A' + scalar - 0x1f1e6));
  if (scalar >= 0x1f3fb && scalar <= 0x1f3ff) return sprintf(to, "\u25cc ");
  wchar_t meant = rk_stood_for(scalar);
  if (meant == scalar) return sprintf(to, "%lc", (wint_t)scalar);
  if (meant == 0x200d) return sprintf(to, "\u203f");
  return is_format(meant) ? sprintf(to, "\u25cc") : sprintf(to, "\u25cc%lc", (wint_t)meant);
}

static void write_all(int descriptor, const char *bytes, size_t size) {
  while (size > 0) {
    ssize_t count = write(descriptor, bytes, size);
    if (count < 0 && errno == EAGAIN) {  /* somebody else made the terminal non-blocking */
      poll(&(struct pollfd){descriptor, POLLOUT, 0}, 1, -1);
    } else if (count < 0 && errno != EINTR) {
      return;
    } else if (count > 0) {
      bytes += count;
      size -= (size_t)count;
    }
  }
}

static ssize_t write_shown(void *cookie, const char *bytes, size_t size) {
  enum { MOST = 16 };  /* bytes for one */
  rk_editor *editor = cookie;
  char *shown = editor->verbatim ? NULL : malloc(size * MOST + MOST);
  if (!shown) return write_all(editor->device, bytes, size), (ssize_t)size;
  char *end = shown;
  for (size_t i = 0; i < size; i++) {
    wchar_t scalar;
    size_t used = mbrtowc(&scalar, bytes + i, 1, &editor->partial);
    if (used == (size_t)-2) continue;
    if (used == (size_t)-1) {
      memset(&editor->partial, 0, sizeof editor->partial);
    } else if ((unsigned char)bytes[i] < 0x80) {
      *end++ = bytes[i];
    } else {
      end += show(editor, scalar, end);
    }
  }
  write_all(editor->device, shown, (size_t)(end - shown));
  free(shown);
  return (ssize_t)size;
}

FILE *rk_output_stream(rk_editor *editor) {
  return fopencookie(editor, "w", (cookie_io_functions_t){.write = write_shown});
}
