package dev.activitypipeline.bench.controller;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** In which order contenders run. */
public final class Rounds {
    private Rounds() {}

    /** Forth, back, forth: A B, B A, A B, so that a machine that gets slower or quicker favours nobody. */
    public static <T> List<List<T>> of(List<T> contenders, int rounds) {
        List<T> back = new ArrayList<>(contenders);
        Collections.reverse(back);
        List<List<T>> order = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            order.add(round % 2 == 0 ? List.copyOf(contenders) : List.copyOf(back));
        }
        return order;
    }

    /**
     * Each round goes forth and back, every other one from an order in which each has another before it: A B C D, D C B A; B D A C, C A D B. With four, each comes after each other one as often: what
     * one leaves for the next to wait for is shared by all.
     */
    public static <T> List<List<List<T>>> mixed(List<T> contenders, int rounds) {
        List<T> other = new ArrayList<>();
        for (int place = 1; place < contenders.size(); place += 2) {
            other.add(contenders.get(place));
        }
        for (int place = 0; place < contenders.size(); place += 2) {
            other.add(contenders.get(place));
        }
        return IntStream.range(0, rounds)
                .mapToObj(round -> of(round % 2 == 0 ? contenders : other, 2))
                .toList();
    }
}
