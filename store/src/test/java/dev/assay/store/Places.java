package dev.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/// Runs a test once on SQLite and once on a real PostgreSQL, which is started for the first test
/// that needs it and is stopped after the last. Without a server installed the second run is
/// skipped by name.
final class Places implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(new Run(Dialect.SQLITE), new Run(Dialect.POSTGRESQL));
  }

  private record Run(Dialect dialect) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return dialect.folder();
    }

    @Override
    public List<org.junit.jupiter.api.extension.Extension> getAdditionalExtensions() {
      return List.of(new Opened(dialect));
    }
  }

  /// Gives a test its place, and takes it back.
  private static final class Opened implements ParameterResolver, AfterEachCallback {
    private final Dialect dialect;
    private final List<Place> places = new ArrayList<>();

    Opened(Dialect dialect) {
      this.dialect = dialect;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Place.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      try {
        // A second place is on the other database.
        boolean sqlite = (dialect == Dialect.SQLITE) == (parameter.getIndex() == 0);
        Place place =
            new Place(Files.createTempDirectory("assay-store-"), sqlite ? null : server(context));
        places.add(place);
        return place;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
      for (Place place : places) {
        place.close();
      }
    }
  }

  static PostgresServer server(ExtensionContext context) {
    Optional<Path> bin = PostgresServer.installed();
    if (bin.isEmpty()) {
      String missing =
          "PostgreSQL is not installed: skipped "
              + context.getDisplayName()
              + " (hint: ./verify --install)";
      System.err.println(missing);
      return Assumptions.abort(missing);
    }
    return context
        .getRoot()
        .getStore(Namespace.create(Places.class))
        .computeIfAbsent("server", _ -> start(bin.get()), PostgresServer.class);
  }

  private static PostgresServer start(Path bin) {
    try {
      return PostgresServer.start(bin);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
