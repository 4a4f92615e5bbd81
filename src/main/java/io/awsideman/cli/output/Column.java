package io.awsideman.cli.output;

/**
 * One column of a table: what stands above it and which field of a row it shows.
 *
 * @param header the heading, also the name in the CSV header; by convention the field name of the API
 * @param path the field: {@code UserName}, {@code Name.GivenName}, {@code Emails[0].Value}, {@code Emails[].Value}
 */
public record Column(String header, String path) {
    /**
     * Checks the path.
     *
     * @throws io.awsideman.failure.AdminException of kind USAGE when the path is malformed
     */
    public Column {
        FieldPath.parse(path);
    }

    /** A column that is headed by the field it shows. */
    public static Column of(String path) {
        return new Column(path, path);
    }

    /** A column with a heading of its own. */
    public static Column of(String header, String path) {
        return new Column(header, path);
    }

    FieldPath field() {
        return FieldPath.parse(path);
    }
}
