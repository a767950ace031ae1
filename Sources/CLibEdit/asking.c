#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "editor.h"

void rk_forget_answer(rk_answer *answer) {
  free(answer->text);
  free(answer->ghost);
  free(answer->below);
  *answer = (rk_answer){0};
}

/* Completes the request with the statement and the screen, and hands it on. */
rk_answer rk_ask(rk_editor *editor, rk_request request) {
  rk_version statement = rk_statement(editor);
  char *text = statement.text ? rk_utf8(statement.text, statement.count) : NULL;
  char *before = statement.text ? rk_utf8(statement.text, statement.cursor) : NULL;
  rk_answer answer = {0};
  if (text && before) {
    request.text = text;
    request.cursor = strlen(before);
    request.columns = rk_place_of(editor, NULL).columns;
    /* Without a way to move the cursor, only what was asked for is printed. */
    bool lasts = !editor->plain || request.question == rk_ask_complete;
    request.rows = lasts ? rk_rows_below(editor) : 0;
    answer = editor->callbacks.answer(editor->callbacks.context, &request);
  }
  free(text);
  free(before);
  free(statement.text);
  return answer;
}

/* Does to the line what the answer says; the rows below are drawn when libedit has drawn the line. */
static unsigned char take(rk_editor *editor, rk_answer *answer) {
  editor->searching = answer->yes;
  wchar_t *text = answer->text ? rk_wide(answer->text) : NULL;
  if (text) {
    size_t count = wcslen(text), cursor = rk_scalars(answer->text, answer->cursor);
    rk_set_statement(editor, &(rk_version){text, count, cursor < count ? cursor : count});
  }
  free(text);
  rk_hide(editor, false);
  editor->below = answer->below;
  answer->below = NULL;
  rk_forget_answer(answer);
  return CC_REFRESH;
}

static unsigned char ask(EditLine *edit, rk_question question) {
  rk_editor *editor = rk_editor_of(edit);
  rk_answer answer = rk_ask(editor, (rk_request){.question = question});
  return take(editor, &answer);
}

unsigned char rk_complete(EditLine *edit, wint_t key) {
  (void)key;
  return ask(edit, rk_ask_complete);
}

unsigned char rk_older(EditLine *edit, wint_t key) {
  (void)key;
  return ask(edit, rk_ask_older);
}

unsigned char rk_newer(EditLine *edit, wint_t key) {
  (void)key;
  return ask(edit, rk_ask_newer);
}

unsigned char rk_search(EditLine *edit, wint_t key) {
  (void)key;
  return ask(edit, rk_ask_search);
}

unsigned char rk_search_line(EditLine *edit, wint_t key) {
  (void)key;
  return ask(edit, rk_ask_search_line);
}

/* Several rows at once are shown for review; nothing of them has run. */
unsigned char rk_insert_text(EditLine *edit, wint_t key) {
  (void)key;
  rk_editor *editor = rk_editor_of(edit);
  if (!editor->insertion) return CC_ERROR;
  if (editor->replaced) el_deletestr(edit, 1);
  if (el_winsertstr(edit, editor->insertion) < 0) return CC_ERROR;
  if (!wcschr(editor->insertion, L'\n')) return CC_REFRESH;
  char *typed = rk_utf8(editor->insertion, wcslen(editor->insertion));
  rk_answer answer = rk_ask(editor, (rk_request){.question = rk_ask_pasted, .typed = typed});
  free(typed);
  return take(editor, &answer);
}

/* What was due before libedit got another key. */
unsigned char rk_apply(EditLine *edit, wint_t key) {
  (void)key;
  rk_editor *editor = rk_editor_of(edit);
  if (!editor->disturbed) return take(editor, &editor->answer);
  rk_version statement = rk_statement(editor);
  if (statement.text) rk_set_statement(editor, &statement);
  free(statement.text);
  editor->disturbed = false;
  return CC_REFRESH;
}

/* The person's editor gets the terminal as it was before us. */
unsigned char rk_edit(EditLine *edit, wint_t key) {
  (void)key;
  rk_editor *editor = rk_editor_of(edit);
  rk_leave_text(editor);
  rk_raw(editor, false);
  rk_answer answer = rk_ask(editor, (rk_request){.question = rk_ask_editor});
  rk_raw(editor, true);
  el_resize(edit);
  take(editor, &answer);
  el_wset(edit, EL_REFRESH);
  return CC_NORM;
}

/* CR is bound to the end of the read. */
unsigned char rk_enter(EditLine *edit, wint_t key) {
  (void)key;
  rk_answer answer = rk_ask(rk_editor_of(edit), (rk_request){.question = rk_ask_enter});
  bool complete = answer.yes;
  rk_forget_answer(&answer);
  if (!complete) return el_winsertstr(edit, L"\n") < 0 ? CC_ERROR : CC_REFRESH;
  el_wpush(edit, L"\r");
  return CC_NORM;
}
