/**
 * The filters behind {@link dev.diatom.image.op.Filters}: what they compute, and the kernels that compute it a plane at
 * a time. Internal. First comes that a pixel's arithmetic has one order, whatever the bands and threads; then speed,
 * which means whole rows that HotSpot vectorises; then memory. Nothing here pads, reads, writes or starts threads: the
 * engine does.
 */
@NullMarked
package dev.diatom.image.op.filter;

import org.jspecify.annotations.NullMarked;
