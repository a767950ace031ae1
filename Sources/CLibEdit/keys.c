#define _XOPEN_SOURCE 700
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "editor.h"

enum { ESCAPE = 0x1b, UNKNOWN = 0xfffd };

/* Milliseconds. Escape alone is followed by nothing; once more must come, a slow line may take its time.
   Bytes that follow the end of a paste at once were in it, for a paste may hold a false end mark; an
   interrupted paste is read to its end, unless that does not come. */
enum { AFTER_ESCAPE = 50, WITHIN_KEY = 500, AFTER_PASTE = 20, AFTER_INTERRUPT = 200 };

/* One byte, never more, so that what is typed ahead stays with the terminal for a program we start. */
int rk_next_byte(rk_editor *editor, int milliseconds) {
  if (editor->ahead >= 0) {
    int byte = editor->ahead;
    editor->ahead = -1;
    return byte;
  }
  for (;;) {
    struct pollfd sources[] = {{editor->input, POLLIN, 0}, {rk_signals_descriptor(), POLLIN, 0}};
    int ready = poll(sources, 2, milliseconds);
    if (ready == 0) return RK_NOTHING_CAME;
    if (ready < 0 && errno != EINTR) return RK_INPUT_ENDED;
    if (ready < 0 || sources[1].revents) return rk_signals_woke(), RK_SIGNAL_CAME;
    unsigned char byte;
    ssize_t count = read(editor->input, &byte, 1);
    if (count == 1) return byte;
    if (count == 0 || (errno != EINTR && errno != EAGAIN)) return RK_INPUT_ENDED;
  }
}

/* A further byte of a key or paste, which no signal may tear: what is left of it would be taken for typed. */
static int further_byte(rk_editor *editor, int milliseconds) {
  for (;;) {
    bool abandoned = milliseconds == RK_FOREVER && rk_was_interrupted();
    int byte = rk_next_byte(editor, abandoned ? AFTER_INTERRUPT : milliseconds);
    if (byte != RK_SIGNAL_CAME) return byte;
  }
}

static wchar_t scalar_from(rk_editor *editor, int byte) {
  mbstate_t state = {0};
  for (;;) {
    wchar_t scalar;
    char next = (char)byte;
    size_t used = mbrtowc(&scalar, &next, 1, &state);
    if (used == (size_t)-1) return UNKNOWN;
    if (used != (size_t)-2) return rk_visible(scalar);
    byte = further_byte(editor, WITHIN_KEY);
    if (byte < 0) return UNKNOWN;
    if ((byte & 0xc0) == 0x80) continue;
    editor->ahead = byte;
    return UNKNOWN;
  }
}

/* Hands text to RK_KEY_TEXT in NFC, since libedit loses combining marks and conjoining jamo when it redraws.
   A mark that comes alone joins the character before the cursor. */
static wchar_t insertion(rk_editor *editor, const rk_text *typed) {
  const LineInfoW *line = el_wline(editor->edit);
  rk_text joined = {0};
  bool is_mark = typed->count > 0 && wcwidth(typed->scalars[0]) == 0;
  editor->replaced = is_mark && line->cursor > line->buffer && !editor->searching;
  if (editor->replaced) rk_append(&joined, line->cursor[-1]);
  for (size_t i = 0; i < typed->count; i++) rk_append(&joined, typed->scalars[i]);
  char *utf8 = rk_utf8(joined.scalars, joined.count);
  char *composed = utf8 ? editor->callbacks.compose(editor->callbacks.context, utf8) : NULL;
  free(editor->insertion);
  editor->insertion = composed ? rk_wide(composed) : NULL;
  free(composed);
  free(utf8);
  free(joined.scalars);
  return editor->insertion ? RK_KEY_TEXT : 0;
}

/* Whether Escape begins a paste's start or end mark, `[200~` or `[201~`; what was read of anything else is
   text. */
static int paste_mark(rk_editor *editor, int wait, rk_text *pasted) {
  static const char mark[] = "[20?~";
  char seen[sizeof mark] = "";
  for (size_t i = 0; mark[i]; i++) {
    int byte = further_byte(editor, wait);
    if (mark[i] == '?' ? byte == '0' || byte == '1' : byte == mark[i]) {
      seen[i] = (char)byte;
      continue;
    }
    rk_append(pasted, rk_visible(ESCAPE));
    for (size_t j = 0; j < i; j++) rk_append(pasted, (wchar_t)seen[j]);
    if (byte >= 0) editor->ahead = byte;
    return 0;
  }
  return seen[3];
}

