package io.awsideman.cli.profile;

import io.awsideman.config.ProfileConfig;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.ShellWord;
import io.awsideman.failure.Spelling;
import io.awsideman.failure.UnknownNameException;
import io.awsideman.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The profiles there are: those of the AWS configuration files, those of our configuration, and the sandbox. */
final class Profiles {
    private final Map<String, Map<String, String>> aws;
    private final Map<String, ProfileConfig> kept;
    private final @Nullable String byDefault;
    private final String current;

    Profiles(Session session) {
        aws = session.awsProfiles().all();
        kept = session.configuration().profiles();
        byDefault = session.configuration().effective().stream()
                .filter(setting -> setting.key().equals("default_profile"))
                .flatMap(setting -> Stream.ofNullable(setting.value()))
                .findFirst()
                .orElse(null);
        current = session.profileName();
    }

    /** All of them by name, the sandbox last. */
    List<Profile> all() {
        TreeSet<String> names = new TreeSet<>(aws.keySet());
        names.addAll(kept.keySet());
        names.remove(Session.SANDBOX);
        List<Profile> all = new ArrayList<>();
        names.forEach(name -> all.add(named(name)));
        all.add(named(Session.SANDBOX));
        return all;
    }

    /** The profile of this name, whether it is defined anywhere or not. */
    Profile named(String name) {
        return new Profile(name, name.equals(Session.SANDBOX) ? null : aws.get(name), kept.get(name));
    }

    /**
     * The profile of this name.
     *
     * @throws AdminException NOT_FOUND if it is defined nowhere
     */
    Profile get(String name) {
        Profile profile = named(name);
        if (!profile.isSandbox() && profile.aws() == null && profile.kept() == null) {
            throw new UnknownNameException(List.of("profile"), name, "see them with: awsideman profile list")
                    .among(all().stream().map(Profile::name).toList());
        }
        return profile;
    }

    /** What to say about a name that the AWS configuration files do not have. */
    String missingInAws(String name) {
        return "there is no AWS profile \"" + name + "\"; " + near(name, List.copyOf(aws.keySet()))
                + "make it with: aws configure sso --profile " + ShellWord.of(name);
    }

    /** The profile as data. */
    Map<String, Object> row(Profile profile) {
        return profile.row(profile.name().equals(byDefault), profile.name().equals(current));
    }

    private static String near(String name, List<String> known) {
        List<String> similar = Spelling.similar(name, known);
        return similar.isEmpty() ? "" : "did you mean " + String.join(" or ", similar) + "? ";
    }
}
