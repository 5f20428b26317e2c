package org.wirewatch.config.sites;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.SiteRule;
import org.wirewatch.config.Problem;

/**
 * What came of reading one file.
 *
 * @param name of the file
 * @param rule null if the file cannot be used
 * @param problems all that is wrong, or worth a look, in file order
 */
public record SiteFile(String name, @Nullable SiteRule rule, List<Problem> problems) {}
