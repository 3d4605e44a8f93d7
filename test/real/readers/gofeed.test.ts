import { describeReader } from "./describe-reader.ts";
import { openGofeed } from "./gofeed.ts";

describeReader(
  "gofeed",
  {
    authors: { "rss.xml": "first", "atom.xml": "all", "feed.json": "all" },
    showsBound: true,
    showsFeedAuthor: false,
    keeps: false,
    showsEdits: true,
  },
  openGofeed,
);
