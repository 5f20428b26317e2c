package org.wirewatch.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;
import org.wirewatch.config.sites.SiteFolder;
import org.wirewatch.net.FetchSettings;
import org.wirewatch.net.Fetcher;
import org.wirewatch.pipeline.Events;
import org.wirewatch.pipeline.Newsroom;
import org.wirewatch.pipeline.WishDesk;
import org.wirewatch.schedule.Timetable;
import org.wirewatch.store.DataFolder;
import org.wirewatch.store.Store;
import org.wirewatch.store.StoreSettings;
import org.wirewatch.web.WebServer;

/** The one class that wires everything, by constructors. */
final class Daemon implements AutoCloseable {
    private final DataFolder folder;
    private final Store store;
    private final Fetcher fetcher;
    private final Newsroom newsroom;
    private final @Nullable WebServer web;
    private final Machine machine;
    private @Nullable Timetable timetable;

    private Daemon(
            DataFolder folder,
            Store store,
            Fetcher fetcher,
            Newsroom newsroom,
            @Nullable WebServer web,
            Machine machine) {
        this.folder = folder;
        this.store = store;
        this.fetcher = fetcher;
        this.newsroom = newsroom;
        this.web = web;
        this.machine = machine;
    }

    /**
     * Wires the rooms and takes the data folder; nothing runs yet.
     *
     * @throws org.wirewatch.store.StoreException with a sentence for the owner
     */
    static Daemon wire(Settings settings, Events events, InstantSource clock) {
        return wire(settings, events, new Machine(clock, System::nanoTime, Fetcher::new));
    }

    /**
     * What a daemon takes from its machine; tests bring their own.
     *
     * @param clock the wall's, which may be set
     * @param nanoTime as {@link System#nanoTime}: it only goes forward
     * @param fetchers makes the way to the network
     */
    record Machine(
            InstantSource clock, LongSupplier nanoTime, BiFunction<FetchSettings, InstantSource, Fetcher> fetchers) {}

    /** As {@link #wire(Settings, Events, InstantSource)}, on a given machine. */
    static Daemon wire(Settings settings, Events events, Machine machine) {
        InstantSource clock = machine.clock();
        DataFolder folder = DataFolder.take(settings.data());
        Store store = null;
        Fetcher fetcher = null;
        try {
            store = Store.open(storeSettings(settings));
            fetcher = machine.fetchers().apply(settings.fetch(), clock);
            Newsroom newsroom = new Newsroom(
                    settings, store, fetcher, events, clock, machine.nanoTime(), folder.nodeId(), Version.number());
            newsroom.useSiteRules(SiteFolder.rules(SiteFolder.read(settings.sites())));
            Settings.Listen listen = settings.web().listen();
            WebServer web = listen == null
                    ? null
                    : WebServer.start(
                            listen.host(),
                            listen.port(),
                            store,
                            new WishDesk(store, newsroom::rules, clock),
                            clock,
                            Version.number());
            return new Daemon(folder, store, fetcher, newsroom, web, machine);
        } catch (RuntimeException failure) {
            if (fetcher != null) {
                fetcher.close();
            }
            if (store != null) {
                store.close();
            }
            folder.close();
            throw failure;
        }
    }

    /** Where a configuration keeps its state. */
    static StoreSettings storeSettings(Settings settings) {
        Settings.DatabaseSettings database = settings.database();
        if (database == null) {
            return StoreSettings.sqlite(settings.data());
        }
        var password = database.password();
        return new StoreSettings(
                settings.data(), database.url(), database.username(), password == null ? null : password.value());
    }

    /** Where SQLite keeps its file, for commands that only look. */
    static boolean hasState(Settings settings) {
        Path file = settings.data().resolve("wirewatch.db");
        return settings.database() != null || java.nio.file.Files.exists(file);
    }

    /** Lets the jobs run. */
    void start(Runnable reloadIfChanged) {
        timetable = Timetable.start(newsroom, reloadIfChanged, machine.clock(), machine.nanoTime());
    }

    Newsroom newsroom() {
        return newsroom;
    }

    Store store() {
        return store;
    }

    /** Where the pages are; null if they are off. */
    @Nullable
    String webAddress() {
        return web == null ? null : web.address();
    }

    /** Stops the jobs, lets what is in flight finish, then closes everything in the order of the journey. */
    @Override
    public void close() {
        if (timetable != null) {
            timetable.close();
        }
        if (web != null) {
            web.close();
        }
        newsroom.close();
        fetcher.close();
        store.close();
        folder.close();
    }
}
