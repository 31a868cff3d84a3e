"""A client of an invented service: what the start-up archive of the index is made by judging."""

from __future__ import annotations

import argparse
import asyncio
import base64
import collections
import contextlib
import dataclasses
import functools
import hashlib
import io
import itertools
import json
import logging
import os
import pathlib
import re
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import typing as t
import urllib.parse
import urllib.request
import zlib

try:
    import ssl
except ImportError:  # pragma: no cover
    ssl = None

from .errors import SampleError, Timeout
from .models import Answer, Request

if t.TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Sample", "encode", "main"]
__version__ = "1.2.3"

log = logging.getLogger(__name__)

SERVICE = "https://sample.example/api"
NAME = re.compile(r"^(?P<name>[A-Za-z][\w.-]*)\s*(?:\[(?P<extras>[^\]]*)\])?$", re.ASCII)
STATES = {"new": 1, "open": 2, "closed": 3}
MASK = 0xFF_FF
TABLE = bytes(range(256)).translate(None, b"\x00")
GREETING = "".join(chr(letter) for letter in (104, 101, 108, 108, 111))
TEMPLATE = "{scheme}://{host}:{port}/{path}"
LOGO = base64.b64decode("aVZCT1J3MEtHZ28=")


@dataclasses.dataclass(frozen=True, order=True)
class Settings:
    """What it is set up by."""

    host: str = "localhost"
    port: int = 8080
    retries: int = 3
    headers: dict[str, str] = dataclasses.field(default_factory=dict)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        host = environ.get("SAMPLE_HOST", "localhost")
        port = int(environ.get("SAMPLE_PORT") or 8080)
        if not 0 < port <= 65_535:
            raise ValueError(f"port {port!r} is out of range")
        return cls(host, port, headers={"User-Agent": f"sample/{__version__} ({sys.platform})"})

    @property
    def address(self) -> str:
        return TEMPLATE.format(scheme="https", host=self.host, port=self.port, path="v1")


class Meta(type):
    registry: dict[str, type] = {}

    def __new__(mcs, name, bases, namespace, **options):
        made = super().__new__(mcs, name, bases, namespace)
        mcs.registry[name.lower()] = made
        return made


