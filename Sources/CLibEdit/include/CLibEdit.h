#ifndef CLIBEDIT_H
#define CLIBEDIT_H

#include <stdbool.h>

/* Line editing over libedit's wide interface, whose calls are variadic and whose strings are wchar_t: Swift
   can use neither. Every string here is UTF-8 and ends with NUL. One editor per process, on one thread. */
typedef struct rk_editor rk_editor;

typedef enum {
  rk_opened,
  rk_no_terminal,  /* standard input is not a terminal, or no terminal can be written to */
  rk_no_utf8,      /* the system has no UTF-8 locale */
  rk_already_open,
  rk_no_memory,
} rk_opening;

typedef enum { rk_line, rk_interrupted, rk_end } rk_reading;

/* Called during rk_read only. */
typedef struct {
  void *context;
  bool (*is_complete)(void *context, const char *statement);   /* false: Enter starts another line of it */
  char *(*compose)(void *context, const char *text);           /* the text in NFC, to be freed, or NULL */
} rk_callbacks;

/* `program` names the section of the person's .editrc that holds for us. */
rk_opening rk_open(const char *program, rk_callbacks callbacks, rk_editor **editor);

/* Text between two U+0001 in the prompt is sent but takes no columns; the prompt must not end with such text.
   `*text` is what was typed, the unfinished text after Ctrl-C; it is valid until the next call. */
rk_reading rk_read(rk_editor *editor, const char *prompt, const char **text);

/* Makes a statement the newest that Up recalls; the same one twice in a row is kept once. */
void rk_remember(rk_editor *editor, const char *statement);

/* The descriptor of the terminal that prompts are written to. */
int rk_output(const rk_editor *editor);

void rk_close(rk_editor *editor);

bool rk_is_terminal(int descriptor);

/* Columns of a terminal; 0 when it is none or does not know. */
int rk_columns(int descriptor);

/* From now on the first Ctrl-C is only noted, and the second ends the program; while a line is edited, neither. */
void rk_interrupts_watch(void);
bool rk_interrupts_pending(void);
void rk_interrupts_clear(void);

#endif
