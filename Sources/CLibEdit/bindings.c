#include <stdlib.h>
#include <wchar.h>

#include "editor.h"

static rk_editor *editor_of(EditLine *edit) {
  rk_editor *editor = NULL;
  el_wget(edit, EL_CLIENTDATA, &editor);
  return editor;
}

static const wchar_t *start_of_line(const LineInfoW *line, const wchar_t *at) {
  while (at > line->buffer && at[-1] != L'\n') at--;
  return at;
}

static const wchar_t *end_of_line(const LineInfoW *line, const wchar_t *at) {
  while (at < line->lastchar && *at != L'\n') at++;
  return at;
}

static unsigned char move_to(EditLine *edit, const wchar_t *place) {
  el_cursor(edit, (int)(place - el_wline(edit)->cursor));
  return CC_CURSOR;
}

static unsigned char replace_all(EditLine *edit, const wchar_t *text) {
  const LineInfoW *line = el_wline(edit);
  el_cursor(edit, (int)(line->lastchar - line->cursor));
  el_deletestr(edit, (int)(line->lastchar - line->buffer));
  if (*text) el_winsertstr(edit, text);
  return CC_REFRESH;
}

/* The statement `back` places ago; libedit's own recall cuts a draft of more than 1,024 characters. */
static const wchar_t *remembered(rk_editor *editor, int back) {
  HistEventW event;
  int found = history_w(editor->history, &event, H_FIRST);
  for (int i = 1; i < back && found >= 0; i++) found = history_w(editor->history, &event, H_NEXT);
  return found < 0 ? NULL : event.str;
}

static unsigned char older(EditLine *edit, wint_t key) {
  (void)key;
  rk_editor *editor = editor_of(edit);
  const wchar_t *statement = remembered(editor, editor->recalled + 1);
  if (!statement) return CC_ERROR;
  if (editor->recalled == 0) {
    const LineInfoW *line = el_wline(edit);
    free(editor->draft);
    editor->draft = calloc((size_t)(line->lastchar - line->buffer) + 1, sizeof(wchar_t));
    if (!editor->draft) return CC_ERROR;
    wmemcpy(editor->draft, line->buffer, (size_t)(line->lastchar - line->buffer));
  }
  editor->recalled++;
  return replace_all(edit, statement);
}

static unsigned char newer(EditLine *edit, wint_t key) {
  (void)key;
  rk_editor *editor = editor_of(edit);
  if (editor->recalled == 0) return CC_ERROR;
  editor->recalled--;
  return replace_all(edit, editor->recalled == 0 ? editor->draft : remembered(editor, editor->recalled));
}

static unsigned char up(EditLine *edit, wint_t key) {
  const LineInfoW *line = el_wline(edit);
  const wchar_t *start = start_of_line(line, line->cursor);
  if (start == line->buffer) return older(edit, key);
  const wchar_t *above = start_of_line(line, start - 1);
  const wchar_t *place = above + (line->cursor - start);
  return move_to(edit, place < start ? place : start - 1);
}

static unsigned char down(EditLine *edit, wint_t key) {
  const LineInfoW *line = el_wline(edit);
  const wchar_t *end = end_of_line(line, line->cursor);
  if (end == line->lastchar) return newer(edit, key);
  const wchar_t *last = end_of_line(line, end + 1);
  const wchar_t *place = end + 1 + (line->cursor - start_of_line(line, line->cursor));
  return move_to(edit, place < last ? place : last);
}

static unsigned char home(EditLine *edit, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(edit);
  return move_to(edit, start_of_line(line, line->cursor));
}

static unsigned char end(EditLine *edit, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(edit);
  return move_to(edit, end_of_line(line, line->cursor));
}

/* libedit's own command leaves the program when the line is empty in vi mode. */
static unsigned char delete_next(EditLine *edit, wint_t key) {
  (void)key;
  const LineInfoW *line = el_wline(edit);
  if (line->cursor == line->lastchar) return CC_ERROR;
  el_cursor(edit, 1);
  el_deletestr(edit, 1);
  return CC_REFRESH;
}

static unsigned char insert_text(EditLine *edit, wint_t key) {
  (void)key;
  rk_editor *editor = editor_of(edit);
  if (!editor->insertion) return CC_ERROR;
  if (editor->replaced) el_deletestr(edit, 1);
  return el_winsertstr(edit, editor->insertion) < 0 ? CC_ERROR : CC_REFRESH;
}

static unsigned char cancel(EditLine *edit, wint_t key) {
  (void)key;
  return move_to(edit, el_wline(edit)->lastchar);
}

