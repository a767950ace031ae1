#ifndef CSQLITE_SWEEP_H
#define CSQLITE_SWEEP_H

#include <sqlite3.h>

/// Who takes the rows of a query: `take` gets the columns of each, and ends the query if it does not return 0.
typedef struct {
  void *context;
  int (*take)(void *context, sqlite3_value **columns);
} csqlite_sweep;

/// Adds the function `sweep(taker, column...)` to a connection: an aggregate that has no value of its own, but shows
/// every row to the taker.
int csqlite_add_sweep(sqlite3 *connection);

/// Binds the taker, which SQL itself can never name.
int csqlite_bind_sweep(sqlite3_stmt *statement, int index, csqlite_sweep *sweep);

#endif
