package dev.activitypipeline.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports on the loopback address that stay the same from run to run, as long as nobody else takes them meanwhile. */
final class Ports {
    private final RunState state;

    Ports(RunState state) {
        this.state = state;
    }

    /** The port that this name had before, if it is free, else another free one, which is remembered. */
    int of(String name) throws IOException {
        int before = state.port(name).orElse(0);
        if (before != 0 && isFree(before)) {
            return before;
        }
        int port = anyFree();
        while (state.isPortOfAnother(name, port)) {
            port = anyFree();
        }
        state.rememberPort(name, port);
        return port;
    }

    private static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            // The wildcard address: the status endpoints of the children bind it.
            socket.bind(new InetSocketAddress(port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
