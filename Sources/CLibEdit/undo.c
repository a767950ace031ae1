#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "editor.h"

static bool begins_with(const rk_version *some, const rk_version *start) {
  if (some->count < start->count) return false;
  return start->count == 0 || memcmp(some->text, start->text, start->count * sizeof(wchar_t)) == 0;
}

/* One more character typed after another: undone together. */
static bool continues(const rk_editor *editor, const rk_version *next) {
  if (editor->version_count == 0 || next->count != editor->current.count + 1) return false;
  if (next->cursor == 0 || next->cursor != editor->current.cursor + 1) return false;
  const rk_version *before = &editor->versions[editor->version_count - 1];
  bool word_began = next->text[next->cursor - 1] == L' ';
  return editor->typing && !editor->whole && editor->current.count > before->count && !word_began;
}

/* Remembers the statement if it is another than at the last key. */
bool rk_note_change(rk_editor *editor) {
  rk_version now = rk_statement(editor);
  if (!now.text) return false;
  if (now.count == editor->current.count && begins_with(&now, &editor->current)) {
    editor->current.cursor = now.cursor;
    free(now.text);
    return false;
  }
  bool grew = now.count > editor->current.count && begins_with(&now, &editor->current);
  bool typed = !editor->whole && now.count == editor->current.count + 1;
  if (continues(editor, &now)) {
    free(editor->current.text);
  } else {
    if (editor->version_count == RK_VERSIONS) {
      free(editor->versions[0].text);
      memmove(editor->versions, editor->versions + 1, (RK_VERSIONS - 1) * sizeof *editor->versions);
      editor->version_count--;
    }
    editor->versions[editor->version_count++] = editor->current;
  }
  editor->typing = typed;
  editor->whole = false;
  editor->current = now;
  rk_check_ghost(editor, grew);
  return true;
}

unsigned char rk_undo(EditLine *edit, wint_t key) {
  (void)key;
  rk_editor *editor = rk_editor_of(edit);
  if (editor->version_count == 0) return CC_ERROR;
  free(editor->current.text);
  editor->current = editor->versions[--editor->version_count];
  editor->typing = false;
  if (!editor->current.text) editor->current.text = calloc(1, sizeof(wchar_t));
  if (editor->current.text) rk_set_statement(editor, &editor->current);
  return CC_REFRESH;
}

void rk_forget_versions(rk_editor *editor) {
  for (size_t i = 0; i < editor->version_count; i++) free(editor->versions[i].text);
  free(editor->current.text);
  editor->version_count = 0;
  editor->typing = editor->whole = false;
  editor->current = (rk_version){0};
}
