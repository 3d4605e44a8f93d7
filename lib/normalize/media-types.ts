/**
 * The MIME type of a file by its name, `undefined` where it is not known. Only what feeds carry: readers choose how to
 * show an attachment by this word, so a wrong one is worse than none (`audio/mpeg`, never `audio/mp3`).
 */
export const mediaTypeOf = (url: string): string | undefined => {
  const path = URL.parse(url)?.pathname ?? url;
  return TYPES[/\.([a-z\d]{2,5})$/i.exec(path)?.[1]?.toLowerCase() ?? ""];
};

/** A declared type where it is one (RFC 6838 section 4.2), in lower case and without parameters. */
export const parseMediaType = (declared: string): string | undefined =>
  /^\s*([a-z\d][\w!#$&^.+-]*\/[a-z\d][\w!#$&^.+-]*)\s*(?:;.*)?$/i.exec(declared)?.[1]?.toLowerCase();

const TYPES: Readonly<Record<string, string>> = {
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  aac: "audio/aac",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  flac: "audio/flac",
  wav: "audio/wav",
  weba: "audio/webm",
  mp4: "video/mp4",
  m4v: "video/mp4",
  webm: "video/webm",
  ogv: "video/ogg",
  mov: "video/quicktime",
  avi: "video/x-msvideo",
  mkv: "video/x-matroska",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  svg: "image/svg+xml",
  pdf: "application/pdf",
  epub: "application/epub+zip",
  zip: "application/zip",
  gz: "application/gzip",
  txt: "text/plain",
  csv: "text/csv",
  vtt: "text/vtt",
  srt: "application/x-subrip",
  json: "application/json",
  xml: "application/xml",
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  torrent: "application/x-bittorrent",
  m3u8: "application/vnd.apple.mpegurl",
};
