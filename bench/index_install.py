"""Installs of 60 popular names: direct, and through an Assay with nothing in its store (cold) or all of it (warm).

"Fresh" is a server that has just started; "aged" is one that has judged OTHERS before, with nothing of the 60 in its store."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ASSAY, PIP, ROUNDS, KINDS = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:] or ["fresh", "aged"]
TICK = os.sysconf("SC_CLK_TCK")
NAMES = """packaging urllib3 certifi idna requests typing-extensions charset-normalizer setuptools python-dateutil six
pyyaml pydantic pygments cffi click pluggy pycparser anyio attrs h11 pytest annotated-types iniconfig fsspec httpx httpcore
markupsafe platformdirs python-dotenv pathspec pyjwt jinja2 rich jmespath markdown-it-py aiohttp filelock importlib-metadata
yarl starlette multidict jsonschema zipp uvicorn wheel mdurl pyasn1 pytz fastapi tqdm tenacity werkzeug flask itsdangerous
blinker beautifulsoup4 soupsieve docutils tomlkit more-itertools""".split()
OTHERS = """sqlalchemy alembic mako babel sphinx coverage tox virtualenv distlib cachetools pexpect ptyprocess decorator
traitlets simplejson marshmallow lxml psutil prompt-toolkit networkx isort black mypy arrow""".split()


class Server:
    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="assay-install-")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = open(f"{self.home}/log", "wb")
        command = [ASSAY, "serve", "--data", f"{self.home}/data", "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5)
                return
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(open(f"{self.home}/log").read())
                time.sleep(0.05)

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def install(self, names, constraints=None):
        """Seconds, and CPU seconds of the server."""
        before = self.cpu()
        took, found = install(names, constraints, "--isolated", "--index-url", f"http://127.0.0.1:{self.port}/simple/")
        return took, self.cpu() - before, found

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.home)


def install(names, constraints, *options):
    target = tempfile.mkdtemp(prefix="assay-target-")
    chosen = ["-c", constraints] if constraints else []
    command = [PIP, "install", "--quiet", "--no-cache-dir", "--no-compile", "--only-binary", ":all:", "--target", target]
    began = time.time()
    subprocess.run([*command, *options, *chosen, *names], check=True, stdout=subprocess.DEVNULL)
    took = time.time() - began
    listed = subprocess.run([PIP, "list", "--path", target, "--format", "freeze"], check=True, capture_output=True, text=True)
    shutil.rmtree(target)
    return took, listed.stdout


def through(figures, kind, server, constraints, expected):
    for state in ("cold", "warm"):
        took, spent, found = server.install(NAMES, constraints)
        if found != expected:
            raise SystemExit(f"{kind} {state}: other versions than direct")
        figures.setdefault((kind, state), []).append((took, spent))


def main(constraints):
    server = Server()
    try:
        _, _, expected = server.install(NAMES)
    finally:
        server.close()
    with open(constraints, "w") as out:
        out.write(expected)
    figures = {}
    for _ in range(ROUNDS):
        took, found = install(NAMES, constraints)
        if found != expected:
            raise SystemExit("direct: other versions than were asked for")
        figures.setdefault(("direct", ""), []).append((took, 0))
        for kind in KINDS:
            server = Server()
            try:
                if kind == "aged":
                    server.install(OTHERS)
                through(figures, kind, server, constraints, expected)
            finally:
                server.close()
    tell(figures, expected.count("\n"))


def tell(figures, packages):
    direct = statistics.median(took for took, _ in figures[("direct", "")])
    print(f"| {len(NAMES)} names, {packages} packages, {ROUNDS} rounds | s, median | to direct | each | CPU s of the server |")
    print("|---|---:|---:|---|---:|")
    for (kind, state), runs in figures.items():
        middle = statistics.median(took for took, _ in runs)
        each = ", ".join(f"{took:.1f}" for took, _ in runs)
        print(f"| {kind} {state} | {middle:.1f} | {middle / direct:.2f} | {each} | {statistics.median(cpu for _, cpu in runs):.1f} |")


with tempfile.TemporaryDirectory() as scratch:
    main(f"{scratch}/constraints.txt")
