/**
 * Libraries from Maven repositories: what a notebook asks for by its coordinates becomes jars on its class path.
 *
 * <p>In order of priority: the user's own settings and local repository hold; what is said names what was asked for and
 * where it was looked for; nothing of this costs a kernel that does not use it. The resolver of Maven and what it needs
 * are jars in a folder of their own, which cells do not see: {@link dev.diatom.kernel.maven.ResolverLoader} loads them
 * on first use. Only {@code aether} knows them.
 */
@NullMarked
package dev.diatom.kernel.maven;

import org.jspecify.annotations.NullMarked;
