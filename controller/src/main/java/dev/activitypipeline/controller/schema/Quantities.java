package dev.activitypipeline.controller.schema;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Quantities by Kubernetes' own syntax, which fabric8's parser is more generous than. */
public final class Quantities {
    private static final Pattern SHAPE =
            Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][0-9]{1,2})?");

    private Quantities() {}

    /** In units: cores, or bytes. Empty where the text is no quantity or a negative one; never throws. */
    public static Optional<BigDecimal> parse(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(Quantity.getAmountInBytes(Quantity.parse(text)))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException if the text was not checked before */
    public static BigDecimal of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a quantity: " + text));
    }
}
