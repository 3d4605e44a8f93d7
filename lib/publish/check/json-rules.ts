import { type DateFact, type FeedFacts, type ItemFacts, rfc3339 } from "./facts.ts";
import { error, type Remark, warning, when } from "./finding.ts";

/** What JSON Feed 1.1 asks of a document. @param value the parsed document, any JSON at all */
export const checkJsonFeed = (value: unknown): { remarks: Remark[]; facts: FeedFacts } => {
  const feed = membersOf(value);
  const items = Array.isArray(feed.items) ? feed.items.map(membersOf) : [];
  return {
    remarks: [
      ...when(
        feed.version !== "https://jsonfeed.org/version/1.1",
        error("version", "This is not JSON Feed 1.1.", "Write https://jsonfeed.org/version/1.1."),
      ),
      ...when(
        !isText(feed.title),
        error("title", "The feed has no title.", "JSON Feed asks for one; set `title` in the configuration."),
      ),
      ...when(
        !Array.isArray(feed.items),
        error("items", "There is no list of items.", "Write an empty list where there are none."),
      ),
      ...when(
        !isText(feed.feed_url),
        warning("feed_url", "The feed does not say where it is.", "Readers follow a move by it."),
      ),
      ...when(
        !isText(feed.language),
        warning("language", "No language is stated.", "Set `language` in the configuration."),
      ),
      ...items.flatMap((item, index) => checkItem(item, `items[${index}]`)),
    ],
    facts: {
      updated: undefined,
      self: textOf(feed.feed_url),
      older: textOf(feed.next_url),
      items: items.map((item, index) => factsOf(item, `items[${index}]`)),
    },
  };
};

type Members = Readonly<Record<string, unknown>>;

const checkItem = (item: Members, place: string): Remark[] => [
  ...when(
    item.id !== undefined && typeof item.id !== "string",
    error(`${place}.id`, "The id is no string.", "JSON Feed 1.1 asks for a string; readers drop items with numbers."),
  ),
  ...when(
    typeof item.content_html !== "string" && typeof item.content_text !== "string",
    error(place, "The item has no content.", "JSON Feed asks for content_html or content_text."),
  ),
  ...when(
    item.authors !== undefined && !(Array.isArray(item.authors) && item.authors.every(isAuthor)),
    error(`${place}.authors`, "The authors are not a list of names or addresses.", 'Write [{"name": "…"}].'),
  ),
  ...when(
    item.attachments !== undefined && !(Array.isArray(item.attachments) && item.attachments.every(isAttachment)),
    error(
      `${place}.attachments`,
      "An attachment lacks its address or its media type.",
      "JSON Feed asks for url and mime_type.",
    ),
  ),
];

const isAuthor = (value: unknown): boolean => {
  const { name, url, avatar } = membersOf(value);
  return [name, url, avatar].some(isText);
};

const isAttachment = (value: unknown): boolean => {
  const { url, mime_type } = membersOf(value);
  return isText(url) && isText(mime_type);
};

const factsOf = (item: Members, place: string): ItemFacts => ({
  place,
  id: textOf(item.id),
  title: textOf(item.title),
  link: textOf(item.url),
  published: dateOf(item.date_published),
  modified: dateOf(item.date_modified),
  html: textOf(item.content_html) ?? "",
});

const dateOf = (value: unknown): DateFact | undefined => (value === undefined ? undefined : rfc3339(String(value)));

const textOf = (value: unknown): string | undefined => (isText(value) ? value : undefined);

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

const membersOf = (value: unknown): Members => (typeof value === "object" && value !== null ? { ...value } : {});
