/** The program's entry. */
@NullMarked
package org.wirewatch;

import org.jspecify.annotations.NullMarked;
