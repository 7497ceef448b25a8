package dev.activitypipeline.bigquery.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import dev.activitypipeline.bigquery.FollowProblem;
import dev.activitypipeline.contract.settings.BigQuerySettings.Endpoints;
import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    private final Failures failures = new Failures(Endpoints.PUBLIC);

    @ParameterizedTest
    @CsvSource({
        "401, authError, CredentialsRejected",
        "403, accessDenied, AccessDenied",
        "403, quotaExceeded, QuotaExceeded",
        "403, rateLimitExceeded, QuotaExceeded",
        "503, backendError, EndpointUnreachable",
        "400, invalidQuery, RequestRefused"
    })
    void whatTheServiceSaysOverRestIsUnderstood(int code, String reason, String problem) {
        // When
        FollowProblem found = failures.of(new BigQueryException(code, "no", new BigQueryError(reason, "", "no")));

        // Then
        assertThat(found.reason()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, EndpointUnreachable",
        "DEADLINE_EXCEEDED, EndpointUnreachable",
        "UNAUTHENTICATED, CredentialsRejected",
        "PERMISSION_DENIED, AccessDenied",
        "RESOURCE_EXHAUSTED, QuotaExceeded",
        "INVALID_ARGUMENT, RequestRefused"
    })
    void whatTheServiceSaysOverGrpcIsUnderstoodWhereverItIsWrapped(Status.Code code, String problem) {
        // When
        FollowProblem found =
                failures.of(new IllegalStateException("wrapped", code.toStatus().asRuntimeException()));

        // Then
        assertThat(found.reason()).isEqualTo(problem);
    }

    @Test
    void whoDoesNotAnswerIsNamed() {
        // When
        FollowProblem found =
                failures.of(new BigQueryException(new IOException("x", new ConnectException("Connection refused"))));

        // Then
        assertThat(found.message()).startsWith("BigQuery does not answer at https://bigquery.googleapis.com (");
    }
}
