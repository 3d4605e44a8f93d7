import { describeReader } from "./describe-reader.ts";
import { rssParser } from "./rss-parser.ts";

describeReader(
  "rss-parser",
  {
    authors: { "rss.xml": "first", "atom.xml": "first" },
    showsBound: true,
    showsFeedAuthor: false,
    keeps: false,
    showsEdits: true,
  },
  async () => rssParser,
);
