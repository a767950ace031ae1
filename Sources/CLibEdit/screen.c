#define _XOPEN_SOURCE 700
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "editor.h"

static void advance(rk_place *place, int width) {
  if (place->column + width > place->columns) {
    place->row++;
    place->column = 0;
  }
  place->column += width;
  if (place->column == place->columns) {  /* libedit wraps before the next character comes */
    place->row++;
    place->column = 0;
  }
}

/* The same layout as libedit's, which does not tell where it put the cursor. */
static void put(rk_place *place, wchar_t scalar) {
  if (scalar == L'\n') {
    place->row++;
    place->column = 0;
  } else if (scalar == L'\t') {
    do advance(place, 1);
    while (place->column % 8 != 0);
  } else {
    int width = wcwidth(scalar);
    if (width > 0) advance(place, width);
  }
}

/* Where `end` lies, counted from the first row of the prompt, in the terminal's present width. */
rk_place rk_place_of(const rk_editor *editor, const wchar_t *end) {
  int columns = rk_columns(editor->device);
  rk_place place = {0, 0, columns < 2 ? 80 : columns};
  bool shown = true;
  for (const wchar_t *at = editor->prompt; *at; at++) {
    if (*at == L'\1') shown = !shown;
    else if (shown) put(&place, *at);
  }
  for (const wchar_t *at = el_wline(editor->edit)->buffer; at < end; at++) put(&place, *at);
  return place;
}

/* Draws prompt and text anew from the row where the prompt began; the terminal has already rewrapped it. What
   is said above them stays there. */
void rk_redraw(rk_editor *editor, const char *above) {
  if (editor->plain) {
    fputs("\n", editor->output);
  } else {
    rk_hide(editor, false);
    int rows = rk_place_of(editor, el_wline(editor->edit)->cursor).row;
    if (rows >= rk_rows(editor)) rows = rk_rows(editor) - 1;
    if (rows > 0) fprintf(editor->output, "\033[%dA", rows);
    fputs("\r\033[J", editor->output);
  }
  if (above) fprintf(editor->output, "%s\n", above);
  fflush(editor->output);
  el_resize(editor->edit);
  el_wset(editor->edit, EL_REFRESH);
}

/* Moves to a fresh row below the text. */
void rk_leave_text(rk_editor *editor) {
  const LineInfoW *line = el_wline(editor->edit);
  rk_hide(editor, false);
  int rows = rk_place_of(editor, line->lastchar).row - rk_place_of(editor, line->cursor).row;
  for (int i = 0; i <= rows; i++) fputc('\n', editor->output);
  fflush(editor->output);
}

/* Rows of the screen. */
int rk_rows(const rk_editor *editor) {
  struct winsize size;
  bool known = ioctl(editor->device, TIOCGWINSZ, &size) == 0 && size.ws_row > 0;
  return known ? size.ws_row : 24;
}

int rk_columns(int descriptor) {
  struct winsize size;
  return isatty(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool rk_is_terminal(int descriptor) {
  return isatty(descriptor);
}
