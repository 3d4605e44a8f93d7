import { homedir } from "node:os";
import { join } from "node:path";
import { outputOf } from "../../support/program.ts";
import { type Reader, type ReadItem, secondsOf } from "./read-item.ts";

/** As gofeed 1.1 encodes an item. */
interface Item {
  readonly guid: string;
  readonly title?: string;
  readonly publishedParsed?: string;
  readonly authors?: readonly { readonly name?: string }[];
}

/** Compiles the small program in `gofeed/` against Debian's package; Go keeps what it compiled in its own cache. */
export const openGofeed = async (home: string): Promise<Reader> => {
  const program = join(home, "gofeed");
  await outputOf("go", ["build", "-o", program, join(import.meta.dirname, "gofeed", "main.go")], {
    debian: "golang-go golang-github-mmcdole-gofeed-dev",
    env: { HOME: homedir(), CGO_ENABLED: "0", GO111MODULE: "off", GOPATH: "/usr/share/gocode", GOFLAGS: "" },
  });
  return {
    read: async (url) => {
      const items: readonly Item[] = JSON.parse(await outputOf(program, [url], { debian: "golang-go" }));
      return items.map(
        ({ guid, title, publishedParsed, authors }): ReadItem => ({
          id: guid,
          title,
          date: secondsOf(publishedParsed),
          authors: (authors ?? []).flatMap(({ name }) => name ?? []),
        }),
      );
    },
  };
};
