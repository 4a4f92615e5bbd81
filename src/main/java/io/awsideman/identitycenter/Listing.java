package io.awsideman.identitycenter;

import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All things of one kind, by the names of the API and in the service's order. */
@FunctionalInterface
public interface Listing {
    /**
     * The rows one by one; those that nobody takes are not made.
     *
     * @param fresh whether the service must be asked, because a write follows
     */
    Iterator<Map<String, Object>> rows(boolean fresh);

    /** The same as a stream. */
    default Stream<Map<String, Object>> stream(boolean fresh) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(rows(fresh), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * The rows in parts, each handed over as soon as it is there; a single part if there is no saying when more comes.
     *
     * @throws io.awsideman.failure.IncompleteAnswerException if the rest cannot be had after a part was handed over
     */
    default void inParts(boolean fresh, Consumer<? super Iterator<Map<String, Object>>> taker) {
        taker.accept(rows(fresh));
    }
}
