package dev.activitypipeline.controller.status;

import java.util.Arrays;

/**
 * Why a condition is as it is, or why an event was written: every word that this controller may use. What each means, and what to do, stands in
 * {@code docs/reference/conditions.md}.
 */
public enum Reason {
    // The pipeline as a whole.
    RUNNING("Running"),
    SUSPENDED("Suspended"),
    INVALID_SPEC("InvalidSpec"),
    RESOURCE_CONFLICT("ResourceConflict"),

    // The topic.
    TOPIC_CREATING("TopicCreating"),
    TOPIC_PENDING("TopicPending"),
    TOPIC_READY("TopicReady"),
    TOPIC_UNMANAGED("TopicUnmanaged"),
    NO_TOPIC_OPERATOR("NoTopicOperator"),
    KAFKA_TOPIC_KIND_MISSING("KafkaTopicKindMissing"),
    // The topic operator's own words, Strimzi's or ours.
    NOT_SUPPORTED("NotSupported"),
    KAFKA_ERROR("KafkaError"),
    INTERNAL_ERROR("InternalError"),
    TOPIC_NOT_READY("TopicNotReady"),

    // The store's volume.
    STORE_CREATING("StoreCreating"),
    STORE_PENDING("StorePending"),
    STORE_BOUND("StoreBound"),
    STORE_LOST("StoreLost"),

    // The stream job.
    STREAM_SUSPENDED("StreamSuspended"),
    STREAM_DRAINING("StreamDraining"),
    DRIVER_CREATING("DriverCreating"),
    DRIVER_STARTING("DriverStarting"),
    DRIVER_STOPPING("DriverStopping"),
    DRIVER_REPLACING("DriverReplacing"),
    EXECUTORS_STARTING("ExecutorsStarting"),
    NO_PROGRESS("NoProgress"),
    // The driver's own words.
    STORE_IN_USE("StoreInUse"),
    STORE_OF_ANOTHER_PIPELINE("StoreOfAnotherPipeline"),
    TOPIC_RECREATED("TopicRecreated"),
    DATA_LOST("DataLost"),
    CHECKPOINT_DAMAGED("CheckpointDamaged"),
    JOURNAL_DAMAGED("JournalDamaged"),
    FENCED("Fenced"),
    STORAGE_FULL("StorageFull"),
    KAFKA_UNAVAILABLE("KafkaUnavailable"),
    STREAM_FAILED("StreamFailed"),

    // The producers.
    PRODUCER_SUSPENDED("ProducerSuspended"),
    PRODUCER_STOPPING("ProducerStopping"),
    PRODUCER_STARTING("ProducerStarting"),
    PRODUCER_READY("ProducerReady"),
    // A producer's own words.
    BROKER_UNREACHABLE("BrokerUnreachable"),
    BROKER_SLOW("BrokerSlow"),
    AUTHENTICATION_FAILED("AuthenticationFailed"),
    NOT_AUTHORIZED("NotAuthorized"),
    TOPIC_REPLACED("TopicReplaced"),
    PORT_IN_USE("PortInUse"),
    FILES_NOT_FOUND("FilesNotFound"),
    INVALID_PATTERN("InvalidPattern"),
    INVALID_ENVIRONMENT("InvalidEnvironment"),
    UNEXPECTED("Unexpected"),
    PRODUCER_HINDERED("ProducerHindered"),

    // The follower of BigQuery.
    FOLLOWER_SUSPENDED("FollowerSuspended"),
    FOLLOWER_STARTING("FollowerStarting"),
    LEVEL("Level"),
    FOLLOWING("Following"),
    // The follower's own words.
    ENDPOINT_UNREACHABLE("EndpointUnreachable"),
    CREDENTIALS_REJECTED("CredentialsRejected"),
    ACCESS_DENIED("AccessDenied"),
    QUOTA_EXCEEDED("QuotaExceeded"),
    TABLE_MISSING("TableMissing"),
    TABLE_NOT_OURS("TableNotOurs"),
    SCHEMA_CONFLICT("SchemaConflict"),
    REQUEST_REFUSED("RequestRefused"),
    STORE_NOT_READABLE("StoreNotReadable"),
    FOLLOWER_RUNNING("FollowerRunning"),
    FOLLOWER_FAILING("FollowerFailing"),

    // The Secrets with which processes log in to Kafka and to BigQuery.
    SECRET_NOT_FOUND("SecretNotFound"),
    SECRET_KEY_NOT_FOUND("SecretKeyNotFound"),
    SECRET_UNUSABLE("SecretUnusable"),
    SECRET_FORBIDDEN("SecretForbidden"),

    // A pod that does not run; most are the kubelet's own words.
    UNSCHEDULABLE("Unschedulable"),
    OOM_KILLED("OOMKilled"),
    IMAGE_PULL_BACK_OFF("ImagePullBackOff"),
    ERR_IMAGE_PULL("ErrImagePull"),
    ERR_IMAGE_NEVER_PULL("ErrImageNeverPull"),
    INVALID_IMAGE_NAME("InvalidImageName"),
    CREATE_CONTAINER_CONFIG_ERROR("CreateContainerConfigError"),
    CREATE_CONTAINER_ERROR("CreateContainerError"),
    RUN_CONTAINER_ERROR("RunContainerError"),
    CRASH_LOOP_BACK_OFF("CrashLoopBackOff"),
    POD_NOT_RUNNING("PodNotRunning"),

    // Of events alone.
    CLEANUP_INCOMPLETE("CleanupIncomplete"),
    CRD_OUTDATED("CrdOutdated");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    /** As conditions and events spell it. */
    public String word() {
        return word;
    }

    /** The reason that somebody else, a process, a topic operator, the kubelet, named by its word; {@code otherwise} where it is no word of ours. */
    public static Reason told(String word, Reason otherwise) {
        return Arrays.stream(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst()
                .orElse(otherwise);
    }
}
