package dev.assay.bench.trojan;

import static dev.assay.bench.trojan.Carrier.BACK_END;
import static dev.assay.bench.trojan.Carrier.DATA_FILE;
import static dev.assay.bench.trojan.Carrier.DEEP_CLASS;
import static dev.assay.bench.trojan.Carrier.DEEP_MODULE;
import static dev.assay.bench.trojan.Carrier.ENTRY_POINT;
import static dev.assay.bench.trojan.Carrier.EXIT;
import static dev.assay.bench.trojan.Carrier.IMPORT_HOOK;
import static dev.assay.bench.trojan.Carrier.INITIALIZER;
import static dev.assay.bench.trojan.Carrier.INSTALL_COMMAND;
import static dev.assay.bench.trojan.Carrier.NEW_MODULE;
import static dev.assay.bench.trojan.Carrier.OFF_SCREEN;
import static dev.assay.bench.trojan.Carrier.PATH_FILE;
import static dev.assay.bench.trojan.Carrier.PATH_FILE_MODULE;
import static dev.assay.bench.trojan.Carrier.SETUP;
import static dev.assay.bench.trojan.Carrier.SITE_CUSTOMIZE;
import static dev.assay.bench.trojan.Carrier.THREAD;
import static dev.assay.bench.trojan.Layer.BASE64;
import static dev.assay.bench.trojan.Layer.CHARACTERS;
import static dev.assay.bench.trojan.Layer.DEFLATED;
import static dev.assay.bench.trojan.Layer.REVERSED_HEX;
import static dev.assay.bench.trojan.Layer.XOR;
import static dev.assay.bench.trojan.Payload.CREDENTIALS;
import static dev.assay.bench.trojan.Payload.DOWNLOAD_AND_RUN;
import static dev.assay.bench.trojan.Payload.ENVIRONMENT;
import static dev.assay.bench.trojan.Payload.FOREIGN_RUNTIME;
import static dev.assay.bench.trojan.Payload.METADATA_SERVICE;
import static dev.assay.bench.trojan.Payload.NAME_LOOKUP;
import static dev.assay.bench.trojan.Payload.REMOTE_SHELL;
import static dev.assay.bench.trojan.Payload.REMOTE_TEXT;
import static dev.assay.bench.trojan.Payload.SHELL;

import java.util.List;
import java.util.Locale;

/// One way to trojanise a project.
///
/// @param layers outermost last
record Way(Carrier carrier, Payload payload, List<Layer> layers) {
  /// All ways, from plain text to three layers.
  static final List<Way> ALL =
      List.of(
          way(INITIALIZER, ENVIRONMENT),
          way(INITIALIZER, DOWNLOAD_AND_RUN),
          way(INITIALIZER, REMOTE_TEXT),
          way(INITIALIZER, NAME_LOOKUP),
          way(INITIALIZER, CREDENTIALS, BASE64),
          way(INITIALIZER, REMOTE_TEXT, REVERSED_HEX, BASE64),
          way(INITIALIZER, ENVIRONMENT, XOR, DEFLATED, BASE64),
          way(THREAD, CREDENTIALS),
          way(THREAD, REMOTE_SHELL),
          way(EXIT, ENVIRONMENT),
          way(OFF_SCREEN, SHELL),
          way(NEW_MODULE, CREDENTIALS),
          way(NEW_MODULE, FOREIGN_RUNTIME),
          way(NEW_MODULE, METADATA_SERVICE, CHARACTERS, DEFLATED, XOR),
          way(DEEP_MODULE, ENVIRONMENT),
          way(DEEP_MODULE, DOWNLOAD_AND_RUN, DEFLATED),
          way(DEEP_MODULE, CREDENTIALS, CHARACTERS, REVERSED_HEX, XOR),
          way(DEEP_CLASS, METADATA_SERVICE),
          way(DEEP_CLASS, REMOTE_TEXT, BASE64),
          way(DATA_FILE, CREDENTIALS),
          way(IMPORT_HOOK, ENVIRONMENT),
          way(IMPORT_HOOK, SHELL, CHARACTERS),
          way(PATH_FILE, SHELL),
          way(PATH_FILE, CREDENTIALS, BASE64, DEFLATED),
          way(PATH_FILE_MODULE, DOWNLOAD_AND_RUN),
          way(SITE_CUSTOMIZE, ENVIRONMENT),
          way(ENTRY_POINT, CREDENTIALS),
          way(ENTRY_POINT, DOWNLOAD_AND_RUN, XOR),
          way(SETUP, ENVIRONMENT),
          way(SETUP, SHELL, BASE64),
          way(INSTALL_COMMAND, DOWNLOAD_AND_RUN),
          way(INSTALL_COMMAND, CREDENTIALS, REVERSED_HEX, XOR, DEFLATED),
          way(BACK_END, METADATA_SERVICE));

  private static Way way(Carrier carrier, Payload payload, Layer... layers) {
    return new Way(carrier, payload, List.of(layers));
  }

  /// Puts the payload into the project; false where the project has no place for it.
  boolean put(Project project) {
    String code = payload.code();
    for (Layer layer : layers) {
      code = layer.hide(code);
    }
    return carrier.put(project, code);
  }

  String label() {
    return (carrier + " " + payload + " " + layers).toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
