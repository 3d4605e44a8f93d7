import { agencyNamed } from "./agencies.ts";

/** True when the words can be one person's name: two to five, each a name's word, none that gives an organisation away. */
export const isPersonName = (text: string): boolean => {
  const words = text.split(" ");
  if (words.length < 2 || words.length > 5 || text.length > 60 || agencyNamed(text)) return false;
  if (NOT_A_NAME.test(text) || /^(?:El|La|Los|Las|Le|Les|Il|Der|Die|Das|Het) /i.test(text)) return false; // papers: La Nación
  if (CASELESS.test(text)) return words.every((word) => /^[\p{Lo}\p{Lm}\p{Mn}\p{Mc}.'’-]+$/u.test(word));
  const last = words.at(-1) ?? "";
  return NAME_WORD.test(words[0] ?? "") && (NAME_WORD.test(last) || SUFFIX.test(last)) && words.every(isWordOfName);
};

/** Scripts without capitals say nothing by their case; there the label in front of the name must carry it. */
const CASELESS = /^[\p{Lo}\p{Lm}\p{Mn}\p{Mc}\s.'’-]+$/u;

/** Capitalised, with the marks names have: O'Neill, MacDonald, Jean-Luc, D., al-Hamar. */
const NAME_WORD = /^(?:(?:al|el|as|d|O)[-'’])?\p{Lu}(?:[\p{L}\p{M}]|['’-](?=[\p{L}])|\.(?=\p{Lu}|$))*$/u;

const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/;

const PARTICLE =
  /^(?:af|al|ap|av|ben|bin|ibn|bint|da|das|de|del|della|den|der|di|do|dos|du|e|el|la|le|los|las|san|ten|ter|van|vom|von|y|zu|zum|zur|ul)$/i;

const isWordOfName = (word: string): boolean => NAME_WORD.test(word) || PARTICLE.test(word) || SUFFIX.test(word);

/**
 * Words that stand capitalised in lines that look like names and are none: days, offices of a paper, organisations, and
 * what begins a sentence or a heading. April, June and Will are left out: people are called so.
 */
const NOT_A_NAME = new RegExp(
  [
    "(?<![\\p{L}\\p{N}])(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|",
    "January|February|July|September|October|November|December|Today|Tonight|Tomorrow|Yesterday|Morning|Afternoon|",
    "Evening|Night|Noon|Week|Month|Year|",
    "News|Newsroom|Press|Agency|Agencies|Staff|Team|Desk|Editors?|Editorial|Bureau|Reporters?|Correspondents?|Writers?|",
    "Director|Manager|Engineer|Officer|Analyst|Columnist|Contributors?|Collaborator|Chief|Senior|",
    "Redaktion|Redaktionsteam|Rédaction|Redacción|Redazione|Redactie|Redação|Редакция|Редакція|",
    "Magazine|Times|Post|Journal|Gazette|Tribune|Herald|Daily|Weekly|Media|Online|Network|Television|Radio|Blog|Website|",
    "Noticias|Diario|Periódico|Shop|Photos?|Images?|Courtesy|Video|",
    "Inc|Corp|Ltd|LLC|GmbH|PLC|Company|Group|Institute|Institut|University|Universität|Universidad|College|School|",
    "Foundation|Stiftung|Committee|Commission|Council|Ministry|Ministerium|Ministerio|Department|Office|Government|",
    "Parliament|Senate|Congress|Party|Union|Club|Association|Verband|Bundesverband|Verein|Feuerwehr|Abteilung|Stadt|",
    "Gemeinde|Landkreis|Ayuntamiento|Museum|Theater|Family|Familie|Society|Center|Centre|Authority|Federation|Project|",
    "The|This|That|These|Those|And|Our|Your|My|We|You|It|Is|Are|Was|Were|Has|Have|How|Why|What|When|Where|Who|",
    "With|From|For|In|On|At|To|Of|As|Not|No|All|More|Most|After|Before|Under|Over|Order|Popular|Demand|Train|Air|Sea|",
    "Phone|Email|Comments?|Published|Updated|Posted|Last|New|United|American|Numbers?",
    ")(?![\\p{L}\\p{N}])",
  ].join(""),
  "iu",
);

/** What somebody is to a paper, as it stands behind a name: "Political Editor", "Redakteurin". */
export const isRole = (text: string): boolean => text.split(" ").length <= 4 && ROLE.test(text);

const ROLE =
  /(?:^|\s|-)(?:editor|reporter|correspondent|columnist|writer|contributor|journalist(?:e|in)?|(?:\p{L}*)(?:redakteur|korrespondent|reporter|autor)(?:in)?|correspondante?|chroniqueu(?:r|se)|redactora?|corresponsal|periodista|jornalista|giornalista|redacteur|журналист|корреспондент)$/iu;

/** A paper or a station, that says so by its own name: "The Quayside Gazette". */
export const isOutlet = (name: string): boolean =>
  /^(?:[Tt]he )?(?:\p{Lu}[\p{L}.'’-]* ){0,3}(?:News|Times|Post|Journal|Gazette|Tribune|Herald|Magazine|Press|Network|Radio|Observer|Guardian|Telegraph)$/u.test(
    name,
  );

/** A line of names as the single names in it: "Ana Díaz, Bo Ek and Cleo Roth" are three. */
export const splitNames = (line: string): string[] =>
  line
    .split(BETWEEN)
    .flatMap(splitAtShortAnd)
    .map((name) => name.trim())
    .filter(Boolean);

/** A mark, an "and" or "with", a dash; and the words that lead to a place or an outlet ("Ana Díaz in Porto", but Sophie in 't Veld). */
const BETWEEN =
  /\s*[,;|•·/&]\s*|\s+[–—-]+\s+|\s+(?:and|und|et|och|og|и|та|with|mit|met|avec|con)\s+|\s+(?:of the|in|for|für|aus|à|em|из|в|з)\s+(?!['’])/u;

/** In Spanish, Italian, Dutch and Polish "and" is a word that names have too: José Ortega y Gasset is one person. */
const splitAtShortAnd = (names: string): string[] => {
  const parts = names.split(/\s+(?:y|e|i|en|і|й)\s+/u);
  return parts.length > 1 && parts.every(isPersonName) ? parts : [names];
};

/** The name without what clings to it: "by", mail and web addresses, handles, times, a full stop at the end. */
export const tidyName = (text: string): string => (PLAIN_NAME.test(text) ? text : tidied(text));

/** Two words to which nothing clings: most names are so. */
const PLAIN_NAME =
  /^(?!(?:By|Von|Par|Por|Author|Autore?|Notre|Onze|Text|Story) )[A-Z][a-z]+ (?!Published$|Updated$|Publicado$)[A-Z][a-z]+$/;

const tidied = (text: string): string =>
  text
    .replace(/[<(]?\s*(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[>)]?/g, " ")
    .replace(/[<(]?\s*(?:https?:\/\/|www\.)\S+?[>)]?(?=\s|$)/gi, " ")
    .replace(/(?:^|\s)@\w+/g, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(LEADING, "")
    .replace(CORRESPONDENT, "")
    .replace(OFFICE, "")
    .replace(
      /\s(?:hace \d|vor \d|il y a \d|\d+ (?:min|hours?|days?)|tiempo de lectura|published|updated|publicado|am \d).*$/i,
      "",
    )
    .replace(/^[\s,;:|•·–—-]+|[\s,;:|•·–—-]+$/g, "")
    .replace(/(?<=\p{Ll}{3})\.$/u, "");

/** The words in front of a name that lists of authors' articles and bylines carry. */
const LEADING =
  /^(?:(?:written |reported |posted |story |text )?by|von|par|por|autore?:?|author:?|(?:view |see )?all posts by|posts by|more (?:from|by)|(?:zeige )?alle beiträge von|mehr von|voir tous les articles de|ver todas las entradas de)\s*:?\s+(?=\S)/i;

/** What somebody is, in front of who: "Rechtsanwalt Jan Voss". */
const OFFICE =
  /^(?:(?:Rechts|Fach)anwalt|(?:Rechts|Fach)anwältin|(?:Chef)?[Rr]edakteur(?:in)?|Journalist(?:in|e|a)?|Gastautor(?:in)?|Korrespondent(?:in)?|Reporter(?:in)?|Periodista|Redactora?)\s+(?=\p{Lu}[\p{L}.]*\s\p{Lu})/u;

/** What a correspondent is to the paper, in front of the name. */
const CORRESPONDENT =
  /^(?:our|unser(?:e[mnr]?)?|notre|nos|nuestr[oa]|noss[oa]|nostr[oa]|il nostro|onze|наш[аеи]?)\s+(?:\p{Ll}+\s+){0,2}(?:\p{L}*(?:korrespondent|correspond|corrispondent|corresponsal|envoy|enviad|inviat|mitarbeiter|redakteur|reporter|корреспондент|кореспондент)\p{L}*)(?:\s+(?:spécial|especial|speciale)e?)?\s+(?=\p{Lu})/iu;
