package dev.assay.index.upload;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of an upload and its file.
///
/// @param fields by name, in the order in which they came
record UploadForm(Map<String, List<String>> fields, Content content) implements AutoCloseable {
  /// A field that is there and says something.
  Optional<String> field(String name) {
    return field(fields, name);
  }

  /// What is known before the file comes.
  ///
  /// @param file its name
  record Early(Map<String, List<String>> fields, String file) {
    Optional<String> field(String name) {
      return UploadForm.field(fields, name);
    }
  }

  private static Optional<String> field(Map<String, List<String>> fields, String name) {
    return fields.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  @Override
  public void close() {
    content.close();
  }
}
