/** The dashboard, the API and the metrics, read only. Javalin lives only here. */
@NullMarked
package org.wirewatch.web;

import org.jspecify.annotations.NullMarked;
