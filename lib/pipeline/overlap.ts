import { ConfigurationError } from "#model/errors.ts";

/**
 * Refuses places where what is written would be read as seeds again, without end.
 * The seeds may lie beside `public/` and `state/`, but not around or in them.
 * @param seeds,out both as real paths or both as `s3://bucket/prefix`
 * @throws ConfigurationError
 */
export const refuseOverlap = (seeds: string, out: string): void => {
  const articles = asFolder(seeds);
  const written = [`${asFolder(out)}public/`, `${asFolder(out)}state/`];
  if (!written.some((folder) => folder.startsWith(articles) || articles.startsWith(folder))) return;
  throw new ConfigurationError(`The site in ${out} and the articles in ${seeds} overlap`, {
    hint: "Pages that are written would be read as articles. Let OUT be a folder or prefix beside SEEDS.",
  });
};

const asFolder = (place: string): string => place.replace(/\/*$/, "/");
