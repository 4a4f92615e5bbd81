package io.awsideman.config;

/**
 * How data is printed unless an option says otherwise.
 *
 * @param format the name of an output format, in lower case
 */
public record OutputConfig(String format, ColorMode color) {
    static OutputConfig from(Resolution values) {
        return new OutputConfig(values.required(Settings.OUTPUT_FORMAT), values.required(Settings.OUTPUT_COLOR));
    }
}
