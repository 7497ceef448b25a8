package dev.activitypipeline.stream;

/** Carries a {@link StreamProblem} through code that can only throw. */
public final class StreamStopped extends RuntimeException {
    private final transient StreamProblem problem;

    public StreamStopped(StreamProblem problem) {
        super(problem.reason() + ": " + problem.message());
        this.problem = problem;
    }

    public StreamStopped(StreamProblem problem, Throwable cause) {
        super(problem.reason() + ": " + problem.message(), cause);
        this.problem = problem;
    }

    public StreamProblem problem() {
        return problem;
    }
}
