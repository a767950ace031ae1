#define _XOPEN_SOURCE 700
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "editor.h"

typedef struct {
  int row, column, columns;
} place;

static void advance(place *place, int width) {
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
static void put(place *place, wchar_t scalar) {
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

/* Rows between the first of the prompt and the one where `end` lies, in the terminal's present width. */
static int rows_until(const rk_editor *editor, const wchar_t *end) {
  int columns = rk_columns(fileno(editor->output));
  place place = {0, 0, columns < 2 ? 80 : columns};
  bool shown = true;
  for (const wchar_t *at = editor->prompt; *at; at++) {
    if (*at == L'\1') shown = !shown;
    else if (shown) put(&place, *at);
  }
  for (const wchar_t *at = el_wline(editor->edit)->buffer; at < end; at++) put(&place, *at);
  return place.row;
}

/* Draws prompt and text anew from the row where the prompt began; the terminal has already rewrapped it. */
void rk_redraw(rk_editor *editor) {
  if (editor->plain) {
    fputs("\n", editor->output);
  } else {
    int rows = rows_until(editor, el_wline(editor->edit)->cursor);
    if (rows > 0) fprintf(editor->output, "\033[%dA", rows);
    fputs("\r\033[J", editor->output);
  }
  fflush(editor->output);
  el_resize(editor->edit);
  el_wset(editor->edit, EL_REFRESH);
}

/* Moves to a fresh row below the text. */
void rk_leave_text(rk_editor *editor) {
  const LineInfoW *line = el_wline(editor->edit);
  int rows = rows_until(editor, line->lastchar) - rows_until(editor, line->cursor);
  for (int i = 0; i <= rows; i++) fputc('\n', editor->output);
  fflush(editor->output);
}

int rk_columns(int descriptor) {
  struct winsize size;
  return isatty(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool rk_is_terminal(int descriptor) {
  return isatty(descriptor);
}
