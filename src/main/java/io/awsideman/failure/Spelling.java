package io.awsideman.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds what was meant by a word that is mistyped: letters left out, doubled, swapped, wrong, or in the wrong case. */
public final class Spelling {
    private static final int MOST_SUGGESTIONS = 3;

    private Spelling() {}

    /** The nearest of the known words, those that the word is the beginning of first; none if all are too far away. */
    public static List<String> similar(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        int tolerated = Math.max(1, wanted.replaceFirst("^-+", "").length() / 3);
        Map<String, Integer> distances = new HashMap<>();
        for (String candidate : known) {
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance <= tolerated) {
                distances.put(candidate, distance);
            }
        }
        return distances.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Integer>, Boolean>comparing(found ->
                                !found.getKey().toLowerCase(Locale.ROOT).startsWith(wanted))
                        .thenComparing(Map.Entry.comparingByValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SUGGESTIONS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many letters must be inserted, deleted, replaced, or swapped with the next one. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
