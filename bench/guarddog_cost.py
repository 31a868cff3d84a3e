"""CPU over a folder of artifacts, GuardDog's own scanner and Assay in turns, so that both see the same machine: all of it warm in one
process, and every twelfth in a process of its own beside what such a process takes to start.

    guarddog_cost.py FOLDER LAUNCHER JAVA...    JAVA... runs dev.assay.bench.corpus.EngineCost
"""

import glob
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

TURNS = 8
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


def alone(*command):
    before = cpu(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    return cpu(resource.RUSAGE_CHILDREN) - before


def guarddog_alone(*paths):
    return alone(sys.executable, __file__, "alone", *paths)


def warm(paths, java):
    """GuardDog's seconds for all paths, and those of Assay's passes between its parts."""
    engine = subprocess.Popen(java, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert engine.stdout.readline() == "warm\n"
    scan_all([min(paths, key=os.path.getsize)])
    spent, passes = 0.0, []
    for turn in range(TURNS):
        before = cpu(resource.RUSAGE_SELF) + cpu(resource.RUSAGE_CHILDREN)
        scan_all(paths[turn::TURNS])
        spent += cpu(resource.RUSAGE_SELF) + cpu(resource.RUSAGE_CHILDREN) - before
        engine.stdin.write("\n")
        engine.stdin.flush()
        passes.append(float(engine.stdout.readline()))
    print(f"Warm: GuardDog {spent:.1f}, Assay {statistics.mean(passes):.2f} ({min(passes):.2f} to {max(passes):.2f}):"
          f" 1 to {spent / statistics.mean(passes):.1f}. {engine.communicate()[0].strip()}\n")
    return spent, statistics.mean(passes)


def main():
    if sys.argv[1] == "alone":
        scan_all(sys.argv[2:])
        return
    launcher = sys.argv[2]
    paths = sorted(glob.glob(os.path.join(sys.argv[1], "*")))
    theirs, ours = warm(paths, sys.argv[3:])
    some = paths[::SHARE]
    alone(launcher, "--version")
    guarddog_alone()
    rows = [[0.0, 0.0], [0.0, 0.0]]
    for path in some:
        rows[0][0] += guarddog_alone(path)
        rows[1][0] += alone("bash", "-c", '"$0" scan --no-known "$1" || true', launcher, path)
        rows[0][1] += guarddog_alone()
        rows[1][1] += alone(launcher, "--version")
    print(f"| CPU s over {sys.argv[1]} | all {len(paths)}, warm in one process | {len(some)} of them, a process each | of it start |")
    print("|---|---:|---:|---:|")
    for name, whole, (each, start) in (("GuardDog", theirs, rows[0]), ("Assay", ours, rows[1])):
        print(f"| {name} | {whole:.1f} | {each:.1f} | {start:.1f} |")


main()
