package org.wirewatch.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What Korean hangs on a noun without a blank: case particles, the plural, the copula, and chains of them ({@code 에서는}).
 * From the usual tables of 조사 in school grammars. Pure and thread-safe.
 */
public final class Particles {
    /** Longer chains than this are no particles. */
    private static final int LONGEST = 7;

    private static final List<String> PARTICLES = Arrays.stream("""
                    은 는 이 가 을 를 의 에 와 과 도 만 로 으로 에서 에게 에게서 한테 께 께서 까지 부터 보다 처럼 만큼 마다
                    조차 마저 밖에 뿐 대로 나 이나 든 이든 든지 이든지 란 이란 라 이라 라는 이라는 라고 이라고 라며 이라며
                    라면 이라면 랑 이랑 하고 며 이며 고 이고 로서 으로서 로써 으로써 에다 로부터 으로부터 다 이다 였다
                    이었다 입니다 인 이자 들 님 씨
                    """.strip().split("\\s+"))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private Particles() {}

    /** Whether a folded word consists of particles only, from a place on, and of one at least. */
    public static boolean follow(String word, int from) {
        int rest = word.length() - from;
        return rest > 0 && rest <= LONGEST && areParticles(word, from, 3);
    }

    private static boolean areParticles(String word, int from, int most) {
        if (from == word.length()) {
            return true;
        }
        if (most == 0) {
            return false;
        }
        for (String particle : PARTICLES) {
            if (word.startsWith(particle, from) && areParticles(word, from + particle.length(), most - 1)) {
                return true;
            }
        }
        return false;
    }
}
