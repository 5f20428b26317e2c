package org.wirewatch.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.mail.DkimKey;

/** {@code mail.dkim}: keys that sign our messages, for a mail server that does not. */
final class DkimSection {
    private static final String KEY_FILE = "key_file";

    private DkimSection() {}

    /** @param senderDomain signs if no other is named */
    static List<DkimKey> read(List<Section> items, Home home, String senderDomain) {
        List<DkimKey> keys = new ArrayList<>();
        for (Section item : items) {
            Field<String> selector = item.required("selector", DkimSection::readName, "selector: wirewatch");
            Field<Path> file = item.required(KEY_FILE, home.path(), "key_file: /etc/wirewatch/dkim.pem");
            Field<String> domain = item.field("domain", DkimSection::readName);
            item.done();
            Path path = file.value();
            String pem = path == null ? null : SecretFile.read(item, file.place(), KEY_FILE, path, "the private key");
            if (path == null || pem == null || selector.value() == null) {
                continue;
            }
            try {
                keys.add(DkimKey.of(domain.or(senderDomain.toLowerCase(Locale.ROOT)), selector.value(), pem, path));
            } catch (IllegalArgumentException e) {
                item.error(file.place(), KEY_FILE, path + " " + e.getMessage());
            }
        }
        return keys;
    }

    /** Labels as the DNS has them. */
    private static Notation.Result<String> readName(String written) {
        return written.matches("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,250}[A-Za-z0-9])?")
                ? Notation.right(written.toLowerCase(Locale.ROOT))
                : Notation.wrong("\"%s\" is not a name of the DNS; letters, digits, - and . are".formatted(written));
    }
}
