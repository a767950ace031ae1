// The floor of `run`: writes the rows that the script of scripts/bench makes, through prepared statements and nothing
// else, into a workspace that `reckon init` has made. The workspace's own triggers write the journal; the terms of the
// search index are made here. scripts/bench compares the two files table by table.
//
// Usage: storage-floor WORKSPACE LINES
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { voices = 50, topics = 200 };

static sqlite3 *database;
static sqlite3_stmt *statements[20];
static int statement_count;
static int64_t voice_ids[voices], topic_ids[topics], analyst_id;

static void check(int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  fprintf(stderr, "storage-floor: %s\n", sqlite3_errmsg(database));
  exit(1);
}

static void execute(const char *sql) { check(sqlite3_exec(database, sql, NULL, NULL, NULL)); }

static sqlite3_stmt *prepared(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
  statements[statement_count++] = statement;
  return statement;
}

static void bind(sqlite3_stmt *statement, int index, const char *text) {
  check(sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC));
}

static int64_t insert(sqlite3_stmt *statement) {
  check(sqlite3_step(statement));
  check(sqlite3_reset(statement));
  return sqlite3_last_insert_rowid(database);
}

static int64_t integer(const char *sql) {
  sqlite3_stmt *statement = prepared(sql);
  check(sqlite3_step(statement));
  int64_t value = sqlite3_column_int64(statement, 0);
  check(sqlite3_reset(statement));
  return value;
}

// The row of a name in a small table, made on first use.
static int64_t named(sqlite3_stmt *statement, int64_t *id, const char *name) {
  if (*id == 0) {
    bind(statement, 1, name);
    *id = insert(statement);
  }
  return *id;
}

static void write_lines(int lines) {
  sqlite3_stmt *step = prepared("INSERT INTO step (operation, number, line) VALUES (1, ?, ?)");
  sqlite3_stmt *running = prepared("UPDATE running SET step = ?");
  sqlite3_stmt *speaker = prepared("INSERT INTO speaker (handle) VALUES (?)");
  sqlite3_stmt *tag = prepared("INSERT INTO tag (name) VALUES (?)");
  sqlite3_stmt *mention = prepared("INSERT INTO mention (speaker, said, exact, coder) VALUES (?, ?, ?, ?)");
  sqlite3_stmt *claim = prepared("INSERT INTO claim (statement) VALUES (?)");
  sqlite3_stmt *join = prepared("INSERT INTO mention_claim (mention, claim) VALUES (?, ?)");
  sqlite3_stmt *prediction = prepared("INSERT INTO prediction (claim) VALUES (NULL)");
  sqlite3_stmt *terms = prepared(
      "INSERT INTO terms (prediction, number, statement, deadline) VALUES (?, 1, ?, '2017-12-31')");
  sqlite3_stmt *forecast = prepared(
      "INSERT INTO forecast (prediction, terms, forecaster, made, stated, point, basis)"
      " VALUES (?, ?, ?, ?, ?, ?, 'assigned')");
  sqlite3_stmt *claim_tag = prepared("INSERT INTO tagging (tag, coder, claim) VALUES (?, ?, ?)");
  sqlite3_stmt *prediction_tag = prepared("INSERT INTO tagging (tag, coder, prediction) VALUES (?, ?, ?)");

  for (int line = 1; line <= lines; line++) {
    int number = (line + 1) / 2, voice = number % voices, topic = number % topics;
    char words[200], day[20], handle[20], path[20], share[10], text[400];
    snprintf(day, sizeof day, "2017-03-%02d", number % 22 + 10);
    snprintf(handle, sizeof handle, "voice-%d", voice);
    snprintf(path, sizeof path, "topic/t%d", topic);
    snprintf(share, sizeof share, "%d%%", number % 101);

    check(sqlite3_bind_int(running, 1, line));
    insert(running);
    sqlite3_stmt *tagging;
    int64_t row;
    if (line % 2) {
      snprintf(words, sizeof words, "Statement %d: 사드 배치는 %d일 안에 끝난다", number, number % 97);
      snprintf(text, sizeof text, "claim \"%s\" in none on %s @%s +%s", words, day, handle, path);
      check(sqlite3_bind_int64(mention, 1, named(speaker, &voice_ids[voice], handle)));
      bind(mention, 2, day);
      bind(mention, 3, words);
      check(sqlite3_bind_int64(mention, 4, named(speaker, &analyst_id, "analyst")));
      check(sqlite3_bind_int64(join, 1, insert(mention)));
      bind(claim, 1, words);
      row = insert(claim);
      check(sqlite3_bind_int64(join, 2, row));
      insert(join);
      tagging = claim_tag;
    } else {
      snprintf(words, sizeof words, "Question %d: THAAD is removed within %d days", number, number % 97);
      snprintf(text, sizeof text, "predict \"%s\" %s by 2017-12-31 on %s @%s +%s", words, share, day, handle, path);
      row = insert(prediction);
      check(sqlite3_bind_int64(terms, 1, row));
      bind(terms, 2, words);
      check(sqlite3_bind_int64(forecast, 1, row));
      check(sqlite3_bind_int64(forecast, 2, insert(terms)));
      check(sqlite3_bind_int64(forecast, 3, named(speaker, &voice_ids[voice], handle)));
      bind(forecast, 4, day);
      bind(forecast, 5, share);
      check(sqlite3_bind_double(forecast, 6, (number % 101) / 100.0));
      insert(forecast);
      tagging = prediction_tag;
    }
    check(sqlite3_bind_int64(tagging, 2, named(speaker, &analyst_id, "analyst")));
    check(sqlite3_bind_int64(tagging, 1, named(tag, &topic_ids[topic], path)));
    check(sqlite3_bind_int64(tagging, 3, row));
    insert(tagging);
    check(sqlite3_bind_int(step, 1, line));
    bind(step, 2, text);
    insert(step);
  }
}

