package org.wirewatch.mail;

/**
 * Final bytes on their way.
 *
 * @param messageId the Message-ID header's value, for logs and for the maildir's file name
 * @param envelopeFrom bare address
 * @param envelopeTo bare address
 * @param bytes the whole message with CRLF line ends
 */
public record Outgoing(String messageId, String envelopeFrom, String envelopeTo, byte[] bytes) {}
