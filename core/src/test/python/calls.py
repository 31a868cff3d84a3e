"""Lists calls, imports and definitions of Python files by CPython's own `ast`, to compare ours with.

python3 calls.py < paths: for each file that parses, its path and one row for each thing:
kind, line, column in code points, name. Patterns of `case` are no calls.
"""

import ast
import sys

sys.stdout.reconfigure(encoding="utf-8")
for path in sys.stdin.read().splitlines():
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
        lines = source.decode("utf-8-sig").split("\n")
    except (SyntaxError, ValueError, RecursionError):
        continue
    rows = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            names = [("call", "")]
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names = [("define", node.name)]
        elif isinstance(node, ast.Import):
            names = [("import", alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            names = [("import", module + ":" + alias.name) for alias in node.names]
        else:
            continue
        line = lines[node.lineno - 1].encode() if node.lineno <= len(lines) else b""
        column = len(line[: node.col_offset].decode())
        rows += [f"{kind} {node.lineno} {column} {name}" for kind, name in names]
    print("FILE " + path)
    print("\n".join(sorted(rows)))
