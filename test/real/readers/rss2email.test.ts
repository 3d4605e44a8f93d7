import { describeReader } from "./describe-reader.ts";
import { openRss2email } from "./rss2email.ts";

describeReader(
  "rss2email",
  {
    authors: { "rss.xml": "first", "atom.xml": "last" },
    showsBound: true,
    showsFeedAuthor: true,
    keeps: true,
    showsEdits: false,
    conditionalFrom: 2,
  },
  openRss2email,
);
