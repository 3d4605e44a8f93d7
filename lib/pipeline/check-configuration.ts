import type { Channel } from "#model/channel.ts";
import { renderDay } from "#model/dates.ts";
import { type Trouble, when } from "./diagnosis.ts";

/**
 * What is wrong with settings that are allowed each by itself.
 * @param now seconds since 1970 UTC
 */
export const checkConfiguration = ({ siteUrl, idAuthority }: Channel, now: number): Trouble[] => [
  ...checkAddress(siteUrl),
  ...when(
    isReserved(idAuthority.name.replace(/^.*@/, "")),
    `id.authority ${idAuthority.name} belongs to nobody: it is a name for examples`,
    "Set it to a domain of yours before the first reader subscribes; every id carries it for ever.",
  ),
  ...when(
    idAuthority.date > renderDay({ at: now, offset: 0 }),
    `id.date ${idAuthority.date} is yet to come`,
    "Set it to a day on which the domain was yours already (RFC 4151 section 2.1).",
  ),
];

/** What is wrong with an address under which the whole world is to find the feeds. */
export const checkAddress = (siteUrl: string): Trouble[] => {
  const { protocol, hostname } = new URL(siteUrl);
  if (isLoopback(hostname)) return when(true, `siteUrl ${siteUrl} is this machine: nobody else finds it`, WHERE);
  if (isReserved(hostname)) return when(true, `siteUrl ${siteUrl} is an example: nobody finds it`, WHERE);
  return when(
    protocol === "http:",
    `siteUrl ${siteUrl} is not encrypted: whoever is on the way can change what readers get`,
    "Serve public/ over https and write https:// here; ids do not change with it.",
  );
};

const WHERE =
  "Set it to the address under which public/ is served; on AWS the template sets it, or the parameter siteUrl.";

const isLoopback = (host: string): boolean => /^(localhost|.*\.localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(host);

/** Names that no one can own (RFC 2606 sections 2 and 3). */
const isReserved = (host: string): boolean => /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$/.test(host);
