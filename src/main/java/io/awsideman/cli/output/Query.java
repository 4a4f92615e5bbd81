package io.awsideman.cli.output;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import io.burt.jmespath.jcf.JcfRuntime;
import io.burt.jmespath.parser.ParseError;
import io.burt.jmespath.parser.ParseException;
import org.jspecify.annotations.Nullable;

/** A compiled {@code --query}. The JMESPath library is loaded with this class, so only when a query is given. */
final class Query {
    private final String text;
    private final Expression<Object> expression;

    private Query(String text, Expression<Object> expression) {
        this.text = text;
        this.expression = expression;
    }

    /** @throws AdminException of kind USAGE that names the position of the fault */
    static Query compile(String text) {
        try {
            return new Query(text, new JcfRuntime().compile(text));
        } catch (ParseException e) {
            throw invalid(text, describe(e), e);
        } catch (JmesPathException e) {
            throw invalid(text, e.getMessage(), e);
        }
    }

    /** @throws AdminException of kind USAGE when a function does not fit the data */
    @Nullable
    Object apply(@Nullable Object data) {
        try {
            return PlainValue.of(expression.search(PlainValue.of(data)));
        } catch (JmesPathException e) {
            throw invalid(text, e.getMessage(), e);
        }
    }

    private static String describe(ParseException failure) {
        ParseError first = failure.iterator().next();
        return first.message() + " at position " + first.position();
    }

    private static AdminException invalid(String text, @Nullable String reason, JmesPathException cause) {
        return new AdminException(
                FailureKind.USAGE,
                "--query '" + text + "': " + reason,
                "A query is a JMESPath expression, for example \"[?UserName=='alice'].UserId\"; see https://jmespath.org.",
                cause);
    }
}
