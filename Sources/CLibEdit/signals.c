#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "editor.h"

/* Signal functions reach nothing but globals. */
static const int events[] = {SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
static const int deadly[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP};
enum { EVENTS = sizeof events / sizeof *events, DEADLY = sizeof deadly / sizeof *deadly };

static volatile sig_atomic_t pending[NSIG];
static struct sigaction before[NSIG];
static int wake[2] = {-1, -1};

static volatile sig_atomic_t altered;  /* the terminal is not as it was found */
static struct termios found;
static int input, output;
static bool plain;

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l\033[0m";

static void restore_terminal(void) {
  if (!altered) return;
  altered = 0;
  if (!plain && write(output, paste_off, sizeof paste_off - 1) < 0) {}
  tcsetattr(input, TCSANOW, &found);
}

static void note(int signal) {
  int error = errno;
  pending[signal] = 1;
  if (write(wake[1], "", 1) < 0) {}  /* a full pipe wakes as well */
  errno = error;
}

/* The signal comes again when this returns, to whoever would have had it without us. */
static void restore_and_pass_on(int signal) {
  restore_terminal();
  sigaction(signal, &before[signal], NULL);
  raise(signal);
}

bool rk_signals_open(void) {
  if (wake[0] >= 0) return true;
  if (pipe(wake) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(wake[i], F_SETFD, FD_CLOEXEC);
    fcntl(wake[i], F_SETFL, O_NONBLOCK);
  }
  return atexit(restore_terminal) == 0;
}

static void take(int signal, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_ONSTACK;  /* no SA_RESTART: it would hide Ctrl-C from the read */
  sigemptyset(&action.sa_mask);
  sigaction(signal, NULL, &before[signal]);
  bool ignored = before[signal].sa_handler == SIG_IGN && signal != SIGINT;
  if (!ignored) sigaction(signal, &action, NULL);
}

void rk_signals_watch(rk_editor *editor) {
  input = editor->input;
  output = editor->device;
  plain = editor->plain;
  for (int i = 0; i < EVENTS; i++) pending[events[i]] = 0;
  altered = tcgetattr(input, &found) == 0;
  for (int i = 0; i < EVENTS; i++) take(events[i], note);
  for (int i = 0; i < DEADLY; i++) take(deadly[i], restore_and_pass_on);
  rk_raw(editor, true);  /* before the prompt, or keys pressed as soon as it shows are echoed */
}

void rk_signals_ignore(rk_editor *editor) {
  fflush(editor->output);
  restore_terminal();
  for (int i = 0; i < EVENTS; i++) sigaction(events[i], &before[events[i]], NULL);
  for (int i = 0; i < DEADLY; i++) sigaction(deadly[i], &before[deadly[i]], NULL);
}

void rk_raw(rk_editor *editor, bool on) {
  if (!editor->editing) return;
  el_wset(editor->edit, EL_PREP_TERM, on);
  if (!editor->plain) fputs(on ? paste_on : paste_off, editor->output);
  fflush(editor->output);
}

/* Sends the signal of Ctrl-C, Ctrl-\ or Ctrl-Z: the terminal does not while a line is edited, for it would
   send it for a pasted character too, and what follows in the paste would be taken for typed. Likewise Ctrl-S
   stops nothing. */
bool rk_signal_key(int byte) {
  if (byte == _POSIX_VDISABLE) return false;
  if (byte == found.c_cc[VINTR]) return raise(SIGINT) == 0;
  if (byte == found.c_cc[VQUIT]) return raise(SIGQUIT) == 0;
  return byte == found.c_cc[VSUSP] && kill(0, SIGTSTP) == 0;  /* the whole pipeline, as the terminal does */
}

void rk_wake(void) {
  if (wake[1] >= 0 && write(wake[1], "", 1) < 0) {}
}

int rk_signals_descriptor(void) {
  return wake[0];
}

void rk_signals_woke(void) {
  char bytes[64];
  while (read(wake[0], bytes, sizeof bytes) > 0) {}
}

bool rk_was_interrupted(void) {
  return pending[SIGINT];
}

rk_event rk_next_event(void) {
  static const rk_event meanings[EVENTS] = {rk_interrupt, rk_stop, rk_continue, rk_resize};
  for (int i = 0; i < EVENTS; i++) {
    if (!pending[events[i]]) continue;
    pending[events[i]] = 0;
    return meanings[i];
  }
  return rk_nothing;
}

/* Stops as Ctrl-Z would have stopped us, and returns when continued. */
void rk_stop_here(rk_editor *editor) {
  rk_leave_text(editor);
  rk_raw(editor, false);
  sigaction(SIGTSTP, &before[SIGTSTP], NULL);
  raise(SIGTSTP);
  take(SIGTSTP, note);
  pending[SIGCONT] = 1;
}
