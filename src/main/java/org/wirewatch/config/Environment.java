package org.wirewatch.config;

import java.time.ZoneId;
import java.util.Map;

/**
 * What the configuration may ask of the world around it.
 *
 * @param variables environment variables, for {@code password_env}
 * @param zone for readers without a time zone
 * @param version of this program, for the User-Agent
 */
public record Environment(Map<String, String> variables, ZoneId zone, String version) {
    /** This process: its variables, the machine's zone, the version in the jar's manifest ({@code dev} without a jar). */
    public static Environment ofThisProcess() {
        String version = Environment.class.getPackage().getImplementationVersion();
        return new Environment(System.getenv(), ZoneId.systemDefault(), version == null ? "dev" : version);
    }
}