/* Everything up to the end mark. The terminal swaps CR and LF for libedit, so CR LF comes as LF CR. */
static wchar_t paste(rk_editor *editor) {
  rk_text pasted = {0};
  int wait = RK_FOREVER, previous = 0, byte;
  do {
    byte = further_byte(editor, wait);
    if (byte == ESCAPE) {
      int mark = paste_mark(editor, wait, &pasted);
      if (mark) wait = mark == '1' ? AFTER_PASTE : RK_FOREVER;
    } else if (byte == '\n' || byte == '\r') {
      if (byte == '\n' || previous != '\n') rk_append(&pasted, L'\n');
    } else if (byte >= 0) {
      rk_append(&pasted, scalar_from(editor, byte));
    }
    previous = byte;
  } while (byte >= 0);
  wchar_t key = !rk_was_interrupted() && pasted.count > 0 ? insertion(editor, &pasted) : 0;
  free(pasted.scalars);
  return key;
}

/* The key of a control sequence such as `1;5D`, or 0 for one that we give no meaning. */
static wchar_t key_of(rk_editor *editor, const char *parameters, int final) {
  const char *modifiers = strchr(parameters, ';');
  bool by_word = modifiers && ((atoi(modifiers + 1) - 1) & 6);  /* Alt or Ctrl */
  switch (final) {
    case 'A': return RK_KEY_UP;
    case 'B': return RK_KEY_DOWN;
    case 'C': return by_word ? RK_KEY_WORD_RIGHT : RK_KEY_RIGHT;
    case 'D': return by_word ? RK_KEY_WORD_LEFT : RK_KEY_LEFT;
    case 'H': return RK_KEY_HOME;
    case 'F': return RK_KEY_END;
    case '~': break;
    default: return 0;
  }
  switch (atoi(parameters)) {
    case 1: case 7: return RK_KEY_HOME;
    case 3: return RK_KEY_DELETE;
    case 4: case 8: return RK_KEY_END;
    case 200: return paste(editor);
    default: return 0;
  }
}

static wchar_t control_sequence(rk_editor *editor) {
  char parameters[32] = "";
  size_t count = 0;
  int byte = further_byte(editor, WITHIN_KEY);
  if (byte == '[') return further_byte(editor, WITHIN_KEY), 0;  /* F1 to F5 of the Linux console */
  for (; byte >= 0x20 && byte < 0x40; byte = further_byte(editor, WITHIN_KEY)) {
    if (count + 1 < sizeof parameters) parameters[count++] = (char)byte;
  }
  if (byte >= 0x40 && byte < 0x7f) return key_of(editor, parameters, byte);
  if (byte >= 0) editor->ahead = byte;
  return 0;
}

/* An answer of the terminal to somebody's question, up to BEL or ESC \. */
static wchar_t skip_answer(rk_editor *editor, int kind) {
  int byte = further_byte(editor, AFTER_ESCAPE);
  if (byte < 0) return editor->ahead = kind, ESCAPE;
  for (int previous = 0; byte >= 0 && byte != '\a' && !(previous == ESCAPE && byte == '\\');) {
    previous = byte;
    byte = further_byte(editor, WITHIN_KEY);
  }
  return 0;
}

static wchar_t escape(rk_editor *editor) {
  int byte = further_byte(editor, AFTER_ESCAPE);
  switch (byte) {
    case '[': case 'O': return control_sequence(editor);
    case ']': case 'P': case '_': case '^': return skip_answer(editor, byte);
    default: break;
  }
  if (byte >= 0) editor->ahead = byte;
  bool with_key = byte >= 0 && byte < 0x80 && byte != ESCAPE;  /* Alt; libedit knows some */
  return with_key || editor->searching || rk_is_vi(editor->edit) ? ESCAPE : 0;
}

wchar_t rk_key_from(rk_editor *editor, int byte) {
  if (!editor->editing) return byte < 0x80 ? byte : scalar_from(editor, byte);
  if (rk_signal_key(byte)) return 0;
  if (byte == '\r') return L'\n';
  if (byte == ESCAPE) return escape(editor);
  if (byte < 0x80) return byte;
  wchar_t scalar = scalar_from(editor, byte);
  return wcwidth(scalar) == 0 ? insertion(editor, &(rk_text){&scalar, 1, 1}) : scalar;
}
