package dev.activitypipeline.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values by name, from arguments {@code --name value} or a list {@code name=value,name=value}. */
final class NamedValues {
    private final Map<String, String> values = new HashMap<>();

    private NamedValues() {}

    static NamedValues ofArguments(String[] arguments, Set<String> names, Set<String> flags) {
        NamedValues named = new NamedValues();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (!names.contains(name)) {
                throw new NotVerifiable("unknown argument " + name);
            }
            if (flags.contains(name)) {
                named.values.put(name, "true");
            } else if (i + 1 < arguments.length) {
                named.values.put(name, arguments[++i]);
            } else {
                throw new NotVerifiable("the argument " + name + " has no value");
            }
        }
        return named;
    }

    static NamedValues ofList(String list, Set<String> names) {
        NamedValues named = new NamedValues();
        for (String pair : list.split(",")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals).strip();
            if (equals < 0 || !names.contains(name)) {
                throw new NotVerifiable("--simulate: expected "
                        + String.join("=,", names.stream().sorted().toList()) + "= but found " + pair);
            }
            named.values.put(name, pair.substring(equals + 1).strip());
        }
        return named;
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> new NotVerifiable("the argument " + name + " is missing"));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    long number(String name, long otherwise) {
        String text = values.get(name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new NotVerifiable(name + ": " + text + " is no whole number");
        }
    }

    /** Between 0 and 1; 0 where it is absent. */
    double ratio(String name) {
        String text = values.getOrDefault(name, "0");
        try {
            double ratio = Double.parseDouble(text);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException notANumber) {
            throw new NotVerifiable(name + ": " + text + " is no number");
        }
        throw new NotVerifiable(name + ": " + text + " is not between 0 and 1");
    }
}
