#include <stdlib.h>
#include <wchar.h>
#include <wctype.h>

#include "editor.h"

rk_editor *rk_editor_of(EditLine *edit) {
  rk_editor *editor = NULL;
  el_wget(edit, EL_CLIENTDATA, &editor);
  return editor;
}

static size_t cursor_of(const LineInfoW *line) {
  return (size_t)(line->cursor - line->buffer);
}

static unsigned char move_to(EditLine *edit, size_t place) {
  el_cursor(edit, (int)place - (int)cursor_of(el_wline(edit)));
  return CC_CURSOR;
}

/* Into the row that begins at `start`, as far from there as the cursor is from the start of its own. */
static unsigned char move_to_row(EditLine *edit, size_t start) {
  const LineInfoW *line = el_wline(edit);
  size_t place = start + cursor_of(line) - rk_row_start(line, cursor_of(line)), end = rk_row_end(line, start);
  return move_to(edit, place < end ? place : end);
}

unsigned char rk_up(EditLine *edit, wint_t key) {
  const LineInfoW *line = el_wline(edit);
  size_t above = cursor_of(line);
  while (above > 0 && line->buffer[above - 1] != L'\n') above--;
  return above == 0 ? rk_older(edit, key) : move_to_row(edit, rk_row_start(line, above - 1));
}

unsigned char rk_down(EditLine *edit, wint_t key) {
  const LineInfoW *line = el_wline(edit);
  size_t end = rk_row_end(line, cursor_of(line));
  bool is_last = line->buffer + end == line->lastchar;
  return is_last ? rk_newer(edit, key) : move_to_row(edit, rk_row_start(line, end + 1));
}

unsigned char rk_home(EditLine *edit, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(edit);
  return move_to(edit, rk_row_start(line, cursor_of(line)));
}

unsigned char rk_end_of_row(EditLine *edit, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(edit);
  if (rk_accept_ghost(rk_editor_of(edit), true)) return CC_REFRESH;
  return move_to(edit, rk_row_end(line, cursor_of(line)));
}

unsigned char rk_right(EditLine *edit, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(edit);
  if (rk_accept_ghost(rk_editor_of(edit), true)) return CC_REFRESH;
  return line->cursor == line->lastchar ? CC_ERROR : move_to(edit, cursor_of(line) + 1);
}

unsigned char rk_word_right(EditLine *edit, wint_t key) {
  (void)key;
  if (rk_accept_ghost(rk_editor_of(edit), false)) return CC_REFRESH;
  const LineInfoW *line = el_wline(edit);
  const wchar_t *at = line->cursor;
  while (at < line->lastchar && !iswalnum((wint_t)*at)) at++;
  while (at < line->lastchar && iswalnum((wint_t)*at)) at++;
  return at == line->cursor ? CC_ERROR : move_to(edit, (size_t)(at - line->buffer));
}

/* libedit's own command leaves the program when the line is empty in vi mode. */
unsigned char rk_delete(EditLine *edit, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(edit);
  if (line->cursor == line->lastchar) return CC_ERROR;
  el_cursor(edit, 1);
  el_deletestr(edit, 1);
  return CC_REFRESH;
}

unsigned char rk_cancel(EditLine *edit, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(edit);
  return move_to(edit, (size_t)(line->lastchar - line->buffer));
}
