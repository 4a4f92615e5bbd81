package io.awsideman.cli;

import io.awsideman.cli.output.OutputFormat;
import io.awsideman.config.DurationText;
import io.awsideman.failure.AdminException;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the texts of options become values. */
final class ValueConverters {
    private ValueConverters() {}

    /** {@code 90}, {@code 30s}, {@code 1h30m}, {@code PT15M}. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Duration time = DurationText.parse(text);
            if (time == null) {
                throw new TypeConversionException("'" + text + "' is not " + DurationText.ALLOWED);
            }
            return time;
        }
    }

    /** The name of an output format. */
    static final class Format implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String text) {
            try {
                return OutputFormat.parse(text);
            } catch (AdminException e) {
                throw new TypeConversionException(e.getMessage() + "; " + e.remedy());
            }
        }
    }
}
