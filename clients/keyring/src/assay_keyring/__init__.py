# SPDX-License-Identifier: Apache-2.0
"""A back end of keyring that asks Assay for short-lived tokens of private indexes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

from keyring.backend import KeyringBackend
from keyring.credentials import Credential, SimpleCredential
from keyring.errors import PasswordDeleteError, PasswordSetError

_SECONDS = 60


class AssayKeyring(KeyringBackend):
    """Reads only: tokens are put in by `assay login` and taken out by `assay logout`."""

    # Above the keyrings of desktops (5), which know nothing of our indexes; they are asked next.
    priority = 9

    def get_credential(self, service: str, username: str | None) -> Credential | None:
        command = shutil.which(os.environ.get("ASSAY", "assay"))
        if command is None or "://" not in service:
            return None
        try:
            asked = subprocess.run(
                [command, "credential", "keyring", "--mode=creds", "--output=json", "get", service],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=True,
            )
            found = json.loads(asked.stdout)
            return SimpleCredential(found["username"], found["password"])
        except (OSError, subprocess.SubprocessError, ValueError, KeyError):
            return None

    def get_password(self, service: str, username: str) -> str | None:
        found = self.get_credential(service, username)
        return found.password if found else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError("log in by `assay login`")

    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError("log out by `assay logout`")
