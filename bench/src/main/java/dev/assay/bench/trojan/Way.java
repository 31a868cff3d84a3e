package dev.assay.bench.trojan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One way to trojanise a project.
///
/// @param layers outermost last
record Way(Carrier carrier, Payload payload, List<Layer> layers) {
  Way {
    layers = List.copyOf(layers);
  }

  static Way of(Carrier carrier, Payload payload, Layer... layers) {
    return new Way(carrier, payload, List.of(layers));
  }

  /// Puts the payload into the project; false where the project has no place for it.
  boolean put(Project project, Names names) {
    String code = names.in(payload.code());
    for (Layer layer : layers) {
      code = layer.hide(code);
    }
    Optional<String> path = carrier.put(project, code, names);
    path.ifPresent(
        it ->
            payload
                .companions()
                .forEach((file, bytes) -> project.files().put(Carrier.folder(it) + file, bytes)));
    return path.isPresent();
  }

  String label() {
    return (carrier + " " + payload + " " + layers).toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
