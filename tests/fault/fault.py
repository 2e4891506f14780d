"""Faults while articles are loaded: fault.py KIND [RUNS [SEED]], KIND being

    calls    each call that opens, writes, syncs or cuts a file of the corpus fails once (EIO, ENOSPC), or fills the disk,
             or kills the program; RUNS of them, chosen at random (0: every one)
    kill     SIGKILL at RUNS random moments
    disk     a tmpfs that is full after RUNS different sizes, then has room again
    power    the power goes: of what was written since a file was synced, a random part is there, in RUNS images
    readers  others read all along while RUNS parts are loaded, one state of the file at a time

After each: what was reported as loaded is there; `verify` finds the file sound; the same command finishes the work; what is
exported then is what a load gives that nothing disturbed. Needs PRESSOIR (the program) and DISK (disk.c as a library).
Ended by SIGTERM, a run tells what it has done; SEED begins another one.
"""
import os, random, shutil, signal, sqlite3, struct, subprocess, sys, tempfile, threading, time

PRESSOIR, HERE = os.path.abspath(os.environ["PRESSOIR"]), os.path.dirname(os.path.abspath(__file__))
RULES = os.path.join(HERE, "rules")
PARTS = 4
BIRTH = 40 # calls in which a new file becomes a corpus
work = tempfile.mkdtemp(prefix="pressoir-fault.", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
db = os.path.join(work, "corpus.db")
broken = 0
ended = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: ended.set())


def say(*words):
    print(*words, flush=True)


def must(condition, *words):
    global broken
    if not condition:
        broken += 1
        say("not so:", *words)
    return condition


def run(*arguments, corpus=None, env=None, **options):
    return subprocess.run([PRESSOIR, "-d", corpus or db, "--rules", RULES, *arguments], capture_output=True,
                          env={**os.environ, **(env or {})}, timeout=600, **options)


def each(things):
    """One after the other, and how many with it, until the run is ended."""
    for done, thing in enumerate(things, 1):
        if ended.is_set():
            return
        yield done, thing


def make_parts(articles):
    lines = subprocess.run([sys.executable, os.path.join(HERE, "..", "articles.py"), str(articles)], capture_output=True,
                           check=True).stdout.splitlines(keepends=True)
    folder = os.path.join(work, "in")
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    names = [os.path.join(folder, f"{i}.ndjson") for i in range(PARTS)]
    for i, name in enumerate(names):
        with open(name, "wb") as f:
            f.writelines(lines[i::PARTS])
    return names


def empty(corpus=None):
    for name in os.listdir(os.path.dirname(corpus or db)):
        path = os.path.join(os.path.dirname(corpus or db), name)
        if os.path.isfile(path) and path.startswith(corpus or db):
            os.unlink(path)


def exported(corpus=None):
    return run("export", "facts", "--format", "ndjson", corpus=corpus).stdout + \
        run("export", "articles", "--format", "ndjson", corpus=corpus).stdout


def whole(parts):
    empty()
    for part in parts:
        assert run("load", part).returncode == 0
    return exported()


def articles(corpus=None):
    """How many there are, each with all its facts; -1: there is no corpus, or no table in it."""
    if not os.path.exists(corpus or db) or os.path.getsize(corpus or db) == 0:
        return -1
    c = sqlite3.connect(corpus or db, isolation_level=None)
    try:
        c.execute("BEGIN")
        if not c.execute("SELECT 1 FROM sqlite_schema WHERE name = 'article'").fetchone():
            return -1
        n, facts = c.execute("SELECT count(*), coalesce(sum(facts), 0) FROM article").fetchone()
        must(c.execute("SELECT count(*) FROM fact").fetchone()[0] == facts, "facts are those that the articles count")
        return n
    finally:
        c.close()


def sound(what, least, corpus=None):
    try:
        n = articles(corpus)
    except sqlite3.DatabaseError as error:
        return must(False, what, "the file can be read:", error)
    must(n >= least, what, f"{least} articles were reported as loaded, {n} are there")
    if n >= 0:
        said = run("verify", corpus=corpus)
        must(said.returncode == 0, what, "verify:", said.stdout.decode()[-300:], said.stderr.decode()[-300:])
    return n


def finished(what, parts, wanted, corpus=None):
    said = run("load", *parts, corpus=corpus)
    must(said.returncode == 0, what, "the same command again:", said.stderr.decode()[-300:])
    must(exported(corpus) == wanted, what, "then the same is exported")


