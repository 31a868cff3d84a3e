package dev.assay.attestation;

import dev.assay.core.document.Node;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes an attestation as the bundle (0.3) of sigstore that holds the same.
final class BundleText {
  private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

  /// PEP 740 fixes it, so an attestation does not state it; the signature covers it.
  private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;

  private BundleText(JsonGenerator out) {
    this.out = out;
  }

  static String of(Attestation attestation) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      new BundleText(out).bundle(attestation);
    }
    return text.toString();
  }

  private void bundle(Attestation attestation) {
    out.writeStartObject();
    out.writeStringProperty("mediaType", MEDIA_TYPE);
    out.writeObjectPropertyStart("verificationMaterial");
    out.writeObjectPropertyStart("certificate");
    out.writeStringProperty("rawBytes", attestation.certificate());
    out.writeEndObject();
    out.writeArrayPropertyStart("tlogEntries");
    value(attestation.entry());
    out.writeEndArray();
    timestamps(attestation);
    out.writeEndObject();
    envelope(attestation);
    out.writeEndObject();
  }

  private void timestamps(Attestation attestation) {
    out.writeObjectPropertyStart("timestampVerificationData");
    out.writeArrayPropertyStart("rfc3161Timestamps");
    for (String timestamp : attestation.timestamps()) {
      out.writeStartObject();
      out.writeStringProperty("signedTimestamp", timestamp);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void envelope(Attestation attestation) {
    out.writeObjectPropertyStart("dsseEnvelope");
    out.writeStringProperty("payload", attestation.statement());
    out.writeStringProperty("payloadType", PAYLOAD_TYPE);
    out.writeArrayPropertyStart("signatures");
    out.writeStartObject();
    out.writeStringProperty("sig", attestation.signature());
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }

  private void value(Node node) {
    switch (node) {
      case Node.Table(var entries, int _) -> {
        out.writeStartObject();
        entries.forEach(
            (name, member) -> {
              out.writeName(name);
              value(member);
            });
        out.writeEndObject();
      }
      case Node.Array(var elements, int _) -> {
        out.writeStartArray();
        elements.forEach(this::value);
        out.writeEndArray();
      }
      case Node.Text(String text, int _) -> out.writeString(text);
      case Node.Numeral(String number, int _) -> out.writeNumber(number);
      case Node.Bool(boolean truth, int _) -> out.writeBoolean(truth);
      case Node.Null(int _) -> out.writeNull();
    }
  }
}
