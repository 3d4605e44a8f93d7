"""Prints the mails of a maildir as JSON: what rss2email made of each item."""

import email
import email.policy
import json
import pathlib
import sys

mails = []
for path in sorted(pathlib.Path(sys.argv[1]).glob("new/*")):
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    mails.append(
        {
            "id": mail["X-RSS-ID"],
            "subject": mail["Subject"],
            "from": mail["From"].addresses[0].display_name,
            "date": mail["Date"],
        }
    )
json.dump(mails, sys.stdout)
