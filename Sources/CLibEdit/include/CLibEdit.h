#ifndef CLIBEDIT_H
#define CLIBEDIT_H

#include <stdbool.h>
#include <stddef.h>

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

/* What the editor wants to know when a key was pressed, or none for a while. */
typedef enum {
  rk_ask_enter,        /* does Enter end the statement? `yes` */
  rk_ask_prompts,      /* what stands before its rows: `below`, one line for each row after the first */
  rk_ask_complete,
  rk_ask_older,        /* Up and Down: another statement */
  rk_ask_newer,
  rk_ask_search,       /* Ctrl-R and Ctrl-S; `yes`: the next keys are for the search */
  rk_ask_search_line,  /* vi's / and ?: the same, but Enter does not run what was found */
  rk_ask_search_key,
  rk_ask_pasted,       /* `typed` is there now, in several rows */
  rk_ask_editor,       /* the statement goes to the person's own editor */
  rk_ask_pause,        /* nothing was typed for a moment: `ghost` and `below` */
} rk_question;

/* A key pressed while searching. */
typedef enum {
  rk_search_text,
  rk_search_erase,
  rk_search_older,
  rk_search_newer,
  rk_search_run,
  rk_search_keep,
  rk_search_restore,
  rk_search_other,
} rk_search_key;

typedef struct {
  rk_question question;
  const char *text;   /* the statement */
  size_t cursor;      /* in bytes */
  rk_search_key key;
  const char *typed;  /* what rk_search_text adds, or what was pasted */
  int columns, rows;  /* what may be shown below the statement */
} rk_request;

/* Strings are to be malloc'ed, and NULL where there is nothing to say. */
typedef struct {
  char *text;     /* the statement from now on, with its cursor in bytes */
  size_t cursor;
  char *ghost;    /* what may follow: shown after the cursor, never part of the statement */
  char *below;    /* rows that end with newlines, the last one without; they may hold colours */
  bool yes;
  bool passes_on; /* the search is over, and its last key is for the line */
} rk_answer;

/* Called during rk_read only. */
typedef struct {
  void *context;
  rk_answer (*answer)(void *context, const rk_request *request);
  char *(*compose)(void *context, const char *text);  /* the text in NFC, to be freed, or NULL */
  char *(*notices)(void *context);                    /* what rk_wake announced, to be freed, or NULL */
} rk_callbacks;

/* `program` names the section of the person's .editrc that holds for us. */
rk_opening rk_open(const char *program, rk_callbacks callbacks, rk_editor **editor);

/* Text between two U+0001 in the prompt is sent but takes no columns; the prompt must not end with such text.
   `*text` is what was typed, the unfinished text after Ctrl-C; it is valid until the next call. */
rk_reading rk_read(rk_editor *editor, const char *prompt, const char **text);

/* Has the editor ask for notices, now or when it next reads. Any thread may call it. */
void rk_wake(void);

/* The descriptor of the terminal that prompts are written to. */
int rk_output(const rk_editor *editor);

void rk_close(rk_editor *editor);

bool rk_is_terminal(int descriptor);

/* Columns of a terminal; 0 when it is none or does not know. */
int rk_columns(int descriptor);

/* Columns that a code point takes; 0 for marks that join the one before, -1 for controls. */
int rk_width(unsigned int scalar);

/* From now on the first Ctrl-C is only noted, and the second ends the program; while a line is edited,
   neither. */
void rk_interrupts_watch(void);
bool rk_interrupts_pending(void);
void rk_interrupts_clear(void);

#endif