// The terms of a text of Latin letters, digits and Hangul syllables: words in lower case, and pairs of syllables.
static void make_terms(const unsigned char *text, char *terms) {
  int in_word = 0;
  while (*text) {
    if (text[0] >= 0xEA) {
      if (terms[-1] != ' ') *terms++ = ' ';
      memcpy(terms, text, 3);
      terms += 3;
      if (text[3] >= 0xEA) memcpy(terms, text + 3, 3), terms += 3;
      text += 3;
      in_word = 0;
      continue;
    }
    unsigned char letter = *text++;
    if (letter >= 'A' && letter <= 'Z') letter += 'a' - 'A';
    int is_word = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (is_word && !in_word && terms[-1] != ' ') *terms++ = ' ';
    if (is_word) *terms++ = (char)letter;
    in_word = is_word;
  }
  *terms = 0;
}

static void feed_search(void) {
  sqlite3_stmt *source = prepared(
      "SELECT CASE relation WHEN 'claim' THEN 2 WHEN 'mention' THEN 3 ELSE 4 END << 56 | row,"
      " CASE relation WHEN 'claim' THEN (SELECT statement FROM claim WHERE id = row)"
      "  WHEN 'mention' THEN (SELECT exact FROM mention WHERE id = row)"
      "  ELSE (SELECT statement FROM terms WHERE id = row) END"
      " FROM journal WHERE relation IN ('claim', 'mention', 'terms') ORDER BY id");
  sqlite3_stmt *feed = prepared("INSERT INTO search (rowid, body) VALUES (?, ?)");
  char terms[1000] = " ";
  while (sqlite3_step(source) == SQLITE_ROW) {
    make_terms(sqlite3_column_text(source, 1), terms + 1);
    check(sqlite3_bind_int64(feed, 1, sqlite3_column_int64(source, 0)));
    bind(feed, 2, terms + 1);
    insert(feed);
  }
  check(sqlite3_reset(source));
}

int main(int count, char **words) {
  int lines = count == 3 ? atoi(words[2]) : 0;
  if (lines < 1) return fprintf(stderr, "usage: storage-floor WORKSPACE LINES\n"), 2;
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  check(sqlite3_open_v2(words[1], &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
  execute(
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA recursive_triggers = ON;"
      "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
      "PRAGMA foreign_keys = ON; BEGIN IMMEDIATE;"
      "INSERT INTO operation (ulid, kind, author, recorded, label)"
      " VALUES ('00000000000000000000000000', 'run', 'analyst', '2017-01-01T00:00:00Z', 'run floor');"
      "UPDATE running SET operation = 1");
  if (integer("SELECT max(id) FROM operation") != 1) return fprintf(stderr, "the workspace is not empty\n"), 1;
  write_lines(lines);
  feed_search();
  execute(
      "UPDATE operation SET first = 1, last = (SELECT max(id) FROM journal);"
      "UPDATE running SET operation = NULL, step = NULL; COMMIT");
  while (statement_count > 0) check(sqlite3_finalize(statements[--statement_count]));
  check(sqlite3_close(database));
  return 0;
}