def copy_corpus(base):
    empty()
    shutil.copy(base, db)


# ── calls ──

def calls(runs):
    parts = make_parts(24)
    wanted = whole(parts)
    base = os.path.join(work, "base.db")
    empty()
    run("load", *parts[:2])
    shutil.copy(db, base)
    had, counted = articles(), os.path.join(work, "count")
    preload = {"LD_PRELOAD": os.environ["DISK"], "DISK_PATH": db}
    run("load", *parts[2:], env={**preload, "DISK_COUNT": counted})
    total = int(open(counted).read())
    every = [(n, what) for n in range(1, total + 1) for what in ("EIO", "ENOSPC", "FULL", "KILL")]
    chosen = every if runs == 0 or runs >= len(every) else sorted(random.sample(every, runs))
    failed = died = done = 0
    for done, (n, what) in each(chosen):
        name = f"{what} at call {n}:"
        copy_corpus(base)
        said = run("load", *parts[2:], env={**preload, "DISK_AT": str(n), "DISK_DO": what})
        status = said.returncode
        failed, died = failed + (status == 3), died + (status == -signal.SIGKILL)
        must(status in (0, 3) or (what == "KILL" and status == -signal.SIGKILL), name, "status", status, said.stderr.decode()[-200:])
        must(status != 3 or len(said.stderr) > 10, name, "a reason is told")
        sound(name, had * 2 if status == 0 else had)
        finished(name, parts, wanted)
    say(f"calls: {done} of {len(every)} faults in {total} calls: {failed} failures told, {died} deaths, "
        f"{done - failed - died} without effect; {broken} broken promises")


# ── kill ──

def kill(runs):
    parts = make_parts(120)
    wanted = whole(parts)
    began = time.monotonic()
    empty()
    run("load", *parts)
    took, short, done = time.monotonic() - began, 0, 0
    for done, i in each(range(runs)):
        empty()
        p = subprocess.Popen([PRESSOIR, "-d", db, "--rules", RULES, "load", *parts], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0, took))
        p.kill()
        short += p.wait() == -signal.SIGKILL
        sound(f"kill {i}:", -1 if p.returncode else 120)
        finished(f"kill {i}:", parts, wanted)
    say(f"kill: {done} loads, {short} of them killed before their end; {broken} broken promises")


# ── disk ──

def disk(runs):
    parts = make_parts(120)
    wanted = whole(parts)
    size = sum(os.path.getsize(os.path.join(work, n)) for n in os.listdir(work) if n.startswith("corpus.db"))
    folder = os.path.join(work, "disk")
    os.mkdir(folder)
    small, full = os.path.join(folder, "corpus.db"), 0
    for i in range(runs):
        room = max(64 << 10, size * 2 * (i + 1) // (runs + 1)) // 4096 * 4096
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "pressoir", folder], capture_output=True).returncode:
            say("disk: skipped: nothing can be mounted here")
            return
        try:
            said = run("load", *parts, corpus=small)
            must(said.returncode in (0, 3), f"{room} bytes: status", said.returncode)
            full += said.returncode == 3
            subprocess.run(["mount", "-o", "remount,size=200m", folder], check=True)
            sound(f"{room} bytes:", 120 if said.returncode == 0 else -1, small)
            finished(f"{room} bytes:", parts, wanted, small)
        finally:
            subprocess.run(["umount", folder], check=True)
    say(f"disk: {runs} sizes, {full} of them too small; {broken} broken promises")


# ── power ──

def read_log(path):
    """(kind, file, offset, bytes) of each call, in order."""
    data, at, out = open(path, "rb").read(), 0, []
    while at < len(data):
        kind, n = chr(data[at]), data[at + 1]
        name = data[at + 2:at + 2 + n].decode()
        offset, size = struct.unpack_from("<qI", data, at + 2 + n)
        at += 14 + n
        out.append((kind, name, offset, data[at:at + size]))
        at += size
    return out


def apply(content, op, torn=None):
    """A file's content (None: there is none) after a call; torn: which sectors of a write arrive."""
    kind, _, offset, data = op
    if kind == "o":
        return content if content is not None else bytearray()
    if kind == "u" or content is None:
        return None
    if kind == "t":
        del content[offset:]
        content.extend(bytes(offset - len(content)))
    if kind == "w":
        end = offset + len(data)
        content.extend(bytes(max(0, end - len(content))))
        for sector in range(offset - offset % 512, end, 512):
            first, last = max(sector, offset), min(sector + 512, end)
            if torn is None or torn():
                content[first:last] = data[first - offset:last - offset]
    return content


