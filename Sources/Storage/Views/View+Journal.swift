extension View {
  static let operations = View(
    "operations", "what was done, by whom and when",
    [
      .id("o", "operation"),
      .column("ulid", "operation.ulid", "the name that no other operation anywhere has"),
      .column("kind", "operation.kind", "command, run, undo or redo"),
      .column("author", "'@' || operation.author", "who did it, with @"),
      .column("recorded", "operation.recorded", "the instant, in UTC"),
      .column("command", "operation.label", "the canonical line, or what stands for many"),
      .column(
        "in_effect", "instr(cancelled.ids, ',' || operation.id || ',') = 0", "0 where it was undone, else 1"),
    ], with: cancelled, from: "FROM operation, cancelled")

  // An operation takes back only earlier ones, so going backwards every judge is judged before it judges.
  private static let cancelled = """
    WITH RECURSIVE
      walk(undo, ids) AS (
        SELECT max(operation), ',' FROM undone
        UNION ALL
        SELECT (SELECT max(operation) FROM undone WHERE operation < walk.undo),
          CASE WHEN instr(ids, ',' || undo || ',') > 0 THEN ids
            ELSE ids || (SELECT group_concat(target, ',') FROM undone WHERE operation = walk.undo) || ',' END
        FROM walk WHERE undo IS NOT NULL
      ),
      cancelled AS MATERIALIZED (SELECT ids FROM walk WHERE undo IS NULL)
    """

  static let steps = View(
    "steps", "the canonical lines of operations",
    [
      .column("operation", "'o' || step.operation", "the operation"),
      .column("step", "step.number", "counted from 1"),
      .column("line", "step.line", "the line, which a script can run again"),
    ], from: "FROM step")
}
