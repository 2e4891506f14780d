#!/usr/bin/env python3
"""Scores what `pressoir extract --with-text` found against the gold beside a folder's articles.

    gold.py FOUND.ndjson FOLDER… [--errors] [--min F1] [--traps N]

FOUND has an article a line (its `article` and `text`, no `kind`), followed by its facts. Beside an article NAME.txt
stands NAME.gold.jsonl, a line a fact in the order of the text; a line may name its `article` by the id that an NDJSON
input gives it. {"kind": "trap", "of": KIND, "text": …, "why": …} is an expression that is no fact of that kind.

A found fact is right when an unmatched gold fact of its article has its kind and value; then the words and unit, per,
modifier are compared too. An optional gold fact counts neither when found nor when missed. Words are compared without
spaces, hyphens and kinds of apostrophe, since a line end may cut them.

Exit 1 when a kind's F1 is below --min, when more than --traps traps are sprung, or when the input contradicts itself:
a fact whose start and end do not cut its text, gold words that do not stand in their article."""
import argparse, collections, json, os, re, sys

FIELDS = ("text", "unit", "per", "modifier")
SKIPPED = set("-\u2010\u2011\u2012\u2013\u2014\u00ad\u200b\ufeff")


def fold(text):
    """Letters as they are compared, and where each of them stands in text."""
    out, at = [], []
    for i, char in enumerate(text or ""):
        if char.isspace() or char in SKIPPED: continue
        for c in "'" if char in "\u2019\u02bc`" else char.lower():
            out.append(c)
            at.append(i)
    return "".join(out), at


def folded(text):
    return fold(text)[0]


def within_word(text, at):
    """Is text[at - 1:at + 1] one word? A hyphen joins."""
    return bool(re.search(r"\w-?\Z", text[max(0, at - 2):at]) and re.match(r"-?\w", text[at:at + 2]))


def places(part, words):
    """Half-open ranges of a text where the words stand; within words (an address) only where they stand nowhere else."""
    needle = folded(words)
    text, haystack, at = part["text"], *part["folded"]
    whole, within = [], []
    start = haystack.find(needle) if needle else -1
    while start >= 0:
        beg, end = at[start], at[start + len(needle) - 1] + 1
        (within if within_word(text, beg) or within_word(text, end) else whole).append((beg, end))
        start = haystack.find(needle, start + 1)
    return whole or within


def decoded(path):
    """The file of an article, as it is; nothing for an article that is a line of a file."""
    if not os.path.exists(path): return dict(text="", folded=("", []))
    with open(path, "rb") as file: raw = file.read()
    try: text = raw.decode("utf-8")
    except UnicodeDecodeError: text = raw.decode("cp1252")
    return dict(text=text, folded=fold(text))


def facts_of(article, kinds=None):
    return [(part, fact) for part in article["parts"] for fact in part["facts"] if not kinds or fact["kind"] in kinds]


