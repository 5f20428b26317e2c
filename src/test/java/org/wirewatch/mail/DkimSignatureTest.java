package org.wirewatch.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.alert.Message;

class DkimSignatureTest {
    private static final Path FILE = Path.of("dkim.pem");

    private static KeyPair rsa;
    private static KeyPair edwards;

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        rsa = generator.generateKeyPair();
        edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @Test
    void anotherProgramAcceptsTheRsaSignature() throws Exception {
        List<SignatureRecord> verified = verify(signed(List.of(key("r1", rsa.getPrivate()))));

        assertThat(verified).singleElement().satisfies(signature -> {
            assertThat(signature.getDToken().toString()).isEqualTo("example.org");
            assertThat(signature.getHeaders().stream().map(CharSequence::toString))
                    .contains("from", "subject", "list-unsubscribe", "message-id");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "List-Id: harbour, List-Id: Harbour",
        "ana@example.org, eve@example.org",
        "night train, night plane",
    })
    void whatIsChangedOnTheWayBreaksTheSignature(String before, String after) throws Exception {
        String message = signed(List.of(key("r1", rsa.getPrivate())));
        String changed = message.replace(before, after);

        assertThat(changed).isNotEqualTo(message);
        assertThatThrownBy(() -> verify(changed)).isInstanceOf(FailException.class);
    }

    @Test
    void aSecondSenderAddedOnTheWayBreaksTheSignature() throws Exception {
        String message = signed(List.of(key("r1", rsa.getPrivate())));
        String changed = message.replaceFirst("\r\nFrom:", "\r\nFrom: Boss <boss@example.org>\r\nFrom:");

        assertThatThrownBy(() -> verify(changed)).isInstanceOf(FailException.class);
    }

    @Test
    void theEd25519SignatureFitsThePublicKeyByTheWordsOfTheStandard() throws Exception {
        String message = signed(List.of(key("e1", edwards.getPrivate())));

        assertThat(message).contains("a=ed25519-sha256;");
        assertThat(verifiesByHand(message, edwards.getPublic())).isTrue();
        assertThat(verifiesByHand(message.replace("night train", "night plane"), edwards.getPublic()))
                .isFalse();
        assertThat(verifiesByHand(message.replace("List-Id: harbour", "List-Id: Harbour"), edwards.getPublic()))
                .isFalse();
    }

    @Test
    void twoKeysSignTheSameMessageSideBySide() throws Exception {
        String message = signed(List.of(key("r1", rsa.getPrivate()), key("e1", edwards.getPrivate())));

        assertThat(message).containsSubsequence("a=rsa-sha256", "a=ed25519-sha256", "\r\nDate:");
        assertThat(verify(message.replaceFirst("(?s)DKIM-Signature: v=1; a=ed25519.*?(?=Date:)", "")))
                .hasSize(1);
    }

    @Test
    void theSameMessageIsSignedWithTheSameBytes() {
        List<DkimKey> keys = List.of(key("r1", rsa.getPrivate()), key("e1", edwards.getPrivate()));

        assertThat(signed(keys)).isEqualTo(signed(keys));
    }

    @Test
    void noLineIsLongerThanMailAllows() {
        String message = signed(List.of(key("r1", rsa.getPrivate()), key("e1", edwards.getPrivate())));

        assertThat(message.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(100));
    }

    @Test
    void keysAreReadAsOpensslWritesThem() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(rsa.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        // PKCS #1 is what lies inside PKCS #8, behind 26 bytes that say "RSA".
        byte[] pkcs8 = rsa.getPrivate().getEncoded();
        byte[] pkcs1 = java.util.Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
        String old = "-----BEGIN RSA PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs1)
                + "\n-----END RSA PRIVATE KEY-----";

        assertThat(DkimKey.of("example.org", "s", pem, FILE).key()).isEqualTo(rsa.getPrivate());
        assertThat(DkimKey.of("example.org", "s", old, FILE).key()).isEqualTo(rsa.getPrivate());
    }

    @ParameterizedTest
    @CsvSource({
        "hello, has no PEM block",
        "-----BEGIN PUBLIC KEY-----#MCowBQYDK2Vw#-----END PUBLIC KEY-----, the private key is needed",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----#MCowBQYDK2Vw#-----END ENCRYPTED PRIVATE KEY-----, store it without",
        "-----BEGIN PRIVATE KEY-----#MCowBQYDK2Vw#-----END PRIVATE KEY-----, neither an RSA nor an Ed25519 key",
    })
    void whatIsNoKeyIsSaidSo(String pem, String complaint) {
        assertThatThrownBy(() -> DkimKey.of("example.org", "s", pem.replace('#', '\n'), FILE))
                .hasMessageContaining(complaint);
    }

    private static DkimKey key(String selector, PrivateKey key) {
        return new DkimKey("example.org", selector, key, Path.of("dkim.pem"));
    }

    private static String signed(List<DkimKey> keys) {
        MailSettings plain = Mails.settings();
        MailSettings settings = new MailSettings(plain.from(), null, null, null, plain.maildir(), keys);
        Message message = Mails.message(
                "[harbour] Überraschung im Hafen: die Fähre legt wieder ab, und niemand weiß, warum sie fort war",
                "Two  spaces, a tab\tand a dot:\n.\n\nA night train.  \n\n\n",
                "<p>A night train.</p>\n");
        Outgoing outgoing = MessageBytes.write(message, settings, "<alert.1.abc@example.org>", Mails.DATE);
        return new String(outgoing.bytes(), StandardCharsets.US_ASCII);
    }

    private static List<SignatureRecord> verify(String message) throws Exception {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(rsa.getPublic().getEncoded());
        DKIMVerifier verifier = new DKIMVerifier((_, _, _) -> List.of(record));
        return new ArrayList<>(verifier.verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII))));
    }

    /** RFC 6376 section 6.1.3 and RFC 8463, written apart from the signer: the verifiers at hand know no Ed25519. */
    private static boolean verifiesByHand(String message, PublicKey key) throws Exception {
        String[] parts = message.split("\r\n\r\n", 2);
        String body = parts[1].lines()
                        .map(line -> line.replaceAll("[ \t]+", " ").stripTrailing())
                        .reduce("", (all, line) -> all + line + "\r\n")
                        .replaceAll("(\r\n)+$", "")
                + "\r\n";
        List<String> fields = new ArrayList<>(List.of(parts[0].split("\r\n(?=[^ \t])", -1)));
        String own = fields.getFirst().replaceAll("\r\n", "");
        if (!tag(own, "bh").equals(Base64.getEncoder().encodeToString(sha256(body)))) {
            return false;
        }
        StringBuilder hashed = new StringBuilder();
        for (String name : tag(own, "h").split(":", -1)) {
            for (int i = fields.size() - 1; i >= 0; i--) {
                if (fields.get(i).toLowerCase(java.util.Locale.ROOT).startsWith(name + ":")) {
                    hashed.append(simple(fields.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        hashed.append(simple(own.replaceFirst("b=[A-Za-z0-9+/= ]*$", "b=")));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(sha256(hashed.toString()));
        return signature.verify(Base64.getDecoder().decode(tag(own, "b")));
    }

    private static String simple(String field) {
        String[] parts = field.split(":", 2);
        return parts[0].toLowerCase(java.util.Locale.ROOT) + ":"
                + parts[1].replaceAll("[ \t\r\n]+", " ").strip();
    }

    private static String tag(String field, String name) {
        Matcher tag = Pattern.compile("[;:]\\s*" + name + "=([^;]*)").matcher(field);
        assertThat(tag.find()).isTrue();
        return tag.group(1).replaceAll("\\s", "");
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    }
}
