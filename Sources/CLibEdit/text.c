#include <stdlib.h>
#include <wchar.h>

#include "editor.h"

enum { LONGEST_UTF8 = 4 };

wchar_t *rk_wide(const char *text) {
  size_t count = mbstowcs(NULL, text, 0);
  if (count == (size_t)-1) return NULL;
  wchar_t *wide = malloc((count + 1) * sizeof *wide);
  if (wide) mbstowcs(wide, text, count + 1);
  return wide;
}

char *rk_utf8(const wchar_t *text, size_t count) {
  char *utf8 = malloc(count * LONGEST_UTF8 + 1);
  if (!utf8) return NULL;
  char *end = utf8;
  mbstate_t state = {0};
  for (size_t i = 0; i < count; i++) end += wcrtomb(end, rk_visible(text[i]), &state);
  *end = '\0';
  return utf8;
}

/* Controls, which could drive the terminal, and marks that reorder what is read get a symbol that can be
   seen. */
wchar_t rk_visible(wchar_t scalar) {
  if (scalar == L'\n' || scalar == L'\t') return scalar;
  if (scalar >= 0 && scalar < 0x20) return 0x2400 + scalar;
  if (scalar == 0x7f) return 0x2421;
  bool control = scalar >= 0x80 && scalar <= 0x9f;
  bool reordering = (scalar >= 0x202a && scalar <= 0x202e) || (scalar >= 0x2066 && scalar <= 0x2069);
  bool separator = scalar == 0x2028 || scalar == 0x2029;
  bool impossible = scalar < 0 || scalar > 0x10ffff || (scalar >= 0xd800 && scalar <= 0xdfff);
  return control || reordering || separator || impossible ? 0xfffd : scalar;
}

void rk_append(rk_text *text, wchar_t scalar) {
  if (text->count == text->room) {
    size_t room = text->room * 2 + 64;
    wchar_t *scalars = realloc(text->scalars, room * sizeof *scalars);
    if (!scalars) return;
    text->scalars = scalars;
    text->room = room;
  }
  text->scalars[text->count++] = scalar;
}
