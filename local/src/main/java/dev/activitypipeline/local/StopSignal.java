package dev.activitypipeline.local;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C, SIGTERM and a hang-up. The first asks for an orderly end; while there is nothing to drain yet, and at the second one, everything ends at
 * once. A shutdown hook could not do this: in the JVM's shutdown a second Ctrl-C has no effect, and the exit code is fixed.
 */
final class StopSignal {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicInteger received = new AtomicInteger();
    private final Runnable killAll;
    private volatile boolean orderly;

    private StopSignal(Runnable killAll) {
        this.killAll = killAll;
    }

    /** @param killAll ends all children by force; called on a signal thread */
    static StopSignal install(Runnable killAll) {
        StopSignal signal = new StopSignal(killAll);
        signal.handle("HUP", 1);
        signal.handle("INT", 2);
        signal.handle("TERM", 15);
        Runtime.getRuntime().addShutdownHook(new Thread(killAll, "kill-children"));
        return signal;
    }

    /** From now on the first signal is answered by a drain. */
    void beginOrderlyStop() {
        orderly = true;
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits for the time given, or until a stop is asked for. */
    void pause(Duration time) throws InterruptedException {
        if (isRequested()) {
            Thread.sleep(time.toMillis());
        } else if (requested.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
    }

    /**
     * By reflection, since the compiler warns of every mention of {@code sun.misc.Signal}, although its module, jdk.unsupported, is a supported one
     * and the JDK has no other way to hear of a second Ctrl-C.
     */
    private void handle(String name, int number) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    StopSignal.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            received(number);
                        }
                        return null;
                    });
            signalType
                    .getMethod("handle", signalType, handlerType)
                    .invoke(null, signalType.getConstructor(String.class).newInstance(name), handler);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("this Java cannot handle SIG" + name, impossible);
        }
    }

    private void received(int number) {
        if (received.incrementAndGet() > 1 || !orderly) {
            killAll.run();
            Runtime.getRuntime().halt(128 + number);
        }
        requested.countDown();
    }
}
