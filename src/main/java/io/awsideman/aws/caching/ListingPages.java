package io.awsideman.aws.caching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Cuts whole listings into the pages a caller asks for. Later pages are cut from the listing that the first page came from,
 * whatever has happened to the cache since: nobody sees half of one state and half of another.
 */
final class ListingPages {
    private static final int MOST_LISTINGS = 16;
    private static final String PREFIX = "awsideman-page-";

    private final Map<String, Rest> rests = new LinkedHashMap<>();
    private long counter;

    private record Rest(AwsResponse listing, int from) {}

    /** The first page, with a token of ours if there are more. */
    synchronized AwsResponse first(AwsResponse listing, String member, int size) {
        return cut(listing, member, 0, size);
    }

    /** The page of a token, or {@code null} if the token is not one of ours or its listing has been given up. */
    synchronized @Nullable AwsResponse next(String token, String member, int size) {
        Rest rest = rests.remove(token);
        return rest == null ? null : cut(rest.listing(), member, rest.from(), size);
    }

    private AwsResponse cut(AwsResponse listing, String member, int from, int size) {
        List<?> items = items(listing, member);
        int to = (int) Math.min(items.size(), (long) from + size);
        String token = null;
        if (to < items.size()) {
            token = PREFIX + ++counter;
            rests.put(token, new Rest(listing, to));
            if (rests.size() > MOST_LISTINGS) {
                rests.remove(rests.keySet().iterator().next());
            }
        }
        return page(listing, member, items.subList(from, to), token);
    }

    /** The list member of a response. */
    static List<?> items(AwsResponse response, String member) {
        return (List<?>) ModelTypes.field(response, member).getValueOrDefault(response);
    }

    /** A response like the given one with these items and this token. */
    static AwsResponse page(AwsResponse like, String member, List<?> items, @Nullable String token) {
        AwsResponse.Builder builder = like.toBuilder();
        for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
            if (field.memberName().equals(member)) {
                field.set(builder, items);
            } else if (field.memberName().equals("NextToken")) {
                field.set(builder, token);
            }
        }
        return (AwsResponse) builder.build();
    }
}
