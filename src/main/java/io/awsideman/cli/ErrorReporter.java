package io.awsideman.cli;

import io.awsideman.cli.output.OutputFailedException;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.Spelling;
import io.awsideman.failure.UnknownNameException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells errors: one line what is wrong, one line what to do, and the exit code of its kind. */
final class ErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final CommandContext context;
    private boolean outputFailed;

    ErrorReporter(CommandContext context) {
        this.context = context;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        return report(failure);
    }

    int report(Throwable failure) {
        if (failure instanceof LinkageError) {
            return reportFaultOfJava(
                    failure,
                    "a part of awsideman could not be loaded: " + failure,
                    "allow more open files (ulimit -n 1024), and see that the installation is complete");
        }
        if (failure instanceof OutOfMemoryError) {
            return reportFaultOfJava(
                    failure,
                    "there is not enough memory for this: " + failure.getMessage(),
                    "give Java more (AWSIDEMAN_JAVA_OPTS=-Xmx2g), or ask for less at once");
        }
        if (failure instanceof OutputFailedException output && output.readerGone()) {
            return ExitStatus.OK; // as in: awsideman user list | head
        }
        if (failure instanceof OutputFailedException && outputFailed) {
            return ExitStatus.UNEXPECTED; // told already; what is left in the buffer fails once more at the end
        }
        outputFailed = failure instanceof OutputFailedException;
        Optional<AdminException> explained = explain(failure);
        PrintWriter err = context.terminal().err();
        if (explained.isPresent()) {
            AdminException admin = explained.get();
            err.println("error: " + admin.getMessage());
            if (admin.remedy() != null) {
                err.println("hint: " + admin.remedy());
            }
        } else {
            String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
            err.println("error: " + failure.getClass().getSimpleName() + message);
            err.println("hint: this is a fault of awsideman; run the command with --verbose and report what it prints");
        }
        if (context.isVerbose()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return explained.map(admin -> ExitStatus.of(admin.kind())).orElse(ExitStatus.UNEXPECTED);
    }

    /** Needs no class that is not there yet: where no more files may be open, no jar may be, either. */
    private int reportFaultOfJava(Throwable failure, String message, String remedy) {
        PrintWriter err = context.terminal().err();
        err.println("error: " + message);
        err.println("hint: " + remedy);
        if (context.isVerbose()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return ExitStatus.UNEXPECTED;
    }

    private Optional<AdminException> explain(Throwable failure) {
        if (failure instanceof UnknownNameException unknown) {
            List<String> names = context.recalledNames(unknown.kinds());
            return Optional.of(names.isEmpty() ? unknown : unknown.among(names));
        }
        if (failure instanceof AdminException own) {
            return Optional.of(own);
        }
        if (failure instanceof OutputFailedException) {
            return Optional.of(new AdminException(
                    FailureKind.UNEXPECTED,
                    String.valueOf(failure.getMessage()),
                    "check where standard output goes, and the free space there",
                    failure));
        }
        return context.session().explain(failure);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = context.terminal().err();
        String name = command.getCommandSpec().qualifiedName();
        err.println("error: " + message(failure));
        List<String> similar = failure instanceof UnmatchedArgumentException unmatched
                ? Spelling.similar(unmatched.getUnmatched().get(0), wordsOf(command))
                : List.of();
        err.println(
                similar.isEmpty()
                        ? "hint: see " + name + " --help"
                        : "hint: did you mean " + String.join(" or ", similar) + "? See " + name + " --help");
        err.flush();
        return ExitStatus.USAGE;
    }

    private static List<String> wordsOf(CommandLine command) {
        return Stream.concat(
                        CommandGroup.summariesOf(command.getCommandSpec()).keySet().stream(),
                        command.getCommandSpec().optionsMap().keySet().stream())
                .toList();
    }

    private static String message(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            CommandSpec command = failure.getCommandLine().getCommandSpec();
            boolean group = !CommandGroup.summariesOf(command).isEmpty();
            return "there is no " + (first.startsWith("-") ? "option " : group ? "command " : "argument ") + first
                    + " of " + command.qualifiedName();
        }
        return String.valueOf(failure.getMessage());
    }
}
