"""Five servers of the same files under `wrk -t1 -c32`: requests a second, p99, CPU and ratios to nginx."""

import base64
import hashlib
import io
import json
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile

ASSAY, PEERS, SECONDS, ROUNDS = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
FILES = 502
JSON = "application/vnd.pypi.simple.v1+json"
TICK = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wheel(name, version, ballast=b""):
    out = io.BytesIO()
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(f"{name}/__init__.py", f'"""Nothing."""\n__version__ = "{version}"\n')
        if ballast:
            archive.writestr(f"{name}/table.json", ballast)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return out.getvalue()


def publish(www, name, versions, ballast=b""):
    os.makedirs(f"{www}/files", exist_ok=True)
    page = f"{www}/simple/{name}"
    os.makedirs(page)
    files, anchors = [], []
    for version in versions:
        body, file = wheel(name, version, ballast), f"{name}-{version}-py3-none-any.whl"
        with open(f"{www}/files/{file}", "wb") as out:
            out.write(body)
        sha256 = hashlib.sha256(body).hexdigest()
        files.append(
            {
                "filename": file,
                "url": f"../../files/{file}",
                "hashes": {"sha256": sha256},
                "requires-python": ">=3.8",
                "size": len(body),
                "upload-time": "2024-01-02T03:04:05.000000Z",
                "yanked": False,
            }
        )
        anchors.append(f'<a href="../../files/{file}#sha256={sha256}" data-requires-python="&gt;=3.8">{file}</a><br/>\n')
    meta = {"api-version": "1.1"}
    with open(f"{page}/index.json", "w") as out:
        json.dump({"meta": meta, "name": name, "versions": list(versions), "files": files}, out)
    with open(f"{page}/index.html", "w") as out:
        out.write("<!DOCTYPE html><html><body>\n" + "".join(anchors) + "</body></html>\n")


def list_projects(www, names):
    with open(f"{www}/simple/index.json", "w") as out:
        json.dump({"meta": {"api-version": "1.1"}, "projects": [{"name": name} for name in names]}, out)
    with open(f"{www}/simple/index.html", "w") as out:
        out.write("<!DOCTYPE html><html><body>" + "".join(f'<a href="{name}/">{name}</a>' for name in names) + "</body></html>")


NGINX = """
user root; daemon off; worker_processes 2; pid {home}/pid; error_log {home}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
  client_body_temp_path {home}/a; proxy_temp_path {home}/b; fastcgi_temp_path {home}/c; uwsgi_temp_path {home}/d; scgi_temp_path {home}/e;
  types {{ {json} json; text/html html; application/octet-stream whl; }}
  map $http_accept $form {{ default html; "~simple.v1.json" json; }}
  server {{
    listen 127.0.0.1:{port}; root {www};
    location = /simple/ {{ try_files /simple/index.$form =404; }}
    location ~ ^/simple/(?<project>[^/]+)/$ {{ try_files /simple/$project/index.$form =404; }}
  }}
}}
"""


class Server:
    def __init__(self, name, command, port, probe, page, file, env=None):
        self.name, self.port, self.page, self.file = name, port, page, file
        began = time.time()
        self.log = open(os.path.join(HOME, name + ".log"), "wb")
        self.process = subprocess.Popen(
            command, stdout=self.log, stderr=self.log, env={**os.environ, **(env or {})}, cwd=HOME
        )
        while True:
            try:
                get(f"http://127.0.0.1:{port}{probe}", "*/*")
                break
            except OSError:
                if self.process.poll() is not None or time.time() - began > 60:
                    raise SystemExit(f"{name} does not start: see {self.log.name}")
                time.sleep(0.02)
        self.start, self.start_cpu, self.rss = time.time() - began, self.cpu(), self.memory()

    def processes(self):
        children = {}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/stat") as stat:
                    fields = stat.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(pid))
        found, todo = [], [self.process.pid]
        while todo:
            pid = todo.pop()
            found.append(pid)
            todo += children.get(pid, [])
        return found

    def cpu(self):
        total = 0
        for pid in self.processes():
            with open(f"/proc/{pid}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICK

    def memory(self):
        total = 0
        for pid in self.processes():
            with open(f"/proc/{pid}/status") as status:
                total += int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))
        return total / 1024

    def load(self, path, seconds):
        before = self.cpu()
        out = subprocess.run(
            ["wrk", "-t1", "-c32", f"-d{seconds}s", "--timeout", "10s", "--latency", "-H", f"Accept: {JSON}", f"http://127.0.0.1:{self.port}{path}"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        spent = self.cpu() - before
        number = int(re.search(r"(\d+) requests in", out).group(1))
        if "Non-2xx" in out or not number:
            raise SystemExit(f"{self.name} fails on {path}:\n{out}")
        value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", out).groups()
        p99 = float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
        return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)), p99, spent / number * 1e6


