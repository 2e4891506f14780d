"""The texts that unit tests are made of, as seeds: seeds.py FOLDER LEAST FILE.c... writes each string of at least LEAST
bytes in these files to FOLDER, a file each."""

import ast
import os
import re
import sys

STRINGS = re.compile(r'"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*')
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r"/\*.*?\*/", re.S)
# Python's bytes know neither \uXXXX nor octal numbers above \377; \x takes two digits here, as tests write it.
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)")


def bytes_of(literal):
    plain = ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else m[0], literal)
    escaped = "".join(c if ord(c) < 128 else "".join(f"\\x{b:02x}" for b in c.encode()) for c in plain)
    return ast.literal_eval(f'b"{escaped}"')


def texts(path):
    with open(path, encoding="utf-8") as file:
        source = COMMENT.sub("", file.read())
    for joined in STRINGS.finditer(source):
        yield b"".join(bytes_of(m[1]) for m in STRING.finditer(joined[0]))


def main(folder, least, *paths):
    os.makedirs(folder, exist_ok=True)
    for path in paths:
        name = os.path.basename(path).removesuffix(".c")
        for number, text in enumerate(texts(path)):
            if len(text) >= int(least):
                with open(f"{folder}/{name}-{number}", "wb") as out:
                    out.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