def folder_synced(durable, pending):
    """The folder is on the disk: which files there are, though not yet what was written to them."""
    for name, ops in pending.items():
        gone = max((i for i, op in enumerate(ops) if op[0] == "u"), default=-1)
        if gone >= 0:
            durable[name] = None
        for op in ops[gone + 1:]:
            if op[0] == "o":
                durable[name] = apply(durable.get(name), op)
        pending[name] = [op for op in ops[gone + 1:] if op[0] != "o"]


def image(durable, pending, corpus):
    """Writes what a disk may hold: what was synced, and of the rest each call or not, some of them torn."""
    empty(corpus)
    chance, tears = random.choice((0, 0.5, 0.9, 1)), random.random() < 0.3
    for name in set(durable) | set(pending):
        content = None if durable.get(name) is None else bytearray(durable[name])
        for op in pending.get(name, ()):
            if random.random() >= chance:
                if op[0] == "u": # the folder still names the old file: what is written to the next is not seen
                    break
            else:
                content = apply(content, op, (lambda: random.random() < 0.5) if tears and random.random() < 0.3 else None)
        if content is not None:
            with open(corpus + name, "wb") as f:
                f.write(content)


def power(runs):
    parts = make_parts(24)
    wanted = whole(parts)
    empty()
    log, marks = os.path.join(work, "log"), []
    for part in parts:
        assert run("load", part, env={"LD_PRELOAD": os.environ["DISK"], "DISK_PATH": db, "DISK_LOG": log}).returncode == 0
        marks.append((len(read_log(log)), articles()))
    ops = read_log(log)
    moments = sorted(random.randrange((BIRTH if i % 3 == 0 else len(ops)) + 1) for i in range(runs))
    folder = os.path.join(work, "image")
    os.mkdir(folder)
    corpus, durable, pending, at, finishes, done = os.path.join(folder, "corpus.db"), {}, {}, 0, 0, 0
    for done, (i, moment) in each(enumerate(moments)):
        while at < moment:
            op = ops[at]
            if op[0] == "s":
                for old in pending.pop(op[1], ()):
                    durable[op[1]] = apply(durable.get(op[1]), old)
            elif op[0] == "f":
                folder_synced(durable, pending)
            else:
                pending.setdefault(op[1], []).append(op)
            at += 1
        reported = max((n for end, n in marks if end <= moment), default=-1)
        image(durable, pending, corpus)
        name = f"image {i}, after call {moment} of {len(ops)}:"
        sound(name, reported, corpus)
        if i % 10 == 0 or (moment <= BIRTH and i < 40):
            finished(name, parts, wanted, corpus)
            finishes += 1
    say(f"power: {done} images after {len(ops)} calls, {finishes} of them loaded to the end; {broken} broken promises")


# ── readers ──

def readers(runs):
    parts = make_parts(400)
    wanted, runs = whole(parts), max(runs, PARTS)
    empty()
    run("load", parts[0])
    done, states, checks = threading.Event(), set(), [0]

    def read():
        last = 0
        while not done.is_set():
            n = articles()
            must(n >= last, "a reader sees", n, "articles after", last)
            last = n
            states.add(n)

    def verify():
        while not done.is_set():
            said = run("verify")
            must(said.returncode == 0, "verify beside a load:", said.stdout.decode()[-300:], said.stderr.decode()[-300:])
            checks[0] += 1

    others = [threading.Thread(target=f) for f in (read, read, verify)]
    for t in others:
        t.start()
    for i in range(runs):
        said = run("load", parts[i % PARTS])
        must(said.returncode == 0, "a load beside readers:", said.stderr.decode()[-300:])
    done.set()
    for t in others:
        t.join()
    must(exported() == wanted, "then the same is exported")
    say(f"readers: {len(states)} states seen, {checks[0]} checks of the whole beside loads; {broken} broken promises")


def main():
    kind, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    random.seed(seed)
    try:
        {"calls": calls, "kill": kill, "disk": disk, "power": power, "readers": readers}[kind](runs)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    sys.exit(broken > 0)


main()
