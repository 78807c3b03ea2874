"""Serves some feeds on this machine, audits them as an operator would, and writes the report of them.

Usage: demo.py PROGRAM FOLDER"""

import datetime
import html
import os
import random
import subprocess
import sys

from local import Quiet, serving

CLEAN = [
    "Marta Lindqvist didn't wait for the ribbon. She was first off the ferry, shoes in hand, and halfway up the new pier "
    "before the band had found its key. “Twelve years we've asked for this,” she said, and laughed.",
    "Nobody at the town hall will say what the clock costs. Repairs were put at 4,000 two summers ago; then the roof went, "
    "and with it most of the gearing. It still runs eleven minutes slow.",
    "There's a queue outside Hobson's by six most mornings, and it isn't for the bread. Old Hobson tells stories, badly, "
    "about a shipwreck he may or may not have seen.",
    "“You can't fish a promise,” said Joe Tarrant, who has kept a boat here since he was nineteen. He'd like the season "
    "longer, the quota simpler and the man from the ministry, just once, out past the breakwater in February.",
    "The drawings turned up in a biscuit tin. Eleven of them, pencil mostly, one with a coffee ring where the market "
    "cross should be; the museum thinks they're worth rather more than the tin.",
    "Trains to the coast go half-hourly from the tenth, if the drivers turn up. That's a big if. The union wasn't asked, "
    "it says, and found out from a poster at platform two.",
    "Rain, then. The weekend looks grim from Saturday lunchtime on, and anyone with a tent on the east field had better "
    "peg it down twice.",
    "Eleven people went to the clinic after the fair, none of them badly hurt, all of them sheepish. The dodgems had been "
    "passed fit in May. What nobody had checked, it seems, was the cider.",
    "Two thousand books, one retired teacher, no shelves: the library has a happy problem. Volunteers are wanted on "
    "Thursday, and should bring their own sandwiches.",
    "It took the council four hours to agree that it would talk about the budget again next week. Alderman Pryce slept "
    "through the third. He woke, voted no, and went home.",
]

HEADLINES = ["What the coast talked about", "News from the harbour", "The day in the old town", "Notes from the market"]

GARBLED = [
    "The president wrote on his true social platform that the talks in Washington had gone well.",
    "Forces in Amber province in Iraq, near Ramadi and Fallujah, held the road, the governor said.",
    "The party wants to lead a coalition of coalitions in the parliament after the vote.",
    "He said authorities said the bridge would stay closed until the engineers had been heard.",
    "It is worth to mention that the delegation of the delegations arrived at the airport of the airports.",
    "The minister he added that the prices rose with 3,5 percent in the month of the months.",
]


class Demo(Quiet):
    """One of the feeds has gone for good."""

    def do_GET(self):
        if self.path == "/old-post.xml":
            self.send_error(410)
        else:
            super().do_GET()


def story(number, is_garbled):
    """A headline and paragraphs; no two numbers give the same."""
    chosen = random.Random(number)
    body = chosen.sample(GARBLED, 4) if is_garbled else []
    body += chosen.sample(CLEAN, 4 if is_garbled else 6)
    chosen.shuffle(body)
    body.append(f"This is report {number} of the series, and it was filed before noon.")
    return f"{chosen.choice(HEADLINES)}, part {number}", body


def days():
    """The last seven days, the oldest first."""
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    return [now - datetime.timedelta(days=back, minutes=5) for back in range(6, -1, -1)]


def markup(body):
    """Paragraphs as the text of an element."""
    return html.escape("".join(f"<p>{line}</p>" for line in body))


def rss(title, items):
    entries = "".join(
        f"<item><guid isPermaLink=\"false\">{number}</guid><title>{html.escape(headline)}</title>"
        f"<link>https://news.example/{number}</link><pubDate>{day.strftime('%a, %d %b %Y %H:%M:%S GMT')}</pubDate>"
        f"<description>{markup(body)}</description></item>\n"
        for number, day, (headline, body) in items
    )
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{title}</title>'
            f"<language>en</language>\n{entries}</channel></rss>\n")


def atom(title, items):
    entries = "".join(
        f"<entry><id>urn:mill:{number}</id><title>{html.escape(headline)}</title><updated>{day.isoformat()}</updated>"
        f"<published>{day.isoformat()}</published><link href=\"https://mill.example/{number}\"/>"
        f"<content type=\"html\">{markup(body)}</content></entry>\n"
        for number, day, (headline, body) in items
    )
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
            f"<title>{title}</title><id>urn:mill</id><updated>{days()[-1].isoformat()}</updated>\n{entries}</feed>\n")


def write(folder):
    """Writes the feeds: one in good English, one that turns bad on the fourth day, one that carries stories of it."""
    herald = [(10 * index + part, day, story(10 * index + part, False)) for index, day in enumerate(days()) for part in (1, 2, 3)]
    wire = [(100 + 10 * index + part, day, story(100 + 10 * index + part, index > 2))
            for index, day in enumerate(days()) for part in (1, 2, 3)]
    # The Mill has some of the stories, a minute later.
    mill = [(number, day + datetime.timedelta(minutes=1), text) for number, day, text in wire[::4]]
    mill += [(200 + index, day, story(200 + index, False)) for index, day in enumerate(days())]
    for name, text in (("herald", rss("Harbour Herald", herald)), ("wire", rss("Anbar Wire", wire)),
                       ("mill", atom("Mill Gazette", mill))):
        with open(os.path.join(folder, f"{name}.xml"), "w") as file:
            file.write(text)


def main(program, folder):
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(folder):
        if name.startswith("feeds.sqlite"):
            os.remove(os.path.join(folder, name))
    write(folder)
    with serving(folder, Demo) as port:
        with open(os.path.join(folder, "feeds.yml"), "w") as file:
            file.write(f"""# Made by “make feed-demo”.
allow: 127.0.0.1          # the feeds are on this machine
pause: 0
feeds:
  - {{name: Anbar Wire, url: "http://127.0.0.1:{port}/wire.xml"}}
  - {{name: Harbour Herald, url: "http://127.0.0.1:{port}/herald.xml"}}
  - {{name: Mill Gazette, url: "http://127.0.0.1:{port}/mill.xml"}}
  - {{name: Old Post, url: "http://127.0.0.1:{port}/old-post.xml"}}
""")
        for arguments in (["audit"], ["report", "--format", "html", "--output", "report/"]):
            print("$ calque feed", *arguments, flush=True)
            code = subprocess.run([program, "feed", *arguments], cwd=folder, stderr=subprocess.DEVNULL).returncode
            # Feeds that are unhealthy are what it is to show.
            if code not in (0, 1):
                sys.exit(f"calque feed {' '.join(arguments)} ended with {code}")
    print(f"\nThe report: {os.path.relpath(os.path.join(folder, 'report', 'index.html'))}")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
