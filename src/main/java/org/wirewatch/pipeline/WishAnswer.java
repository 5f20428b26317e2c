package org.wirewatch.pipeline;

/**
 * A page with at most one button.
 *
 * @param title what it is about
 * @param text one sentence
 * @param button what the button does; empty for none
 */
public record WishAnswer(String title, String text, String button) {}
