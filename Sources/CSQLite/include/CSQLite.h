#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>

#include "CSQLite+Queries.h"
#include "CSQLite+Sweep.h"

/// Lets file names that begin with `file:` be URIs, and spares SQLite the counting of its memory, which takes a lock
/// at every allocation and an eighth of the time of a long operation. Has effect before the first connection of the
/// process only.
int csqlite_configure(void);

/// Forbids SQL to damage the file: no writable_schema, no writes to shadow tables. Takes a `sqlite3 *`.
int csqlite_harden(void *connection);

/// Reads the first `count` bytes of a file through SQLite, which knows what other connections of this process
/// hold locked: an ordinary open and close would drop their locks. Writes nothing, creates nothing.
int csqlite_read_header(const char *uri, void *bytes, int count);

/// 1 while the running transaction breaks a deferred foreign key, else 0. Takes a `sqlite3 *`.
int csqlite_breaks_foreign_keys(void *connection);

/// Asks now and then while a query runs; a query ends with SQLITE_INTERRUPT once the answer is not 0. Takes a
/// `sqlite3 *`.
void csqlite_watch(void *connection, int (*should_stop)(void *context), void *context);
/// Binds a copy of `count` bytes of UTF-8, NULs and all; the macro that asks for the copy cannot be used from Swift.
int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count);

#endif
