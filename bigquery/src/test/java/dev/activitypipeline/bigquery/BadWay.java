package dev.activitypipeline.bigquery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to an endpoint on which pieces take time, or wait. */
final class BadWay {
    private static final int PIECE = 16 << 10;

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "bad-way");
        thread.setDaemon(true);
        return thread;
    });
    private final SplittableRandom random = new SplittableRandom(3);
    private final AtomicInteger broken = new AtomicInteger();
    private final int target;
    private final int delayMillis;
    private final boolean breaks;
    private volatile Callable<Boolean> shut = () -> false;

    private BadWay(int target, int delayMillis, boolean breaks) throws IOException {
        this.target = target;
        this.delayMillis = delayMillis;
        this.breaks = breaks;
        threads.execute(this::accept);
    }

    /** What comes while it is shut waits before it. */
    static BadWay shutWhile(int target, Callable<Boolean> condition) throws IOException {
        BadWay way = new BadWay(target, 5, false);
        way.shut = condition;
        return way;
    }

    /** Most connections on it break after some bytes. */
    static BadWay breaking(int target, int delayMillis) throws IOException {
        return new BadWay(target, delayMillis, true);
    }

    /** From now on nothing waits before it. */
    void open() {
        shut = () -> false;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    /** Connections that broke. */
    int broken() {
        return broken.get();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = entrance.accept();
                Socket server = server(client);
                int lasts = !breaks || random.nextInt(3) == 0 ? Integer.MAX_VALUE : random.nextInt(1_000, 200_000);
                threads.execute(() -> pass(client, server, lasts));
                threads.execute(() -> pass(server, client, Integer.MAX_VALUE));
            } catch (IOException nobodyThere) {
                // the client sees its connection break
            }
        }
    }

    private Socket server(Socket client) throws IOException {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException nobodyThere) {
            client.close();
            throw nobodyThere;
        }
    }

    private boolean isShut() {
        try {
            return shut.call();
        } catch (Exception unsure) {
            return true; // it is asked again
        }
    }

    private void pass(Socket from, Socket to, int lasts) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            long passed = 0;
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                do {
                    Thread.sleep(delayMillis);
                } while (isShut());
                passed += length;
                if (passed > lasts) {
                    broken.incrementAndGet();
                    return;
                }
                out.write(piece, 0, length);
                out.flush();
            }
        } catch (IOException | InterruptedException ended) {
            // both sides see it
        }
    }
}
