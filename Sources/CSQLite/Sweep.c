#include <stddef.h>

#include "CSQLite.h"

static const char *const kind = "csqlite_sweep";

static void step(sqlite3_context *context, int count, sqlite3_value **values) {
  csqlite_sweep *sweep = count > 0 ? sqlite3_value_pointer(values[0], kind) : NULL;
  if (sweep == NULL) {
    sqlite3_result_error(context, "sweep() takes rows for the program alone", -1);
  } else if (sweep->take(sweep->context, values + 1) != 0) {
    sqlite3_result_error(context, "a row was refused", -1);
  }
}

static void finish(sqlite3_context *context) { (void)context; }

int csqlite_add_sweep(sqlite3 *connection) {
  return sqlite3_create_function_v2(
    connection, "sweep", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, NULL, step, finish, NULL);
}

int csqlite_bind_sweep(sqlite3_stmt *statement, int index, csqlite_sweep *sweep) {
  return sqlite3_bind_pointer(statement, index, sweep, kind, NULL);
}
