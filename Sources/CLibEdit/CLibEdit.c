#include "CLibEdit.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "editor.h"

enum { REMEMBERED = 1000 };

static bool is_open;

/* LC_CTYPE alone: the others would change how numbers are read. In a locale that is not UTF-8 libedit drops
   Korean keystrokes and crashes on a Korean prompt. */
static bool use_utf8(void) {
  static const char *const names[] = {"", "C.UTF-8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  }
  return false;
}

static wchar_t *prompt(EditLine *edit) {
  rk_editor *editor = NULL;
  el_wget(edit, EL_CLIENTDATA, &editor);
  return editor->prompt;
}

static bool set_up(rk_editor *editor, const char *program) {
  HistEventW event;
  editor->edit = el_init(program, stdin, editor->output, editor->output);
  editor->history = history_winit();
  editor->prompt = rk_wide("");
  if (!editor->edit || !editor->history || !editor->prompt || !rk_signals_open()) return false;
  history_w(editor->history, &event, H_SETSIZE, REMEMBERED);
  history_w(editor->history, &event, H_SETUNIQUE, 1);
  el_wset(editor->edit, EL_CLIENTDATA, editor);
  el_wset(editor->edit, EL_SIGNAL, 0);
  el_wset(editor->edit, EL_GETCFN, rk_next_key);
  el_wset(editor->edit, EL_PROMPT_ESC, prompt, L'\1');
  el_wset(editor->edit, EL_HIST, history_w, editor->history);
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
  if (!use_utf8()) return rk_no_utf8;
  bool redirected = !isatty(STDOUT_FILENO);
  /* libedit edits only where it writes to a terminal. */
  FILE *output = redirected ? fopen("/dev/tty", "we") : stdout;
  if (!output) return rk_no_terminal;
  rk_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return rk_no_memory;
  const char *type = getenv("TERM");
  editor->plain = !type || strcmp(type, "") == 0 || strcmp(type, "dumb") == 0;
  editor->output = output;
  editor->owns_output = redirected;
  editor->ahead = -1;
  editor->callbacks = callbacks;
  is_open = true;
  if (!set_up(editor, program)) return rk_close(editor), rk_no_memory;
  *result = editor;
  return rk_opened;
}

static void begin(rk_editor *editor, const char *prompt) {
  fflush(stdout);
  wchar_t *wide = rk_wide(prompt);
  if (wide) {
    free(editor->prompt);
    editor->prompt = wide;
  }
  editor->cancelled = false;
  editor->recalled = 0;
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
  rk_signals_ignore(editor);
  free(editor->text);
  editor->text = rk_utf8(line, length);
  *text = editor->text ? editor->text : "";
  if (editor->cancelled) return rk_interrupted;
  return count > 0 ? rk_line : rk_end;
}

void rk_remember(rk_editor *editor, const char *statement) {
  HistEventW event;
  wchar_t *wide = rk_wide(statement);
  for (wchar_t *at = wide; at && *at; at++) *at = rk_visible(*at);
  if (wide && *wide) history_w(editor->history, &event, H_ENTER, wide);
  free(wide);
}

int rk_output(const rk_editor *editor) {
  return fileno(editor->output);
}

void rk_close(rk_editor *editor) {
  if (editor->edit) el_end(editor->edit);
  if (editor->history) history_wend(editor->history);
  if (editor->owns_output) fclose(editor->output);
  free(editor->prompt);
  free(editor->insertion);
  free(editor->draft);
  free(editor->text);
  free(editor);
  is_open = false;
}
