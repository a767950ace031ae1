#include "CSQLite+Queries.h"

#include <malloc.h>
#include <sqlite3.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static int is_listed(const char *name, const char *list) {
  char entry[128];
  snprintf(entry, sizeof entry, ",%s,", name == NULL ? "" : name);
  return strstr(list, entry) != NULL;
}

/// The connection holds the views, SQLite's own tables, and what a query names itself by WITH.
static int allows(int action, const char *first, const char *second) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE: return 1;
    case SQLITE_READ: return sqlite3_strnicmp(first, "sqlite_", 7) != 0 && sqlite3_strnicmp(first, "pragma_", 7) != 0;
    case SQLITE_FUNCTION: return !is_listed(second, ",load_extension,fts3_tokenizer,fts5,");
    default: return 0;
  }
}

static int authorize(
    void *context, int action, const char *first, const char *second, const char *database, const char *view) {
  csqlite_judgement *judgement = context;
  (void)database;
  (void)view;
  if (allows(action, first, second)) return SQLITE_OK;
  if (judgement->action != 0) return SQLITE_DENY;
  judgement->action = action;
  const char *subject = action == SQLITE_FUNCTION ? second : first;
  snprintf(judgement->subject, sizeof judgement->subject, "%s", subject == NULL ? "" : subject);
  return SQLITE_DENY;
}

/// Whether anything but comments and semicolons stands in the rest, which begins at `tail`.
static int goes_on(sqlite3 *connection, const char *tail, const char *end) {
  while (tail < end) {
    sqlite3_stmt *statement = NULL;
    const char *next = end;
    int code = sqlite3_prepare_v2(connection, tail, (int)(end - tail), &statement, &next);
    sqlite3_finalize(statement);
    if (code != SQLITE_OK || statement != NULL) return 1;
    if (next <= tail) return 0;
    tail = next;
  }
  return 0;
}

static void judge(sqlite3 *connection, const char *sql, int count, csqlite_judgement *judgement) {
  sqlite3_stmt *statement = NULL;
  const char *tail = sql;
  if (sqlite3_prepare_v2(connection, sql, count, &statement, &tail) != SQLITE_OK) {
    judgement->kind = judgement->action != 0 ? CSQLITE_REFUSED : CSQLITE_UNREADABLE;
    judgement->offset = sqlite3_error_offset(connection);
    snprintf(judgement->message, sizeof judgement->message, "%s", sqlite3_errmsg(connection));
  } else if (goes_on(connection, tail, sql + count)) {
    judgement->kind = CSQLITE_SEVERAL;
    judgement->offset = (int)(tail - sql);
  } else if (statement == NULL) {
    judgement->kind = CSQLITE_EMPTY;
  } else if (
      sqlite3_column_count(statement) == 0 || !sqlite3_stmt_readonly(statement)
      || sqlite3_stmt_isexplain(statement)) {
    judgement->kind = CSQLITE_NO_QUERY;
  } else if (sqlite3_bind_parameter_count(statement) > 0) {
    judgement->kind = CSQLITE_PARAMETERS;
  }
  sqlite3_finalize(statement);
}

csqlite_judgement csqlite_judge(const char *schema, const char *sql, int count) {
  csqlite_judgement judgement = {CSQLITE_UNREADABLE, -1, 0, "", "SQLite cannot be opened"};
  const char *kept[] = {"json_each", "json_tree", NULL};
  // A table that a function makes is declared at its first use, which the authorizer would take for a change.
  const char *use = "SELECT 1 FROM json_each('[]'), json_tree('[]')";
  sqlite3 *connection = NULL;
  if (sqlite3_open(":memory:", &connection) == SQLITE_OK
      && sqlite3_exec(connection, schema, NULL, NULL, NULL) == SQLITE_OK
      && sqlite3_drop_modules(connection, kept) == SQLITE_OK
      && sqlite3_exec(connection, use, NULL, NULL, NULL) == SQLITE_OK) {
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, (int *)NULL);
    sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 1000000);
    sqlite3_set_authorizer(connection, authorize, &judgement);
    judgement.kind = CSQLITE_FINE;
    judge(connection, sql, count, &judgement);
  }
  sqlite3_close(connection);
  return judgement;
}

void csqlite_unwatch(void *connection) { sqlite3_progress_handler(connection, 0, NULL, NULL); }

/* SQLite itself does not count, see csqlite_configure. */
long long csqlite_memory(void) {
  struct mallinfo2 heap = mallinfo2();
  return (long long)(heap.uordblks + heap.hblkhd);
}

int csqlite_limit_length(void *connection, int bytes) {
  return sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, bytes);
}

const void *csqlite_text(void *statement, int column, int *count) {
  const void *text = sqlite3_column_text(statement, column);
  *count = sqlite3_column_bytes(statement, column);
  return text;
}
