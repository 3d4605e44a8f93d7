import { describeReader } from "./describe-reader.ts";
import { feedsmith } from "./feedsmith.ts";

describeReader(
  "feedsmith",
  {
    authors: { "rss.xml": "all", "atom.xml": "all", "feed.json": "all" },
    showsBound: false,
    showsFeedAuthor: false,
    keeps: false,
    showsEdits: true,
  },
  async () => feedsmith,
);
