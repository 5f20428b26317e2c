package org.wirewatch.web;

/** The pages cannot be served where the config says. The message is one sentence for the owner. */
public final class WebAddressException extends RuntimeException {
    WebAddressException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
