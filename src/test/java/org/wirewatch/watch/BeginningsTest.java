package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BeginningsTest {
    /** Letters of two kinds only, so that words have many beginnings in common; also very long ones. */
    @Test
    void aWordFindsAllItsBeginningsAndNoOthers() {
        Random random = new Random(5);
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < 800; i++) {
            all.add(word(random, 2 + random.nextInt(i % 10 == 0 ? 90 : 8)));
        }
        Beginnings beginnings = new Beginnings();
        List<String> numbered = new ArrayList<>();
        for (String beginning : all) {
            assertThat(beginnings.add(beginning)).isEqualTo(numbered.size());
            numbered.add(beginning);
        }

        for (int i = 0; i < 2000; i++) {
            String word = i % 2 == 0
                    ? word(random, random.nextInt(12))
                    : numbered.get(random.nextInt(numbered.size())) + word(random, random.nextInt(3));
            int thisOne = i;
            List<String> found = new ArrayList<>();
            beginnings.find(word, i, (beginning, number) -> {
                assertThat(number).isEqualTo(thisOne);
                found.add(numbered.get(beginning));
            });

            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(
                            numbered.stream().filter(word::startsWith).toList());
        }
    }

    @Test
    void anEqualBeginningHasTheSameNumber() {
        Beginnings beginnings = new Beginnings();

        assertThat(beginnings.add("ferr")).isZero();
        assertThat(beginnings.add("паром")).isEqualTo(1);
        assertThat(beginnings.add("ferr")).isZero();
        assertThat(beginnings.size()).isEqualTo(2);
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(random.nextInt(4) == 0 ? 'и' : 'a');
        }
        return word.toString();
    }
}
