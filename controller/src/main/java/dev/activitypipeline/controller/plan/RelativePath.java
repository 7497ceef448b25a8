package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.schema.Shown;
import java.text.Normalizer;

/** Paths that may not leave the folder they start in. */
final class RelativePath {
    private static final int LONGEST = 512;

    private RelativePath() {}

    static void check(String field, String path, Violations violations) {
        String why = fault(path);
        if (!why.isEmpty()) {
            violations.add(field, Shown.text(path), "must be a relative path without \"..\"; this one " + why);
        }
    }

    /** Compatibility forms count as what they look like: a fullwidth dot or slash is one to some file systems. */
    private static String fault(String path) {
        String plain = Normalizer.normalize(path, Normalizer.Form.NFKC).replace('\\', '/');
        if (path.isBlank()) {
            return "is blank";
        } else if (path.length() > LONGEST) {
            return "has more than " + LONGEST + " characters";
        } else if (plain.startsWith("/") || plain.matches("[A-Za-z]:.*")) {
            return "is absolute";
        } else if (plain.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
            return "has a control character";
        }
        for (String part : plain.split("/", -1)) {
            if (part.equals("..") || part.equals(".")) {
                return "has the part \"" + part + "\"";
            } else if (part.isEmpty() || !part.equals(part.strip())) {
                return "has a part that is empty or begins or ends with a space";
            } else if (part.startsWith("_")) {
                return "has a part that begins with \"_\", as the store's own folders do";
            }
        }
        return "";
    }
}
