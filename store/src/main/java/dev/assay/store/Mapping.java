package dev.assay.store;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/// How lists and sets lie in one column: a line each.
final class Mapping {
  private Mapping() {}

  static Jdbi over(DataSource connections) {
    Jdbi jdbi = Jdbi.create(connections);
    jdbi.registerColumnMapper(
        new GenericType<List<String>>() {},
        (row, column, _) -> row.getString(column).lines().toList());
    jdbi.registerColumnMapper(
        new GenericType<Set<Role>>() {},
        (row, column, _) -> set(Role.class, row.getString(column)));
    jdbi.registerColumnMapper(
        new GenericType<Set<Scope>>() {},
        (row, column, _) -> set(Scope.class, row.getString(column)));
    return jdbi;
  }

  static String text(Collection<?> values) {
    return values.stream()
        .map(value -> value instanceof Enum<?> e ? e.name() : value.toString())
        .peek(Mapping::oneLine)
        .collect(Collectors.joining("\n"));
  }

  private static void oneLine(String text) {
    if (text.lines().count() != 1) {
      throw new IllegalArgumentException("an entry of a list must be one line");
    }
  }

  private static <E extends Enum<E>> Set<E> set(Class<E> type, String text) {
    return text.lines()
        .map(line -> Enum.valueOf(type, line))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
  }
}
