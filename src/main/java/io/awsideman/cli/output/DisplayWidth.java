package io.awsideman.cli.output;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many cells of a terminal a text takes: two for East Asian wide characters and for emoji, however many code points
 * these consist of, none for combining marks. Expects text without control characters.
 */
final class DisplayWidth {
    private static final String ELLIPSIS = "…";
    private static final int FIRST_COMBINING = 0x300;
    private static final int EMOJI_SELECTOR = 0xFE0F;

    /** First and last code point of each range of East Asian Width W or F (Unicode 15), in ascending order. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF,
        0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E,
        0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440,
        0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595,
        0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5,
        0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C,
        0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private DisplayWidth() {}

    /** The cells of the text. */
    static int of(String text) {
        int simple = ofSimple(text);
        if (simple >= 0) {
            return simple;
        }
        int cells = 0;
        Matcher clusters = Clusters.PATTERN.matcher(text);
        while (clusters.find()) {
            cells += ofCluster(clusters.group());
        }
        return cells;
    }

    /** The text itself when it fits into so many cells (at least 1), else its beginning and an ellipsis. */
    static String cut(String text, int cells) {
        if (of(text) <= cells) {
            return text;
        }
        int end = 0;
        int used = 0;
        Matcher clusters = Clusters.PATTERN.matcher(text);
        while (clusters.find()) {
            used += ofCluster(clusters.group());
            if (used > cells - 1) {
                break;
            }
            end = clusters.end();
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    /** What people see as one character; made for the first text in which characters may combine. */
    private static final class Clusters {
        static final Pattern PATTERN = Pattern.compile("\\X");
    }

    /** The cells of a text of which each character stands for itself in the commonest scripts; -1 of any other. */
    private static int ofSimple(String text) {
        int cells = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST_COMBINING || isLatinExtended(c) || isGreekOrCyrillic(c)) {
                cells++;
            } else if (isEastAsian(c)) {
                cells += 2;
            } else {
                return -1;
            }
        }
        return cells;
    }

    /** Letters with their marks, as Vietnamese has them. */
    private static boolean isLatinExtended(char c) {
        return c >= 0x1E00 && c <= 0x1EFF;
    }

    private static boolean isGreekOrCyrillic(char c) {
        return (c >= 0x370 && c <= 0x482) || (c >= 0x48A && c <= 0x52F);
    }

    /** Ideographs, syllables of Hangul, and the letters of Hiragana and Katakana. */
    private static boolean isEastAsian(char c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30A1 && c <= 0x30FA);
    }

    private static int ofCluster(String cluster) {
        int widest = 0;
        int flags = 0;
        for (int i = 0; i < cluster.length(); i = cluster.offsetByCodePoints(i, 1)) {
            int codePoint = cluster.codePointAt(i);
            if (codePoint == EMOJI_SELECTOR || (isRegionalIndicator(codePoint) && ++flags == 2)) {
                return 2;
            }
            widest = Math.max(widest, ofCodePoint(codePoint));
        }
        return widest;
    }

    private static boolean isRegionalIndicator(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    private static int ofCodePoint(int codePoint) {
        if (isWide(codePoint)) {
            // The ideographic tone marks are wide by the table but combine with what is before them.
            return isCombining(codePoint) ? 0 : 2;
        }
        return isCombining(codePoint) || isJamoOfSyllable(codePoint) ? 0 : 1;
    }

    private static boolean isWide(int codePoint) {
        int found = Arrays.binarySearch(WIDE, codePoint);
        // An even insertion point lies between two ranges, an odd one inside a range.
        return found >= 0 || (-found - 1) % 2 == 1;
    }

    private static boolean isCombining(int codePoint) {
        if (codePoint == 0xAD) {
            return false;
        }
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }

    private static boolean isJamoOfSyllable(int codePoint) {
        return (codePoint >= 0x1160 && codePoint <= 0x11FF) || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
    }
}
