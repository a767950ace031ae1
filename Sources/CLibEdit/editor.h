/* What the parts of the editor share. */
#ifndef EDITOR_H
#define EDITOR_H

#include <histedit.h>
#include <stdio.h>
#include <termios.h>
#include <wchar.h>

#include "CLibEdit.h"

typedef struct {
  wchar_t *scalars;
  size_t count, room;
} rk_text;

/* A statement without the prompts of its rows. */
typedef struct {
  wchar_t *text;  /* NULL is empty */
  size_t count, cursor;
} rk_version;

enum { RK_VERSIONS = 200 };

struct rk_editor {
  EditLine *edit;
  rk_callbacks callbacks;
  int input, device;
  FILE *output;       /* writes to the device what can be shown of the text */
  mbstate_t partial;  /* of a character on its way to the device */
  bool verbatim;      /* what is written is meant as it is */
  bool owns_device;
  bool plain;      /* a terminal without escape sequences */
  bool editing;    /* false: .editrc or the terminal type turned libedit's editing off */
  bool cancelled;  /* Ctrl-C came during this read */
  bool searching;
  int ahead;       /* a byte read too early, or -1 */
  wchar_t passed;  /* a key that ended a search, or 0 */
  wchar_t *prompt;
  wchar_t *insertion;  /* what RK_KEY_TEXT inserts */
  bool replaced;       /* in place of the character before the cursor */
  bool disturbed;      /* RK_KEY_APPLY is to put the prompts of rows right */
  size_t arranged_cursor;  /* in libedit's line, when they last were */
  rk_answer answer;    /* what RK_KEY_APPLY does otherwise */
  wchar_t *ghost;      /* what may follow the text */
  size_t ghost_base, followed;  /* the length of the text that it follows, and how much of it was typed */
  bool ghost_drawn, below_drawn;
  size_t ghost_cut;    /* 1 + `followed` when it was drawn and did not fit, or 0 */
  char *below;
  rk_version current, versions[RK_VERSIONS];  /* as it was at the last key, and what undo goes back to */
  size_t version_count;
  bool typing;         /* the last change was one character */
  bool whole;          /* this one is undone alone, however short it is */
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
  RK_KEY_APPLY,
  RK_KEY_LAST = RK_KEY_APPLY,
};

/* Stand-ins in libedit's line for what it cannot lay out: plane 16, which is no text of ours otherwise. */
enum { RK_STAND_INS = 0x100000, RK_PROMPT = 0x10f700 };
static inline bool rk_is_prompt(wchar_t scalar) {
  return scalar >= RK_PROMPT && scalar < RK_PROMPT + 0x80;
}

/* loop.c: libedit's EL_GETCFN. */
int rk_next_key(EditLine *edit, wchar_t *key);

/* keys.c: the characters and keys that bytes stand for; 0 for what is neither. */
enum { RK_NOTHING_CAME = -1, RK_INPUT_ENDED = -2, RK_SIGNAL_CAME = -3, RK_FOREVER = -1 };
int rk_next_byte(rk_editor *editor, int milliseconds);
wchar_t rk_key_from(rk_editor *editor, int byte);

/* bindings.c: which keys do what. */
int rk_bind_keys(EditLine *edit);
bool rk_is_vi(EditLine *edit);

/* movement.c and asking.c: what keys do. */
rk_editor *rk_editor_of(EditLine *edit);
typedef unsigned char rk_function(EditLine *edit, wint_t key);
rk_function rk_up, rk_down, rk_home, rk_end_of_row, rk_right, rk_word_right;
rk_function rk_delete, rk_insert_text, rk_cancel, rk_enter, rk_complete, rk_older, rk_newer;
rk_function rk_search, rk_search_line, rk_edit, rk_undo, rk_apply;
rk_answer rk_ask(rk_editor *editor, rk_request request);
void rk_forget_answer(rk_answer *answer);

/* rows.c: the prompts before the rows of a statement. */
void rk_set_statement(rk_editor *editor, const rk_version *statement);
bool rk_rows_disturbed(rk_editor *editor);
rk_version rk_statement(rk_editor *editor);
size_t rk_row_start(const LineInfoW *line, size_t at);
size_t rk_row_end(const LineInfoW *line, size_t at);

/* undo.c: earlier versions of the statement. */
bool rk_note_change(rk_editor *editor);
void rk_forget_versions(rk_editor *editor);

/* screen.c: where text lies on the screen. */
typedef struct {
  int row, column, columns;
} rk_place;
rk_place rk_place_of(const rk_editor *editor, const wchar_t *end);
int rk_rows(const rk_editor *editor);
void rk_redraw(rk_editor *editor, const char *above);
void rk_leave_text(rk_editor *editor);

/* extras.c: what is shown beside the text and is no part of it. */
int rk_rows_below(const rk_editor *editor);
void rk_show(rk_editor *editor, const char *ghost, const char *below);
void rk_draw(rk_editor *editor);
void rk_hide(rk_editor *editor, bool keeping_ghost);
void rk_drop_ghost(rk_editor *editor);
void rk_check_ghost(rk_editor *editor, bool text_grew);
bool rk_follows_ghost(rk_editor *editor, wchar_t key);
bool rk_accept_ghost(rk_editor *editor, bool whole);

/* output.c: the stream that libedit writes to. */
FILE *rk_output_stream(rk_editor *editor);

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
bool rk_use_utf8(void);
wchar_t *rk_wide(const char *text);
wchar_t *rk_wide_prompt(const char *text);  /* which may hold escape sequences */
char *rk_utf8(const wchar_t *text, size_t count);
size_t rk_scalars(const char *text, size_t bytes);
wchar_t rk_visible(wchar_t scalar);
wchar_t rk_stood_for(wchar_t scalar);
void rk_append(rk_text *text, wchar_t scalar);

#endif
