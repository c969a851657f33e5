/**
 * The sample bins of an Imaging FlowCytobot (IFCB): identifiers, headers, targets and images, new style and old style.
 *
 * <p>A {@link dev.diatom.ifcb.Bin} stands for the three files of one water sample. The small ones (.adc, .hdr) are read
 * when they are first asked about and kept; images are read from the large one (.roi) one by one, on request. A
 * {@link dev.diatom.ifcb.DataDirectory} finds the bins below a folder. Both may lie on an IFCB Dashboard instead, and are
 * opened by their address.
 *
 * <p>In order of priority: the files are never written to; no damaged file gives a wrong image, and what is wrong is said
 * with file, line and column; no file stays open longer than its user wants; then speed. The package does not correct what
 * an instrument recorded, and images that an old-style bin stores in two overlapping pieces stay two, except where they are
 * asked for as {@link dev.diatom.ifcb.Stitched} or shown in a {@link dev.diatom.ifcb.Mosaic}.
 */
@NullMarked
package dev.diatom.ifcb;

import org.jspecify.annotations.NullMarked;
