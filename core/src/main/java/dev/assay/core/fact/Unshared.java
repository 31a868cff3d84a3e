package dev.assay.core.fact;

import dev.assay.core.artifact.Location;

/// An act of one file of a release that another file of the same release lacks.
///
/// @param location where to tell of it: in the file that was looked at last
/// @param in the file that has it
/// @param lacking the file that lacks it
public record Unshared(Act act, Location location, String in, String lacking) implements Fact {}
