package dev.activitypipeline.bench.controller;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** In which order contenders run: forth, back, forth (A B, B A, A B), so that a machine that gets slower or quicker favours nobody. */
public final class Rounds {
    private Rounds() {}

    public static <T> List<List<T>> of(List<T> contenders, int rounds) {
        List<T> back = new ArrayList<>(contenders);
        Collections.reverse(back);
        List<List<T>> order = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            order.add(round % 2 == 0 ? List.copyOf(contenders) : List.copyOf(back));
        }
        return order;
    }
}
