"""Runs the tour of a README as it is typed there, and compares what comes out with what is shown. A shown line may be cut,
then it ends in ` …`. readme.py README PRESSOIR: tells each difference, exit 1 where there is one."""
import os, re, subprocess, sys, tempfile

text = open(sys.argv[1], encoding="utf-8").read()
home = tempfile.mkdtemp()
alias = f'pressoir() {{ "{sys.argv[2]}" --rules rules -d "{home}/tour.db" "$@"; }}\n'
steps, inside = [], False
for line in text.split("\n"):
    if line.startswith("    $ "):
        steps.append((line[6:], []))
        inside = True
    elif inside and (line.startswith("    ") or not line): steps[-1][1].append(line[4:])
    else: inside = False
different = 0
for command, shown in steps:
    if command.startswith("pressoir serve"): continue # it goes on until it is stopped
    kept = re.sub(r"(-o |--package |> )(\S+)", lambda m: m[1] + home + "/" + m[2], command) # nothing is left in the tree
    run = subprocess.run(["bash", "-c", alias + kept], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, encoding="utf-8", stdin=subprocess.DEVNULL)
    run.stdout = run.stdout.replace("\u00a0", " ").replace("\u202f", " ")
    came = [line.rstrip() for line in run.stdout.rstrip("\n").split("\n")]
    while shown and not shown[-1]: shown.pop()
    good = run.returncode in (0, 1)
    for i, line in enumerate(shown):
        want = line.rstrip().replace("\u00a0", " ").replace("\u202f", " ")
        got = came[i] if i < len(came) else None
        if got is None or not (got == want or want.endswith(" …") and got.startswith(want[:-2])):
            good = False; print(f"# $ {command}\n#   shown: {want}\n#   came:  {got}"); break
    if run.returncode not in (0, 1): print(f"# $ {command}\n#   ended with status {run.returncode}: {run.stdout[:300]}")
    different += not good
print(f"{len(steps)} commands")
subprocess.run(["rm", "-rf", home])
sys.exit(different > 0)
