#!/usr/bin/env python3
"""outlines.py: the outlines of the départements for the page's map, simplified, as rows of code, name, path.

    outlines.py MAP.svg WORLD.json > src/web/departements.tsv

MAP.svg   metropolitan départements: "Map of France departments" of svg-maps (CC BY 4.0), a path each with its INSEE code
WORLD.json  countries at 1:10m as TopoJSON, from Natural Earth (public domain): the five overseas départements

Run by hand when a geometry changes; the build reads the result alone. A border that two départements share is cut at
the places where borders meet and simplified once, so that no gap opens between neighbours. Coordinates are whole, at
twice the scale of MAP.svg. A département that would be too small to see has a second row, enlarged in an inset."""
import html, json, math, re, sys

SCALE = 2          # of MAP.svg
TOLERANCE = 0.7    # [units of MAP.svg] that a simplified border may stray
TSV_HEAD = """# Outlines of the départements: code, name, path; whole coordinates in a box of 1226 by 1400.
# Metropolitan: simplified from "Map of France departments" 2.0.0 of svg-maps, by Victor Cazanave and contributors,
# licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); changed: simplified, scaled, insets added.
# Overseas: simplified from Natural Earth 4.1.0 at 1:10m, public domain. Made by src/gen/outlines.py."""

def rings_of(path):
    """Rings of (point, is_node); the source marks where borders meet by a step of no length."""
    rings, x, y, ring = [], 0.0, 0.0, []
    tokens = re.findall(r"[mlzMLZ]|-?\d*\.?\d+(?:e-?\d+)?", path)
    i, absolute = 0, False
    start = (0.0, 0.0)
    while i < len(tokens):
        t = tokens[i]
        if t in "mlML":
            absolute = t.isupper()
            if t in "mM" and ring: rings.append(ring); ring = []
            i += 1; continue
        if t in "zZ":
            rings.append(ring); ring = []; x, y = start; i += 1; continue
        dx, dy = float(t), float(tokens[i + 1]); i += 2
        if ring and not absolute and dx == 0 and dy == 0:
            ring[-1] = (ring[-1][0], True); continue
        x, y = (dx, dy) if absolute else (x + dx, y + dy)
        if not ring: start = (x, y)
        ring.append(((x, y), False))
    if ring: rings.append(ring)
    return [r for r in rings if len(r) > 2]

def far(p, a, b):
    (px, py), (ax, ay), (bx, by) = p, a, b
    n = (bx - ax) ** 2 + (by - ay) ** 2
    t = 0 if n == 0 else max(0, min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / n))
    return math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay))

def simplify(points, tolerance):
    if len(points) < 3: return points
    at, worst = max(((i, far(points[i], points[0], points[-1])) for i in range(1, len(points) - 1)), key=lambda x: x[1])
    if worst <= tolerance: return [points[0], points[-1]]
    return simplify(points[:at + 1], tolerance)[:-1] + simplify(points[at:], tolerance)

def simplify_ring(ring, tolerance):
    """Between nodes, each stretch in the same direction for both of its owners."""
    points = [p for p, _ in ring]
    cut = sorted({0} | {i for i, (_, node) in enumerate(ring) if node})
    if len(cut) == 1: cut.append(max(range(len(points)), key=lambda i: math.dist(points[i], points[0])))
    out = []
    for n, begin in enumerate(cut):
        end = cut[n + 1] if n + 1 < len(cut) else len(points)
        stretch = points[begin:end + 1] if end < len(points) else points[begin:] + [points[0]]
        forth = stretch[0] <= stretch[-1]
        done = simplify(stretch if forth else stretch[::-1], tolerance)
        out += (done if forth else done[::-1])[:-1]
    return out

def area(points):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1]))) / 2

def path_of(rings):
    out = ""
    for ring in rings:
        whole = [(round(x), round(y)) for x, y in ring]
        whole = [p for i, p in enumerate(whole) if p != whole[i - 1]]
        if len(whole) < 3: continue
        out += "M%d %d" % whole[0] + "l"
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(whole, whole[1:])]
        out += re.sub(r" -", "-", " ".join("%d %d" % s for s in steps)) + "z"
    return out

def placed(rings, source, target):
    """Rings from the box source (x, y, width, height) into the box target, in proportion, centred."""
    k = min(target[2] / source[2], target[3] / source[3])
    ox = target[0] + (target[2] - k * source[2]) / 2 - k * source[0]
    oy = target[1] + (target[3] - k * source[3]) / 2 - k * source[1]
    return [[(k * x + ox, k * y + oy) for x, y in ring] for ring in rings]

def box(rings):
    xs, ys = [x for r in rings for x, _ in r], [y for r in rings for _, y in r]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)

def metropolitan(svg):
    for tag in re.findall(r"<path[^>]*>", svg, re.S):
        get = lambda name: html.unescape(re.search(r"\s%s=\"([^\"]*)\"" % name, tag)[1])
        yield get("id"), get("aria-label"), rings_of(get("d"))

def overseas(world):
    scale, shift = world["transform"]["scale"], world["transform"]["translate"]
    def arc(n):
        x = y = 0; out = []
        for dx, dy in world["arcs"][n if n >= 0 else ~n]:
            x += dx; y += dy; out.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        return out if n >= 0 else out[::-1]
    def ring(arcs):
        out = []
        for n in arcs: out += arc(n)[bool(out):]
        return out[:-1]
    france = next(g for g in world["objects"]["countries"]["geometries"] if g["properties"]["name"] == "France")
    rings = [ring(polygon[0]) for polygon in france["arcs"]]
    where = [("971", "Guadeloupe", -62, 15.8, -60.9, 16.6), ("972", "Martinique", -61.3, 14.3, -60.7, 15),
             ("973", "Guyane", -55, 2, -51, 6), ("974", "La Réunion", 55, -21.5, 56, -20.8), ("976", "Mayotte", 45, -13.1, 45.4, -12.5)]
    for code, name, west, south, east, north in where:
        mine = [r for r in rings if all(west <= x <= east and south <= y <= north for x, y in r)]
        flat = math.cos(math.radians((south + north) / 2))
        yield code, name, [[(x * flat, -y) for x, y in r] for r in mine]

def main(svg, world):
    print(TSV_HEAD)
    near_paris, rows = [], []
    for code, name, rings in metropolitan(open(svg, encoding="utf-8").read()):
        simple = [simplify_ring(r, TOLERANCE) for r in rings]
        kept = [r for r in simple if area(r) > 1.5] or [max(simple, key=area)]
        rows.append((code, name, [[(SCALE * x, SCALE * y) for x, y in r] for r in kept]))
        if code in ("75", "92", "93", "94"): near_paris.append((code, name, [simplify_ring(r, 0.1) for r in rings]))
    whole = box([r for _, _, rings in near_paris for r in rings])
    rows += [(code, name, placed(rings, whole, (960, 20, 240, 220))) for code, name, rings in near_paris]
    for n, (code, name, rings) in enumerate(overseas(json.load(open(world)))):
        b = box(rings)
        target = placed(rings, b, (30 + 240 * n, 1210, 200, 150))
        rows.append((code, name, [s for s in (simplify_ring([(p, False) for p in r], 1) for r in target) if area(s) > 12]))
    for code, name, rings in rows: print(code, name, path_of(rings), sep="\t")

main(*sys.argv[1:])
