"""Runs a command as on a kernel that lacks something: kernel.py landlock,seccomp COMMAND… (a seccomp filter answers for it)."""
import ctypes, os, platform, struct, sys

ARCHITECTURES = {"x86_64": (0xC000003E, 157), "aarch64": (0xC00000B7, 167)} # what the kernel calls it, the number of prctl
LANDLOCK_CREATE_RULESET, PR_GET_SECCOMP, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 444, 21, 22, 38
ENOSYS, EINVAL = 38, 22
LOAD, EQUAL, RETURN, ALLOW, FAIL = 0x20, 0x15, 0x06, 0x7FFF0000, 0x00050000

if platform.machine() not in ARCHITECTURES:
    sys.exit(77)
architecture, prctl = ARCHITECTURES[platform.machine()]
code = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, ALLOW), (LOAD, 0, 0, 0)]
if "landlock" in sys.argv[1]:
    code += [(EQUAL, 0, 1, LANDLOCK_CREATE_RULESET), (RETURN, 0, 0, FAIL | ENOSYS)]
if "seccomp" in sys.argv[1]: # its first argument is looked at last
    code += [(EQUAL, 0, 3, prctl), (LOAD, 0, 0, 16), (EQUAL, 0, 1, PR_GET_SECCOMP), (RETURN, 0, 0, FAIL | EINVAL)]
code += [(RETURN, 0, 0, ALLOW)]
program = b"".join(struct.pack("=HBBI", *step) for step in code)
room = ctypes.create_string_buffer(program)
header = ctypes.create_string_buffer(struct.pack("@HP", len(code), ctypes.addressof(room)))
libc = ctypes.CDLL(None, use_errno=True)
for call in ((PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), (PR_SET_SECCOMP, 2, ctypes.addressof(header), 0, 0)):
    if libc.prctl(*map(ctypes.c_ulong, call)):
        sys.exit(77)
os.execvp(sys.argv[2], sys.argv[2:])
