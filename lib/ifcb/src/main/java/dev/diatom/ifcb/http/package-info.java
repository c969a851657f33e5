/**
 * (internal) Asks servers by HTTP, as reading plankton needs it: answers are taken piece by piece and within bounds, what may
 * pass is asked again, an interrupt or a cancellation is heard at once, and nothing is written to disk. Knows nothing of bins.
 */
@NullMarked
package dev.diatom.ifcb.http;

import org.jspecify.annotations.NullMarked;
