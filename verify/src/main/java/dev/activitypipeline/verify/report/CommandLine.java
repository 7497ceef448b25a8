package dev.activitypipeline.verify.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arguments of the form {@code --name value}. */
final class CommandLine {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Says what is wrong with the arguments, and how they should be. */
    static final class Misuse extends Exception {
        private Misuse(String message) {
            super(message);
        }
    }

    private CommandLine() {}

    /** @param usage shown with every complaint */
    static CommandLine parse(String[] arguments, List<String> names, String usage) throws Misuse {
        CommandLine line = new CommandLine();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (!names.contains(name)) {
                throw new Misuse("there is no option " + name + "\nusage: " + usage);
            }
            if (i + 1 == arguments.length) {
                throw new Misuse(name + " needs a value\nusage: " + usage);
            }
            if (line.values.put(name, arguments[i + 1]) != null) {
                throw new Misuse(name + " stands twice\nusage: " + usage);
            }
        }
        return line;
    }

    Path path(String name, String usage) throws Misuse {
        String value = values.get(name);
        if (value == null) {
            throw new Misuse(name + " is missing\nusage: " + usage);
        }
        return Path.of(value);
    }

    Optional<Path> optionalPath(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of);
    }

    /** @return a number from 1 to 10,000 */
    int number(String name, int otherwise, String usage) throws Misuse {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= 10_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through: text and numbers out of range deserve the same answer.
        }
        throw new Misuse(name + " is a number from 1 to 10,000, got " + value + "\nusage: " + usage);
    }
}
