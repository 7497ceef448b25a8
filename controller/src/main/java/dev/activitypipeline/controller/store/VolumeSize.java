package dev.activitypipeline.controller.store;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;

/** A volume's size as the API server writes it: in the largest unit of which it is a whole number. Written as 1024Mi it would look like drift for ever. */
final class VolumeSize {
    private static final List<String> BINARY = List.of("Ei", "Pi", "Ti", "Gi", "Mi", "Ki");
    private static final List<String> DECIMAL = List.of("E", "P", "T", "G", "M", "k");

    private VolumeSize() {}

    static Quantity of(String size) {
        Quantity asked = new Quantity(size);
        BigDecimal bytes = asked.getNumericalAmount();
        for (String unit : asked.getFormat().endsWith("i") ? BINARY : DECIMAL) {
            BigDecimal[] count = bytes.divideAndRemainder(new Quantity("1", unit).getNumericalAmount());
            if (count[1].signum() == 0) {
                return new Quantity(count[0].toBigInteger().toString(), unit);
            }
        }
        return asked;
    }
}