class Node(metaclass=Meta):
    __slots__ = ("children", "name", "parent")

    def __init__(self, name, parent=None, *children, **more):
        self.name, self.parent = name, parent
        self.children = list(children)
        for key, value in more.items():
            setattr(self, key, value)

    def __repr__(self):
        return "%s(%r, %d children)" % (type(self).__name__, self.name, len(self.children))

    def __iter__(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child

    def find(self, wanted):
        return next((node for node in self if node.name == wanted), None)

    @functools.cached_property
    def depth(self):
        return 0 if self.parent is None else self.parent.depth + 1


def retry(times=3, *, wait=0.1, errors=(OSError, Timeout)):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except errors as failure:
                    log.warning("attempt %d of %s: %s", attempt, function.__name__, failure)
                    time.sleep(wait * 2**attempt)
            raise SampleError("gave up")

        return wrapper

    return decorate


def encode(values: Iterable[t.Any], *, compact: bool = False) -> bytes:
    parts = []
    for value in values:
        if isinstance(value, bool):
            parts.append(b"T" if value else b"F")
        elif isinstance(value, int):
            parts.append(struct.pack(">q", value))
        elif isinstance(value, (str, bytes)):
            raw = value.encode("utf-8") if isinstance(value, str) else value
            parts.append(struct.pack(">I", len(raw)) + raw)
        elif value is None:
            parts.append(b"N")
        else:
            parts += [encode(value)]
    packed = b"".join(parts)
    return zlib.compress(packed, 9) if compact else packed


def checksum(path: pathlib.Path, algorithm="sha256") -> str:
    digest = hashlib.new(algorithm)
    with path.open("rb") as file:
        while chunk := file.read(1 << 16):
            digest.update(chunk)
    return digest.hexdigest()


def scramble(text, key=13):
    out = ""
    for i, letter in enumerate(text):
        code = (ord(letter) ^ key ^ i) & MASK
        out += chr(code % 128)
    return out[::-1]


def parse(line: str) -> tuple[str, list[str]]:
    found = NAME.match(line.strip())
    if found is None:
        raise SampleError("cannot read %r" % line)
    extras = [it.strip() for it in (found["extras"] or "").split(",") if it]
    return found.group("name").lower().replace("_", "-"), sorted(set(extras))


def describe(value):
    match value:
        case {"state": str(state), **rest} if state in STATES:
            return f"{state}:{STATES[state]:>04d} {len(rest)=}"
        case [first, *_] | (first, *_):
            return describe(first)
        case int() | float():
            return f"{value:.2f}"
        case Settings(host=host, port=8080):
            return host
        case _:
            return "?"


class Sample:
    """Sends requests and reads answers."""

    def __init__(self, settings: Settings | None = None, opener=None):
        self.settings = settings or Settings.from_environment()
        self._opener = opener or urllib.request.build_opener()
        self._lock = threading.Lock()
        self._seen = collections.defaultdict(list)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()
        return False

    def close(self):
        with self._lock, contextlib.suppress(AttributeError):
            self._opener.close()

    @retry(times=2)
    def send(self, path, *, data=None, method="GET", timeout=30):
        url = urllib.parse.urljoin(self.settings.address + "/", path.lstrip("/"))
        body = json.dumps(data).encode() if data is not None else None
        request = urllib.request.Request(url, body, self.settings.headers, method=method)
        with self._opener.open(request, timeout=timeout) as answer:
            raw = answer.read()
            kind = answer.headers.get_content_type()
        self._seen[path].append(len(raw))
        return Answer(json.loads(raw) if kind.endswith("json") else raw, {"path": path})

    def pages(self, path, size=50):
        offset = 0
        while True:
            page = self.send(f"{path}?limit={size}&offset={offset}").body
            yield from page["items"]
            offset += size
            if offset >= page.get("total", 0):
                break

    async def gather(self, paths):
        loop = asyncio.get_running_loop()
        tasks = [loop.run_in_executor(None, functools.partial(self.send, it)) for it in paths]
        done = await asyncio.gather(*tasks, return_exceptions=True)
        return {path: it for path, it in zip(paths, done) if not isinstance(it, Exception)}

    def store(self, folder: os.PathLike[str], answers: dict[str, Answer]) -> int:
        total = 0
        target = pathlib.Path(folder).expanduser()
        target.mkdir(parents=True, exist_ok=True)
        for (name, answer), number in zip(answers.items(), itertools.count(1)):
            with tempfile.NamedTemporaryFile("w", dir=target, delete=False) as file:
                json.dump(answer.body, file, indent=2, sort_keys=True)
                total += file.tell()
            os.replace(file.name, target / f"{number:03}-{name.replace('/', '_')}.json")
        return total


def reachable(host, port):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.5)
        return probe.connect_ex((host, port)) == 0


def revision(folder="."):
    command = ["git", "-C", folder, "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else "unknown"


def table(rows, widths=None):
    widths = widths or [max(len(str(cell)) for cell in column) for column in zip(*rows)]
    lines = ["  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def load(name):
    module, _, attribute = name.partition(":")
    found = __import__(module, fromlist=["_"])
    return getattr(found, attribute or "main", None)


def arguments(argv=None):
    parser = argparse.ArgumentParser(prog="sample", description=__doc__)
    parser.add_argument("paths", nargs="*", default=["/"])
    parser.add_argument("-v", "--verbose", action="count", default=0)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path.cwd())
    return parser.parse_args(argv)


def main(argv=None) -> int:
    options = arguments(argv)
    logging.basicConfig(level=logging.DEBUG if options.verbose else logging.INFO)
    buffer = io.StringIO()
    total, failed = 0, []
    with Sample() as sample:
        for path in options.paths:
            try:
                answer = sample.send(path)
            except (SampleError, OSError) as failure:
                failed.append((path, str(failure)))
                continue
            else:
                total += sample.store(options.out, {path: answer})
            finally:
                print(path, file=buffer)
    if failed:
        print(table([("path", "why"), *failed]), file=sys.stderr)
    global GREETING
    GREETING = scramble(GREETING, key=len(failed) or 1)
    assert total >= 0, "sizes do not go below nothing"
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
