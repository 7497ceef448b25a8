package dev.activitypipeline.bigquery.cloud;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;

/**
 * Names the write stream in every request of a connection. BigQuery wants it in the first one and takes it in the others, where Google's library leaves it out; the
 * emulator wants it in all of them.
 */
final class NamedRequests implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            private String stream = "";

            @Override
            @SuppressWarnings("unchecked") // a request of the same class goes on
            public void sendMessage(Q message) {
                super.sendMessage(message instanceof AppendRowsRequest append ? (Q) named(append) : message);
            }

            private AppendRowsRequest named(AppendRowsRequest request) {
                if (request.getWriteStream().isEmpty()) {
                    return request.toBuilder().setWriteStream(stream).build();
                }
                stream = request.getWriteStream();
                return request;
            }
        };
    }
}
