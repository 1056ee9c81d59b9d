"""Verifies a trail exported by Seedtrain, alone: python3 verify_trail.py FILE [KEY ...]
Recomputes every digest and checks every signed head (signatures need: pip install cryptography). Name the keys that
you were given by another way (64 hexadecimal digits each): then only heads signed by those count.
"""

import hashlib
import json
import pathlib
import sys


def canonical(entry, *without):
    kept = {name: entry[name] for name in entry if name not in ("is", *without)}
    return json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


keys, heads, signed, number, previous = set(sys.argv[2:]), {}, 0, 0, "0" * 64
with pathlib.Path(sys.argv[1]).open(encoding="utf-8") as file:
    for line in file:
        entry = json.loads(line)
        if entry["is"] == "key" and entry["trusted"] and not sys.argv[2:]:
            keys.add(entry["key"])
        elif entry["is"] == "head" and entry["key"] in keys:
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey as Key

            key, signature = bytes.fromhex(entry["key"]), bytes.fromhex(entry["signature"])
            Key.from_public_bytes(key).verify(signature, canonical(entry, "signature"))  # raises InvalidSignature
            heads[entry["number"]] = entry
        elif entry["is"] == "record":
            number += 1
            signed += number in heads
            head = heads.pop(number, entry)
            follows = entry["number"] == number and entry["previous"] == previous
            previous = hashlib.sha256(canonical(entry, "digest")).hexdigest()
            as_signed = head["digest"] == previous and head["installation"] == entry["installation"]
            if not (follows and as_signed and entry["digest"] == previous):
                sys.exit(f"NOT INTACT: record {number} was altered, is missing or stands in another's place.")
if heads:
    sys.exit(f"NOT INTACT: record {max(heads)} was signed, yet the file ends with record {number}.")
print(f"{number} records, none altered, missing or out of place; {signed} heads signed by {', '.join(keys) or 'none'}")
