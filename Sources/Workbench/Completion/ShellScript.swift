extension Shell {
  /// The lines that teach the shell; they ask the program itself, as it was typed, so that they never grow old.
  package var script: String {
    switch self {
    case .bash: Shell.bashScript
    case .zsh: Shell.zshScript
    case .fish: Shell.fishScript
    }
  }

  // The program takes the line apart by itself, since bash cuts words at : = and @ too. Where only a list was asked
  // for, COMP_TYPE is ?, and the list says what the words mean.
  private static let bashScript = #"""
    # bash completion for reckon
    _reckon() {
      local reply listing=
      [[ $COMP_TYPE == 63 ]] && listing=list
      COMPREPLY=()
      while IFS= read -r reply; do
        if [[ $reply == :files ]]; then
          compopt +o nospace -o default
        else
          COMPREPLY+=("$reply")
        fi
      done < <("$1" complete bash -- "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" $listing 2>/dev/null)
    }
    complete -o nospace -o nosort -F _reckon reckon
    """#

  private static let zshScript = #"""
    #compdef reckon
    # zsh completion for reckon
    _reckon() {
      local reply text meaning
      local -a fields whole beginnings
      local files=
      while IFS= read -r reply; do
        if [[ $reply == :files ]]; then
          files=1
          continue
        fi
        fields=("${(@ps:\t:)reply}")
        text=${fields[1]//\\/\\\\}
        text=${text//:/\\:}
        meaning=${fields[2]:+:$fields[2]}
        if [[ -n $fields[3] ]]; then
          beginnings+=("$text$meaning")
        else
          whole+=("$text$meaning")
        fi
      done < <("${(Q)words[1]}" complete zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
      ((${#whole})) && _describe -V reckon whole -U
      ((${#beginnings})) && _describe -V 'reckon, which goes on' beginnings -U -S ''
      [[ -n $files ]] && _files
      ((${#whole} + ${#beginnings} > 0))
    }
    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
      _reckon "$@"
    else
      compdef _reckon reckon
    fi
    """#

  private static let fishScript = #"""
    # fish completion for reckon
    function __reckon_complete
      set -l before (commandline -opc)
      set -l typed (commandline -ct)
      set -l program $before[1]
      set -e before[1]
      for reply in ($program complete fish -- $before (string unescape -- $typed; or echo $typed) 2>/dev/null)
        if test "$reply" = :files
          __fish_complete_path (commandline -ct)
        else
          echo $reply
        end
      end
    end
    complete -c reckon -f -a '(__reckon_complete)' -k
    """#
}
