import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Declaration } from "#model/article.ts";
import { findAttachments } from "#normalize/attachments.ts";
import { findEpisode, parseDuration } from "#normalize/episode.ts";
import { articleOf, declare } from "./articles.ts";

const episodeOf = (...declarations: readonly Declaration[]) => findEpisode(articleOf("", { declarations }));

describe("an episode", () => {
  test("has a number, a season, a kind and a warning, where the article says so", () => {
    expect(
      episodeOf(
        declare("episode", "12"),
        declare("season", "2"),
        declare("episode-kind", "Trailer"),
        declare("explicit", "true"),
      ),
    ).toEqual({ number: 12, season: 2, kind: "trailer", explicit: true });
    expect(episodeOf(declare("explicit", "false"))).toEqual({ explicit: false });
  });

  test("is none where nothing of it can be understood", () => {
    expect(episodeOf()).toBeUndefined();
    expect(
      episodeOf(declare("episode", "the twelfth"), declare("season", "0"), declare("episode-kind", "extra")),
    ).toBeUndefined();
  });
});

describe("the length of a recording", () => {
  test.each([
    ["1843", 1843],
    ["30:43", 1843],
    ["75:00", 4500],
    ["01:02:03", 3723],
    ["PT1H2M3S", 3723],
    ["PT45M", 2700],
    ["61.7", 61],
  ])("%s is %i seconds", (written, seconds) => {
    expect(parseDuration(written)).toBe(seconds);
  });

  test.each(["", "0", "soon", "1:2:3:4", "P1D", "-5", "PT", "9999999"])("“%s” is none", (written) => {
    expect(parseDuration(written)).toBeUndefined();
  });

  test("is understood as it is written in hours, minutes and seconds", () => {
    const below = (max: number) => fc.integer({ min: 0, max: max - 1 });
    fc.assert(
      fc.property(below(24), below(60), below(60), (hours, minutes, seconds) => {
        const two = (n: number) => String(n).padStart(2, "0");
        const total = hours * 3600 + minutes * 60 + seconds;
        expect(parseDuration(`${hours}:${two(minutes)}:${two(seconds)}`)).toBe(total || undefined);
        expect(parseDuration(`PT${hours}H${minutes}M${seconds}S`)).toBe(total || undefined);
      }),
    );
  });

  test("that stands in the front matter is that of the first recording, unless that says its own", () => {
    const notes = declare("attachment", "https://quay.example/notes.pdf");
    const talk = (attributes?: Readonly<Record<string, string>>) =>
      declare("attachment", "https://quay.example/talk.mp3", "front-matter", attributes);
    const durations = (...declarations: readonly Declaration[]) =>
      findAttachments(articleOf("", { declarations }), "https://quay.example/").attachments.map(
        ({ duration }) => duration,
      );
    expect(durations(notes, talk(), declare("duration", "30:43"))).toEqual([undefined, 1843]);
    expect(durations(talk({ duration: "10" }), declare("duration", "30:43"))).toEqual([10]);
    expect(durations(notes, declare("duration", "30:43"))).toEqual([undefined]);
  });
});
