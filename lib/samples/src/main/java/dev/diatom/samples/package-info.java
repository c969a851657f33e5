/**
 * Sample data that tutorials and tests make for themselves: a 16-bit stack and a directory of IFCB bins.
 *
 * <p>In order of priority: the files keep to the formats to the byte, so that they are a fair test of any reader; they
 * are the same on every machine and JDK; they are worth looking at; making them takes a second or two. The package depends
 * on no other part of Diatom and reads nothing back: its writers owe nothing to our readers. The specimens are drawn, not
 * measured; no biology should be concluded from them.
 */
@NullMarked
package dev.diatom.samples;

import org.jspecify.annotations.NullMarked;
