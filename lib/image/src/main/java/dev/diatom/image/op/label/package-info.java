/**
 * Objects as numbers: finding them in masks, choosing among them, renumbering them. Internal; {@link
 * dev.diatom.image.op.Labels} makes these operators.
 *
 * <p>In order of priority: the same numbers whatever the memory, the threads and the storage; working memory within the
 * budget, or a refusal with the numbers; few passes; then speed within a pass.
 */
@NullMarked
package dev.diatom.image.op.label;

import org.jspecify.annotations.NullMarked;
