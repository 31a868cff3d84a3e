# /// script
# dependencies = ["packaging==25.0"]
# ///
"""Says which release comes next."""

import sys

from packaging.version import Version

print(Version(sys.argv[1]))
