"""Inputs at the edge of each bound, and one step beyond: bounds.py FOLDER. `in` is what still loads, `out` what does not."""
import gzip, io, json, os, sys, tarfile, zipfile
os.chdir(sys.argv[1]); os.makedirs("in"); os.makedirs("out")
MB = 1 << 20

def put(folder, name, data):
    path = os.path.join(folder, name); os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f: f.write(data)

def text(n): return f"Le quai {n}\n\nLe quai {n} rouvre pour 12 euros.\n".encode()

# one item: 16 MB
def item(n, size):
    head, tail = f'{{"id":"{n}","text":"Le quai {n} rouvre pour 12 euros.","pad":"'.encode(), b'"}\n'
    return head + b"x" * (size - len(head) - len(tail)) + tail
put("in", "item.ndjson", item("a", 16 * MB)); put("out", "item.ndjson", item("b", 16 * MB + 1))

# archives in archives: 3
def packed(data, times):
    for _ in range(times): data = gzip.compress(data, mtime=0)
    return data
put("in", "packed.gz", packed(text("c"), 3)); put("out", "packed.gz", packed(text("d"), 4))

# a member's name: 4096 bytes
def tar(name, data):
    b = io.BytesIO()
    with tarfile.open(fileobj=b, mode="w", format=tarfile.PAX_FORMAT) as t:
        info = tarfile.TarInfo(name); info.size = len(data); t.addfile(info, io.BytesIO(data))
    return b.getvalue()
put("in", "name.tar", tar("n/" * 2046 + "e.tx", text("e"))); put("out", "name.tar", tar("n/" * 2048 + "f", text("f")))

# elements in elements: HTML
def page(n, depth):
    return ("<html><body>" + "<div>" * depth + f"<p>Le quai {n} rouvre pour 12 euros, dit la maire, après de longs travaux.</p>" + "</div>" * depth + "</body></html>").encode()
put("in", "deep.html", page("g", 396)); put("out", "deep.html", page("h", 401))

# objects in objects: JSON
def nested(n, depth):
    return (f'{{"id":"{n}","text":"Le quai {n} rouvre pour 12 euros.","x":' + "[" * depth + "]" * depth + "}\n").encode()
put("in", "nested.ndjson", nested("i", 2046)); put("out", "nested.ndjson", nested("j", 2049))

# parts in parts: mail
def mail(n, depth):
    head = f"From: a@b.example\nSubject: Le quai {n}\nMessage-ID: <{n}@b>\nMIME-Version: 1.0\n"
    for i in range(depth): head += f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"
    return (head + f"Content-Type: text/plain\n\nLe quai {n} rouvre pour 12 euros.\n").encode()
put("in", "mail.eml", mail("k", 7)); put("out", "mail.eml", mail("l", 9))

# what an office file unpacks to: 24 MB (well before that, its tree may take more memory than an article may)
def docx(n, size):
    xml = f'<w:document xmlns:w="http://w"><w:body><w:p><w:r><w:t>Le quai {n} rouvre pour 12 euros.</w:t></w:r></w:p>'.encode()
    end = b"</w:body></w:document>"; xml += b" " * (size - len(xml) - len(end)) + end
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>"); z.writestr("word/document.xml", xml)
    return b.getvalue()
put("in", "office.docx", docx("m", 8 * MB)); put("out", "office.docx", docx("n", 24 * MB + 1))

# folders in folders: 100
put("in", "/".join(["d"] * 98) + "/folder.txt", text("o")); put("out", "/".join(["d"] * 101) + "/folder.txt", text("p"))
