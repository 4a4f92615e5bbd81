package io.awsideman.cli.shell;

import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * What a shell has to read to complete the program's command lines. Nouns, verbs and options are in the script, so that they
 * cost no process; where it knows none, a name may be wanted, and {@code completion names} is asked for it.
 */
public final class CompletionScript {
    /** Bash leaves the beginning of a word as it is, up to the last word break; the program is told which those are. */
    private static final String BASH_NAMES =
            """

            function _awsideman() {
              _complete_awsideman
              local word=${COMP_WORDS[COMP_CWORD]} name
              if [ ${#COMPREPLY[@]} -gt 0 ] || [[ $word == -* && $word != *=* ]]; then return; fi
              while IFS= read -r name; do
                COMPREPLY+=("$name")
              done < <(awsideman completion names bash "${COMP_LINE:0:COMP_POINT}" \\
                "$COMP_WORDBREAKS" </dev/null 2>/dev/null)
            }
            complete -F _awsideman -o default awsideman
            """;

    private static final String ZSH_COMPINIT = "autoload -U +X compinit && compinit\n";

    /** The script for bash works in zsh through bashcompinit, which it loads itself once compinit has run; zsh quotes by itself. */
    private static final String ZSH_NAMES =
            """

            function _awsideman() {
              _bash_complete -F _complete_awsideman && return 0
              [[ $PREFIX == -* && $PREFIX != *=* ]] && return 1
              local line="${(j: :)words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX"
              local -a names
              names=( ${(f)"$(awsideman completion names zsh "$line" </dev/null 2>/dev/null)"} )
              (( ${#names} )) || return 1
              [[ $PREFIX == --*=* ]] && compset -P 1 '*='
              compadd -a names
            }
            compdef _awsideman awsideman
            """;

    private CompletionScript() {}

    /** @param tree all commands in full */
    public static String bash(CommandLine tree) {
        return AutoComplete.bash("awsideman", tree) + BASH_NAMES;
    }

    /** @param tree all commands in full */
    public static String zsh(CommandLine tree) {
        return ZSH_COMPINIT + AutoComplete.bash("awsideman", tree) + ZSH_NAMES;
    }
}
