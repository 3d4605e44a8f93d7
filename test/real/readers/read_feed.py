"""Prints what feedparser makes of the feed at an address, as JSON."""

import calendar
import json
import sys

try:
    import feedparser
except ImportError:
    sys.exit("feedparser is not installed. Install it: apt-get install python3-feedparser")

url = sys.argv[1]
feed = feedparser.parse(url)
again = feedparser.parse(url, etag=feed.get("etag"), modified=feed.get("modified"))


def item(entry):
    date = entry.get("published_parsed")
    return {
        "id": entry.get("id"),
        "title": entry.get("title"),
        "date": calendar.timegm(date) if date else None,
        "authors": [author["name"] for author in entry.get("authors", []) if "name" in author],
    }


json.dump(
    {
        "bozo": bool(feed.bozo),
        "trouble": str(feed.get("bozo_exception", "")) or None,
        "status": feed.status,
        "statusOfSecond": again.status,
        "items": [item(entry) for entry in feed.entries],
    },
    sys.stdout,
)
