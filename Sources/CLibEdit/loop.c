#include <stdlib.h>
#include <wchar.h>

#include "editor.h"

enum { ESCAPE = 0x1b };
enum { PAUSE = 80 };  /* milliseconds without a key, after which a hint disturbs nobody */

static void resume(rk_editor *editor) {
  rk_raw(editor, false);  /* or libedit believes the terminal to be raw still */
  rk_raw(editor, true);
  el_resize(editor->edit);
  el_wset(editor->edit, EL_REFRESH);
}

static void print_notices(rk_editor *editor) {
  char *notices = editor->callbacks.notices(editor->callbacks.context);
  if (!notices) return;
  if (editor->editing) rk_redraw(editor, notices);
  else fprintf(editor->output, "%s\n", notices), fflush(editor->output);
  free(notices);
}

/* Serves what came beside keys; false when that was Ctrl-C. */
static bool attend(rk_editor *editor) {
  for (;;) {
    switch (rk_next_event()) {
      case rk_nothing: return print_notices(editor), true;
      case rk_interrupt: return false;
      case rk_stop: rk_stop_here(editor); break;
      case rk_continue: if (editor->editing) resume(editor); break;
      case rk_resize: if (editor->editing) rk_redraw(editor, NULL); break;
    }
  }
}

static void hint(rk_editor *editor) {
  rk_answer answer = rk_ask(editor, (rk_request){.question = rk_ask_pause});
  rk_show(editor, answer.ghost, answer.below);
  rk_forget_answer(&answer);
}

static rk_search_key search_key(wchar_t key) {
  switch (key) {
    case 0x12: case RK_KEY_UP: return rk_search_older;
    case 0x13: case RK_KEY_DOWN: return rk_search_newer;
    case 0x7f: case 0x08: return rk_search_erase;
    case ESCAPE: case 0x07: return rk_search_restore;
    case RK_KEY_RIGHT: case RK_KEY_END: case 0x05: case 0x06: return rk_search_keep;
    case RK_KEY_TEXT: return rk_search_text;
    case L'\n': return rk_search_run;
    default: return key < 0x20 || (key > 0x7f && key <= RK_KEY_LAST) ? rk_search_other : rk_search_text;
  }
}

/* While searching, libedit gets no key: what was found goes into its line. */
static wchar_t search(rk_editor *editor, wchar_t key) {
  rk_search_key kind = search_key(key);
  char *typed = NULL;
  if (kind == rk_search_text)
    typed = key == RK_KEY_TEXT ? rk_utf8(editor->insertion, wcslen(editor->insertion)) : rk_utf8(&key, 1);
  rk_forget_answer(&editor->answer);
  editor->answer = rk_ask(editor, (rk_request){.question = rk_ask_search_key, .key = kind, .typed = typed});
  free(typed);
  if (editor->answer.passes_on) editor->passed = key;
  return RK_KEY_APPLY;
}

/* Says that the read was cancelled: first the cursor moves below the text, then the read ends. */
static wchar_t cancel(rk_editor *editor) {
  editor->cancelled = true;
  editor->searching = false;
  rk_hide(editor, false);
  rk_drop_ghost(editor);
  return RK_KEY_CANCEL;
}

/* Brings up to date what depends on the line. False if the line itself must be put right first. */
static bool settle(rk_editor *editor) {
  if (!editor->editing) return true;
  if (rk_rows_disturbed(editor)) return false;
  rk_note_change(editor);
  rk_draw(editor);
  return true;
}

/* A hint takes no place from a list. */
static bool is_hint_due(const rk_editor *editor) {
  return editor->editing && !editor->plain && !editor->searching && !editor->below;
}

int rk_next_key(EditLine *edit, wchar_t *key) {
  rk_editor *editor = rk_editor_of(edit);
  *key = editor->passed;
  editor->passed = 0;
  if (*key) return 1;
  fflush(editor->output);
  if (!settle(editor)) return *key = RK_KEY_APPLY, 1;
  bool hint_due = is_hint_due(editor), woken = false;
  while (!editor->cancelled) {
    if (!attend(editor)) return *key = cancel(editor), editor->editing;
    if (woken) hint_due = is_hint_due(editor);
    int byte = rk_next_byte(editor, hint_due ? PAUSE : RK_FOREVER);
    if (byte == RK_INPUT_ENDED) return rk_hide(editor, false), 0;
    if (byte == RK_NOTHING_CAME) hint(editor);
    hint_due = false;
    woken = byte == RK_SIGNAL_CAME;
    if (byte < 0) continue;
    *key = rk_key_from(editor, byte);
    if (editor->editing) rk_hide(editor, rk_follows_ghost(editor, *key));
    if (*key && editor->searching) *key = search(editor, *key);
    if (*key) return 1;
  }
  return 0;
}
