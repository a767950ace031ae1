#define _XOPEN_SOURCE 700
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include "editor.h"

static const wchar_t *rest_of_ghost(const rk_editor *editor) {
  return editor->ghost ? editor->ghost + editor->followed : L"";
}

/* A line that is higher than the screen is somewhere else than its layout says. */
int rk_rows_below(const rk_editor *editor) {
  int rows = rk_rows(editor) - 1 - rk_place_of(editor, el_wline(editor->edit)->lastchar).row;
  return rows > 0 ? rows : 0;
}

static bool stands_at_end(const rk_editor *editor) {
  const LineInfoW *line = el_wline(editor->edit);
  return line->cursor == line->lastchar;
}

static int columns_of(wchar_t scalar) {
  return scalar == L'\t' ? 1 : wcwidth(scalar);
}

/* What fits in the row; never its last column, beyond which the terminal would begin another. */
static void draw_ghost(rk_editor *editor, const rk_place *cursor) {
  const wchar_t *text = rest_of_ghost(editor);
  int room = cursor->columns - 1 - cursor->column, width = 0;
  size_t count = 0;
  for (; text[count] && text[count] != L'\n'; count++) {
    int columns = columns_of(text[count]);
    if (width + columns > room) break;
    width += columns;
  }
  bool cut = text[count];
  while (cut && count > 0 && width > room - 1) width -= columns_of(text[--count]);
  if (room < 1 || (count == 0 && !cut)) return;
  fputs("\033[2m", editor->output);
  for (size_t i = 0; i < count; i++)
    fprintf(editor->output, "%lc", (wint_t)(text[i] == L'\t' ? L' ' : text[i]));
  fprintf(editor->output, "%s\033[0m\033[%dG", cut ? "\u2026" : "", cursor->column + 1);
  editor->ghost_drawn = true;
  editor->ghost_cut = cut ? editor->followed + 1 : 0;
}

static void draw_below(rk_editor *editor, const rk_place *cursor) {
  int rows = 1, space = rk_rows_below(editor);
  int down = rk_place_of(editor, el_wline(editor->edit)->lastchar).row - cursor->row;
  if (space < 1) return;
  if (down > 0) fprintf(editor->output, "\033[%dB", down);
  fputs("\r\n\033[K", editor->output);
  fflush(editor->output);
  editor->verbatim = true;
  for (const char *at = editor->below; *at && rows <= space; at++) {
    if (*at != '\n') fputc(*at, editor->output);
    else if (rows++ < space) fputs("\033[0m\r\n\033[K", editor->output);
  }
  if (rows > space) rows = space;
  fprintf(editor->output, "\033[0m\033[%dA\033[%dG", down + rows, cursor->column + 1);
  fflush(editor->output);
  editor->verbatim = false;
  editor->below_drawn = true;
}

/* A terminal that cannot move its cursor gets the rows once, and the line anew after them. */
static void print_below(rk_editor *editor) {
  fputc('\n', editor->output);
  for (const char *at = editor->below; *at; at++) {
    if (*at == '\033') at = strchr(at, 'm');  /* colours */
    else fputc(*at, editor->output);
  }
  fputc('\n', editor->output);
  el_wset(editor->edit, EL_REFRESH);
  free(editor->below);
  editor->below = NULL;
}

void rk_draw(rk_editor *editor) {
  if (editor->plain) {
    if (editor->below) print_below(editor);
    return;
  }
  rk_place cursor = rk_place_of(editor, el_wline(editor->edit)->cursor);
  if (cursor.row >= rk_rows(editor)) return;
  if (editor->ghost && !editor->ghost_drawn && stands_at_end(editor)) draw_ghost(editor, &cursor);
  if (editor->below && !editor->below_drawn) draw_below(editor, &cursor);
  fflush(editor->output);
}

static bool is_same(const char *some, const char *other) {
  return some && other ? strcmp(some, other) == 0 : some == other;
}

/* Shows these beside the text; writes nothing that is there already. */
void rk_show(rk_editor *editor, const char *ghost, const char *below) {
  wchar_t *wide = ghost && *ghost && stands_at_end(editor) ? rk_wide(ghost) : NULL;
  bool same = wcscmp(wide ? wide : L"", rest_of_ghost(editor)) == 0 && (!wide || editor->ghost_drawn);
  if (!same || !is_same(below, editor->below)) {
    rk_hide(editor, same);
    editor->below = below ? strdup(below) : NULL;
  }
  if (same) {
    /* A cut one may go on in the row below by now. */
    if (editor->ghost_cut && editor->ghost_cut != editor->followed + 1) editor->ghost_drawn = false;
    free(wide);
  } else {
    const LineInfoW *line = el_wline(editor->edit);
    rk_drop_ghost(editor);
    editor->ghost = wide;
    editor->ghost_base = (size_t)(line->lastchar - line->buffer);
  }
  rk_draw(editor);
}

void rk_hide(rk_editor *editor, bool keeping_ghost) {
  const LineInfoW *line = el_wline(editor->edit);
  if (editor->below_drawn || editor->ghost_drawn) {
    rk_place cursor = rk_place_of(editor, line->cursor);
    if (editor->ghost_drawn && !keeping_ghost) fputs("\033[K", editor->output);
    int down = rk_place_of(editor, line->lastchar).row - cursor.row + 1;
    if (editor->below_drawn)
      fprintf(editor->output, "\033[%dB\r\033[J\033[%dA\033[%dG", down, down, cursor.column + 1);
    fflush(editor->output);
  }
  if (!keeping_ghost) editor->ghost_drawn = false;
  editor->below_drawn = false;
  free(editor->below);
  editor->below = NULL;
}

void rk_drop_ghost(rk_editor *editor) {
  free(editor->ghost);
  editor->ghost = NULL;
  editor->followed = 0;
  editor->ghost_drawn = false;
}

/* Forgets a ghost that does not continue the text any more. */
void rk_check_ghost(rk_editor *editor, bool text_grew) {
  const LineInfoW *line = el_wline(editor->edit);
  size_t length = (size_t)(line->lastchar - line->buffer);
  if (text_grew && length == editor->ghost_base + editor->followed) return;
  if (editor->ghost_drawn) rk_hide(editor, false);
  rk_drop_ghost(editor);
}

/* Whether the key types what the ghost says next, so that the rest of it can stay where it is. */
bool rk_follows_ghost(rk_editor *editor, wchar_t key) {
  if (!key || key == L'\n' || !editor->ghost_drawn || rest_of_ghost(editor)[0] != key) return false;
  editor->followed++;
  return true;
}

/* Puts the ghost, or its next word, into the text. */
bool rk_accept_ghost(rk_editor *editor, bool whole) {
  wchar_t *start = editor->ghost ? editor->ghost + editor->followed : NULL, *end = start;
  if (!start || !*start || !stands_at_end(editor)) return false;
  if (whole) end += wcslen(end);
  while (*end && iswspace((wint_t)*end)) end++;
  while (*end && !iswspace((wint_t)*end)) end++;
  wchar_t after = *end;
  *end = L'\0';
  el_winsertstr(editor->edit, start);
  *end = after;
  editor->whole = true;
  editor->followed = (size_t)(end - editor->ghost);
  return true;
}
