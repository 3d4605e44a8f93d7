import { describe, expect, test } from "vitest";
import { readMarkdownBody } from "#read/markdown.ts";
import { takeOutTemplates } from "#read/markdown-templates.ts";
import { outline, readArticle } from "./seeds.ts";

const readBlocks = async (text: string) => (await readMarkdownBody(text)).blocks;

const blocksOf = async (text: string) =>
  (await readBlocks(text)).map(({ kind, level, text: words }) => `${kind}${level ?? ""}: ${words}`);

describe("each block of the text is one block", () => {
  test("headings, paragraphs, lists, quotes, code, tables and rules", async () => {
    const article = await readArticle(
      "a.md",
      [
        "# The *ferry* sails",
        "The [ferry](https://example.org) sails\nagain  \nat `dawn`.",
        "- mail\n  - letters\n- sheep\n\n  and goats",
        "1. one\n2. two",
        "> Quiet,\n> she said.",
        "```js\nconst sea = '{{ blue }}';\n```",
        "| Day | Boats |\n|---|---|\n| Monday | 2 |",
        "---",
        "The end\n---",
      ].join("\n\n"),
    );
    expect(outline(article)).toEqual([
      "heading1: The ferry sails",
      "paragraph: The ferry sails again\nat dawn.",
      "list: mail\nletters\nsheep and goats",
      "list: one\ntwo",
      "quote: Quiet, she said.",
      "code: const sea = '{{ blue }}';",
      "table: Day | Boats\nMonday | 2",
      "rule: ",
      "heading2: The end",
    ]);
  });

  test("a block's HTML is its own", async () => {
    const [heading, paragraph] = await readBlocks("## Sea & sky\n\nGo to https://example.org/a or example.org.");
    expect(heading).toEqual({ kind: "heading", level: 2, text: "Sea & sky", html: "<h2>Sea &amp; sky</h2>" });
    expect(paragraph?.html).toBe(
      '<p>Go to <a href="https://example.org/a">https://example.org/a</a> or example.org.</p>',
    );
  });
});

describe("pictures", () => {
  test("alone in their paragraph they are figures, with their link", async () => {
    expect(await readBlocks('[![The pier](pier.jpg "Pier at dawn — Photo: Ida Lund")](https://example.org)')).toEqual([
      {
        kind: "figure",
        text: "Pier at dawn — Photo: Ida Lund",
        html: '<figure><a href="https://example.org"><img src="pier.jpg" alt="The pier" title="Pier at dawn — Photo: Ida Lund"></a><figcaption>Pier at dawn — Photo: Ida Lund</figcaption></figure>',
        image: { url: "pier.jpg", alt: "The pier", caption: "Pier at dawn — Photo: Ida Lund" },
      },
    ]);
  });

  test("among words they stay in the paragraph", async () => {
    expect(await blocksOf("The ![old](a.png) ferry")).toEqual(["paragraph: The ferry"]);
  });

  test("written as HTML they are figures too", async () => {
    const [inline] = await readBlocks('<img src="a.png" alt="Pier">');
    const [figure] = await readBlocks('<figure>\n<img src="a.png">\n<figcaption>Pier</figcaption>\n</figure>');
    expect(inline?.image).toEqual({ url: "a.png", alt: "Pier" });
    expect(figure?.image).toEqual({ url: "a.png", caption: "Pier" });
  });
});

describe("HTML inside Markdown", () => {
  test("is read for its words, without script, style and comment", async () => {
    const text =
      '<div class="wide">\n\nThe **ferry**\n\n</div>\n\n<script>alert(1)</script>\n\n<!-- hidden -->\n\nsails<br>again <style>x{}</style><b>now</b>';
    expect(await blocksOf(text)).toEqual(["paragraph: The ferry", "paragraph: sails\nagain now"]);
  });

  test("parts into blocks as a page does", async () => {
    expect(await blocksOf("<blockquote>\n<p>Quiet</p>\n</blockquote>\n\n<h2>Sea</h2>\n<p>One</p><p>Two</p>")).toEqual([
      "quote: Quiet",
      "heading2: Sea",
      "paragraph: One",
      "paragraph: Two",
    ]);
  });
});

describe("no code of a site generator leaks into the text", () => {
  test.each([
    ["The {{ site.name }} ferry", "The  ferry"],
    ["{% include box.html %}The ferry{% endbox %}", "The ferry"],
    ["[guide]({{ '/guides/' | url }})", "[guide](/guides/)"],
    ["[guide]({{ site.baseurl }}/guides/)", "[guide](/guides/)"],
    ["{{< notice >}}The ferry{{< /notice >}}", "The ferry"],
    ["{{% notice %}}The ferry{{% /notice %}}", "The ferry"],
    ["The ferry{: .lead }", "The ferry"],
    ["## Ferry {#ferry}", "## Ferry"],
    [":::note\nThe ferry\n:::", "The ferry"],
    ["import Box from './box'\n\nThe <Box size={2}>ferry</Box>", "\nThe ferry"],
    ["export const meta = {\n  a: 1\n}\n\nThe ferry", "\nThe ferry"],
    ["{# note to self #}The ferry", "The ferry"],
    ["{% comment %}not yet{% endcomment %}The ferry", "The ferry"],
    ["{% raw %}{{ as it is }}{% endraw %} ferry", "{{ as it is }} ferry"],
    ['{{< figure src="pier.jpg" alt="Pier" caption="At dawn" >}}', '![Pier](pier.jpg "At dawn")'],
    ['{% image "img/pier.jpg" "The pier" %}', "![The pier](img/pier.jpg)"],
  ])("%j", (source, reduced) => {
    expect(takeOutTemplates(source)).toBe(reduced);
  });

  test.each([
    "`{{ code }}` and ``{% x %}``",
    "```\n{{ code }}\n{% x %}\n```",
    "~~~\nimport a from 'a'\n~~~",
    "import taxes rose",
    "a { b } c",
    "5 < 6",
  ])("but in code and in plain words nothing is touched: %j", (source) => {
    expect(takeOutTemplates(source)).toBe(source);
  });

  test("a highlighted listing becomes code", async () => {
    expect(await blocksOf("{% highlight ruby %}\nputs 1\n{% endhighlight %}")).toEqual(["code: puts 1"]);
  });
});

test("very long Markdown is taken in turns and read whole", async () => {
  const paragraphs = Array.from({ length: 4000 }, (_, i) => `Paragraph number ${i} of a very long article.`);
  const text = ["```", paragraphs.join("\n\n"), "```", ...paragraphs].join("\n\n");
  expect(await readBlocks(text)).toHaveLength(4001);
});
