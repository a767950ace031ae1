#include "CLibEdit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "editor.h"

static bool is_open;

static wchar_t *prompt(EditLine *edit) {
  return rk_editor_of(edit)->prompt;
}

static bool set_up(rk_editor *editor, const char *program) {
  editor->output = rk_output_stream(editor);
  if (!editor->output) return false;
  editor->edit = el_init_fd(
    program, stdin, editor->output, editor->output, editor->input, editor->device, editor->device);
  editor->prompt = rk_wide_prompt("");
  if (!editor->edit || !editor->prompt || !rk_signals_open()) return false;
  el_wset(editor->edit, EL_CLIENTDATA, editor);
  el_wset(editor->edit, EL_SIGNAL, 0);
  el_wset(editor->edit, EL_GETCFN, rk_next_key);
  el_wset(editor->edit, EL_PROMPT_ESC, prompt, L'\1');
  el_wset(editor->edit, EL_SETTY, L"-d", L"-isig", L"-ixon", NULL);
  if (rk_bind_keys(editor->edit) != 0) return false;
  int editing = 0;
  el_wget(editor->edit, EL_EDITMODE, &editing);
  editor->editing = editing;
  return true;
}

rk_opening rk_open(const char *program, rk_callbacks callbacks, rk_editor **result) {
  if (is_open) return rk_already_open;
  if (!isatty(STDIN_FILENO)) return rk_no_terminal;
  if (!rk_use_utf8()) return rk_no_utf8;
  bool redirected = !isatty(STDOUT_FILENO);
  /* libedit edits only where it writes to a terminal. */
  int device = redirected ? open("/dev/tty", O_WRONLY | O_CLOEXEC) : STDOUT_FILENO;
  if (device < 0) return rk_no_terminal;
  rk_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return rk_no_memory;
  const char *type = getenv("TERM");
  editor->plain = !type || strcmp(type, "") == 0 || strcmp(type, "dumb") == 0;
  editor->input = STDIN_FILENO;
  editor->device = device;
  editor->owns_device = redirected;
  editor->ahead = -1;
  editor->callbacks = callbacks;
  is_open = true;
  if (!set_up(editor, program)) return rk_close(editor), rk_no_memory;
  *result = editor;
  return rk_opened;
}

static void begin(rk_editor *editor, const char *prompt) {
  fflush(stdout);
  wchar_t *wide = rk_wide_prompt(prompt);
  if (wide) {
    free(editor->prompt);
    editor->prompt = wide;
  }
  editor->cancelled = editor->searching = false;
  editor->passed = 0;
  editor->arranged_cursor = 0;
  rk_forget_versions(editor);
  el_resize(editor->edit);
  rk_signals_watch(editor);
}

rk_reading rk_read(rk_editor *editor, const char *prompt, const char **text) {
  begin(editor, prompt);
  int count = 0;
  const wchar_t *line = el_wgets(editor->edit, &count);
  size_t length;
  if (line) {
    length = count > 0 && (line[count - 1] == L'\n' || line[count - 1] == L'\r') ? count - 1 : count;
  } else {
    const LineInfoW *unfinished = el_wline(editor->edit);
    line = unfinished->buffer;
    length = (size_t)(unfinished->lastchar - unfinished->buffer);
    fputs(editor->cancelled ? "^C\n" : "\n", editor->output);
  }
  rk_drop_ghost(editor);
  rk_signals_ignore(editor);
  free(editor->text);
  editor->text = rk_utf8(line, length);
  *text = editor->text ? editor->text : "";
  if (editor->cancelled) return rk_interrupted;
  return count > 0 ? rk_line : rk_end;
}

int rk_output(const rk_editor *editor) {
  return editor->device;
}

void rk_close(rk_editor *editor) {
  if (editor->edit) el_end(editor->edit);
  if (editor->output) fclose(editor->output);
  if (editor->owns_device) close(editor->device);
  rk_forget_versions(editor);
  rk_drop_ghost(editor);
  rk_forget_answer(&editor->answer);
  free(editor->below);
  free(editor->prompt);
  free(editor->insertion);
  free(editor->text);
  free(editor);
  is_open = false;
}
