package org.wirewatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaildirTransportTest {
    @TempDir
    Path folder;

    private List<Path> files(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("mail").resolve(part))) {
            return files.toList();
        }
    }

    private MaildirTransport transport() {
        return new MaildirTransport(folder.resolve("mail"));
    }

    @Test
    void aMessageAppearsInNewWithItsBytes() throws IOException {
        Outgoing message = Mails.outgoing(1);
        assertThat(transport().deliver(message)).isInstanceOf(Delivery.Accepted.class);
        assertThat(files("new"))
                .singleElement()
                .satisfies(file -> assertThat(Files.readAllBytes(file)).isEqualTo(message.bytes()));
        assertThat(files("tmp")).isEmpty();
        assertThat(files("cur")).isEmpty();
    }

    @Test
    void theSameMessageIdIsStoredOnce() throws IOException {
        transport().deliver(Mails.outgoing(1));
        assertThat(transport().deliver(Mails.outgoing(1))).isInstanceOf(Delivery.Accepted.class);
        transport().deliver(Mails.outgoing(2));
        assertThat(files("new")).hasSize(2);
        assertThat(files("tmp")).isEmpty();
    }

    @Test
    void aMessageThatWasReadDoesNotComeAgain() throws IOException {
        transport().deliver(Mails.outgoing(1));
        Path arrived = files("new").getFirst();
        Files.move(arrived, folder.resolve("mail/cur").resolve(arrived.getFileName() + ":2,S"));
        assertThat(transport().deliver(Mails.outgoing(1))).isInstanceOf(Delivery.Accepted.class);
        assertThat(files("new")).isEmpty();
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws IOException {
        transport().deliver(Mails.outgoing(1));
        Path arrived = files("new").getFirst();
        Files.writeString(arrived, "edited");
        transport().deliver(Mails.outgoing(1));
        assertThat(arrived).hasContent("edited");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("mail"), "a file stands in the way");
        Delivery delivery = transport().deliver(Mails.outgoing(1));
        assertThat(delivery).isInstanceOfSatisfying(Delivery.ServerDown.class, down -> {
            assertThat(down.code()).isEqualTo("maildir");
            assertThat(down.sentence()).contains(folder.resolve("mail").toString());
        });
    }

    @Test
    void settingsWithoutAServerOpenAMaildir() {
        try (Transport transport = Transport.open(Mails.settings())) {
            assertThat(transport).isInstanceOf(MaildirTransport.class);
        }
    }
}
