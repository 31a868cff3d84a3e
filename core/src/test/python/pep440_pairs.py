"""Writes what `packaging` says of generated versions, specifiers, requirements and markers.

    python core/src/test/python/pep440_pairs.py core/src/test/resources/version

The seed is fixed, so one version of `packaging` always writes the same files. Fields stand between
tabs; control characters, no-break spaces and backslashes are octal escapes; `invalid` stands for
texts that are refused.
"""

import pathlib
import random
import re
import sys

import packaging
from packaging import markers, requirements, specifiers, version

SEED = 20261101
HEADER = f"# packaging {packaging.__version__}, seed {SEED}: see core/src/test/python/pep440_pairs.py\n"
SPACES = ["", "", "", "", " ", "  ", "\t", "\u00a0", "\u2003", "\x1c", "\x85"]
random_ = random.Random(SEED)
pick = random_.choice


def chance(percent):
    return random_.random() * 100 < percent


def escape(text):
    return "".join(
        f"\\{ord(c):03o}" if ord(c) < 32 or 127 <= ord(c) <= 160 or c == "\\" else c for c in text
    )


def write(folder, name, rows):
    lines = [HEADER] + ["\t".join(escape(f) for f in row) + "\n" for row in rows]
    (folder / name).write_text("".join(lines), encoding="utf-8", newline="\n")


# --- versions ---------------------------------------------------------------------------------


def number():
    if chance(2):
        return pick(["999999999999999999", "1000000000000000000", "9223372036854775807",
                     "9223372036854775808", "18446744073709551616", "0" * 25 + "7", "1" * 40,
                     "1" * 39 + "2"])
    if chance(5):
        return "0" + str(random_.randrange(12))
    return str(pick([0, 0, 1, 1, 2, 3, 10, 11, 2026, random_.randrange(400)]))


def cased(word):
    return word if chance(80) else "".join(pick([c.upper(), c]) for c in word)


def separator():
    return pick(["", "", ".", "-", "_"])


def release():
    return ".".join(number() for _ in range(pick([1, 2, 2, 3, 3, 4])))


def suffixes():
    out = ""
    if chance(35):
        word = pick(["alpha", "a", "beta", "b", "preview", "pre", "c", "rc"])
        out += separator() + cased(word) + separator() + pick(["", number(), number()])
    if chance(30):
        if chance(30):
            out += "-" + number()
        else:
            word = pick(["post", "rev", "r"])
            out += separator() + cased(word) + separator() + pick(["", number(), number()])
    if chance(25):
        out += separator() + cased("dev") + separator() + pick(["", number(), number()])
    if chance(20):
        parts = [pick([number(), "ubuntu", "Abc", "cu118", "g1f", "0a", "z"]) for _ in range(pick([1, 1, 2, 3]))]
        out += "+" + parts[0] + "".join(pick(".-_") + p for p in parts[1:])
    return out


def a_version(stem=None):
    text = (pick(["v", "V", ""]) if chance(10) else "") + (number() + "!" if chance(7) else "")
    return text + (stem or release()) + suffixes()


def mutated(text, alphabet):
    for _ in range(pick([1, 1, 2])):
        at = random_.randrange(len(text) + 1)
        end = min(len(text), at + pick([0, 0, 1, 1, 2]))
        text = text[:at] + pick(["", pick(alphabet)]) + text[end:]
    return text


def known(text):
    try:
        return version.Version(text)
    except version.InvalidVersion:
        return None


def version_rows():
    alphabet = list("0123456789.-_+!*vabcdeprst~ \u0130\u0131\u017f\u0661\n")
    for _ in range(3500):
        text = pick(SPACES) + a_version() + pick(SPACES)
        if chance(45):
            text = mutated(text, alphabet)
        parsed = known(text)
        if parsed is None:
            yield text, "invalid"
        else:
            flags = (
                "p" * parsed.is_prerelease
                + "o" * parsed.is_postrelease
                + "d" * parsed.is_devrelease
                + "l" * (parsed.local is not None)
            )
            yield text, str(parsed), flags, parsed.public


def pair_rows():
    count = 0
    while count < 4500:
        stem = release()
        left = a_version(stem)
        right = a_version(pick([stem, stem, stem + ".0", stem + ".1", release()]))
        a, b = known(left), known(right)
        if a is not None and b is not None:
            count += 1
            yield left, right, "<" if a < b else ">" if a > b else "="


# --- specifiers -------------------------------------------------------------------------------