class Score:
    def __init__(self, errors, kinds):
        self.show, self.kinds = errors, kinds
        self.right, self.false, self.missed = (collections.Counter() for _ in range(3))
        self.field = collections.Counter()
        self.exact = collections.Counter()
        self.traps = self.sprung = self.broken = 0

    def tell(self, article, what, fact, more=""):
        if not self.show: return
        print(f"  {article['name']}: {fact.get('of', fact['kind'])} {what} {fact.get('value', '')!r} [{fact['text']}]{more}")

    def cut(self, article):
        """Does each fact say the truth about its own place?"""
        for part, fact in facts_of(article):
            if part["text"][fact["start"]:fact["end"]] != fact["text"]:
                self.broken += 1
                self.tell(article, f"NOT AT {fact['start']}..{fact['end']}", fact)
            if folded(fact["text"]) not in folded(fact.get("sentence", "")):
                self.broken += 1
                self.tell(article, "NOT IN ITS SENTENCE", fact)

    def match(self, article, gold):
        rest = [row for row in gold if row["kind"] != "trap"]
        for _, fact in facts_of(article, self.kinds):
            same = [g for g in rest if g["kind"] == fact["kind"] and str(g["value"]) == fact["value"]]
            if not same:
                self.false[fact["kind"]] += 1
                self.tell(article, "FALSE", fact, f" {fact.get('rule', '')}: {fact.get('sentence', '')}")
                continue
            best = max(same, key=lambda g: (not g.get("optional"), [self.same(g, fact, f) for f in FIELDS]))
            rest.remove(best)
            if not best.get("optional"): self.compare(article, best, fact)
        for g in rest:
            if g.get("optional"): continue
            self.missed[g["kind"]] += 1
            around = (p["text"][max(0, b - 60):e + 40].replace("\n", " ") for p in article["parts"] for b, e in places(p, g["text"]))
            self.tell(article, "MISSED", g, f" …{next(around, '')}…")

    @staticmethod
    def same(gold, fact, field):
        return folded(str(gold.get(field) or "")) == folded(str(fact.get(field) or ""))

    def compare(self, article, gold, fact):
        kind, wrong = fact["kind"], [f for f in FIELDS if not self.same(gold, fact, f)]
        self.right[kind] += 1
        self.exact[kind] += not set(wrong) - {"text"}
        for field in FIELDS:
            self.field[kind, field] += field not in wrong
        for field in wrong:
            self.tell(article, f"{field} {fact.get(field)!r}, should be {gold.get(field)!r}:", fact, f" {fact.get('rule', '')}")

    def spring(self, article, gold):
        for trap in gold:
            if trap["kind"] != "trap": continue
            self.traps += 1
            for part, fact in facts_of(article):
                if fact["kind"] == trap["of"] and any(b < fact["end"] and fact["start"] < e for b, e in places(part, trap["text"])):
                    self.sprung += 1
                    self.tell(article, "SPRUNG", trap, f" by [{fact['text']}] {fact.get('rule', '')}: {trap.get('why', '')}")
                    break

    def standing(self, article, gold):
        """Facts stand in the article; a trap may stand in what was left out of it."""
        file = decoded(article["name"])
        for row in gold:
            parts = article["parts"] + [file] * (row["kind"] == "trap")
            if not any(places(part, row["text"]) for part in parts):
                self.broken += 1
                self.tell(article, "GOLD STANDS NOWHERE", row)

    def report(self):
        kinds = sorted(set(self.right) | set(self.false) | set(self.missed))
        worst = 1.0 if kinds else 0.0
        for kind in kinds:
            right, false, missed = self.right[kind], self.false[kind], self.missed[kind]
            precision, recall = right / ((right + false) or 1), right / ((right + missed) or 1)
            f1 = 2 * right / (2 * right + false + missed)
            worst = min(worst, f1)
            fields = " ".join(f"{f} {self.field[kind, f]}" for f in FIELDS)
            print(f"{kind:11s} right {right:4d} false {false:3d} missed {missed:3d}  P {precision:.3f} R {recall:.3f} "
                  f"F1 {f1:.3f}  of these {fields} attributes {self.exact[kind] / (right or 1):.3f}")
        print(f"traps       {self.traps} set, {self.sprung} sprung; contradictions {self.broken}")
        return worst


def read_found(path):
    """Name → the article, which has several parts where its file holds several articles."""
    articles = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            name = row["article"]
            article = articles.setdefault(name, dict(name=name, parts=[]))
            if "kind" in row: article["parts"][-1]["facts"].append(row)
            else: article["parts"].append(dict(text=row["text"], folded=fold(row["text"]), facts=[]))
    return articles


def read_gold(folder):
    """Article's name (an id, or its path without ending) → its lines; an article without a gold fact has its line too."""
    gold = collections.defaultdict(list)
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".gold.jsonl"): continue
            stem = os.path.join(base, name[:-len(".gold.jsonl")])
            with open(os.path.join(base, name), encoding="utf-8") as lines:
                rows = [json.loads(line) for line in lines if line.strip()]
            for row in rows:
                gold[row.get("article", stem)].append(row)
            if not rows: gold[stem]
    return gold


def main():
    ap = argparse.ArgumentParser(description="found facts against gold")
    ap.add_argument("found")
    ap.add_argument("folder", nargs="+")
    ap.add_argument("--errors", action="store_true", help="tell each error, with its sentence")
    ap.add_argument("--min", type=float, default=0.0, help="the F1 that every kind must reach")
    ap.add_argument("--traps", type=int, default=0, help="how many traps may be sprung")
    a = ap.parse_args()
    found = read_found(a.found)
    by_stem = {os.path.splitext(name)[0]: article for name, article in found.items()}
    golds = [read_gold(folder) for folder in a.folder]
    # a kind that no gold speaks of is nobody's error
    score = Score(a.errors, {row["kind"] for gold in golds for rows in gold.values() for row in rows})
    for gold_of in golds:
        for name, gold in gold_of.items():
            article = found.get(name) or by_stem.get(name)
            if not article:
                score.broken += 1
                print(f"  {name}: was not extracted")
                continue
            score.cut(article)
            score.standing(article, gold)
            score.match(article, gold)
            score.spring(article, gold)
    worst = score.report()
    return 1 if worst < a.min or score.sprung > a.traps or score.broken else 0


sys.exit(main())
