#!/usr/bin/env python3
"""Prints N articles as NDJSON, made of the sample corpus: its texts in turn, each made different by its last line.

    articles.py N [FOLDER]

For tests and benchmarks that need more than the corpus holds. The same N gives the same bytes."""
import json, os, sys


def decoded(text):
    try: return text.decode("utf-8-sig")
    except UnicodeDecodeError: return text.decode("cp1252")


def texts(folder):
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".txt"):
                with open(os.path.join(base, name), "rb") as file:
                    yield os.path.basename(base), decoded(file.read())


def main():
    wanted = int(sys.argv[1])
    folder = sys.argv[2] if len(sys.argv) > 2 else "corpus"
    sources = list(texts(folder))
    for i in range(wanted):
        source, text = sources[i % len(sources)]
        day = f"20{i % 20:02d}-{i % 12 + 1:02d}-{i % 28 + 1:02d}"
        row = {"id": f"article-{i}", "source": source, "published": day, "text": f"{text}\nDossier numéro {i}, cahier {i // 7}.\n"}
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
