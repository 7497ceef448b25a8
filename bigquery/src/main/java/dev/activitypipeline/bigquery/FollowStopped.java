package dev.activitypipeline.bigquery;

/** A step of the follower could not be done. */
public final class FollowStopped extends RuntimeException {
    private final transient FollowProblem problem;

    public FollowStopped(FollowProblem problem) {
        super(problem.reason() + ": " + problem.message());
        this.problem = problem;
    }

    public FollowStopped(FollowProblem problem, Throwable cause) {
        super(problem.reason() + ": " + problem.message(), cause);
        this.problem = problem;
    }

    public FollowProblem problem() {
        return problem;
    }
}
