#!/usr/bin/env python3
"""Prints N different articles as NDJSON, each put together from sentences of the sample corpus, taken at random.

    generate.py N [SEED [FIRST]]

The same arguments give the same bytes. FIRST numbers the first of them: `generate.py 1000 7 1000000` is no part of
`generate.py 1000000`. Sources follow Zipf's law, days the twenty years from 2005; lengths vary as those of the press do."""
import datetime, hashlib, json, os, random, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "..", "..", "corpus")
SOURCES = 200
FIRST_DAY = datetime.date(2005, 1, 1)


def decoded(text):
    try: return text.decode("utf-8-sig")
    except UnicodeDecodeError: return text.decode("cp1252")


def texts():
    for base, folders, names in os.walk(CORPUS):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".txt"):
                with open(os.path.join(base, name), "rb") as file:
                    yield decoded(file.read()).replace("\r", "\n").replace("\u00ad", "")


def pieces():
    """Titles (short lines without a stop) and sentences, each once."""
    titles, sentences = {}, {}
    for text in texts():
        for line in re.split(r"\n\s*\n|\n(?=\S)", text):
            line = " ".join(line.split())
            if 25 <= len(line) <= 100 and line[-1] not in ".!?»:;,|" and "|" not in line:
                titles[line] = True
            for sentence in re.split(r"(?<=[.!?…])\s+(?=[A-ZÀÂÉÈÊÎÔÇŒ«])", line):
                if 40 <= len(sentence) <= 400 and sentence[-1] in ".!?…»":
                    sentences[sentence] = True
    return list(titles), list(sentences)


def article(random, titles, sentences, number, days):
    count = min(24, 4 + int(random.expovariate(1 / 4)))
    body = random.sample(sentences, count)
    cuts = [0, 1 + count // 6, 1 + count // 2, count]
    text = "\n".join(" ".join(body[a:b]) for a, b in zip(cuts, cuts[1:]) if a < b)
    source = min(SOURCES - 1, int(random.paretovariate(0.8)) - 1)
    return {"id": f"made-{number}", "source": f"Journal {source + 1}", "title": random.choice(titles),
            "published": random.choice(days), "text": text}


def main():
    wanted, seed, first = [int(a) for a in sys.argv[1:]] + [1, 0][len(sys.argv) - 2:]
    dice = random.Random(seed)
    titles, sentences = pieces()
    days = [(FIRST_DAY + datetime.timedelta(d)).isoformat() for d in range(20 * 365)]
    seen = set()
    for number in range(first, first + wanted):
        while True:
            row = article(dice, titles, sentences, number, days)
            key = hashlib.blake2b(row["text"].encode(), digest_size=8).digest()
            if key not in seen:
                break
        seen.add(key)
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