def get(url, accept=JSON):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept}), timeout=60) as answer:
        return answer.read()


def devpi(upstream):
    home, port = f"{HOME}/devpi", free_port()
    subprocess.run([f"{PEERS}/devpi-init", "--serverdir", home, "--no-root-pypi", "--root-passwd", "inert"], check=True, capture_output=True)
    server = Server("devpi-server", [f"{PEERS}/devpi-server", "--serverdir", home, "--port", str(port)], port, "/+api", "/root/m/+simple/big/", None)

    def call(method, path, body, headers):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}{path}", json.dumps(body).encode(), {"Content-Type": "application/json", "Accept": "application/json", **headers}, method=method
        )
        return json.load(urllib.request.urlopen(request, timeout=60))

    token = call("POST", "/+login", {"user": "root", "password": "inert"}, {})["result"]["password"]
    basic = base64.b64encode(f"root:{token}".encode()).decode()
    call("PUT", "/root/m", {"type": "mirror", "mirror_url": upstream}, {"X-Devpi-Auth": basic})
    page = json.loads(get(f"http://127.0.0.1:{port}/root/m/+simple/one/"))
    server.file = "/" + page["files"][0]["url"].split("#")[0].replace("../../", "root/m/")
    return server


def servers():
    port = free_port()
    with open(f"{HOME}/nginx.conf", "w") as out:
        out.write(NGINX.format(home=HOME, port=port, www=WWW, json=JSON))
    file = "/files/one-1.0-py3-none-any.whl"
    nginx = Server("nginx", ["nginx", "-c", f"{HOME}/nginx.conf"], port, "/simple/big/", "/simple/big/", file)
    yield nginx
    upstream = f"http://127.0.0.1:{port}/simple/"
    port = free_port()
    yield Server(
        "Assay",
        [ASSAY, "serve", "--data", f"{HOME}/assay", "--port", str(port), "--upstream", upstream],
        port,
        "/health",
        "/simple/big/",
        "/files/one/one-1.0-py3-none-any.whl",
    )
    yield devpi(upstream)
    port = free_port()
    app = f'pypiserver:app(roots=["{WWW}/files"], disable_fallback=True)'
    gunicorn = [f"{PEERS}/gunicorn", "--threads", "8", "-b"]
    yield Server("pypiserver", [*gunicorn, f"127.0.0.1:{port}", app], port, "/simple/", "/simple/big/", "/packages/one-1.0-py3-none-any.whl")
    port = free_port()
    yield Server(
        "proxpi",
        [*gunicorn, f"127.0.0.1:{port}", "proxpi.server:app"],
        port,
        "/health",
        "/index/big/",
        "/index/one/one-1.0-py3-none-any.whl",
        {"PROXPI_INDEX_URL": upstream, "PROXPI_CACHE_DIR": f"{HOME}/proxpi"},
    )


def main():
    publish(WWW, "big", [f"1.{number}" for number in range(FILES)])
    publish(WWW, "one", ["1.0"], json.dumps(random.Random(1).randbytes(520_000).hex()).encode())
    list_projects(WWW, ["big", "one"])
    running = []
    try:
        for server in servers():
            running.append(server)
        for server in running:
            for path in (server.page, server.file):
                body = get(f"http://127.0.0.1:{server.port}{path}")
                if len(body) < 30_000:
                    raise SystemExit(f"{server.name} sends {len(body)} bytes of {path}")
                server.load(path, 3)
        figures = {}
        for _ in range(ROUNDS):
            for server in running:
                for path in (server.page, server.file):
                    figures.setdefault((server.name, path), []).append(server.load(path, SECONDS))
        tell(running, figures)
    finally:
        for server in reversed(running):
            server.process.terminate()
        for server in running:
            server.process.wait()


def tell(running, figures):
    print("| `wrk -t1 -c32` | page r/s | page p99 ms | page CPU µs (to nginx) | 1 MB r/s | 1 MB p99 ms | 1 MB CPU µs (to nginx) | start s (CPU s) | RSS ready / loaded MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    middle = {key: [statistics.median(column) for column in zip(*rounds)] for key, rounds in figures.items()}
    base = running[0]
    for server in running:
        cells = []
        for path, own in ((server.page, base.page), (server.file, base.file)):
            rate, p99, cpu = middle[(server.name, path)]
            cells += [f"{rate:.0f}", f"{p99:.0f}", f"{cpu:.0f} ({cpu / middle[(base.name, own)][2]:.1f})"]
        cells += [f"{server.start:.1f} ({server.start_cpu:.1f})", f"{server.rss:.0f} / {server.memory():.0f}"]
        print(f"| {server.name} | " + " | ".join(cells) + " |")


HOME = tempfile.mkdtemp(prefix="assay-bench-")
WWW = f"{HOME}/www"
try:
    main()
finally:
    if not os.environ.get("KEEP"):
        shutil.rmtree(HOME)
