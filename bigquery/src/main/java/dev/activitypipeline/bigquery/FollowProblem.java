package dev.activitypipeline.bigquery;

import java.nio.file.Path;

/** Why BigQuery cannot be followed up now. None of these touches the stream or the store: BigQuery is behind for as long. */
public sealed interface FollowProblem {
    /** A stable word for alerts and conditions. */
    default String reason() {
        return getClass().getSimpleName();
    }

    /** What is wrong, why, and what to do. */
    String message();

    /** Whether the follower tries again by itself. */
    default boolean mayPass() {
        return true;
    }

    /** Nobody answers. */
    record EndpointUnreachable(String endpoint, String detail) implements FollowProblem {
        @Override
        public String message() {
            return "BigQuery does not answer at " + endpoint + " (" + detail
                    + "); rows wait in the store and follow when it answers";
        }
    }

    /** The service does not know who is asking. */
    record CredentialsRejected(String detail) implements FollowProblem {
        @Override
        public String message() {
            return "BigQuery refuses the credentials (" + detail
                    + "); check the Secret of spec.store.bigQuery.credentials, or the workload identity of the pod";
        }
    }

    /** Who is asking may not. */
    record AccessDenied(String detail) implements FollowProblem {
        @Override
        public String message() {
            return "BigQuery denies access (" + detail
                    + "); the account needs roles/bigquery.dataEditor on the dataset and roles/bigquery.jobUser on the project";
        }
    }

    /** Too much at once. */
    record QuotaExceeded(String detail) implements FollowProblem {
        @Override
        public String message() {
            return "a quota of BigQuery is used up (" + detail
                    + "); rows follow when it is free again; raise the quota, or spec.store.bigQuery.interval";
        }
    }

    /** There is no such table, and none may be made. */
    record TableMissing(String table) implements FollowProblem {
        @Override
        public String message() {
            return "the table " + table
                    + " does not exist, and spec.store.bigQuery.createTables is false; make it, or allow to make it";
        }
    }

    /** A table of this name holds somebody else's rows. */
    record TableNotOurs(String table, String owner) implements FollowProblem {
        @Override
        public String message() {
            return "the table " + table + " belongs to " + owner
                    + " and is left alone; choose another spec.store.bigQuery.tablePrefix, or take that table away";
        }
    }

    /** A column cannot take the store's values. */
    record SchemaConflict(String table, String detail) implements FollowProblem {
        @Override
        public String message() {
            return "the table " + table + " cannot take the store's rows: " + detail
                    + "; take the table away, and it is made and filled anew";
        }
    }

    /** The service says no to a request, for a reason that none of the others names. */
    record RequestRefused(String detail) implements FollowProblem {
        @Override
        public String message() {
            return "BigQuery refuses a request (" + detail + "); it is tried again";
        }
    }

    /** The store, not BigQuery. */
    record StoreNotReadable(String detail) implements FollowProblem {
        @Override
        public String message() {
            return "the store cannot be read (" + detail + "); it is tried again with the newest version of the table";
        }
    }

    /** Another follower took this one's turn. */
    record Fenced(Path step) implements FollowProblem {
        @Override
        public String message() {
            return "another follower took the step " + step + "; this one stops, and has committed nothing of it";
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /** Another follower runs. */
    record FollowerRunning(Path lock) implements FollowProblem {
        @Override
        public String message() {
            return "another follower of this store runs on this machine and holds " + lock + "; stop it first";
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /** Its own memory is gone. */
    record JournalDamaged(Path file) implements FollowProblem {
        @Override
        public String message() {
            return file
                    + " cannot be read; take its folder away, and the follower compares BigQuery's rows with the store's and goes on from there";
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }
}
