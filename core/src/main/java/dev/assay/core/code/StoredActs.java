package dev.assay.core.code;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.project.Unchecked;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/// What was found in an artifact as bytes and back, so that it need not be found again. The form is
/// that of one extractor version; what is cut short or changed is nothing.
public final class StoredActs {
  private static final int MAGIC = 0x41535359;
  private static final int CHECKSUM = 8;
  private static final int MOST = 100_000;

  private StoredActs() {}

  /// The bytes of what was found.
  public static byte[] write(Extracted extracted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(CodeReader.VERSION);
      out.writeLong(extracted.bytes());
      out.writeLong(extracted.steps());
      out.writeInt(extracted.acts().size());
      for (Act act : extracted.acts()) {
        write(act, out);
      }
      out.writeInt(extracted.unchecked().size());
      for (Unchecked unchecked : extracted.unchecked()) {
        text(unchecked.what(), out);
        text(unchecked.why(), out);
        place(unchecked.source(), out);
        text(unchecked.hint().orElse(""), out);
      }
      out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(Act act, DataOutputStream out) throws IOException {
    text(act.kind().name(), out);
    text(act.phase().name(), out);
    text(act.reach().name(), out);
    text(act.certainty().name(), out);
    Set<Label> carries = new TreeSet<>(act.carries());
    out.writeByte(carries.size());
    for (Label label : carries) {
      text(label.name(), out);
    }
    text(act.target(), out);
    place(act.location(), out);
    text(act.evidence(), out);
    out.writeInt(act.trail().size());
    for (String phrase : act.trail()) {
      text(phrase, out);
    }
  }

  private static void place(Location location, DataOutputStream out) throws IOException {
    text(location.file(), out);
    out.writeInt(location.line());
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /// What the bytes tell; nothing where they are not what [#write] gave in this version.
  public static Optional<Extracted> read(byte[] bytes) {
    int end = bytes.length - CHECKSUM;
    if (end < CHECKSUM) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.skipNBytes(end);
      if (in.readLong() != checksum(bytes, end)) {
        return Optional.empty();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
      return in.readInt() == MAGIC && in.readInt() == CodeReader.VERSION
          ? Optional.of(extracted(in))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Extracted extracted(DataInputStream in) throws IOException {
    long bytes = in.readLong();
    long steps = in.readLong();
    List<Act> acts = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      acts.add(act(in));
    }
    List<Unchecked> unchecked = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      Unchecked one = Unchecked.of(text(in), text(in), place(in));
      String hint = text(in);
      unchecked.add(hint.isEmpty() ? one : one.withHint(hint));
    }
    return new Extracted(acts, bytes, steps, unchecked);
  }

  private static Act act(DataInputStream in) throws IOException {
    Act.Kind kind = Act.Kind.valueOf(text(in));
    Act.Phase phase = Act.Phase.valueOf(text(in));
    Act.Reach reach = Act.Reach.valueOf(text(in));
    Act.Certainty certainty = Act.Certainty.valueOf(text(in));
    Set<Label> carries = EnumSet.noneOf(Label.class);
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      carries.add(Label.valueOf(text(in)));
    }
    String target = text(in);
    Location location = place(in);
    String evidence = text(in);
    List<String> trail = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      trail.add(text(in));
    }
    return new Act(kind, target, phase, reach, certainty, carries, location, evidence, trail);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a count of " + count);
    }
    return count;
  }

  private static Location place(DataInputStream in) throws IOException {
    return new Location(text(in), in.readInt());
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text of " + length);
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static long checksum(byte[] bytes, int end) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, end);
    return checksum.getValue();
  }
}
