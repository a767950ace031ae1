#include <stdlib.h>
#include <wchar.h>

#include "editor.h"

static const struct {
  const wchar_t *name;
  rk_function *function;
} functions[] = {
  {L"rk-enter", rk_enter},
  {L"rk-up", rk_up},
  {L"rk-down", rk_down},
  {L"rk-older", rk_older},
  {L"rk-newer", rk_newer},
  {L"rk-home", rk_home},
  {L"rk-end", rk_end_of_row},
  {L"rk-right", rk_right},
  {L"rk-word-right", rk_word_right},
  {L"rk-delete", rk_delete},
  {L"rk-text", rk_insert_text},
  {L"rk-cancel", rk_cancel},
  {L"rk-complete", rk_complete},
  {L"rk-search", rk_search},
  {L"rk-search-line", rk_search_line},
  {L"rk-edit", rk_edit},
  {L"rk-undo", rk_undo},
  {L"rk-apply", rk_apply},
};

typedef struct {
  wchar_t key[3];
  const wchar_t *function;
} binding;

/* .editrc may change these. */
static const binding customary[] = {
  {L"\001", L"rk-home"},    /* Ctrl-A */
  {L"\005", L"rk-end"},     /* Ctrl-E */
  {L"\006", L"rk-right"},   /* Ctrl-F */
  {L"\020", L"rk-older"},   /* Ctrl-P */
  {L"\016", L"rk-newer"},   /* Ctrl-N */
  {L"\037", L"rk-undo"},    /* Ctrl-_ */
  {L"\030\005", L"rk-edit"},  /* Ctrl-X Ctrl-E */
};

static const binding required[] = {
  {L"\n", L"rk-enter"},
  {L"\r", L"ed-newline"},
  {{RK_KEY_UP}, L"rk-up"},
  {{RK_KEY_DOWN}, L"rk-down"},
  {{RK_KEY_RIGHT}, L"rk-right"},
  {{RK_KEY_LEFT}, L"ed-prev-char"},
  {{RK_KEY_HOME}, L"rk-home"},
  {{RK_KEY_END}, L"rk-end"},
  {{RK_KEY_DELETE}, L"rk-delete"},
  {{RK_KEY_WORD_LEFT}, L"ed-prev-word"},
  {{RK_KEY_WORD_RIGHT}, L"rk-word-right"},
  {{RK_KEY_TEXT}, L"rk-text"},
  {{RK_KEY_CANCEL}, L"rk-cancel"},
  {{RK_KEY_APPLY}, L"rk-apply"},
  {L"\t", L"rk-complete"},
  {L"\022", L"rk-search"},      /* Ctrl-R: libedit's search takes 1 of 4 Hangul syllables for keys */
  {L"\023", L"rk-search"},      /* Ctrl-S */
  {L"\026", L"ed-unassigned"},  /* Ctrl-V: would put control characters into the text */
};

static const binding emacs_keys[] = {
  {L"\033f", L"rk-word-right"},
  {L"\033F", L"rk-word-right"},
  {L"\033x", L"ed-unassigned"},  /* Alt-X opens a command line that loses the text */
  {L"\033X", L"ed-unassigned"},
};

static const binding vi_commands[] = {
  {L":", L"ed-unassigned"},  /* opens the same */
  {L"v", L"rk-edit"},        /* libedit gives an editor 16 kB at most, and runs what comes back */
  {L"k", L"rk-up"},
  {L"j", L"rk-down"},
  {L"u", L"rk-undo"},
  {L"/", L"rk-search-line"},
  {L"?", L"rk-search-line"},
  {L"\t", L"ed-unassigned"},
  {{RK_KEY_RIGHT}, L"ed-next-char"},  /* the last character is the last place of this map */
  {{RK_KEY_WORD_RIGHT}, L"em-next-word"},
};

enum { INSERTING = 1, COMMANDING = 2 };  /* libedit's two maps; emacs mode has the first only */

static int bind(EditLine *edit, const binding *bindings, size_t size, int maps) {
  int failed = 0;
  for (const binding *at = bindings; at < bindings + size / sizeof *bindings; at++) {
    if (maps & INSERTING) failed |= el_wset(edit, EL_BIND, at->key, at->function, NULL);
    if (maps & COMMANDING) failed |= el_wset(edit, EL_BIND, L"-a", at->key, at->function, NULL);
  }
  return failed;
}

bool rk_is_vi(EditLine *edit) {
  const wchar_t *mode = L"";
  el_wget(edit, EL_EDITOR, &mode);
  return wcscmp(mode, L"vi") == 0;
}

int rk_bind_keys(EditLine *edit) {
  int failed = el_wset(edit, EL_EDITOR, L"emacs");  /* some libedits begin in vi mode */
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    failed |= el_wset(edit, EL_ADDFN, functions[i].name, L"", functions[i].function);
  failed |= bind(edit, customary, sizeof customary, INSERTING);
  el_source(edit, NULL);
  failed |= bind(edit, required, sizeof required, INSERTING | COMMANDING);
  /* Any binding that begins with Escape would take Escape away from vi mode. */
  if (rk_is_vi(edit)) return failed | bind(edit, vi_commands, sizeof vi_commands, COMMANDING);
  return failed | bind(edit, emacs_keys, sizeof emacs_keys, INSERTING);
}
