#define _XOPEN_SOURCE 700
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "editor.h"

/* LC_CTYPE alone: the others would change how numbers are read. In a locale that is not UTF-8 libedit drops
   Korean keystrokes and crashes on a Korean prompt. */
bool rk_use_utf8(void) {
  static const char *const names[] = {"", "C.UTF-8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  }
  return false;
}

enum { LONGEST_UTF8 = 4, PLANE_1 = 0xf0000, PLANE_14 = RK_STAND_INS + 0xe000 };

/* libedit overwrites characters without a column, so one that takes a column stands for each. */
static wchar_t stand_in(wchar_t scalar) {
  if (scalar < 0x80 || wcwidth(scalar) != 0) return scalar;
  if (scalar < 0x10000) return RK_STAND_INS + scalar;
  if (scalar < 0x20000) return PLANE_1 + (scalar & 0xffff);
  return scalar >= 0xe0000 && scalar < 0xe1000 ? PLANE_14 + (scalar & 0xfff) : 0xfffd;
}

wchar_t rk_stood_for(wchar_t scalar) {
  if (scalar < PLANE_1) return scalar;
  if (scalar < RK_STAND_INS) return 0x10000 + (scalar & 0xffff);
  if (scalar >= PLANE_14 && scalar < PLANE_14 + 0x1000) return 0xe0000 + (scalar & 0xfff);
  return scalar & 0xffff;
}

/* Into libedit's line: stand-ins for what it cannot lay out. */
wchar_t *rk_wide(const char *text) {
  wchar_t *wide = rk_wide_prompt(text);
  for (wchar_t *at = wide; at && *at; at++) *at = stand_in(rk_visible(*at));
  return wide;
}

wchar_t *rk_wide_prompt(const char *text) {
  size_t count = mbstowcs(NULL, text, 0);
  if (count == (size_t)-1) return NULL;
  wchar_t *wide = malloc((count + 1) * sizeof *wide);
  if (wide) mbstowcs(wide, text, count + 1);
  return wide;
}

/* Out of libedit's line, without the prompts of its rows. */
char *rk_utf8(const wchar_t *text, size_t count) {
  char *utf8 = malloc(count * LONGEST_UTF8 + 1);
  if (!utf8) return NULL;
  char *end = utf8;
  mbstate_t state = {0};
  for (size_t i = 0; i < count; i++) {
    if (!rk_is_prompt(text[i])) end += wcrtomb(end, rk_visible(rk_stood_for(text[i])), &state);
  }
  *end = '\0';
  return utf8;
}

/* How many code points the first bytes of UTF-8 hold. */
size_t rk_scalars(const char *text, size_t bytes) {
  size_t count = 0;
  for (size_t i = 0; i < bytes && text[i]; i++) count += (text[i] & 0xc0) != 0x80;
  return count;
}

/* Controls, which could drive the terminal, and marks that reorder what is read get a symbol that can be
   seen; so does what would be taken for our stand-ins. */
wchar_t rk_visible(wchar_t scalar) {
  if (scalar == L'\n' || scalar == L'\t') return scalar;
  if (scalar >= 0 && scalar < 0x20) return 0x2400 + scalar;
  if (scalar == 0x7f) return 0x2421;
  bool control = scalar >= 0x80 && scalar <= 0x9f;
  bool reordering = (scalar >= 0x202a && scalar <= 0x202e) || (scalar >= 0x2066 && scalar <= 0x2069);
  bool separator = scalar == 0x2028 || scalar == 0x2029;
  bool impossible = scalar < 0 || scalar >= PLANE_1 || (scalar >= 0xd800 && scalar <= 0xdfff);
  return control || reordering || separator || impossible ? 0xfffd : scalar;
}

int rk_width(unsigned int scalar) {
  static bool known;
  known = known || rk_use_utf8();
  return wcwidth((wchar_t)scalar);
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
