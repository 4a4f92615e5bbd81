package io.awsideman.cli;

import java.util.List;

/**
 * What a program of ours asks for, and nobody else. It is read without the parser of command lines, which takes a quarter of the
 * time that somebody waits who has pressed the tab key.
 */
public interface ProgramRequest {
    /**
     * Answers on the context's output.
     *
     * @param words those after the name of the request
     */
    void answer(CommandContext context, List<String> words);
}
