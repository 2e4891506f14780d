"""Inputs at the edge of each bound, and one step beyond: bounds.py FOLDER. `in` is what still loads, `out` what does not."""
import gzip, io, os, sys, tarfile, zipfile
os.chdir(sys.argv[1])
MB = 1 << 20
TEXT = "Le quai {} rouvre pour 12 euros, dit la maire, après de longs travaux."


def put(folder, name, data):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())


def edge(name, make, most, step=1):
    """`make(label, n)` is the input: with n = most it loads, a step further it does not."""
    put("in", name, make(name, most))
    put("out", name, make("au-delà " + name, most + step))


def line(label, size): # of NDJSON, its newline counted
    head, tail = '{"id":"%s","text":"%s","pad":"' % (label, TEXT.format(label)), '"}\n'
    return head + "x" * (size - len((head + tail).encode())) + tail


def packed(label, times):
    data = ("Le quai\n\n" + TEXT.format(label) + "\n").encode()
    for _ in range(times):
        data = gzip.compress(data, mtime=0)
    return data


def unpacking(label, size): # to so many bytes, a thousand times its own size
    lines = [line(f"{label} {i}", 15 * MB) for i in range(4)]
    return gzip.compress(("".join(lines) + line(label + " 4", size - 60 * MB)).encode(), mtime=0)


def tar(label, length): # of the member's name
    b, data = io.BytesIO(), ("Le quai\n\n" + TEXT.format(label) + "\n").encode()
    with tarfile.open(fileobj=b, mode="w", format=tarfile.PAX_FORMAT) as t:
        info = tarfile.TarInfo("n/" * ((length - 4) // 2) + "q" * (length % 2) + "e.tx")
        info.size = len(data)
        t.addfile(info, io.BytesIO(data))
    return b.getvalue()


def page(label, inner): # html, body and p are elements too
    return "<html><body>" + inner.replace("·", "<p>" + TEXT.format(label) + "</p>") + "</body></html>"


def feed(label, inner): # rss, channel and item
    return ('<?xml version="1.0"?><rss version="2.0"><channel><title>La Gazette</title><item><title>Le quai</title><guid>%s</guid>'
            '<description>%s</description>%s</item></channel></rss>') % (label, TEXT.format(label), inner)


def rtf(label, groups):
    return (r"{\rtf1\ansi Le quai\par " + "{" * (groups - 1) + "Le quai rouvre pour 12 euros, dit la maire de %s." % label.split()[-1] +
            "}" * (groups - 1) + r"\par}")


def nested(label, depth): # in the object of the line
    return '{"id":"%s","text":"%s","x":%s}\n' % (label, TEXT.format(label), "[" * (depth - 1) + "]" * (depth - 1))


def mail(label, body):
    return f"From: a@b.example\nSubject: Le quai\nMessage-ID: <{label.replace(' ', '-')}@b>\nMIME-Version: 1.0\n" + body


def parts_in_parts(label, depth):
    return mail(label, "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(depth)) +
                "Content-Type: text/plain\n\n" + TEXT.format(label) + "\n")


def parts(label, n):
    return mail(label, "Content-Type: multipart/mixed; boundary=b\n\n" +
                "".join(f"--b\nContent-Type: text/plain\n\n{TEXT.format(i)}\n\n" for i in range(n)) + "--b--\n")


def docx(label, size): # of its text: spaces between two elements take no memory
    xml = ('<w:document xmlns:w="http://w"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p>' % TEXT.format(label)).encode()
    end = b"</w:body></w:document>"
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("word/document.xml", xml + b" " * (size - len(xml) - len(end)) + end)
    return b.getvalue()


edge("item.ndjson", line, 16 * MB)
edge("packed.gz", packed, 3)
edge("unpacking.ndjson.gz", unpacking, 64 * MB)
edge("name.tar", tar, 4096)
edge("deep.html", lambda label, n: page(label, "<div>" * (n - 3) + "·" + "</div>" * (n - 3)), 400)
edge("many.html", lambda label, n: page(label, "·" + "<br>" * (n - 4)), 1 << 19) # the text of the p is the fourth
edge("tag.html", lambda label, n: page(label, "<div" + "".join(f" a{i}=1" for i in range(n)) + ">·</div>"), 500)
edge("deep.xml", lambda label, n: feed(label, "<x>" * (n - 3) + "</x>" * (n - 3)), 250)
edge("groups.rtf", rtf, 200)
edge("nested.ndjson", nested, 2048)
edge("parts-in-parts.eml", parts_in_parts, 8)
edge("parts.eml", parts, 500)
edge("d/" * 99 + "folder.txt", lambda label, n: "Le quai\n\n" + TEXT.format(n), 1) # in the hundredth folder
os.renames("out/" + "d/" * 99 + "folder.txt", "out/" + "d/" * 100 + "folder.txt")
# Its tree has no room for so long a text; how long the file may be is what is refused here.
put("in", "office.docx", docx("office.docx", 8 * MB))
put("out", "office.docx", docx("au-delà office.docx", 24 * MB + 1))
