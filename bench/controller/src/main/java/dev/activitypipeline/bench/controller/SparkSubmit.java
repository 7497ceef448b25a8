package dev.activitypipeline.bench.controller;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** What starts a driver where there is no controller: a JVM that makes the driver's pod and ends. */
record SparkSubmit(Setup setup, ApiServer api, String spark) {
    /** @return from its start to its end */
    double seconds(int attempt) throws Exception {
        String name = "submit-" + attempt;
        long begin = System.nanoTime();
        Process process = setup.java(
                        name,
                        List.of("@" + setup.home().resolve("spark-job-image/java.options"), "-Xmx1g"),
                        spark,
                        api,
                        List.of(
                                "org.apache.spark.deploy.SparkSubmit",
                                "--master",
                                "k8s://" + api.client().getMasterUrl(),
                                "--deploy-mode",
                                "cluster",
                                "--name",
                                name,
                                "--class",
                                "bench.Main",
                                "--conf",
                                "spark.kubernetes.namespace=" + BareClient.NAMESPACE,
                                "--conf",
                                "spark.kubernetes.container.image=bench/image:1",
                                "--conf",
                                "spark.kubernetes.submission.waitAppCompletion=false",
                                "local:///bench.jar"))
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("spark-submit failed; see " + name + ".log in " + setup.folder());
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
