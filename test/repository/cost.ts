/** What an installation is used for in a month of thirty days. */
export interface Use {
  readonly articles: number;
  /** Articles that the site holds. */
  readonly archive: number;
  readonly subscribers: number;
}

/** Of each kind of work its billed requests: GET and HEAD, PUT and LIST. `thousand` articles are added to a comparison. */
export type Requests = Readonly<
  Record<"lone" | "behind" | "second" | "idle" | "compare" | "thousand", readonly [number, number]>
>;

/** In dollars, as the names of the rows in docs/operations.md say. */
export type Prices = (row: string) => number;

const DAYS = 30;
const TICKS = DAYS * 24 * 60;
/** 1,769 MB. */
const GIGABYTES = 1769 / 1024;

/** The reckoning that docs/operations.md tells in words, in dollars a month, without any free tier. */
export const monthlyCost = (use: Use, requests: Requests, price: Prices, alarmed: number): number =>
  storeCost(use, requests, price) + lambdaCost(use, price) + fixedCost(use, price, alarmed) + deliveryCost(use, price);

/** A lone article has two ticks behind it that find something to do. */
const idleTicks = ({ articles }: Use): number => Math.max(0, TICKS - 2 * articles);

const storeCost = (use: Use, requests: Requests, price: Prices): number => {
  const { articles, archive } = use;
  const times = [
    [articles, requests.lone],
    [articles, requests.behind],
    [articles, requests.second],
    [idleTicks(use), requests.idle],
    [DAYS, requests.compare],
    [(DAYS * archive) / 1_000, requests.thousand],
  ] as const;
  const total = (billed: 0 | 1) => times.reduce((sum, [count, each]) => sum + count * each[billed], 0);
  return (total(0) * price("S3 GET, 1,000") + total(1) * price("S3 PUT or LIST, 1,000")) / 1_000;
};

const lambdaCost = (use: Use, price: Prices): number => {
  const { articles, archive } = use;
  const seconds = idleTicks(use) * 0.1 + 3 * articles + DAYS * (5 + archive / 1_000);
  return (
    seconds * GIGABYTES * price("Lambda, GB-second (arm64)") +
    ((TICKS + articles) / 1e6) * price("Lambda, million calls")
  );
};

const fixedCost = ({ articles }: Use, price: Prices, alarmed: number): number => {
  const polls = TICKS * 15;
  const logged = ((TICKS + articles) * 1.5e3) / 1e9;
  return (
    ((polls + 3 * articles) / 1e6) * price("SQS, million requests") +
    (TICKS / 1e6) * price("EventBridge Scheduler, million calls") +
    alarmed * price("CloudWatch, metric in an alarm") +
    7 * price("CloudWatch, metric of one's own") +
    logged * price("CloudWatch Logs, GB taken in")
  );
};

/** Each subscriber asks hourly: as often as there is an article the answer is the feed, else that there is nothing new. */
const deliveryCost = ({ articles, subscribers }: Use, price: Prices): number => {
  const asks = DAYS * 24;
  const whole = Math.min(articles, asks);
  const gigabytes = (subscribers * (whole * 100e3 + (asks - whole) * 1e3)) / 1e9;
  return (
    gigabytes * price("CloudFront, GB to readers") + ((subscribers * asks) / 1e4) * price("CloudFront, 10,000 requests")
  );
};

/** Two digits are all that such a reckoning can bear. */
export const roughly = (dollars: number): string => `$${Number(dollars.toPrecision(2)).toLocaleString("en")}`;
