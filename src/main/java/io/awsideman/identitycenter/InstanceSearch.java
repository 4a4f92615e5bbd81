package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks for Identity Center instances where they may be. An instance is listed in its home region only, and in any other the
 * answer is that there is none, or a refusal.
 */
public final class InstanceSearch {
    private static final String DENIED = "AccessDeniedException";

    private final @Nullable String likely;
    private final List<String> others;
    private final Function<String, Instances> instancesIn;
    private final ParallelReads reads;

    /**
     * @param likely the region that is asked first, or {@code null} to ask all at once
     * @param others the regions that are asked if there is none in the likely one
     * @param instancesIn the instances of a region, asked of the service and not of a cache
     */
    public InstanceSearch(
            @Nullable String likely,
            List<String> others,
            Function<String, Instances> instancesIn,
            ParallelReads reads) {
        this.likely = likely;
        this.others = others.stream().filter(region -> !region.equals(likely)).toList();
        this.instancesIn = instancesIn;
        this.reads = reads;
    }

    /**
     * Searches; the likely region alone if there is one in it. A region that refuses to answer is noted, and not taken for
     * one without instances; if no region answers, the first failure is thrown.
     */
    public FoundInstances search() {
        List<Answer> answers = new ArrayList<>();
        if (likely != null) {
            Answer first = ask(likely);
            if (first.failure() != null && !isDenial(first.failure())) {
                throw first.failure();
            }
            answers.add(first);
        }
        if (answers.stream().allMatch(answer -> answer.instances().isEmpty())) {
            answers.addAll(reads.map("Asking regions", others, this::ask));
        }
        return found(answers);
    }

    private static FoundInstances found(List<Answer> answers) {
        List<FoundInstances.Located> found = new ArrayList<>();
        Map<String, String> refused = new TreeMap<>();
        @Nullable SdkException first = null;
        for (Answer answer : answers) {
            answer.instances().forEach(instance -> found.add(new FoundInstances.Located(answer.region(), instance)));
            if (answer.failure() != null) {
                refused.put(answer.region(), reason(answer.failure()));
                first = first == null ? answer.failure() : first;
            }
        }
        if (first != null && refused.size() == answers.size()) {
            throw first;
        }
        return new FoundInstances(found, answers.size(), refused);
    }

    private Answer ask(String region) {
        try {
            return new Answer(region, instancesIn.apply(region).list(), null);
        } catch (AbortedException e) {
            throw e;
        } catch (SdkException e) {
            return new Answer(region, List.of(), e);
        }
    }

    private static boolean isDenial(SdkException failure) {
        return reason(failure).equals(DENIED);
    }

    private static String reason(SdkException failure) {
        return failure instanceof AwsServiceException service
                        && service.awsErrorDetails() != null
                        && service.awsErrorDetails().errorCode() != null
                ? service.awsErrorDetails().errorCode()
                : String.valueOf(failure.rawMessage());
    }

    private record Answer(String region, List<Instance> instances, @Nullable SdkException failure) {}
}
