/* What the parts of the editor share. */
#ifndef EDITOR_H
#define EDITOR_H

#include <histedit.h>
#include <stdio.h>
#include <termios.h>

#include "CLibEdit.h"

struct rk_editor {
  EditLine *edit;
  HistoryW *history;
  rk_callbacks callbacks;
  int input;
  FILE *output;
  bool owns_output;
  bool plain;      /* a terminal without escape sequences */
  bool editing;    /* false: .editrc or the terminal type turned libedit's editing off */
  bool cancelled;  /* Ctrl-C came during this read */
  int ahead;       /* a byte read too early, or -1 */
  wchar_t *prompt;
  wchar_t *insertion;  /* what RK_KEY_TEXT inserts */
  bool replaced;       /* in place of the character before the cursor */
  wchar_t *draft;      /* the line being typed when Up was first pressed */
  int recalled;        /* how many statements back, 0 = the draft */
  char *text;
};

/* Keys that libedit's maps have no character for. These controls are never text (typed, they become U+FFFD),
   and are bound as single characters: any binding that starts with Escape would take Escape away from vi
   mode. */
enum {
  RK_KEY_UP = 0x81,
  RK_KEY_DOWN,
  RK_KEY_RIGHT,
  RK_KEY_LEFT,
  RK_KEY_HOME,
  RK_KEY_END,
  RK_KEY_DELETE,
  RK_KEY_WORD_LEFT,
  RK_KEY_WORD_RIGHT,
  RK_KEY_TEXT,
  RK_KEY_CANCEL,
};

/* keys.c: the characters and keys that bytes stand for; libedit's EL_GETCFN. */
int rk_next_key(EditLine *edit, wchar_t *key);

/* bindings.c: what keys do. */
int rk_bind_keys(EditLine *edit);
bool rk_is_vi(EditLine *edit);

/* screen.c: where text lies on the screen. */
void rk_redraw(rk_editor *editor);
void rk_leave_text(rk_editor *editor);

/* signals.c: what must not be missed, and the terminal's way back. */
typedef enum { rk_nothing, rk_interrupt, rk_resize, rk_stop, rk_continue } rk_event;
bool rk_signals_open(void);
void rk_signals_watch(rk_editor *editor);
void rk_signals_ignore(rk_editor *editor);
int rk_signals_descriptor(void);
void rk_signals_woke(void);
bool rk_signal_key(int byte);
bool rk_was_interrupted(void);
rk_event rk_next_event(void);
void rk_stop_here(rk_editor *editor);
void rk_raw(rk_editor *editor, bool on);

/* text.c: wide and UTF-8. Results are to be freed; NULL without memory. */
wchar_t *rk_wide(const char *text);
char *rk_utf8(const wchar_t *text, size_t count);
wchar_t rk_visible(wchar_t scalar);
typedef struct {
  wchar_t *scalars;
  size_t count, room;
} rk_text;
void rk_append(rk_text *text, wchar_t scalar);

#endif
