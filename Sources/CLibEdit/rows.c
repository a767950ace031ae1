#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "editor.h"

/* Rows of a statement after its first begin with a prompt that says why they are there. libedit has no place
   for it, so it stands in libedit's line, of characters that are no text; what a key did to it is put right
   before the next key. The last one stands for a space: where it is missing, Backspace has removed it, and
   meant the newline. */
static size_t prompt_length(const wchar_t *at, const wchar_t *end) {
  size_t count = 0;
  while (at + count < end && rk_is_prompt(at[count])) count++;
  return count;
}

static size_t where(const rk_editor *editor, const LineInfoW *line, size_t prompt, size_t length) {
  size_t cursor = (size_t)(line->cursor - line->buffer);
  bool came_from_the_right = editor->arranged_cursor == prompt + length;
  return cursor > prompt && cursor < prompt + length && came_from_the_right ? prompt - 1 : prompt + length;
}

/* The statement without prompts, to be freed, and the cursor where a person would say it is. */
rk_version rk_statement(rk_editor *editor) {
  const LineInfoW *line = el_wline(editor->edit);
  size_t count = (size_t)(line->lastchar - line->buffer), cursor = (size_t)(line->cursor - line->buffer);
  rk_version statement = {calloc(count + 1, sizeof(wchar_t)), 0, 0};
  if (!statement.text) return statement;
  for (size_t at = 0; at < count; at++) {
    if (at == cursor) statement.cursor = statement.count;
    if (rk_is_prompt(line->buffer[at])) continue;
    size_t length = line->buffer[at] == L'\n' ? prompt_length(line->buffer + at + 1, line->lastchar) : 0;
    bool torn = length > 0 && line->buffer[at + length] != RK_PROMPT + L' ';
    if (!torn) statement.text[statement.count++] = line->buffer[at];
    if (torn || length == 0) continue;
    if (cursor > at && cursor < at + 1 + length) {
      statement.cursor = statement.count - (where(editor, line, at + 1, length) == at);
      cursor = count + 1;  /* found */
    }
  }
  if (cursor == count) statement.cursor = statement.count;
  return statement;
}

/* The statement with its prompts; false if it is of one row. */
static bool arrange(rk_editor *editor, const rk_version *statement, rk_text *arranged, size_t *cursor) {
  arranged->count = 0;
  *cursor = statement->cursor;
  bool has_rows = wmemchr(statement->text, L'\n', statement->count);
  char *text = has_rows ? rk_utf8(statement->text, statement->count) : NULL;
  rk_request request = {.question = rk_ask_prompts, .text = text};
  rk_answer answer = text ? editor->callbacks.answer(editor->callbacks.context, &request) : (rk_answer){0};
  const char *prompt = answer.below ? answer.below : "";
  for (size_t i = 0; i < statement->count; i++) {
    if (i == statement->cursor) *cursor = arranged->count;
    rk_append(arranged, statement->text[i]);
    if (statement->text[i] != L'\n') continue;
    for (; *prompt && *prompt != '\n'; prompt++) rk_append(arranged, RK_PROMPT + (*prompt & 0x7f));
    if (*prompt) prompt++;
  }
  if (statement->cursor == statement->count) *cursor = arranged->count;
  rk_append(arranged, L'\0');
  arranged->count--;
  rk_forget_answer(&answer);
  free(text);
  return has_rows;
}

static void replace_line(rk_editor *editor, const rk_text *text, size_t cursor) {
  const LineInfoW *line = el_wline(editor->edit);
  el_cursor(editor->edit, (int)(line->lastchar - line->cursor));
  el_deletestr(editor->edit, (int)(line->lastchar - line->buffer));
  if (text->count > 0) el_winsertstr(editor->edit, text->scalars);
  line = el_wline(editor->edit);
  el_cursor(editor->edit, (int)cursor - (int)(line->cursor - line->buffer));
  editor->arranged_cursor = cursor;
}

void rk_set_statement(rk_editor *editor, const rk_version *statement) {
  rk_text text = {0};
  size_t cursor;
  arrange(editor, statement, &text, &cursor);
  replace_line(editor, &text, cursor);
  editor->whole = true;
  free(text.scalars);
}

/* Whether the rows lack their prompts, or the cursor stands in one; then RK_KEY_APPLY helps. */
bool rk_rows_disturbed(rk_editor *editor) {
  const LineInfoW *line = el_wline(editor->edit);
  size_t count = (size_t)(line->lastchar - line->buffer), cursor = (size_t)(line->cursor - line->buffer);
  bool has_rows = false;
  for (size_t i = 0; i < count && !has_rows; i++)
    has_rows = line->buffer[i] == L'\n' || rk_is_prompt(line->buffer[i]);
  if (!has_rows) return editor->arranged_cursor = cursor, false;
  rk_version statement = rk_statement(editor);
  rk_text text = {0};
  size_t place = cursor;
  if (statement.text) arrange(editor, &statement, &text, &place);
  editor->disturbed = text.count != count || place != cursor ||
    memcmp(text.scalars, line->buffer, count * sizeof(wchar_t)) != 0;
  if (!editor->disturbed) editor->arranged_cursor = cursor;
  free(statement.text);
  free(text.scalars);
  return editor->disturbed;
}

size_t rk_row_end(const LineInfoW *line, size_t at) {
  size_t count = (size_t)(line->lastchar - line->buffer);
  while (at < count && line->buffer[at] != L'\n') at++;
  return at;
}

/* Where the text of the row begins, after its prompt. */
size_t rk_row_start(const LineInfoW *line, size_t at) {
  while (at > 0 && line->buffer[at - 1] != L'\n') at--;
  return at + prompt_length(line->buffer + at, line->lastchar);
}
