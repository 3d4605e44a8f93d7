/** A path below `public/` as seen from its root: each folder and name escaped, the slashes kept (RFC 3986 section 3.3). */
export const pathReference = (path: string): string =>
  PLAIN.test(path) ? path : path.toWellFormed().split("/").map(encodeURIComponent).join("/");

/** Nothing to escape, as in nearly all of ours. */
const PLAIN = /^[\w./-]*$/;

/** From a document to the folder that holds `index.html`: `""`, or `"../"` for each folder between. */
export const rootOf = (path: string): string => "../".repeat(path.split("/").length - 1);

/** Where an address leads, for people: `example.org`. @param address absolute */
export const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, "");

/** The file that an address leads to, for people: `talk.mp3`; its host where the address ends with no file. @param address absolute */
export const fileOf = (address: string): string => {
  const [file] = /[^/]+\.[a-z\d]+$/i.exec(new URL(address).pathname) ?? [];
  if (!file) return hostOf(address);
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
};
