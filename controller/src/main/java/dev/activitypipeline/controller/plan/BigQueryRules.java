package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.api.v1alpha1.BigQueryCredentialsSpec;
import dev.activitypipeline.controller.api.v1alpha1.BigQueryEndpointsSpec;
import dev.activitypipeline.controller.api.v1alpha1.BigQuerySpec;
import dev.activitypipeline.controller.api.v1alpha1.StoreSpec;
import dev.activitypipeline.controller.api.v1alpha1.StoreSpec.AccessMode;
import dev.activitypipeline.controller.api.v1alpha1.StoreSpec.Format;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be followed, and how one may log in. */
final class BigQueryRules {
    private static final String BIG_QUERY = "spec.store.bigQuery";
    private static final int LAST_PORT = 65_535;

    private BigQueryRules() {}

    static void check(StoreSpec store, BigQuerySpec bigQuery, Violations violations) {
        if (store.format() == Format.PARQUET) {
            violations.add(
                    BIG_QUERY,
                    "has no place with format parquet: what is committed can be told only from a Delta log; remove it or use format delta");
        }
        if (store.accessMode() == AccessMode.READ_WRITE_ONCE_POD) {
            violations.add(
                    BIG_QUERY,
                    "has no place with accessMode ReadWriteOncePod, which leaves no room for a second pod; use ReadWriteOnce or ReadWriteMany");
        }
        Optional.ofNullable(bigQuery.credentials()).ifPresent(credentials -> exactlyOne(credentials, violations));
        Optional.ofNullable(bigQuery.endpoints()).ifPresent(endpoints -> {
            port("rest", endpoints.rest(), violations);
            port("storage", endpoints.storage(), violations);
            if (bigQuery.credentials() != null && isPlain(endpoints)) {
                violations.add(
                        BIG_QUERY + ".credentials",
                        "credentials have no place beside an endpoint in plain text, where anybody could read them; use https, or remove credentials");
            }
        });
    }

    private static void exactlyOne(BigQueryCredentialsSpec credentials, Violations violations) {
        if ((credentials.secret() != null) == (credentials.workloadIdentity() != null)) {
            violations.add(
                    BIG_QUERY + ".credentials",
                    credentials.secret() == null ? "none of them" : "secret and workloadIdentity",
                    "must be exactly one of secret and workloadIdentity");
        }
    }

    private static boolean isPlain(BigQueryEndpointsSpec endpoints) {
        return Stream.of(endpoints.rest(), endpoints.storage())
                .filter(Objects::nonNull)
                .anyMatch(address -> address.startsWith("http:"));
    }

    private static void port(String name, String address, Violations violations) {
        if (address != null) {
            int port = URI.create(address).getPort();
            if (port == 0 || port > LAST_PORT) {
                violations.add(
                        BIG_QUERY + ".endpoints." + name,
                        "\"" + address + "\"",
                        "must have a port between 1 and 65535, or none");
            }
        }
    }
}
