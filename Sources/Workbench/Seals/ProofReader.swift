import CommandLanguage
import Facts
import Presentation
import Storage

/// Reads the file of a proof, and refuses what is none.
enum ProofReader {
  static func read(_ text: String) throws(Diagnostic) -> Proof {
    let json: JSON
    do { json = try JSON(parsing: text) } catch {
      throw wrong("this is no proof: \(error)")
    }
    guard json["reckon"] == "proof", case .integer(let format)? = json["format"] else {
      throw wrong("this is no proof")
    }
    guard format == 1 else {
      throw Diagnostic("E-NEWER", "a newer reckon wrote this proof (format \(format))", hint: "use that one")
    }
    guard let prediction = Identifier(parsing: try string(json, "prediction")) else {
      throw wrong("'prediction' is no id")
    }
    return Proof(
      prediction: prediction, through: try integer(json, "through"), head: try hash(json, "head"),
      start: try hash(json, "start"), links: try list(json, "links", link))
  }

  private static func link(_ json: JSON) throws(Diagnostic) -> Proof.Link {
    guard json["body"] == nil else { return .body(try hash(json, "body")) }
    let operation = SealedOperation(
      id: try integer(json, "operation"), ulid: try string(json, "ulid"), kind: try string(json, "kind"),
      author: json["author"] == JSON.null ? nil : try string(json, "author"),
      recorded: try string(json, "recorded"), first: try integer(json, "first"),
      last: try integer(json, "last"),
      undoes: try list(json, "undoes") { (json: JSON) throws(Diagnostic) in try integer(json, "undoes") })
    return .operation(
      ProvenOperation(
        operation: operation, leaves: try integer(json, "leaves"), root: try hash(json, "root"),
        head: try hash(json, "head"), shown: try list(json, "shown", leaf)))
  }

  private static func leaf(_ json: JSON) throws(Diagnostic) -> ProvenLeaf {
    let path = try list(json, "path") { (json: JSON) throws(Diagnostic) in try hash(json, "path") }
    let position = try integer(json, "position")
    guard json["leaf"] == nil else {
      return ProvenLeaf(position: position, content: .redacted(try hash(json, "leaf")), path: path)
    }
    guard let salt = [UInt8](hexadecimal: try string(json, "salt")), salt.count == 16 else {
      throw wrong("'salt' is not 16 bytes in hexadecimal")
    }
    let row = ProvenRow(
      table: try string(json, "table"), id: try integer(json, "id"),
      step: json["step"] == JSON.null ? nil : try integer(json, "step"), isNew: json["new"] == true,
      columns: try columns(json))
    return ProvenLeaf(position: position, content: .row(row, salt: salt), path: path)
  }

  private static func columns(_ json: JSON) throws(Diagnostic) -> [ProvenRow.Column]? {
    guard json["columns"] != JSON.null else { return nil }
    guard case .object(let members)? = json["columns"] else { throw wrong("'columns' is no object") }
    return try members.map { (member) throws(Diagnostic) in
      switch member.value {
      case .integer(let number): ProvenRow.Column(member.key, .integer(number))
      case .number(let number): ProvenRow.Column(member.key, .real(number))
      case .string(let text): ProvenRow.Column(member.key, .text(text))
      default: throw wrong("'\(member.key)' is neither number nor text")
      }
    }
  }

  // MARK: Members; the value itself may be given instead of the object that holds it.

  private static func integer(_ json: JSON, _ name: String) throws(Diagnostic) -> Int {
    guard case .integer(let number) = json[name] ?? json else { throw wrong("'\(name)' is no whole number") }
    return number
  }

  private static func string(_ json: JSON, _ name: String) throws(Diagnostic) -> String {
    guard case .string(let text) = json[name] ?? json else { throw wrong("'\(name)' is no text") }
    return text
  }

  private static func hash(_ json: JSON, _ name: String) throws(Diagnostic) -> SealHash {
    guard let hash = SealHash(parsing: try string(json, name)) else {
      throw wrong("'\(name)' is no hash of 64 digits")
    }
    return hash
  }

  private static func list<Value>(
    _ json: JSON, _ name: String, _ make: (JSON) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> [Value] {
    guard case .array(let elements)? = json[name] else { throw wrong("'\(name)' is no list") }
    return try elements.map(make)
  }

  private static func wrong(_ message: String) -> Diagnostic {
    Diagnostic("E-PROOF", message, hint: "take the file as 'prove' wrote it")
  }
}
