package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.python.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls that go over the network.
final class Connections {
  private static final int INNOCENT = Taint.bit(Label.REMOTE) | Taint.bit(Label.DECODED);

  private final Machine machine;

  Connections(Machine machine) {
    this.machine = machine;
  }

  Value act(
      Meaning meaning,
      String path,
      @Nullable Value named,
      @Nullable Value receiver,
      Arguments arguments,
      Site site) {
    if (meaning.kind() == Meaning.Kind.TELLS && !(named instanceof Text)) {
      return new Thing(path + "()", Effects.all(receiver, arguments));
    }
    Value target = whole(named, receiver);
    Taint taint = Effects.all(receiver, arguments);
    if (target != null) {
      taint = taint.plus(Contents.taint(target));
    }
    if (meaning.kind() == Meaning.Kind.UPLOADS) {
      taint = taint.plus(uploaded(arguments, target, site));
    }
    // The name of a thing that is not known is no address.
    String address = target == null || target instanceof Value.Name ? "" : Effects.shown(target);
    if (isPlainName(path, address.replace(Text.HOLE, '…'))) {
      address = "…";
    }
    boolean isHidden =
        target != null
            && target.taint().has(Label.DECODED)
            && !isPlainHost(Addresses.host(address), site);
    if (Addresses.isUrl(address) && target instanceof Text && !isHidden) {
      // What is sent may be decoded for many reasons; where it goes is in plain sight.
      taint = taint.undecoded();
    }
    Taint response = Taint.of(Label.REMOTE);
    if (Addresses.isMetadata(address)) {
      response = response.with(Label.CLOUD_METADATA);
      machine.acts.add(Kind.READS_SECRET, address, Taint.of(Label.CLOUD_METADATA), site);
    }
    if (taint.has(Label.CI_TOKEN) && !Addresses.isUrl(address)) {
      // What the build service gives for its token is one.
      response = response.with(Label.CI_TOKEN);
    }
    machine.acts.add(kind(meaning, taint, target), address, taint, site);
    return answer(meaning, path, target, receiver, arguments, taint, response, site);
  }

  /// Whether a host stands in plain text in the file that speaks to it: only a part of its address
  /// is decoded.
  private static boolean isPlainHost(String host, Site site) {
    Source source = site.frame().origin.source();
    return host.length() > 3 && source.slice(0, source.length()).contains(host);
  }

  /// Whether a client of the web, which wants an address with a scheme, is given the name of
  /// something else.
  private static boolean isPlainName(String path, String address) {
    boolean isWeb = path.startsWith("requests.") || path.startsWith("httpx.");
    return isWeb
        && address.indexOf('/') < 0
        && address.indexOf('…') < 0
        && !Addresses.isHost(address);
  }

  private Value answer(
      Meaning meaning,
      String path,
      @Nullable Value target,
      @Nullable Value receiver,
      Arguments arguments,
      Taint sent,
      Taint response,
      Site site) {
    return switch (meaning.kind()) {
      case SAVES -> {
        Value file = arguments.find(1, "filename");
        if (file != null) {
          machine.files.write(file, sent.plus(response), site);
        }
        yield file == null ? new Thing(path + "()", response).pointedAt(Text.EMPTY) : file;
      }
      case POINTS -> {
        if (receiver instanceof Thing thing) {
          thing.pointedAt(target);
          thing.absorb(Taint.of(Label.REMOTE));
        }
        yield Nothing.PLAIN;
      }
      default -> new Thing(path + "()", response).pointedAt(target);
    };
  }

  /// An address behind the one that a client was made for (`base_url`).
  private static @Nullable Value whole(@Nullable Value target, @Nullable Value receiver) {
    if (target instanceof Text below
        && receiver instanceof Thing thing
        && thing.target() instanceof Text base
        && !base.equals(below)
        && Addresses.isUrl(base.text())
        && (below.text().startsWith("/") || below.text().indexOf(Text.HOLE) != 0)
        && !Addresses.isUrl(below.text())) {
      String start = base.text().endsWith("/") ? base.text() : base.text() + "/";
      String rest = below.text().startsWith("/") ? below.text().substring(1) : below.text();
      return new Text(start + rest, false, base.taint().plus(below.taint()));
    }
    return target;
  }

  /// Where what lies in the files came from that are named by arguments.
  private Taint uploaded(Arguments arguments, @Nullable Value target, Site site) {
    Taint taint = Taint.NONE;
    List<Value> all = new ArrayList<>(arguments.positional());
    all.addAll(arguments.named().values());
    for (Value value : all) {
      if (value instanceof Text name && !name.equals(target)) {
        boolean telling =
            Files.labels(name.text()).plus(machine.files.written(name.text())).hasLabels()
                || name.taint().has(Label.USER_FILES);
        taint = telling ? taint.plus(machine.files.read(name, site)) : taint;
      }
    }
    return taint;
  }

  /// Asking with what is somebody's is sending. That an address stands in a file of the artifact
  /// tells nothing.
  private static Kind kind(Meaning meaning, Taint taint, @Nullable Value target) {
    boolean own = target != null && target.taint().has(Label.SOURCE_CODE);
    boolean telling =
        taint.without(own ? INNOCENT | Taint.bit(Label.SOURCE_CODE) : INNOCENT).hasLabels();
    return switch (meaning.kind()) {
      case FETCHES, SAVES -> telling ? Kind.SENDS : Kind.RECEIVES;
      case RECEIVES -> Kind.RECEIVES;
      case RESOLVES -> Kind.RESOLVES;
      case LISTENS -> Kind.LISTENS;
      default -> Kind.SENDS;
    };
  }
}
