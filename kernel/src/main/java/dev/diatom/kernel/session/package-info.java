/**
 * One notebook: the shell, the magics, the renderers and the lifetimes put together, behind the one thing that a front
 * end must offer, a {@link dev.diatom.kernel.session.Screen}.
 */
@NullMarked
package dev.diatom.kernel.session;

import org.jspecify.annotations.NullMarked;
