package io.awsideman.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * The three streams of the process and what is known of them.
 *
 * @param in for answers to questions
 * @param out data, and nothing else; must throw when it cannot write, as a PrintWriter does not
 * @param err messages, progress and questions
 * @param inIsTerminal whether a person can answer
 * @param outIsTerminal whether a person reads the data
 * @param errIsTerminal whether a person reads the messages
 * @param columns the width of the terminal in cells, 0 if unknown
 */
public record Terminal(
        BufferedReader in,
        Writer out,
        PrintWriter err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int columns) {}
