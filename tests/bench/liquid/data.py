#!/usr/bin/env python3
"""Write the data of the bench, always the same: one student, fifty works."""
import json
import random

WORDS = ("water wheel river bridge poem garden seed robot song map story chart number "
         "question answer draft plan model sketch paper light shadow wind stone bird").split()
NAMES = ["Communication", "Collaboration", "Critical thinking", "Creativity", "Citizenship"]


def text(rng, n):
    return " ".join(rng.choice(WORDS) for _ in range(n)).capitalize()


def artifact(rng, i):
    title = text(rng, 4) + " & more" * (i % 7 == 0)
    return {
        "slug": "work-%d" % i, "url": "/students/ana/work-%d/" % i, "title": "  %s " % title,
        "kind": rng.choice(["Written Work", "Model", "Field Notes"]),
        "date": "2026-%02d-%02d" % (1 + i % 12, 1 + i % 28),
        "status": rng.choice(["draft", "submitted", "final"]),
        "class": {"name": "Room %d" % (10 + i % 3), "teacher": "Ms. O'Hara" if i % 5 else None},
        "revisions": list(range(1 + i % 9)), "summary": text(rng, 130), "words": 150 + 37 * i,
        "question": "How does <it> work & why", "tags": rng.sample(WORDS, 3),
        "choice": {"how": "hands-on-%d" % i},
        "competencies": [{"name": n, "url": "/graduate/%s/" % n.lower().replace(" ", "-")}
                         for n in rng.sample(NAMES, 2 + i % 2)],
    }


def main():
    rng = random.Random(2026)
    print(json.dumps({
        "site": {"lang": "en", "title": "River School District", "baseurl": "/rsd", "url": "https://example.org",
                 "footer": "Made by students & teachers"},
        "student": {"name": "Ana <Q.>", "motto": " I ask 'why' twice. ",
                    "artifacts": [artifact(rng, i) for i in range(50)]},
        "page": {"title": "A long read", "sections": [text(rng, 3) for _ in range(20)]},
    }))


main()
