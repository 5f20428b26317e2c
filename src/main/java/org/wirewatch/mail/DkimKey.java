package org.wirewatch.mail;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key that signs for a domain. Its public half stands in the DNS at {@code SELECTOR._domainkey.DOMAIN}.
 *
 * @param domain whose mail it signs (RFC 6376 {@code d=}), in lower case
 * @param selector which of the domain's keys it is ({@code s=})
 * @param key RSA of at least 1024 bits, or Ed25519; does not print itself
 * @param file where it was read
 */
public record DkimKey(String domain, String selector, PrivateKey key, Path file) {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /** RFC 8301 section 3.2: verifiers must not take fewer. */
    private static final int LEAST_RSA_BITS = 1024;

    /** AlgorithmIdentifier rsaEncryption, then the tag of an OCTET STRING (RFC 5208). */
    private static final byte[] RSA_HEAD = {2, 1, 0, 48, 13, 6, 9, 42, -122, 72, -122, -9, 13, 1, 1, 1, 5, 0, 4};

    /**
     * Reads a key as {@code openssl genpkey} or {@code openssl genrsa} write it.
     *
     * @param pem unencrypted PKCS #8 or PKCS #1
     * @param file where it came from
     * @throws IllegalArgumentException if it is none; the sentence begins with a verb and says what to do
     */
    public static DkimKey of(String domain, String selector, String pem, Path file) {
        Matcher block = PEM.matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("has no PEM block; make a key with: openssl genpkey -algorithm ed25519");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        return switch (block.group(1)) {
            case "PRIVATE KEY" -> new DkimKey(domain, selector, read(der), file);
            case "RSA PRIVATE KEY" -> new DkimKey(domain, selector, read(wrapped(der)), file);
            case "ENCRYPTED PRIVATE KEY" ->
                throw new IllegalArgumentException("is locked with a password; store it without one");
            default ->
                throw new IllegalArgumentException(
                        "holds a " + block.group(1).toLowerCase(Locale.ROOT) + "; the private key is needed");
        };
    }

    private static PrivateKey read(byte[] pkcs8) {
        PrivateKey key = read("RSA", pkcs8)
                .or(() -> read("Ed25519", pkcs8))
                .orElseThrow(() ->
                        new IllegalArgumentException("is neither an RSA nor an Ed25519 key, and DKIM knows no others"));
        if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new IllegalArgumentException(
                    "is an RSA key of " + rsa.getModulus().bitLength() + " bits, which nobody trusts; take 2048");
        }
        return key;
    }

    private static Optional<PrivateKey> read(String algorithm, byte[] pkcs8) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** PKCS #1 inside PKCS #8, as the JDK reads only the latter. */
    private static byte[] wrapped(byte[] pkcs1) {
        byte[] inner = concat(length(pkcs1.length), pkcs1);
        byte[] body = concat(RSA_HEAD, inner);
        return concat(new byte[] {48}, concat(length(body.length), body));
    }

    private static byte[] length(int bytes) {
        if (bytes < 128) {
            return new byte[] {(byte) bytes};
        }
        return bytes < 256
                ? new byte[] {(byte) 0x81, (byte) bytes}
                : new byte[] {(byte) 0x82, (byte) (bytes >> 8), (byte) bytes};
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** The {@code a=} tag: {@code rsa-sha256}, or {@code ed25519-sha256} (RFC 8463). */
    String algorithm() {
        return isEdwards() ? "ed25519-sha256" : "rsa-sha256";
    }

    boolean isEdwards() {
        return key instanceof EdECPrivateKey;
    }

    @Override
    public String toString() {
        return selector + "._domainkey." + domain;
    }
}
