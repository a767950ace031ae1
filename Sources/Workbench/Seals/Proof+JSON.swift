import Facts
import Presentation
import Storage

// The file that 'prove' writes is one JSON object; 'help seals' describes it.

extension JSON {
  init(_ proof: Proof) {
    self = .object([
      .init("reckon", "proof"), .init("format", 1), .init("prediction", .string("\(proof.prediction)")),
      .init("through", .integer(proof.through)), .init("head", JSON(proof.head)),
      .init("start", JSON(proof.start)), .init("links", .array(proof.links.map(JSON.init))),
    ])
  }

  private init(_ hash: SealHash) {
    self = .string(hash.description)
  }

  private init(_ link: Proof.Link) {
    switch link {
    case .body(let body): self = .object([.init("body", JSON(body))])
    case .operation(let proven): self = JSON(proven)
    }
  }

  private init(_ proven: ProvenOperation) {
    let operation = proven.operation
    self = .object([
      .init("operation", .integer(operation.id)), .init("ulid", .string(operation.ulid)),
      .init("kind", .string(operation.kind)), .init("author", .optional(operation.author)),
      .init("recorded", .string(operation.recorded)), .init("first", .integer(operation.first)),
      .init("last", .integer(operation.last)), .init("undoes", .array(operation.undoes.map(JSON.integer))),
      .init("leaves", .integer(proven.leaves)), .init("root", JSON(proven.root)),
      .init("head", JSON(proven.head)), .init("shown", .array(proven.shown.map(JSON.init))),
    ])
  }

  private init(_ leaf: ProvenLeaf) {
    var members: [Member] = [.init("position", .integer(leaf.position))]
    switch leaf.content {
    case .redacted(let hash): members.append(.init("leaf", JSON(hash)))
    case .row(let row, let salt):
      members += [
        .init("salt", .string(salt.hexadecimal)), .init("table", .string(row.table)),
        .init("id", .integer(row.id)), .init("step", row.step.map(JSON.integer) ?? .null),
        .init("new", .bool(row.isNew)), .init("columns", row.columns.map(JSON.init) ?? .null),
      ]
    }
    self = .object(members + [.init("path", .array(leaf.path.map(JSON.init)))])
  }

  private init(_ columns: [ProvenRow.Column]) {
    self = .object(
      columns.map { column in
        switch column.value {
        case .integer(let number): .init(column.name, .integer(number))
        case .real(let number): .init(column.name, .number(number))
        case .text(let text): .init(column.name, .string(text))
        }
      })
  }
}
