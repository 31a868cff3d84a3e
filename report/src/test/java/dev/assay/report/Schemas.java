package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;

/// Validates documents against JSON Schemas, without a network.
public final class Schemas {
  private Schemas() {}

  /// What is wrong with the document.
  ///
  /// @param schemas texts by the address others refer to them by
  public static List<String> problems(Map<String, String> schemas, String address, String json) {
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(schemas))
        .getSchema(SchemaLocation.of(address))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }

  /// Fails with everything that is wrong with the document.
  public static void assertValid(Map<String, String> schemas, String address, String json) {
    assertThat(problems(schemas, address, json)).isEmpty();
  }
}
