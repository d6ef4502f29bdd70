package dev.pipewright.benchmarks.report;

import dev.pipewright.benchmarks.report.Contestant.Role;
import java.util.List;
import java.util.Optional;

/**
 * What a contestant reached.
 *
 * @param name who it is
 * @param role what it is compared as
 * @param score what it is compared by
 * @param further what is shown besides, in the order of {@link Figure#further}
 * @param bytes what it allocates per item, where that is known
 */
public record Row(
    String name, Role role, Spread score, List<Spread> further, Optional<Spread> bytes) {}
