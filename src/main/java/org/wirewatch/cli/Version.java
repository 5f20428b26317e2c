package org.wirewatch.cli;

import picocli.CommandLine.IVersionProvider;

/** Which Wirewatch this is. */
final class Version implements IVersionProvider {
    /** The jar's version; {@code dev} where there is no jar. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "wirewatch " + number() + " on Java " + Runtime.version().feature()
        };
    }
}
