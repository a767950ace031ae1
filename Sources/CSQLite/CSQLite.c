#include "CSQLite.h"

#include <sqlite3.h>
#include <stddef.h>

int csqlite_configure(void) {
  int code = sqlite3_config(SQLITE_CONFIG_URI, 1);
  return code == SQLITE_OK ? sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) : code;
}

int csqlite_harden(void *connection) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
}

int csqlite_read_header(const char *uri, void *bytes, int count) {
  sqlite3 *connection = NULL;
  sqlite3_file *file = NULL;
  int code = sqlite3_open_v2(uri, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
  if (code == SQLITE_OK) code = sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code == SQLITE_OK && (file == NULL || file->pMethods == NULL)) code = SQLITE_CANTOPEN;
  if (code == SQLITE_OK) code = file->pMethods->xRead(file, bytes, count, 0);
  sqlite3_close(connection);
  return code;
}

int csqlite_breaks_foreign_keys(void *connection) {
  int current = 0, highest = 0;
  sqlite3_db_status(connection, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0);
  return current != 0;
}

/* Some thousand steps of SQLite's machine take well under a millisecond, and asking costs nothing beside them. */
void csqlite_watch(void *connection, int (*should_stop)(void *context), void *context) {
  sqlite3_progress_handler(connection, 4000, should_stop, context);
}

int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}
