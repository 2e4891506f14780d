#!/usr/bin/env python3
"""Articles and what other papers make of them, as NDJSON: each article of the sample corpus, and one rewrite of it.

    rewrites.py ROUND [FOLDER]

A rewrite appears in another source on another day and is, as the round says, the article cut by a third, under another
title, with a paragraph more (of some other article), signed by somebody else, or several of these. Ids: `KIND.ROUND:N:article`
and `KIND.ROUND:N:rewrite`. The same round gives the same bytes."""
import json, random, re, sys
from articles import texts

KINDS = ["cut", "title", "paragraph", "byline", "cut+title", "cut+paragraph", "title+paragraph+byline",
         "cut+title+paragraph+byline"]
SOURCES = ["La Dépêche des Landes", "L'Éclair de Loire", "Le Matin des Alpes", "Agence du Ponant", "Hebdo Santé"]
AUTHORS = ["Par Lise Armand", "Par la rédaction", "Par Karim Delorme (agence)", "Propos recueillis par J. Vasseur"]
WORDS = "enfin alerte vite pourquoi comment région rentrée élus budget santé soir chiffres colère accord tournant".split()


def without_front_matter(paragraphs):
    """Title and body of a text that may say its title, source and day in fields above."""
    fields = {}
    while paragraphs and (field := re.match(r"(Titre|Source|Date|Auteur): (.*)", paragraphs[0])):
        fields[field[1]], paragraphs = field[2], paragraphs[1:]
    return ([fields["Titre"]] if "Titre" in fields else []) + paragraphs


def cut(paragraphs, chance):
    """Without a third of its sentences: mostly the last ones, as papers cut agency copy; else some in a row."""
    sentences = [(i, s) for i, p in enumerate(paragraphs) for s in re.split(r"(?<=[.!?»]) +", p)]
    total = sum(len(s) for _, s in sentences)
    first = len(sentences) if chance.random() < 0.6 else chance.randrange(1, len(sentences))
    gone, at = 0, first
    while gone < total / 3:
        at = at - 1 if first == len(sentences) else first
        gone += len(sentences.pop(at % len(sentences))[1])
    return [" ".join(s for j, s in sentences if j == i) for i in range(len(paragraphs))]


def rewritten(kind, paragraphs, others, chance):
    title, *body = paragraphs
    size = sum(map(len, body))
    if "cut" in kind:
        body = cut(body, chance)
    if "paragraph" in kind:
        fits = [p for p in others if 80 < len(p) < max(200, size / 4)]
        body.insert(chance.randrange(len(body) + 1), chance.choice(fits))
    if "title" in kind:
        title = " ".join(chance.sample(WORDS, 7)).capitalize()
    if "byline" in kind:
        body.insert(0, chance.choice(AUTHORS))
    return title, [p for p in body if p]


def main():
    number = int(sys.argv[1])
    chance = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    found = [(s, without_front_matter([p.strip() for p in re.split(r"\n+", t) if p.strip()])) for s, t in
             texts(sys.argv[2] if len(sys.argv) > 2 else "corpus")]
    for i, (source, paragraphs) in enumerate(found):
        others = [p for j, (_, q) in enumerate(found) if j != i for p in q[2:]]
        title, body = rewritten(kind, paragraphs, others, chance)
        for which, where, day, head, rest in (("article", source, "2021-03-05", paragraphs[0], paragraphs[1:]),
                                              ("rewrite", chance.choice(SOURCES), f"2021-03-{chance.randrange(5, 12):02d}", title, body)):
            print(json.dumps({"id": f"{kind}.{number}:{i}:{which}", "source": where, "published": day, "title": head,
                              "text": "\n\n".join(rest)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
