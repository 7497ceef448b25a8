package dev.activitypipeline.controller.topicoperator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A connection to a real Kafka at which somebody stands who sees each creation of topics before Kafka does. */
final class CreationGate {
    private CreationGate() {}

    /** @param gate takes the names of each batch that is to be made; it is made when that returns */
    static Admin at(Admin admin, Consumer<List<String>> gate) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createTopics")) {
                        gate.accept(((Collection<?>) arguments[0])
                                .stream()
                                        .map(topic -> ((NewTopic) topic).name())
                                        .toList());
                    }
                    try {
                        return method.invoke(admin, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
