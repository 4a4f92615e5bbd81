package io.awsideman.process;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/** A shell on a terminal with a person in front of it, who types and looks at the line. The terminal is that of script(1). */
final class Shell implements AutoCloseable {
    private static final String READY = "[ready]";

    /** Ctrl-T shows the line, Ctrl-U empties it; what cannot be completed makes no sound. */
    private static final String BASH =
            """
            PS1='%s'
            show() { printf '<<%%s>>' "$READLINE_LINE"; }
            bind -x '"\\C-t": show'
            bind 'set bell-style none'
            """;

    private static final String ZSH =
            """
            show() { print -rn -- "<<$BUFFER>>"; }
            zle -N show
            bindkey -e
            bindkey '^T' show
            unsetopt beep
            PS1='%s'
            """;

    private final Process process;
    private final OutputStream keyboard;
    private final Reader screen;

    private Shell(Process process) {
        this.process = process;
        this.keyboard = process.getOutputStream();
        this.screen = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    }

    /** Starts {@code bash} or {@code zsh} with the completion it is told to read, and the program under its name. */
    static Shell start(String name, Program program) throws IOException, InterruptedException {
        Path home = program.home();
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path launcher = bin.resolve("awsideman");
        String java = program.words().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Files.writeString(launcher, "#!/bin/sh\nexec " + java + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        Path start = home.resolve("start." + name);
        Files.writeString(
                start,
                program.run("completion " + name).ok().out() + (name.equals("bash") ? BASH : ZSH).formatted(READY));
        String interactive = name.equals("bash") ? "bash --norc --noprofile -i" : "zsh -f -i";
        ProcessBuilder builder = new ProcessBuilder(List.of("script", "-qec", interactive, "/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TERM", "dumb");
        builder.environment().put("SHELL", "/bin/sh");
        Shell shell = new Shell(builder.redirectErrorStream(true).start());
        shell.press(". " + start + "\n");
        shell.readTo(READY);
        return shell;
    }

    /** The line after these words were typed and Tab was pressed once. */
    String completed(String typed) throws IOException {
        press("\u0015" + typed + "\t\u0014");
        readTo("<<");
        return readTo(">>");
    }

    private void press(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private String readTo(String end) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(end) < 0) {
            int next = screen.read();
            if (next < 0) {
                throw new IOException("the shell has ended after: " + seen);
            }
            seen.append((char) next);
        }
        return seen.substring(0, seen.length() - end.length());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
