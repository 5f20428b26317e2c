package org.wirewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.mail.MailSettings;

class PasswordsTest {
    @TempDir
    Path folder;

    @Test
    void aPasswordFileIsReadWithoutItsLineEnd() throws Exception {
        password("hunter2 with blanks\n", "rw-------");

        Loaded.Accepted accepted = (Loaded.Accepted) read("password_file: smtp-password");

        assertThat(accepted.warnings()).isEmpty();
        assertThat(accepted.settings().mail().smtp())
                .extracting(MailSettings.Smtp::password)
                .isEqualTo(new MailSettings.Secret("hunter2 with blanks"));
        assertThat(accepted.settings().toString()).doesNotContain("hunter2");
    }

    @Test
    void aPasswordFileThatEveryoneCanReadIsAWarning() throws Exception {
        Path file = password("hunter2\n", "rw-r--r--");

        Loaded.Accepted accepted = (Loaded.Accepted) read("password_file: smtp-password");

        assertThat(accepted.warnings())
                .extracting(Problem::toString)
                .containsExactly(folder.resolve("wirewatch.yaml")
                        + ":6:20: warning: mail.smtp.password_file: everyone on this machine can read " + file
                        + "; run chmod 600 " + file);
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'  ', is empty",
        "'one\ntwo\n', has several lines; it must hold the password alone",
    })
    void aPasswordFileHoldsThePasswordAlone(String content, String complaint) throws Exception {
        Path file = password(content, "rw-------");

        assertThat(complaints("password_file: smtp-password"))
                .containsExactly("mail.smtp.password_file: " + file + " " + complaint);
    }

    @Test
    void aPasswordFileThatIsAFolderOrNotTextIsNamed() throws Exception {
        Path file = Files.createDirectory(folder.resolve("smtp-password"));
        assertThat(complaints("password_file: smtp-password"))
                .containsExactly("mail.smtp.password_file: " + file + " is a folder; name the file with the password");

        Files.delete(file);
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(complaints("password_file: smtp-password"))
                .containsExactly("mail.smtp.password_file: " + file + " cannot be read: it is not UTF-8 text");
    }

    @Test
    void aPasswordInTheFileItselfIsRefusedAndNotShown() throws Exception {
        Loaded.Rejected rejected = (Loaded.Rejected) read("password: hunter2");

        assertThat(rejected.problems()).hasSize(2);
        assertThat(rejected.problems().toString())
                .contains("passwords do not stand in this file")
                .doesNotContain("hunter2");
    }

    private Path password(String content, String permissions) throws Exception {
        Path file = Files.writeString(folder.resolve("smtp-password"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private List<String> complaints(String line) throws Exception {
        return ((Loaded.Rejected) read(line))
                .problems().stream().map(Problem::message).toList();
    }

    private Loaded read(String line) throws Exception {
        String yaml = """
                mail:
                  from: wirewatch@example.org
                  smtp:
                    host: smtp.example.org
                    username: wirewatch
                """ + "    " + line + "\n";
        return Specimens.reader().read(Files.writeString(folder.resolve("wirewatch.yaml"), yaml));
    }
}