def clause(stem):
    operator = pick(["~=", "==", "==", "!=", "<=", ">=", "<", ">", "===", "=", ""] if chance(10)
                    else ["~=", "==", "!=", "<=", ">=", "<", ">", "==="])
    text = a_version(pick([stem, stem, stem + ".0", release()]))
    if operator in ("==", "!=") and chance(40):
        text = stem + ".*"
    elif operator not in ("==", "!=") and chance(85):
        text = text.split("+")[0]
    return pick(["", " "]) + operator + pick(["", "", " ", "\t"]) + text


def specifier_rows():
    alphabet = list("0123456789.-_+!*v=<>~,; ab)")
    for _ in range(5000):
        stem = release()
        text = ",".join(clause(stem) for _ in range(pick([0, 1, 1, 1, 1, 2, 2, 3])))
        if chance(20):
            text = mutated(text, alphabet)
        candidate = a_version(pick([stem, stem, stem + ".0", stem + ".1", release()]))
        if known(candidate) is None:
            continue
        try:
            parsed = specifiers.SpecifierSet(text)
        except specifiers.InvalidSpecifier:
            yield text, candidate, "invalid"
            continue
        # A set that names a pre-release lets pre-releases in, as `packaging` did when asked nothing.
        asked = parsed.contains(candidate, prereleases=True)
        silent = parsed.contains(candidate, prereleases=bool(parsed.prereleases))
        yield text, candidate, str(asked).lower(), str(silent).lower()


# --- markers ----------------------------------------------------------------------------------

LINUX = {
    "implementation_name": "cpython", "implementation_version": "3.12.4", "os_name": "posix",
    "platform_machine": "x86_64", "platform_python_implementation": "CPython",
    "platform_release": "6.8.0-41-generic", "platform_system": "Linux", "platform_version": "#41 SMP",
    "python_full_version": "3.12.4", "python_version": "3.12", "sys_platform": "linux", "extra": "test",
}
WINDOWS = {
    "implementation_name": "pypy", "implementation_version": "7.3.13rc1", "os_name": "nt",
    "platform_release": "11", "python_full_version": "3.9.0b2+", "python_version": "3.9",
    "sys_platform": "win32", "extra": "", "extras": "Test,gpu_x", "dependency_groups": "",
}
BARE = {"python_version": "3.10"}
ENVIRONMENTS = [LINUX, WINDOWS, BARE]
VARIABLES = [
    "python_version", "python_version", "python_full_version", "os_name", "os.name", "sys_platform",
    "sys.platform", "platform_release", "platform_system", "platform_version", "platform.version",
    "platform_machine", "platform.machine", "platform.python_implementation", "python_implementation",
    "platform_python_implementation", "implementation_name", "implementation_version", "extra",
]
VALUES = [
    "3.9", "3.10", "3.12", "3.8.*", "3.*", "2.7, 3.9", "3.9 3.12", "3.12.4", "7.3.13", "linux", "Linux",
    "win32", "posix", "nt", "x86_64", "CPython", "cpython", "Test", "gpu.x", "test", "", "11", "6.8",
    "3.9.0b2+local", "6.8.0-41-generic", "a (b) \"c", "3.10 ",
]


def quoted(value):
    quote = "'" if '"' in value else pick("\"'")
    return quote + value + quote


def comparison():
    blank = pick(["", " ", " ", "  ", "\t"])
    if chance(6):
        return quoted(pick(VALUES)) + pick([" in ", " not in "]) + pick(["extras", "dependency_groups"])
    operator = pick(["==", "==", "!=", "<", "<=", ">", ">=", "~=", "===", " in ", " not  in "])
    sides = [pick(VARIABLES), quoted(pick(VALUES))]
    if chance(20):
        sides.reverse()
    return sides[0] + blank + operator + blank + sides[1]


def marker(depth=0):
    parts = [
        "(" + pick(["", " "]) + marker(depth + 1) + ")" if depth < 3 and chance(20) else comparison()
        for _ in range(pick([1, 1, 1, 2, 2, 3]))
    ]
    return "".join(p if not i else pick([" and ", " or "]) + p for i, p in enumerate(parts))


