#!/usr/bin/env python3
"""The page of `pressoir serve` under readers: what each view costs and how long it takes.

    page.py PRESSOIR CORPUS [READERS [SECONDS [LOAD]]]      20 readers, 30 seconds

CORPUS: of generated articles (`generate.py 100000 | pressoir -d CORPUS load -`). Words are drawn from those of the
sentences that it is made of: a common one stands in most of its articles, a rare one in few; each view is asked for with
other words each time, and a reader's views follow from one another, so that no answer is measured that was only
remembered.

  alone     one reader, each view ROUNDS times: CPU of the server for a request, which a busy machine does not change
            much.
  readers   READERS at the same time for SECONDS. Each asks for a view, looks at it for THINK seconds and goes on: a
            query, then its next pages, facets, facts, an article; then another query. This is what the targets are
            about: 100 ms at the median and 300 ms at the 99th percentile, for each view.
  hurry     the same READERS without a pause: each asks as soon as it is answered, as no person does. The queue is then
            always full, and the median is about READERS times the mean CPU of a request, by the cores that are free.

LOAD: NDJSON that is loaded into the corpus meanwhile (such as `generate.py 20000 7 9000000` prints), with PRESSOIR_RULES;
the corpus then has these articles. Says whether the load ran until the end of each part."""
import http.client, os, random, re, subprocess, sys, threading, time, urllib.parse
from collections import Counter

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import generate

TARGET = 100, 300  # [ms] median, 99th percentile
ROUNDS = 9         # of requests for each view
THINK = 0.5, 1.5   # [s] uniform
# Words by how many sentences have them: the first are common, those from the second on are rare.
COMMON, KNOWN = 12, 400


def words_of(sentences):
    """Common, usual and rare words, each by how many sentences have it."""
    word = re.compile(r"[a-zàâçéèêëîïôûùœ]{4,}")
    count = Counter(one for sentence in sentences for one in set(word.findall(sentence.lower())))
    ranked = [word for word, _ in sorted(count.items(), key=lambda item: (-item[1], item[0]))]
    return ranked[:COMMON], ranked[COMMON:KNOWN], ranked[KNOWN:]


def phrases_of(sentences):
    two = re.compile(r"[a-zéèêàç]{4,} [a-zéèêàç]{5,}")
    return [match.group(0) for sentence in sentences for match in two.finditer(sentence)]


class Asking:
    """Addresses of views, drawn by a dice of its own."""

    def __init__(self, seed):
        self.dice = random.Random(seed)

    def word(self, kind):
        return self.dice.choice(WORDS[kind])

    def address(self, path, **asked):
        asked = {name.replace("_", "-"): value for name, value in asked.items()}
        return path + ("?" + urllib.parse.urlencode(asked) if asked else "")

    def narrowed(self):
        year = self.dice.randrange(2005, 2024)
        return self.dice.choice([{"source": f"Journal {self.dice.randrange(1, 30)}"}, {"kind": self.dice.choice(KINDS)},
                                 {"since": year, "until": year + self.dice.randrange(3)}])

    def view(self, name, q=None):
        """The address of a view; q: of the query at hand."""
        q = q or self.word("usual")
        other, day = self.word("usual"), self.dice.choice(["", "-"])
        if name == "start": return self.address("/")
        if name == "common word": return self.address("/", q=self.word("common"))
        if name == "word": return self.address("/", q=q)
        if name == "rare word": return self.address("/", q=self.word("rare"))
        if name == "slip":  # two letters of a word stand the wrong way round
            at = self.dice.randrange(1, len(other) - 2)
            return self.address("/", q=other[:at] + other[at + 1] + other[at] + other[at + 2:])
        if name == "two words": return self.address("/", q=f"{self.word('common')} {other}")
        if name == "phrase": return self.address("/", q=f'"{self.dice.choice(PHRASES)}"')
        if name == "near": return self.address("/", q=f"{self.word('common')} PROCHE/5 {other}")
        if name == "by day": return self.address("/", q=q, sort="date")
        if name == "page": return self.address("/", q=q, page=self.dice.randrange(2, 12))
        if name == "facet": return self.address("/", q=q, **self.narrowed())
        if name == "map": return self.address("/", q=q, department=self.dice.choice(DEPARTMENTS))
        if name == "all facts": return self.address("/facts", page=self.dice.randrange(1, 6))
        if name == "facts": return self.address("/facts", q=q)
        if name == "common facts": return self.address("/facts", q=self.word("common"))
        if name == "facts of a kind":
            return self.address("/facts", kind=self.dice.choice(KINDS), min=self.dice.choice([100, 5000, 1000000]),
                                department=self.dice.choice(DEPARTMENTS))
        if name == "facts by value": return self.address("/facts", q=q, sort=day + "value")
        if name == "common facts by value": return self.address("/facts", q=self.word("common"), sort=day + "value")
        if name == "all facts by value":
            return self.address("/facts", kind=self.dice.choice(KINDS), sort=day + "value",
                                page=self.dice.randrange(1, 4))
        if name == "all facts by date": return self.address("/facts", sort=day + "date", kind=self.dice.choice(KINDS))
        if name == "article": return self.address(f"/article/{self.dice.randrange(1, 100000)}", q=q)
        if name == "export":
            return self.address("/export/articles.csv", q=f'"{self.dice.choice(PHRASES)}"', since=2020,
                                source=f"Journal {self.dice.randrange(2, 30)}")
        return "/style.css"

    def session(self):
        """What a reader asks for, one after the other: views, and their addresses."""
        kinds = [("common", "common word"), ("usual", "word"), ("rare", "rare word")]
        kind, view = self.dice.choices(kinds, [2, 5, 2])[0]
        q = self.word(kind)
        yield view, self.address("/", q=q)
        for name in self.dice.sample(["by day", "page", "facet", "facet", "map", "article", "article", "facts",
                                      "facts by value"], 4):
            common = "common " if kind == "common" and name in ("facts", "facts by value") else ""
            yield common + name, self.view(name, q)
        name = self.dice.choice(["start", "slip", "two words", "phrase", "near", "all facts", "facts of a kind",
                                 "all facts by value", "all facts by date", "export", "style"])
        yield name, self.view(name)


