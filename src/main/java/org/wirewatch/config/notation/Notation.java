package org.wirewatch.config.notation;

/** How one kind of value is written. */
@FunctionalInterface
public interface Notation<T> {
    /** Reads a value; never throws for what a person wrote. */
    Result<T> read(String written);

    /** What came of it. */
    sealed interface Result<T> {
        /** It makes sense. */
        record Right<T>(T value) implements Result<T> {}

        /**
         * It does not.
         *
         * @param offset UTF-16 offset of what is wrong; 0 for all of it
         * @param message what is wrong and what would be right; no full stop
         */
        record Wrong<T>(int offset, String message) implements Result<T> {}
    }

    /** The value. */
    static <T> Result<T> right(T value) {
        return new Result.Right<>(value);
    }

    /** A complaint about the whole value. */
    static <T> Result<T> wrong(String message) {
        return new Result.Wrong<>(0, message);
    }

    /** A complaint about one spot of the value. */
    static <T> Result<T> wrongAt(int offset, String message) {
        return new Result.Wrong<>(offset, message);
    }
}