def holds(tree, environment):
    """Kleene's logic over what `packaging` says of each comparison; None is unknown."""
    if isinstance(tree, tuple):
        try:
            return markers._evaluate_markers([tree], environment)
        except (markers.UndefinedComparison, markers.UndefinedEnvironmentName):
            return None
    if isinstance(tree, list) and "or" in tree:
        at = tree.index("or")
        values = holds(tree[:at], environment), holds(tree[at + 1 :], environment)
        return True if True in values else None if None in values else False
    values = [holds(part, environment) for part in tree if part != "and"]
    return False if False in values else None if None in values else True


def prepared(environment):
    out = dict(environment)
    if "extra" in out:
        out["extra"] = markers.canonicalize_name(out["extra"]) if out["extra"] else ""
    for name in ("extras", "dependency_groups"):
        if name in out:
            out[name] = frozenset(each for each in out[name].split(",") if each)
    if "python_full_version" in out:
        out = markers._repair_python_full_version(out)
    return out


def undefined(tree):
    """Whether a comparison has two variables or none, or compares a set in a way PEP 751 does not
    define: there `packaging` has no answer, or one that means nothing."""
    if isinstance(tree, tuple):
        if any(str(s) in markers.MARKERS_ALLOWING_SET for s in tree) and "in" not in str(tree[1]):
            return True
        kinds = [isinstance(side, markers.Variable) for side in (tree[0], tree[2])]
        return kinds[0] == kinds[1]
    return isinstance(tree, list) and any(undefined(part) for part in tree)


def marker_rows():
    for i, environment in enumerate(ENVIRONMENTS):
        yield ["environment", str(i)] + [f"{k}={v}" for k, v in environment.items()]
    alphabet = list("()'\"=<>~! ") + [" and ", " or ", "not ", "in", "extra", "x"]
    for _ in range(2600):
        text = marker()
        if chance(25):
            text = mutated(text, alphabet)
        text = text.strip()
        try:
            parsed = markers.Marker(text)
        except markers.InvalidMarker:
            yield text, "invalid"
            continue
        if not undefined(parsed._markers):
            answers = [holds(parsed._markers, prepared(each)) for each in ENVIRONMENTS]
            yield text, "".join("?" if each is None else "ft"[each] for each in answers)


# --- requirements -----------------------------------------------------------------------------


def requirement():
    blank = lambda: pick(["", "", " ", "  ", "\t"])
    text = pick(["a", "A.B", "zope.interface", "Foo_bar", "x2", "ruamel--yaml", "3to2", "_a", "a-"])
    text += blank()
    if chance(30):
        names = [pick(["test", "Socks", "a.b", "gpu_x", "", "x-"] if chance(15) else ["test", "Socks", "a.b"])
                 for _ in range(pick([0, 1, 1, 2, 3]))]
        text += "[" + blank() + (blank() + "," + blank()).join(names) + blank() + "]" + blank()
    if chance(20):
        url = pick(["https://files.example/a-1.0.zip", "git+https://git.example/a.git@v1#egg=a",
                    "file:///tmp/a;b.whl", "./a.whl", "https://u:p@files.example/a.whl#sha256=00"])
        text += "@" + blank() + url + pick(["", " ", " "])
    else:
        stem = release()
        clauses = ",".join(clause(stem) for _ in range(pick([0, 1, 1, 2, 3])))
        text += f"({clauses})" if chance(20) else clauses
        text += pick(["", ","]) if chance(5) else blank()
    if chance(35):
        text += ";" + blank() + marker(2)
    return text


def requirement_rows():
    alphabet = list("[](),;@ =<>~!.-*'\"") + ["a", "1", " and "]
    for _ in range(3000):
        text = requirement()
        if chance(25):
            text = mutated(text, alphabet)
        text = text.strip()
        try:
            parsed = requirements.Requirement(text)
        except requirements.InvalidRequirement:
            # `packaging` takes the comma behind `===1.0` for a part of it, PEP 508 does not.
            if not re.search(r"===\s*[^\s;)]*,", text):
                yield text, "invalid"
            continue
        # `packaging` lets names end in `_`, PEP 508 does not.
        if not any(each.endswith("_") for each in [parsed.name, *parsed.extras]):
            extras = ",".join(sorted(parsed.extras))
            yield (text, parsed.name, extras, str(parsed.specifier), parsed.url or "",
                   "marker" if parsed.marker else "")


def main():
    folder = pathlib.Path(sys.argv[1])
    write(folder, "versions.tsv", version_rows())
    write(folder, "pairs.tsv", pair_rows())
    write(folder, "specifiers.tsv", specifier_rows())
    write(folder, "markers.tsv", marker_rows())
    write(folder, "requirements.tsv", requirement_rows())


main()
