package org.wirewatch.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wirewatch.net.Fetching.blocked;
import static org.wirewatch.net.ScriptedServer.ok;
import static org.wirewatch.net.ScriptedServer.redirect;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing private is reachable: not by its name, its number, a redirect, or a name that changes its mind. */
class PrivateAddressTest {
    private static final FetchSettings NOTHING_PRIVATE = Fetching.settings(Duration.ZERO, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "203.0.113.9",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2001:0:1::1"
            })
    void aPrivateAddressIsNotPermitted(String address) {
        assertThat(new AddressRules(List.of()).permits(InetAddress.ofLiteral(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.0.0.1",
                "128.0.0.1",
                "169.253.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.1.1",
                "192.169.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1",
                "2a00:1450::1",
                "64:ff9b::101:101",
                "2002:101:101::"
            })
    void aPublicAddressIsPermitted(String address) {
        assertThat(new AddressRules(List.of()).permits(InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @Test
    void anAllowedBlockIsPermittedAndItsNeighbourIsNot() {
        AddressRules rules = new AddressRules(List.of("10.1.0.0/16", "192.168.7.9", "fd00::/9"));

        assertThat(rules.permits(InetAddress.ofLiteral("10.1.255.255"))).isTrue();
        assertThat(rules.permits(InetAddress.ofLiteral("10.2.0.0"))).isFalse();
        assertThat(rules.permits(InetAddress.ofLiteral("192.168.7.9"))).isTrue();
        assertThat(rules.permits(InetAddress.ofLiteral("192.168.7.8"))).isFalse();
        assertThat(rules.permits(InetAddress.ofLiteral("fd7f::1"))).isTrue();
        assertThat(rules.permits(InetAddress.ofLiteral("fd80::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "intranet.test", "10.0.0/8", "", "fd00::/129", "10.0.0.0/-1"})
    void aBlockThatIsNoneIsNamed(String block) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AddressRules(List.of(block)))
                .withMessageContaining("\"" + block + "\" is not a CIDR block; write for example 127.0.0.0/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "127.1", "0x7f.0.0.1", "0177.0.0.1", "[::ffff:127.0.0.1]"})
    void noWayOfWritingLoopbackReachesIt(String host) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("secret"));
                Fetcher fetcher = new Fetcher(NOTHING_PRIVATE, Fetching.CLOCK)) {
            Fetch fetch = Fetching.feed(fetcher, server.url(host, "/feed"));

            assertThat(fetch).isNotInstanceOf(Fetch.Fetched.class);
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void aNumberIsRefusedWithASentence() throws Exception {
        try (Fetcher fetcher = Fetching.fetcher(NOTHING_PRIVATE)) {
            assertThat(Fetching.feed(fetcher, URI.create("http://169.254.169.254/latest/meta-data/")))
                    .satisfies(blocked("private-address"))
                    .extracting(fetch -> ((Fetch.Blocked) fetch).sentence())
                    .asString()
                    .contains("169.254.169.254", "net.allow_private");
        }
    }

    @Test
    void aNameThatResolvesToLoopbackIsRefused() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("secret"));
                Fetcher fetcher = Fetching.fetcher(NOTHING_PRIVATE)) {
            assertThat(Fetching.feed(fetcher, server.url("inside.test", "/feed")))
                    .satisfies(blocked("private-address"));
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void aRedirectToALoopbackAddressIsRefused() throws Exception {
        try (ScriptedServer inside = ScriptedServer.answering(ok("secret"));
                ScriptedServer outside =
                        ScriptedServer.answering(redirect(302, "http://127.0.0.9:" + inside.port() + "/"));
                Fetcher fetcher = Fetching.fetcher(Fetching.settings(Duration.ZERO, List.of("127.0.0.1/32")))) {
            assertThat(Fetching.feed(fetcher, outside.url("/feed"))).satisfies(blocked("private-address"));
        }
    }

    @Test
    void aNameThatMovesInsideBetweenTwoRequestsIsRefusedTheSecondTime() throws Exception {
        List<InetAddress> answers =
                new ArrayList<>(List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("127.0.0.2")));
        try (ScriptedServer server = ScriptedServer.by(_ -> ok("a", "Connection: close"));
                Fetcher fetcher = new Fetcher(
                        Fetching.settings(Duration.ZERO, List.of("127.0.0.1")),
                        Fetching.CLOCK,
                        _ -> List.of(answers.removeFirst()),
                        Ticker.SYSTEM,
                        null)) {
            assertThat(Fetching.feed(fetcher, server.url("rebinding.test", "/1")))
                    .isInstanceOf(Fetch.Fetched.class);
            assertThat(Fetching.feed(fetcher, server.url("rebinding.test", "/2")))
                    .satisfies(blocked("private-address"));
        }
    }

    @Test
    void ofANameWithPublicAndPrivateAddressesThePrivateAreNotTried() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("a"));
                Fetcher fetcher = new Fetcher(
                        Fetching.settings(Duration.ZERO, List.of("127.0.0.1")),
                        Fetching.CLOCK,
                        _ -> List.of(InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("127.0.0.1")),
                        Ticker.SYSTEM,
                        null)) {
            assertThat(Fetching.feed(fetcher, server.url("both.test", "/"))).isInstanceOf(Fetch.Fetched.class);
        }
    }

    @Test
    void theSocketItselfRefusesWhateverTheNameServerSaid() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ok("secret"))) {
            GuardedSockets sockets = new GuardedSockets(new AddressRules(List.of()));

            assertThatExceptionOfType(PrivateAddress.class)
                    .isThrownBy(() -> sockets.createSocket("127.0.0.1", server.port()));
        }
    }

    @Test
    void aHostThatIsNotKnownIsNamed() {
        try (Fetcher fetcher = Fetching.fetcher(Fetching.settings(), Map.of())) {
            assertThat(Fetching.feed(fetcher, URI.create("http://nowhere.example/feed")))
                    .satisfies(Fetching.failed("host-not-found"))
                    .extracting(fetch -> ((Fetch.Failed) fetch).sentence())
                    .asString()
                    .contains("nowhere.example");
        }
    }
}
