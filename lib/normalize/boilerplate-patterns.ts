/** Lines of one kind that are no part of an article, and the name of the notice that tells of their removal. */
export interface Rubbish {
  readonly rule: string;
  readonly patterns: readonly RegExp[];
  /** What all text has that one of the patterns matches. Most has none of it, and is spared patterns that compile slowly. */
  readonly sign?: RegExp;
}

/*
 * Every pattern is anchored to the whole of a short block. An imperative to the reader, or the bare label of a button,
 * is unmistakable; anything that an article could tell ("The newsletter was free") is not in these lists.
 */

const PROMOTIONS = [
  // English
  /^(?:please )?(?:sign up|subscribe|register) (?:here |now |today |free )?(?:for|to) .{0,100}\b(?:newsletters?|briefings?|mailing list|alerts|digest|inbox|podcast|channel)\b.{0,80}$/i,
  /^(?:unlock|get|receive|join|try) (?:the|our|your|more|all) .{0,80}\b(?:newsletters?|to your inbox|in your inbox)\b.{0,60}$/i,
  /^(?:want|like|love|enjoy(?:ed|ing)?) .{0,80}\? (?:sign up|subscribe|support|donate|join)\b.{0,120}$/i,
  /^(?:sign up|subscribe|subscribe now|subscribe here|subscribe today|join now|log in|sign in|register now|become a member|donate now|start your free trial)[.!»›→]?$/i,
  /^(?:enter your email(?: address)?|your email(?: address)?|email address|invalid email address)\b.{0,60}$/i,
  /^(?:thank you|thanks) for (?:subscribing|signing up)\b.{0,80}$/i,
  /^(?:already (?:a subscriber|subscribed|a member|have an account)\?).{0,60}$/i,
  /^(?:this (?:article|story|content) is (?:only )?(?:for|available to|exclusive(?:ly)? (?:for|to)|reserved for) (?:our )?(?:paying )?(?:subscribers|members|registered users)(?: only)?)\b.{0,60}$/i,
  /^(?:subscribe|sign in|log in|register|create a free account) to (?:continue|keep|read|unlock|access)\b.{0,100}$/i,
  /^(?:to (?:continue|keep) reading|to read (?:the full|this) (?:story|article)),? (?:please )?(?:subscribe|sign|log|register|become)\b.{0,80}$/i,
  /^you (?:have|'ve|’ve) (?:\w+ ){0,4}(?:free )?articles?(?: left| remaining)\b.{0,60}$/i,
  // German
  /^(?:jetzt |hier )?(?:(?:unseren?|den|zum|für den|für unseren) )?.{0,40}newsletter.{0,40} (?:abonnieren|anmelden|bestellen)[.!]?$/i,
  /^(?:melden sie sich|melde dich|abonnieren sie|abonniere|erhalten sie|bestellen sie|registrieren sie sich) .{0,80}(?:newsletter|postfach|abo)(?![\p{L}]).{0,60}$/iu,
  /^(?:jetzt (?:abonnieren|anmelden|registrieren|testen)|weiterlesen mit .{1,30}|dieser (?:artikel|inhalt) ist (?:nur )?für abonnenten.{0,60}|sie haben bereits ein abo.{0,60})[.!]?$/i,
  // French
  /^(?:inscrivez-vous|abonnez-vous|recevez|je m['’]inscris|s['’]inscrire|s['’]abonner) .{0,100}(?:newsletters?|lettre d['’]information|infolettre|boîte mail|alertes)(?![\p{L}]).{0,60}$/iu,
  /^(?:abonnez-vous|s['’]abonner|je m['’]abonne|déjà abonné ?\?.{0,40}|(?:cet )?article (?:est )?réservé (?:à nos|aux) abonnés.{0,60}|(?:il vous reste|la suite est réservée) .{0,80}(?:lire|abonnés))[.!]?$/i,
  // Spanish, Portuguese, Italian
  /^(?:suscr[ií]be(?:te|se)|reg[ií]stra(?:te|se)|recibe|reciba|ap[uú]ntate) .{0,100}(?:newsletter|bolet[ií]n(?:es)?|correo|bandeja)(?![\p{L}]).{0,60}$/iu,
  /^(?:assine|inscreva-se|cadastre-se|receba|subscreva) .{0,100}(?:newsletter|boletim|e-?mail|canal)(?![\p{L}]).{0,60}$/iu,
  /^(?:iscriviti|abbonati|ricevi) .{0,100}(?:newsletter|posta|canale)(?![\p{L}]).{0,60}$/iu,
  /^(?:suscr[ií]be(?:te|se)|suscripción|assine já|iscriviti|abbonati(?: ora)?|ya eres suscriptor.{0,40})[.!]?$/i,
  // Dutch, Scandinavian, Polish
  /^(?:schrijf je in|meld je aan|abonneer je|ontvang) .{0,80}nieuwsbrief.{0,60}$/i,
  /^(?:prenumerera|anmäl dig|tilmeld dig|meld deg på|få) .{0,80}nyh?e[dt]sbrev.{0,60}$/i,
  /^zapisz się .{0,60}newslettera?.{0,60}$/i,
  // Russian, Ukrainian
  /^(?:подпис(?:ывайтесь|аться|итесь)|подпиши(?:тесь|сь)|підпис(?:уйтесь|уйтеся|атися)|підпишіться) .{0,60}(?:рассылк|розсилк|канал|telegram|телеграм|новост|новин|youtube|facebook|instagram|google).{0,60}$/i,
];

/** How these begin, letters that are not Latin among them; or the one word that German ones have anywhere. */
const PROMOTION_SIGN =
  /^(?:[^\0-\u024F\u2000-\u206F]|please|sign|subscribe|register|unlock|get|receive|join|try|want|like|love|enjoy|log|become|donate|start|enter|your?|e-?mail|invalid|thank|already|this|create|to |jetzt|weiterlesen|dieser|sie |meld|abonnier|erhalten|bestellen|inscri|inscre|abonne|recevez|je m|s['’]|déjà|cet|article|il vous|la suite|suscr|reg[ií]str|reci|ap[uú]nt|assin|cadastre|receba|subscreva|iscriviti|abbonati|ricevi|ya |schrijf|ontvang|prenumerera|anmäl|tilmeld|få |zapisz)|newsletter/i;

const CONSENT = [
  /^(?:this (?:web)?site|we|our (?:web)?site|our partners|by (?:using|continuing|clicking|browsing)) (?=.*\b(?:use|uses|using|accept|consent|agree)\b)(?=.*\b(?:experience|(?:web)?site|consent|policy|agree|accept|preferences|traffic|content|ads|analytics|privacy|browser)\b).{0,120}\bcookies?\b.{0,200}$/i,
  /^(?:accept|reject|allow|manage|decline)(?: all)?(?: cookies| preferences| settings)?$/i,
  /^(?:(?:cookie|privacy|consent) (?:settings|policy|preferences|notice|statement)|terms of (?:use|service)|do not sell my personal information)$/i,
  /^(?:diese (?:web)?(?:site|seite)|unsere (?:web)?seite|wir) (?:verwende[nt]|nutz(?:t|en)|setz(?:t|en)) (?:\p{L}+ ){0,3}cookies\b.{0,200}$/iu,
  /^(?:cookie-einstellungen|datenschutz(?:erklärung)?|impressum|alle (?:cookies )?akzeptieren|einstellungen verwalten)$/i,
  /^(?:ce site|nous|notre site) (?:utilise|utilisons) (?:\p{L}+ ){0,2}cookies\b.{0,200}$/iu,
  /^(?:este sitio|esta (?:página|web)|utilizamos|usamos|este site|nós usamos) (?:\p{L}+ ){0,3}cookies\b.{0,200}$/iu,
  /^(?:questo sito|utilizziamo|usiamo) (?:\p{L}+ ){0,3}cookies?\b.{0,200}$/iu,
  /^(?:deze (?:web)?site|wij|we) (?:gebruikt|gebruiken|maakt gebruik van) (?:\p{L}+ ){0,2}cookies\b.{0,200}$/iu,
  /^(?:мы используем|наш сайт использует|этот сайт использует|ми використовуємо|цей сайт використовує) .{0,40}cookies?.{0,200}$/i,
];

/** How these begin. */
const CONSENT_SIGN =
  /^(?:[^\0-\u024F\u2000-\u206F]|this|we|our|by |accept|reject|allow|manage|decline|cookie|privacy|consent|terms|do not|diese|unsere|wir|datenschutz|impressum|alle|einstellungen|ce site|nous|notre|este|esta|utiliz|usamos|nós|questo|usiamo|deze|wij)/i;

const ADVERTISEMENTS = [
  /^[-–—[(\s]*(?:advertisements?|advertising|sponsored(?: content)?|promoted|paid content|anzeige|werbung|publicité|annonce|publicidad|anuncio|publicidade|pubblicità|advertentie|reklama|реклама|annons|mainos|إعلان|פרסומת|広告)[-–—\])\s]*$/i,
  /^(?:(?:story|article) continues (?:below|after)(?: (?:this|the))?(?: advertisement| ad)?|scroll (?:down )?to continue(?: reading)?|continue reading the main story|skip (?:advertisement|ad|to (?:main )?content)|after the ad)\.?$/i,
  /^(?:weiterlesen nach der anzeige|(?:artikel|text) geht (?:nach|unter) der (?:werbung|anzeige) weiter|la suite après (?:la|cette) publicité|continua a leggere dopo la pubblicità|continua después de la publicidad|lees verder onder de advertentie|continua após (?:a|o) (?:publicidade|anúncio))\.?$/i,
];

const READ_MORE = [
  /^(?:read|learn|find out|see|view|show|load|discover) more(?:\s*(?:[»›→>.…:]+|here|about this|on this story))?$/i,
  /^(?:read (?:more|also|next)|also read|related(?: (?:articles?|stor(?:y|ies)|content|topics|posts|coverage|news))?|more (?:on this(?: story)?|stories|from .{2,30}|in .{2,20})|recommended(?: for you)?|you (?:may|might) also (?:like|be interested in)|don['’]t miss|editor['’]s picks?|most (?:read|popular)|trending(?: now)?|must read)\s*:?$/i,
  /^(?:read (?:more|also|next)|also read|related(?: (?:articles?|stor(?:y|ies)))?|you (?:may|might) also like|don['’]t miss|must read)\s*[:|»›→-]\s*\S.{0,180}$/i,
  /^(?:continue reading|read the (?:full|whole|original) (?:story|article|report|interview)|click here (?:to|for) .{2,60})(?: here| on .{2,30})?[.»›→…]*$/i,
  /^(?:(?:lesen sie|lies) (?:auch|mehr|dazu)|auch interessant|mehr (?:zum thema|dazu|lesen|erfahren)|das könnte (?:sie|dich) (?:auch )?interessieren|weiterlesen|verwandte (?:artikel|themen)|weitere artikel|passend zum thema)\s*(?:[:»›→…].{0,180})?$/i,
  /^(?:(?:à )?lire aussi|(?:à )?lire (?:également|la suite)|voir aussi|en savoir plus|sur le même sujet|à découvrir|nos autres articles)\s*(?:[:»›→…].{0,180})?$/i,
  /^(?:l(?:ee|ea|eer) (?:también|más|además)|(?:también )?te puede interesar|te recomendamos|más información|noticias relacionadas|vea también|ver más)\s*(?:[:»›→…|].{0,180})?$/i,
  /^(?:leia (?:também|mais)|veja (?:também|mais)|saiba mais|notícias relacionadas)\s*(?:[:»›→…|].{0,180})?$/i,
  /^(?:leggi (?:anche|tutto|di più)|potrebbe interessarti|continua a leggere|ti potrebbe interessare|articoli correlati)\s*(?:[:»›→…|].{0,180})?$/i,
  /^(?:lees (?:ook|meer|verder)|meer (?:lezen|over dit onderwerp)|läs (?:också|mer|även)|læs (?:også|mere)|les (?:også|mer))\s*(?:[:»›→…|].{0,180})?$/i,
  /^(?:cz?yta[jć] (?:też|także|więcej|również|dalej)|zobacz (?:też|także|również)|čtěte také|čtěte dále|více zde)\s*(?:[:»›→…|].{0,180})?$/i,
  /^(?:читайте также|читать (?:далее|дальше|также|еще)|подробнее|по теме|материалы по теме|читайте також|читати далі|детальніше)\s*(?:[:»›→…|].{0,180})?$/i,
  /^(?:اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|קראו גם|קרא עוד)\s*(?:[:»›→…|].{0,180})?$/i,
];

/** How these begin. */
const READ_MORE_SIGN =
  /^(?:[^\0-\u024F\u2000-\u206F]|read|learn|find|see|view|show|load|discover|more|also|related|recommended|you|don|editor|most|trending|must|continue|click|l(?:e[aeisx]?|i)|auch|mehr|das|weiter|verwandte|passend|(?:à )?lire|voir|en s|sur|à|nos|(?:también )?te|más|not[ií]cias|vea|ver|veja|saiba|potrebbe|continua|ti|articoli|meer|läs|læs|cz?y|zobacz|čt|více|también)/i;

const NETWORKS =
  "(?:twitter|x(?: \\(formerly twitter\\))?|facebook|instagram|telegram|whatsapp|linked-?in|google news|youtube|tiktok|threads|mastodon|bluesky|pinterest|reddit|viber|flipboard)";

const SHARING = [
  new RegExp(
    `^(?:follow|like|find|join|connect with) (?:us|@?\\S{2,30}|our channel) (?:on|at|via) ${NETWORKS}(?:(?:,| and|,? or) (?:on )?${NETWORKS})*(?: (?:for|and|@|to) .{0,80})?[.!]?$`,
    "i",
  ),
  new RegExp(
    `^(?:folgen sie uns|folge uns|suivez[- ]nous|s[ií]gu[ea](?:nos|-nos)|siga-nos|siga o .{2,30}|seguici|volg ons|följ oss|følg oss|obserwuj nas|śledź nas) .{0,20}${NETWORKS}.{0,60}$`,
    "i",
  ),
  new RegExp(
    `^(?:share|tweet|pin|post|send|email)(?: (?:this|it|via|on|to|by))*(?: ${NETWORKS}| article| story| page| post| link| e-?mail| friend)?$`,
    "i",
  ),
  /^(?:share|share this|share this (?:article|story|post|page)|click to share.{0,60}|print|print this (?:page|article)|copy link|save|save article|bookmark|listen to this article|\d+ (?:shares?|comments?)|comments?(?: \(\d+\))?|(?:leave|add|post|write) a (?:comment|reply)|view (?:all )?comments|back to top|loading\.*|follow us)[:.]?$/i,
  /^(?:artikel (?:teilen|drucken)|teilen|drucken|kommentare?|kommentieren|schreibe? einen kommentar|nach oben|partager(?: (?:cet|l['’])\s?article)?|imprimer|commentaires?|compartir|compartilhe|compartilhar|partilhar|comentarios|imprimir|condividi|commenti|stampa|deel(?: dit artikel)?|reageer|udostępnij|dela|del|поделиться|комментарии|поділитися)[:.]?$/i,
];

/** How these begin. */
const SHARING_SIGN =
  /^(?:[^\0-\u024F\u2000-\u206F]|follow|like|find|join|connect|folge|suive|s[ií]g|seguici|volg|följ|følg|obserwuj|śledź|share|tweet|pin|post|send|email|click|print|copy|save|bookmark|listen|\d|comment|leave|add|write|view|back|loading|artikel|teilen|drucken|kommentar|kommentier|schreib|nach|partage|imprim|compart|partilh|comentar|condividi|commenti|stampa|deel|reageer|udost|del)/i;

const RIGHTS = [
  /^(?:This|The) (?:article|story|post|piece|essay|interview|column) (?:was |has been |is )?(?:originally |first )+(?:published|appeared|posted) (?:on|in|at|by) (?:the |our )?["“‘*]?\p{Lu}.{1,120}$/u,
  /^a version of this (?:article|story) (?:appears|appeared) in (?:print|the) .{0,160}$/i,
  /^(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:19|20)\d\d.{0,160}$/i,
  /^.{0,60}all rights reserved\.?.{0,100}$/i,
  /^this (?:material|content) may not be (?:published|reproduced|copied|broadcast).{0,160}$/i,
  /^(?:dieser (?:artikel|beitrag|text) (?:ist|erschien|wurde) (?:zuerst|ursprünglich) .{0,160}|alle rechte vorbehalten.{0,80}|cet article (?:est|a été) (?:initialement |d['’]abord )?(?:paru|publié) .{0,160}|tous droits réservés.{0,80}|todos los derechos reservados.{0,80}|todos os direitos reservados.{0,80}|riproduzione riservata.{0,80}|все права защищены.{0,80})$/i,
];

/** Names of networks and nothing else; in the middle of a text such a line may be a heading. */
const NETWORK_NAMES = [new RegExp(`^(?!x$)(?:${NETWORKS}|e-?mail)(?:[\\s|·•/,]+(?:${NETWORKS}|e-?mail))*$`, "i")];

/** Removed wherever they stand. */
export const ANYWHERE: readonly Rubbish[] = [
  { rule: "promotion-removed", patterns: PROMOTIONS, sign: PROMOTION_SIGN },
  { rule: "consent-removed", patterns: CONSENT, sign: CONSENT_SIGN },
  { rule: "advertisement-removed", patterns: ADVERTISEMENTS },
  { rule: "read-more-removed", patterns: READ_MORE, sign: READ_MORE_SIGN },
  { rule: "sharing-removed", patterns: SHARING, sign: SHARING_SIGN },
];

/** Removed among the first and the last blocks only: in between, an article may well tell such a thing. */
export const AT_THE_EDGES: readonly Rubbish[] = [
  { rule: "rights-removed", patterns: RIGHTS },
  { rule: "sharing-removed", patterns: NETWORK_NAMES },
];

/** Lines that say nothing by themselves and are removed next to a promotion: "A guide to the week in Rome". */
export const BESIDE_A_PROMOTION: readonly RegExp[] = [
  /^(?:your|our|the|a|an) (?:(?:daily|weekly|essential|free|must-read|twice-weekly|monthly|morning|evening) ){0,2}(?:guide|briefing|digest|round-?up|newsletter|rundown|dose|look) (?:to|of|on|at|from|for|with)\b.{0,140}[^.]$/i,
  /^(?:delivered|straight) (?:straight |direct(?:ly)? |right )?(?:to|into) your inbox\b.{0,60}$/i,
  /^(?:it['’]s free|no spam|unsubscribe (?:at )?any ?time|you can unsubscribe .{0,60}|by (?:signing up|subscribing),? you agree.{0,120})[.!]?.{0,60}$/i,
  /^(?:the (?:day|week|month)['’]s (?:top|biggest|best) .{0,60} (?:in|to) your inbox)[.!]?$/i,
];
