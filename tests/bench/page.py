#!/usr/bin/env python3
"""The page of `pressoir serve` under readers: what each view costs and how long it takes.

    page.py PRESSOIR CORPUS [READERS [SECONDS [LOAD]]]      20 readers, 30 seconds

First each view alone: CPU of the server for a request, a figure that a busy machine does not change much. Then READERS at
the same time, each asking for one view after the other, for SECONDS: the median and the 99th percentile of each view (the
targets: 100 and 300 ms), and how many were answered. LOAD: NDJSON that is loaded into the corpus meanwhile (such as
`generate.py 20000 7 9000000` prints), with PRESSOIR_RULES; the corpus then has these articles."""
import http.client, os, random, re, subprocess, sys, threading, time

TARGET = 100, 300  # [ms] median, 99th percentile
ROUNDS = 7         # of requests for each view
VIEWS = {
    "start": "/",
    "common word": "/?q=euros",
    "word": "/?q=recrutement",
    "rare word": "/?q=macramé",
    "phrase": "/?q=%22conseil+départemental%22",
    "near": "/?q=emploi+PROCHE/5+formation",
    "by day": "/?q=recrutement&sort=date",
    "page 10": "/?q=euros&page=10",
    "facet": "/?q=recrutement&source=Journal+1&kind=amount",
    "map": "/?q=recrutement&department=93",
    "all facts": "/facts",
    "facts": "/facts?q=recrutement",
    "common facts": "/facts?q=euros",
    "facts of a kind": "/facts?kind=amount&min=1000000&department=93",
    "facts by value": "/facts?q=recrutement&sort=-value",
    "all facts by value": "/facts?kind=amount&sort=-value",
    "article": None,
    "export": "/export/articles.csv?q=%22conseil+départemental%22&source=Journal+3&since=2020",
    "style": "/style.css",
}


def address(path):
    return "".join(c if ord(c) < 128 else "".join("%%%02X" % b for b in c.encode()) for c in path)


class Reader:
    def __init__(self, port):
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path):
        """Seconds until the answer was there."""
        began = time.monotonic()
        self.http.request("GET", address(path))
        answer = self.http.getresponse()
        answer.read()
        took = time.monotonic() - began
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return took


def alone(server, port, views):
    """One after the other, ROUNDS times: the last view asked for is remembered, so none is asked for twice in a row."""
    clock, reader, cost = (~server.pid << 3) | 2, Reader(port), {view: [] for view, _ in views}  # the clock of all its threads
    for _ in range(ROUNDS):
        for view, path in views:
            began = time.clock_gettime(clock)
            reader.ask(path)
            cost[view].append(time.clock_gettime(clock) - began)
    medians = {view: sorted(times)[ROUNDS // 2] * 1000 for view, times in cost.items()}
    for view, median in medians.items():
        print(f"  {view:20} {median:8.2f} ms of CPU", flush=True)
    print(f"  {'mean':20} {sum(medians.values()) / len(medians):8.2f}")


def together(port, views, readers, seconds):
    took, until, lock = {view: [] for view, _ in views}, time.monotonic() + seconds, threading.Lock()

    def read(number):
        dice, reader = random.Random(number), Reader(port)
        while time.monotonic() < until:
            view, path = dice.choice(views)
            one = reader.ask(path)
            with lock:
                took[view].append(one)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return took


def at(times, part):
    return sorted(times)[min(len(times) - 1, int(len(times) * part))] * 1000


def main():
    pressoir, corpus = sys.argv[1:3]
    readers, seconds = [int(a) for a in (sys.argv[3:5] + ["20", "30"][len(sys.argv[3:5]):])]
    server = subprocess.Popen([pressoir, "-d", corpus, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    load = None
    try:
        port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
        views = [(view, path or "/article/1?q=recrutement") for view, path in VIEWS.items()]
        alone(server, port, views)
        if len(sys.argv) > 5:
            load = subprocess.Popen([pressoir, "-d", corpus, "-q", "load", "-j", "1", sys.argv[5]])
        took = together(port, views, readers, seconds)
        loading = "while a load ran" if load and load.poll() is None else "a load had ended" if load else "without a load"
        everything = [one for times in took.values() for one in times]
        print(f"{readers} readers, {seconds} s, {loading}: {len(everything)} answers [ms]")
        for view, times in [*took.items(), ("every view", everything)]:
            if times:
                print(f"  {view:20} median {at(times, .5):7.1f}   99th {at(times, .99):7.1f}")
        good = all(at(t, .5) <= TARGET[0] and at(t, .99) <= TARGET[1] for t in took.values() if t)
        print("every view answers in time" if good else "some views are late")
    finally:
        for process in (server, load):
            if process:
                process.terminate()
                process.wait()


main()
