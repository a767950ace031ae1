import CommandLanguage
import Presentation

extension Parameter where Value == Shell {
  static var shell: Parameter { Parameter("shell", .choice(), "the shell that is to complete") }
}

extension Command {
  static let completion = Command(
    Syntax(
      "completion", "Prints a script that teaches a shell to complete the words of reckon.",
      details: """
        bash: `reckon completion bash > ~/.local/share/bash-completion/completions/reckon`, or
        `source <(reckon completion bash)` in ~/.bashrc. zsh: `reckon completion zsh > _reckon` in a folder of
        $fpath, or `source <(reckon completion zsh)` in ~/.zshrc after compinit. fish:
        `reckon completion fish > ~/.config/fish/completions/reckon.fish`.
        """,
      slots: [.required(.shell)], examples: ["completion bash", "completion zsh", "completion fish"])
  ) { arguments, _, output in
    let shell = try arguments.required(.shell)
    let lines = shell.script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    output.page(
      Page(
        lines.map { .line(Phrase($0)) },
        json: .object([.init("shell", .string(shell.rawValue)), .init("script", .string(shell.script))])))
  }
}