/* CR is bound to the end of the read. */
static unsigned char enter(EditLine *edit, wint_t key) {
  (void)key;
  rk_editor *editor = editor_of(edit);
  const LineInfoW *line = el_wline(edit);
  char *statement = rk_utf8(line->buffer, (size_t)(line->lastchar - line->buffer));
  if (!statement) return CC_ERROR;
  bool complete = editor->callbacks.is_complete(editor->callbacks.context, statement);
  free(statement);
  if (!complete) return el_winsertstr(edit, L"\n") < 0 ? CC_ERROR : CC_REFRESH;
  el_wpush(edit, L"\r");
  return CC_NORM;
}

static const struct {
  const wchar_t *name;
  unsigned char (*function)(EditLine *, wint_t);
} functions[] = {
  {L"rk-enter", enter},
  {L"rk-up", up},
  {L"rk-down", down},
  {L"rk-older", older},
  {L"rk-newer", newer},
  {L"rk-home", home},
  {L"rk-end", end},
  {L"rk-delete", delete_next},
  {L"rk-text", insert_text},
  {L"rk-cancel", cancel},
};

typedef struct {
  wchar_t key[3];
  const wchar_t *function;
} binding;

/* .editrc may change these. */
static const binding customary[] = {
  {L"\001", L"rk-home"},   /* Ctrl-A */
  {L"\005", L"rk-end"},    /* Ctrl-E */
  {L"\020", L"rk-older"},  /* Ctrl-P */
  {L"\016", L"rk-newer"},  /* Ctrl-N */
  {L"\037", L"vi-undo"},   /* Ctrl-_ */
};

static const binding required[] = {
  {L"\n", L"rk-enter"},
  {L"\r", L"ed-newline"},
  {{RK_KEY_UP}, L"rk-up"},
  {{RK_KEY_DOWN}, L"rk-down"},
  {{RK_KEY_RIGHT}, L"ed-next-char"},
  {{RK_KEY_LEFT}, L"ed-prev-char"},
  {{RK_KEY_HOME}, L"rk-home"},
  {{RK_KEY_END}, L"rk-end"},
  {{RK_KEY_DELETE}, L"rk-delete"},
  {{RK_KEY_WORD_LEFT}, L"ed-prev-word"},
  {{RK_KEY_WORD_RIGHT}, L"em-next-word"},
  {{RK_KEY_TEXT}, L"rk-text"},
  {{RK_KEY_CANCEL}, L"rk-cancel"},
  {L"\t", L"ed-unassigned"},    /* kept free for completion */
  {L"\022", L"ed-unassigned"},  /* Ctrl-R: libedit's search takes 1 of 4 Hangul syllables for keys */
  {L"\023", L"ed-unassigned"},  /* Ctrl-S: the same, forwards */
  {L"\026", L"ed-unassigned"},  /* Ctrl-V: would put control characters into the text */
};

static const binding emacs_keys[] = {
  {L"\033x", L"ed-unassigned"},  /* Alt-X opens a command line that loses the text */
  {L"\033X", L"ed-unassigned"},
};

static const binding vi_commands[] = {
  {L":", L"ed-unassigned"},  /* opens the same */
  {L"v", L"ed-unassigned"},  /* gives an editor 16 kB at most, and runs what comes back */
  {L"k", L"rk-older"},
  {L"j", L"rk-newer"},
};

enum { INSERTING = 1, COMMANDING = 2 };  /* libedit's two maps; emacs mode has the first only */

static int bind(EditLine *edit, const binding *bindings, size_t size, int maps) {
  int failed = 0;
  for (const binding *at = bindings; at < bindings + size / sizeof *bindings; at++) {
    if (maps & INSERTING) failed |= el_wset(edit, EL_BIND, at->key, at->function, NULL);
    if (maps & COMMANDING) failed |= el_wset(edit, EL_BIND, L"-a", at->key, at->function, NULL);
  }
  return failed;
}

bool rk_is_vi(EditLine *edit) {
  const wchar_t *mode = L"";
  el_wget(edit, EL_EDITOR, &mode);
  return wcscmp(mode, L"vi") == 0;
}

int rk_bind_keys(EditLine *edit) {
  int failed = el_wset(edit, EL_EDITOR, L"emacs");  /* some libedits begin in vi mode */
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    failed |= el_wset(edit, EL_ADDFN, functions[i].name, L"", functions[i].function);
  failed |= bind(edit, customary, sizeof customary, INSERTING);
  el_source(edit, NULL);
  failed |= bind(edit, required, sizeof required, INSERTING | COMMANDING);
  /* Any binding that begins with Escape would take Escape away from vi mode. */
  if (rk_is_vi(edit)) return failed | bind(edit, vi_commands, sizeof vi_commands, COMMANDING);
  return failed | bind(edit, emacs_keys, sizeof emacs_keys, INSERTING);
}
