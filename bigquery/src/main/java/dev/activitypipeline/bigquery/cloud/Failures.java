package dev.activitypipeline.bigquery.cloud;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.JobException;
import dev.activitypipeline.bigquery.FollowProblem;
import dev.activitypipeline.bigquery.FollowStopped;
import dev.activitypipeline.contract.settings.BigQuerySettings.Endpoints;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a failure of Google's libraries means for the follower. */
public final class Failures {
    private static final int NOT_FOUND = 404;

    private final String rest;
    private final String storage;

    public Failures(Endpoints endpoints) {
        this.rest = endpoints.rest().map(Object::toString).orElse("https://bigquery.googleapis.com");
        this.storage = endpoints.storage().map(Object::toString).orElse("https://bigquerystorage.googleapis.com");
    }

    /** The problem behind it. */
    public FollowProblem of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FollowStopped stopped) {
                return stopped.problem();
            }
            Optional<FollowProblem> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new FollowProblem.RequestRefused(text(failure));
    }

    private Optional<FollowProblem> known(Throwable cause) {
        if (cause instanceof BigQueryException refused && refused.getCode() > 0) {
            return Optional.of(ofHttp(refused.getCode(), refused.getReason(), text(refused)));
        }
        if (cause instanceof JobException job) {
            return Optional.of(ofJob(job.getErrors(), text(job)));
        }
        if (cause instanceof ApiException api) {
            return Optional.of(ofGrpc(api.getStatusCode().getCode(), text(api)));
        }
        if (cause instanceof StatusRuntimeException status) {
            return Optional.of(ofGrpc(code(status.getStatus()), text(status)));
        }
        if (cause instanceof IOException io) {
            return Optional.of(new FollowProblem.EndpointUnreachable(rest, text(io)));
        }
        return Optional.empty();
    }

    private FollowProblem ofJob(List<BigQueryError> errors, String text) {
        String reason = errors == null || errors.isEmpty() ? "" : errors.get(0).getReason();
        return ofHttp(0, reason, text);
    }

    private FollowProblem ofHttp(int code, String reason, String text) {
        String why = reason == null ? "" : reason;
        if (List.of("quotaExceeded", "rateLimitExceeded", "jobRateLimitExceeded")
                        .contains(why)
                || code == 429) {
            return new FollowProblem.QuotaExceeded(text);
        }
        return switch (code) {
            case 401 -> new FollowProblem.CredentialsRejected(text);
            case 403 -> new FollowProblem.AccessDenied(text);
            case 500, 502, 503, 504 -> new FollowProblem.EndpointUnreachable(rest, text);
            default -> new FollowProblem.RequestRefused(text);
        };
    }

    private FollowProblem ofGrpc(StatusCode.Code code, String text) {
        return switch (code) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, INTERNAL ->
                new FollowProblem.EndpointUnreachable(storage, text);
            case UNAUTHENTICATED -> new FollowProblem.CredentialsRejected(text);
            case PERMISSION_DENIED -> new FollowProblem.AccessDenied(text);
            case RESOURCE_EXHAUSTED -> new FollowProblem.QuotaExceeded(text);
            default -> new FollowProblem.RequestRefused(text);
        };
    }

    private static StatusCode.Code code(Status status) {
        return StatusCode.Code.valueOf(status.getCode().name());
    }

    static boolean isNotFound(Throwable failure) {
        return failure instanceof BigQueryException refused && refused.getCode() == NOT_FOUND;
    }

    /** The first line of what it says, without what an address or a key may carry. */
    static String text(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
