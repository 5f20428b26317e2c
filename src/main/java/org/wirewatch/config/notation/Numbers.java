package org.wirewatch.config.notation;

/** Whole numbers. */
public final class Numbers {
    private Numbers() {}

    /** Whole numbers within a range, both ends included. */
    public static Notation<Integer> between(int least, int most) {
        return written -> {
            if (!written.matches("-?\\d{1,9}")) {
                return Notation.wrong(
                        "\"%s\" is not a whole number; write one from %d to %d".formatted(written, least, most));
            }
            int number = Integer.parseInt(written);
            if (number < least || number > most) {
                return Notation.wrong("%d is out of range; write one from %d to %d".formatted(number, least, most));
            }
            return Notation.right(number);
        };
    }
}