SENTENCES = generate.pieces()[1]
WORDS = dict(zip(("common", "usual", "rare"), words_of(SENTENCES)))
PHRASES = phrases_of(SENTENCES)
KINDS = ["amount", "headcount", "percentage"]
DEPARTMENTS = ["93", "75", "13", "59", "2A", "69", "33", "Gard", "Nord"]
VIEWS = ["start", "common word", "word", "rare word", "slip", "two words", "phrase", "near", "by day", "page", "facet",
         "map", "all facts", "facts", "common facts", "facts of a kind", "facts by value", "common facts by value",
         "all facts by value", "all facts by date", "article", "export", "style"]


class Reader:
    def __init__(self, port):
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path):
        """Seconds until the answer was there."""
        began = time.monotonic()
        try:
            self.http.request("GET", path)
            answer = self.http.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):  # the server ends those that are silent for long
            self.http.close()
            return self.ask(path)
        answer.read()
        took = time.monotonic() - began
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return took


def alone(server, port):
    clock, reader, asking = (~server.pid << 3) | 2, Reader(port), Asking(1)  # the clock of all its threads
    cost = {view: [] for view in VIEWS}
    for _ in range(ROUNDS):
        for view in VIEWS:
            began = time.clock_gettime(clock)
            reader.ask(asking.view(view))
            cost[view].append((time.clock_gettime(clock) - began) * 1000)
    print("alone [ms of CPU a request]")
    for view, times in cost.items():
        print(f"  {view:22} median {at(times, .5):8.2f}   most {max(times):8.2f}", flush=True)
    print(f"  {'mean of all':22}        {sum(map(sum, cost.values())) / len(VIEWS) / ROUNDS:8.2f}")


def together(port, readers, seconds, think):
    took, until, lock = {}, time.monotonic() + seconds, threading.Lock()

    def read(number):
        asking, reader = Asking(number * 2 + (think is None)), Reader(port)
        time.sleep(asking.dice.uniform(0, think[1]) if think else 0)
        while time.monotonic() < until:
            for view, path in asking.session():
                one = reader.ask(path) * 1000
                with lock:
                    took.setdefault(view, []).append(one)
                if time.monotonic() >= until:
                    break
                time.sleep(asking.dice.uniform(*think) if think else 0)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return took


def at(times, part):
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def report(title, took, cpu):
    everything = [one for times in took.values() for one in times]
    print(f"{title}: {len(everything)} answers, {cpu / len(everything) * 1000:.2f} ms of CPU each [ms]")
    for view in [view for view in VIEWS if view in took] + ["every view"]:
        times = took.get(view, everything)
        print(f"  {view:22} median {at(times, .5):7.1f}   99th {at(times, .99):7.1f}   of {len(times)}")
    late = [view for view, times in took.items() if at(times, .5) > TARGET[0] or at(times, .99) > TARGET[1]]
    print("  every view answers in time" if not late else "  late: " + ", ".join(sorted(late)), flush=True)


def main():
    pressoir, corpus = sys.argv[1:3]
    readers, seconds = [int(a) for a in (sys.argv[3:5] + ["20", "30"][len(sys.argv[3:5]):])]
    server = subprocess.Popen([pressoir, "-d", corpus, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    load = None
    try:
        port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
        alone(server, port)
        if len(sys.argv) > 5:
            load = subprocess.Popen([pressoir, "-d", corpus, "-q", "load", "-j", "1", sys.argv[5]])
        clock = (~server.pid << 3) | 2
        for name, think in ("readers", THINK), ("hurry", None):
            began = time.clock_gettime(clock)
            took = together(port, readers, seconds, think)
            cpu = time.clock_gettime(clock) - began
            loading = "while a load ran" if load and load.poll() is None else "the load had ended" if load else "without a load"
            report(f"{name}: {readers}, {seconds} s, {loading}", took, cpu)
    finally:
        for process in (server, load):
            if process:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    main()
