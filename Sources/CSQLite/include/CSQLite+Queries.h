#ifndef CSQLITE_QUERIES_H
#define CSQLITE_QUERIES_H

/// What is wrong with a text that should be one query.
enum {
  CSQLITE_FINE,
  /// SQLite cannot read it; its words are in `message`.
  CSQLITE_UNREADABLE,
  /// It does more than query; `action` is the authorizer's code, `subject` what it is about.
  CSQLITE_REFUSED,
  /// It holds a second statement, at `offset`.
  CSQLITE_SEVERAL,
  CSQLITE_EMPTY,
  /// A statement that gives no rows of its own.
  CSQLITE_NO_QUERY,
  /// It has places for values that nobody will fill.
  CSQLITE_PARAMETERS,
};

typedef struct {
  int kind;
  /// In bytes; -1 where no place is known.
  int offset;
  int action;
  char subject[128];
  char message[512];
} csqlite_judgement;

/// Judges a text by reading it on a connection that holds nothing but the views of `schema`; nothing is run.
csqlite_judgement csqlite_judge(const char *schema, const char *sql, int count);

/// Ends what csqlite_watch began. Takes a `sqlite3 *`.
void csqlite_unwatch(void *connection);

/// The memory in bytes that is allocated in this process.
long long csqlite_memory(void);

/// Limits values and rows to a number of bytes, and returns the former limit. Takes a `sqlite3 *`.
int csqlite_limit_length(void *connection, int bytes);

/// The bytes of a text in the current row of a `sqlite3_stmt *`, NULs among them.
const void *csqlite_text(void *statement, int column, int *count);

#endif
