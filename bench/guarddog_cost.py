"""GuardDog's own scanner over a folder of artifacts: CPU of a warm pass, of processes of their own, and of their start."""

import glob
import os
import resource
import shutil
import subprocess
import sys
import tempfile

SHARE = 12


def cpu(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def scan(scanner, extract, path):
    folder = tempfile.mkdtemp(prefix="guarddog")
    try:
        extract(path, folder)
        scanner.scan_local(folder)
    finally:
        shutil.rmtree(folder)


def scan_all(paths):
    """Starts as every process does, and scans."""
    from guarddog.scanners import PypiPackageScanner
    from guarddog.utils.archives import safe_extract

    scanner = PypiPackageScanner()
    for path in paths:
        scan(scanner, safe_extract, path)


def alone(arguments):
    before = cpu(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, __file__, "alone", *arguments], check=True, capture_output=True)
    return cpu(resource.RUSAGE_CHILDREN) - before


def main():
    if sys.argv[1] == "alone":
        scan_all(sys.argv[2:])
        return
    paths = sorted(glob.glob(os.path.join(sys.argv[1], "*")))
    some = paths[::SHARE]
    alone(some[:1])
    start = sum(alone([]) for _ in some)
    each = sum(alone([path]) for path in some)
    scan_all([min(paths, key=os.path.getsize)])
    before = cpu(resource.RUSAGE_SELF) + cpu(resource.RUSAGE_CHILDREN)
    scan_all(paths)
    spent = cpu(resource.RUSAGE_SELF) + cpu(resource.RUSAGE_CHILDREN) - before
    print(f"| GuardDog | {spent:.1f} | {each:.1f} | {start:.1f} |")


main()
