# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "flask==2.2.2",
#     "requests==2.28.1",
#     "pytest==8.3.4",
# ]
# ///
"""A script that carries its own dependencies (PEP 723)."""

import requests

print(requests.get("https://shop.example/orders", timeout=10).status_code)
