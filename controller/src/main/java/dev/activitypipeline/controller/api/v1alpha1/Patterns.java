package dev.activitypipeline.controller.api.v1alpha1;

/** The shapes of texts that more than one field has, as the CRD states them. */
final class Patterns {
    static final String DURATION = "^(0|[1-9][0-9]{0,8})(ms|s|m|h)$";
    static final String DNS_SUBDOMAIN = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    static final String SECRET_KEY = "^[-._a-zA-Z0-9]{1,253}$";
    static final String IMAGE = "^[a-z0-9][-a-zA-Z0-9._:/@]{0,499}$";
    static final String HOSTS = "^[A-Za-z0-9]([-A-Za-z0-9.]{0,251}[A-Za-z0-9])?:[0-9]{1,5}"
            + "(,[A-Za-z0-9]([-A-Za-z0-9.]{0,251}[A-Za-z0-9])?:[0-9]{1,5})*$";

    static final String NAME_WORDS = "the name of a Kubernetes object: lower-case letters, digits, \"-\" and \".\"";
    static final String KEY_WORDS = "a key of a Secret: letters, digits, \"-\", \"_\" and \".\"";
    static final String IMAGE_WORDS = "the name of a container image, such as registry/name:tag";

    private Patterns() {}
}
