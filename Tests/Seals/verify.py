#!/usr/bin/env python3
"""Verifies seals without reckon: verify.py WORKSPACE.reckon|FILE.proof [HEAD]

Prints the head that everything leads to, or what is not as it was sealed. The format is that of 'help seals'.
"""
import hashlib
import json
import sqlite3
import struct
import sys


def sha(domain, *parts):
    return hashlib.sha256(bytes([domain]) + b"".join(parts)).digest()


def value(v):
    """A value as bytes in only one way."""
    if v is None:
        return b"n"
    if isinstance(v, int):
        return b"i" + struct.pack(">q", v)
    if isinstance(v, float):
        return b"r" + struct.pack(">d", v)
    v = v if isinstance(v, bytes) else v.encode()
    return b"t" + struct.pack(">Q", len(v)) + v


def canonical(table, row, step, new, columns):
    """A row as an operation left it; no columns where it is gone."""
    head = value(table) + value(row) + value(step) + value(int(new))
    if columns is None:
        return head + value(None)
    named = sorted((k.encode(), v) for k, v in columns.items() if v is not None)
    return head + b"".join(value(k) + value(v) for k, v in named)


def header(op, leaves):
    return b"".join(map(value, [op[k] for k in ("id", "ulid", "kind", "author", "recorded", "first", "last")]
                        + [leaves] + op["undoes"]))


def merkle(leaves):
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(1, merkle(leaves[:half]), merkle(leaves[half:]))


def climb(leaf, index, count, path):
    """The root to which a way leads that begins at a leaf (RFC 9162, section 2.1.3.2)."""
    last = count - 1
    for sibling in path:
        if index & 1 or index == last:
            leaf = sha(1, sibling, leaf)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            leaf = sha(1, leaf, sibling)
        index, last = index >> 1, last >> 1
    return leaf if last == 0 else None


def image(before):
    """The columns that an entry of the journal replaced, such as b'name=t5:hello weight=r0.25'."""
    columns, rest = {}, before
    while rest:
        name, rest = rest.split(b"=", 1)
        kind, rest = rest[:1], rest[1:]
        if kind == b"t":
            length, rest = rest.split(b":", 1)
            word, rest = rest[:int(length)], rest[int(length) + 1:]
        else:
            word, _, rest = rest.partition(b" ")
        columns[name.decode()] = {b"n": lambda w: None, b"i": int, b"r": float, b"t": bytes}[kind](word)
    return columns


def leaves(db, op):
    """The canonical form of all that an operation did, in order."""
    yield canonical("operation", op["id"], None, True, {"label": op["label"]})
    for number, line in db.execute("SELECT number, line FROM step WHERE operation = ? ORDER BY number", [op["id"]]):
        yield canonical("step", number, None, True, {"line": line})
    for entry, table, first, through, step, new in db.execute(
            "SELECT id, relation, row, through, step, before IS NULL FROM journal WHERE id BETWEEN ? AND ? ORDER BY id",
            [op["first"], op["last"]]):
        table = table.decode()
        for row in range(first, through + 1):
            later = db.execute("SELECT before FROM journal WHERE relation = CAST(? AS TEXT) AND row = ? AND id > ? "
                               "ORDER BY id LIMIT 1", [table, row, entry]).fetchone()
            if later:
                columns = None if later[0] is None else image(later[0])
            else:
                cursor = db.execute(f'SELECT * FROM "{table}" WHERE id = ?', [row])
                names = {c[1].decode() for c in db.execute(f'PRAGMA table_info("{table}")')} - {"id"}
                columns = next((dict((n[0], v) for n, v in zip(cursor.description, found) if n[0] in names)
                                for found in cursor), None)
            yield canonical(table, row, step, new, columns)


def verify_workspace(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    db.text_factory = bytes
    head = bytes(32)
    for number, count, secret, salts, root, sealed in db.execute(
            "SELECT operation, leaves, secret, salts, root, head FROM sealed ORDER BY operation").fetchall():
        names = ("id", "ulid", "kind", "author", "recorded", "first", "last", "label")
        found = db.execute(f"SELECT {', '.join(names)} FROM operation WHERE id = ?", [number]).fetchone()
        if not found:
            sys.exit(f"o{number} is gone")
        op = dict(zip(names, found))
        op["undoes"] = [t for t, in db.execute("SELECT target FROM undone WHERE operation = ? ORDER BY 1", [number])]
        hashes = []
        for i, row in enumerate(leaves(db, op)):
            salt = salts[16 * i:16 * i + 16] if salts else sha(4, secret, struct.pack(">Q", i))[:16]
            kept = db.execute("SELECT leaf FROM redacted WHERE operation = ? AND position = ?", [number, i]).fetchone()
            hashes.append(kept[0] if kept else sha(0, salt, row))
        head = sha(2, head, sha(3, header(op, len(hashes)), merkle(hashes)))
        if merkle(hashes) != root or head != sealed or count != len(hashes):
            sys.exit(f"o{number} is not as it was sealed")
    if db.execute("SELECT 1 FROM operation WHERE id <= (SELECT max(operation) FROM sealed) AND id NOT IN "
                  "(SELECT operation FROM sealed)").fetchone():
        sys.exit("an operation was put in")
    return head


def verify_proof(proof):
    head = bytes.fromhex(proof["start"])
    for link in proof["links"]:
        if "body" in link:
            head = sha(2, head, bytes.fromhex(link["body"]))
            continue
        for shown in link["shown"]:
            if "leaf" in shown:
                leaf = bytes.fromhex(shown["leaf"])
            else:
                leaf = sha(0, bytes.fromhex(shown["salt"]),
                           canonical(*(shown[k] for k in ("table", "id", "step", "new", "columns"))))
            path = map(bytes.fromhex, shown["path"])
            if climb(leaf, shown["position"], link["leaves"], path) != bytes.fromhex(link["root"]):
                sys.exit(f"record {shown['position']} of o{link['operation']} is not what was sealed")
        body = sha(3, header(link | {"id": link["operation"]}, link["leaves"]), bytes.fromhex(link["root"]))
        head = sha(2, head, body)
    if head.hex() != proof["head"]:
        sys.exit("the chain does not lead to the head")
    return head


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        is_workspace = file.read(15) == b"SQLite format 3"
    if is_workspace:
        result = verify_workspace(sys.argv[1])
    else:
        with open(sys.argv[1], encoding="utf-8") as file:
            result = verify_proof(json.load(file))
    if len(sys.argv) > 2 and not result.hex().startswith(sys.argv[2].replace("-", "")):
        sys.exit(f"it leads to another head: {result.hex()}")
    print(result.hex())
