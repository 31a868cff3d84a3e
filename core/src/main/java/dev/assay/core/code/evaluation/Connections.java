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

  /// What follows an address that told another one.
  private static final String TELLS = " → …";

  private final Machine machine;

  /// The last address that was asked for something, and the file that did.
  private String asked = "";

  private String asker = "";

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
    String address =
        target == null || target instanceof Value.Name
            ? ""
            : meaning.detail() + Effects.shown(target);
    address += asked(path, arguments);
    if (isPlainName(path, address.replace(Text.HOLE, '…'))) {
      address = "…";
    }
    if (target != null && Contents.taint(target).has(Label.REMOTE) && isUnnamed(address)) {
      address = told(address, site);
    }
    boolean isHidden =
        target != null && target.taint().has(Label.DECODED) && !isPlainHost(address, site);
    if (Addresses.isUrl(address) && target instanceof Text && !isHidden) {
      // What is sent may be decoded for many reasons; where it goes is in plain sight.
      taint = taint.undecoded();
    }
    // What a name resolves to is an address, whoever answers; records hold any text.
    boolean isAddress = meaning.kind() == Meaning.Kind.RESOLVES && path.startsWith("socket.");
    Taint response = isAddress ? Taint.NONE : Taint.of(Label.REMOTE);
    if (Addresses.isMetadata(address)) {
      response = response.with(Label.CLOUD_METADATA);
      machine.acts.add(Kind.READS_SECRET, address, Taint.of(Label.CLOUD_METADATA), site);
    }
    if (taint.has(Label.CI_TOKEN) && !Addresses.isUrl(address)) {
      // What the build service gives for its token is one.
      response = response.with(Label.CI_TOKEN);
    }
    machine.acts.add(kind(meaning, taint, target), address, taint, site);
    if (!address.endsWith(TELLS)) {
      asked = address;
      asker = file(site);
    }
    return answer(meaning, path, target, receiver, arguments, taint, response, site);
  }

  /// What a connection to a host is asked for, where it is told apart from the host.
  private static String asked(String path, Arguments arguments) {
    boolean isApart = path.endsWith("Connection().request") || path.endsWith("Pool().request");
    return isApart && arguments.find(1, "url") instanceof Text asked && asked.text().startsWith("/")
        ? asked.text()
        : "";
  }

  /// Whether nothing is known of the host.
  private static boolean isUnnamed(String address) {
    String host = Addresses.host(address);
    return host.indexOf(Text.HOLE) >= 0 || host.indexOf('…') >= 0;
  }

  /// An address that another one told, by that other one.
  private String told(String address, Site site) {
    if (!Addresses.isUrl(asked) || isUnnamed(asked) || !asker.equals(file(site))) {
      return address;
    }
    boolean isBare = asked.indexOf('/', asked.indexOf("://") + 3) < 0;
    return asked + (isBare ? "/" : "") + TELLS;
  }

  private static String file(Site site) {
    return site.frame().origin.at(site.start()).file();
  }

  /// Whether the host stands in plain text in the code that speaks to it, and what follows it there
  /// is the start of the same address: only a part of it is decoded.
  private static boolean isPlainHost(String address, Site site) {
    Source source = site.frame().origin.source();
    String text = source.slice(0, source.length());
    String host = Addresses.host(address);
    if (host.length() <= 3) {
      return false;
    }
    String rest = address.substring(address.indexOf(host) + host.length());
    for (int at = text.indexOf(host); at >= 0; at = text.indexOf(host, at + 1)) {
      int after = at + host.length();
      if (!isComment(text, at)
          && rest.startsWith(text.substring(after, endOfAddress(text, after)))) {
        return true;
      }
    }
    return false;
  }

  private static int endOfAddress(String text, int start) {
    int end = start;
    while (end < text.length() && "\"'`{}%<>\\ \t\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean isComment(String text, int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    return text.substring(start, at).strip().startsWith("#");
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
