#include <signal.h>
#include <string.h>

#include "CLibEdit.h"

static volatile sig_atomic_t interrupted;

/* The second one ends the program as it would without us: somebody is in a hurry. */
static void note_interrupt(int number) {
  if (interrupted) {
    signal(number, SIG_DFL);
    raise(number);
  }
  interrupted = 1;
}

void rk_interrupts_watch(void) {
  struct sigaction action, before;
  /* Whoever started us may have decided that Ctrl-C is not for us. */
  if (sigaction(SIGINT, NULL, &before) != 0 || before.sa_handler == SIG_IGN) return;
  memset(&action, 0, sizeof action);
  action.sa_handler = note_interrupt;
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
}

bool rk_interrupts_pending(void) {
  return interrupted;
}

void rk_interrupts_clear(void) {
  interrupted = 0;
}
