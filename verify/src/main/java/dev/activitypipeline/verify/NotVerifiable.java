package dev.activitypipeline.verify;

/** The proof can be made neither way: something it needs cannot be read. The message says what, why, and what to do. */
final class NotVerifiable extends RuntimeException {
    NotVerifiable(String message) {
        super(message);
    }

    NotVerifiable(String message, Throwable cause) {
        super(message, cause);
    }
}
