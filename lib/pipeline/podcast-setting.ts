import * as v from "valibot";

/**
 * The categories that directories know, which all take them from Apple
 * (https://podcasters.apple.com/support/1691-apple-podcasts-categories); a feed with another one is turned away.
 */
const CATEGORIES: Readonly<Record<string, string>> = {
  Arts: "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts",
  Business: "Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit",
  Comedy: "Comedy Interviews|Improv|Stand-Up",
  Education: "Courses|How To|Language Learning|Self-Improvement",
  Fiction: "Comedy Fiction|Drama|Science Fiction",
  Government: "",
  History: "",
  "Health & Fitness": "Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality",
  "Kids & Family": "Education for Kids|Parenting|Pets & Animals|Stories for Kids",
  Leisure: "Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games",
  Music: "Music Commentary|Music History|Music Interviews",
  News: "Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News",
  "Religion & Spirituality": "Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality",
  Science:
    "Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|Physics|Social Sciences",
  "Society & Culture": "Documentary|Personal Journals|Philosophy|Places & Travel|Relationships",
  Sports:
    "Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer|Swimming|Tennis|Volleyball|Wilderness|Wrestling",
  Technology: "",
  "True Crime": "",
  "TV & Film": "After Shows|Film History|Film Interviews|Film Reviews|TV Reviews",
};

const NAMES = Object.entries(CATEGORIES).flatMap(([outer, inner]) => [
  outer,
  ...inner.split("|").flatMap((name) => (name ? [`${outer} > ${name}`] : [])),
]);

const CATEGORY = "a category of Apple Podcasts, such as News or Society & Culture > Documentary";

const says = <S extends v.GenericSchema>(schema: S, description: string) => v.pipe(schema, v.description(description));

const words = v.pipe(v.string(), v.minLength(1, "a name that is not empty"));

/** What podcast directories ask about a channel. @param webAddress the schema of an address */
export const podcastSetting = <S extends v.GenericSchema<string>>(webAddress: S) =>
  v.strictObject({
    categories: says(
      v.pipe(v.array(v.picklist(NAMES, CATEGORY)), v.minLength(1, CATEGORY)),
      "What it is about, the first the most; the categories of Apple Podcasts.",
    ),
    explicit: says(v.boolean(), "Whether it is unfit for children where an article does not say otherwise."),
    author: v.optional(says(words, "Who is shown as its maker; else the author, else the title.")),
    owner: v.optional(
      says(
        v.strictObject({
          name: v.optional(says(words, "The owner's name.")),
          email: says(v.pipe(v.string(), v.email("a mail address")), "Where a directory asks; made public."),
        }),
        "By whom a directory finds out whose feed it is.",
      ),
    ),
    image: v.optional(says(webAddress, "Square, 1400 to 3000 pixels, JPEG or PNG; else the feed's picture.")),
    type: v.optional(says(v.picklist(["episodic", "serial"]), "`serial` is heard from the first episode on.")),
  });
