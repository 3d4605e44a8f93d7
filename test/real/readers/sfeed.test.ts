import { describeReader } from "./describe-reader.ts";
import { sfeed } from "./sfeed.ts";

describeReader(
  "sfeed",
  {
    authors: { "rss.xml": "first", "atom.xml": "first" },
    showsBound: true,
    showsFeedAuthor: false,
    keeps: false,
    showsEdits: true,
  },
  async () => sfeed,
);
