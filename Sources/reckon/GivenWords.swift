import ArgumentParser
import CommandLanguage
import Workbench

/// An option of the sitting that stands before the verb; which there are, `Session` knows.
struct ChosenOption {
  let name: String
  let value: String

  static var help: String {
    let forms = Session.options.map { "--\($0.name)\($0.placeholder.map { " \($0)" } ?? "")" }
    let width = forms.map(\.count).max() ?? 0
    return zip(forms, Session.options).map { form, option in
      "  " + form + String(repeating: " ", count: width - form.count + 2) + option.summary
    }.joined(separator: "\n")
  }
}

/// The words that the shell gave, taken apart: options of the program, options of the sitting, and the command.
struct GivenWords {
  private(set) var own: [String] = []
  private(set) var chosen: [ChosenOption] = []
  private(set) var words: [String] = []

  /// The verb is the first word that is neither an option nor an option's value.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if !word.hasPrefix("-") {
        words = [word] + rest
        return
      }
      if let option = Session.options.first(where: {
        word == "--\($0.name)" || word.hasPrefix("--\($0.name)=")
      }) {
        chosen.append(try GivenWords.chosen(option, word, &rest))
      } else {
        own.append(word)
        // Told from the declarations, since asking the parser takes a millisecond, and it will be asked once anyway.
        let awaitsValue = ProcessOption.all.contains { $0.placeholder != nil && $0.names.contains(word) }
        if awaitsValue, let value = rest.popFirst() { own.append(value) }
      }
    }
  }

  private static func chosen(
    _ option: OptionSyntax, _ word: String, _ rest: inout ArraySlice<String>
  ) throws -> ChosenOption {
    let attached = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
    guard option.placeholder != nil else {
      guard attached == nil else { throw ValidationError("--\(option.name) takes no value") }
      return ChosenOption(name: option.name, value: "")
    }
    guard let value = attached ?? rest.popFirst() else {
      throw ValidationError("--\(option.name) needs a value: \(option.placeholder ?? "")")
    }
    return ChosenOption(name: option.name, value: value)
  }
}
