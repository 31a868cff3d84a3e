"""GuardDog's own scanner over a folder of artifacts: CPU of a pass, and of a process of its own."""

import glob
import os
import resource
import shutil
import subprocess
import sys
import tempfile


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


def main():
    if len(sys.argv) == 3:
        from guarddog.scanners import PypiPackageScanner
        from guarddog.utils.archives import safe_extract

        scan(PypiPackageScanner(), safe_extract, sys.argv[2])
        return
    paths = sorted(glob.glob(os.path.join(sys.argv[1], "*")))
    smallest = min(paths, key=os.path.getsize)
    subprocess.run([sys.executable, __file__, sys.argv[1], smallest], check=True, capture_output=True)
    alone = cpu(resource.RUSAGE_CHILDREN)

    from guarddog.scanners import PypiPackageScanner
    from guarddog.utils.archives import safe_extract

    scanner = PypiPackageScanner()
    scan(scanner, safe_extract, smallest)
    before = cpu(resource.RUSAGE_SELF) + cpu(resource.RUSAGE_CHILDREN)
    for path in paths:
        scan(scanner, safe_extract, path)
    spent = cpu(resource.RUSAGE_SELF) + cpu(resource.RUSAGE_CHILDREN) - before
    print(f"| GuardDog | {len(paths)} | {spent:.1f} | {alone:.2f} |")


main()
