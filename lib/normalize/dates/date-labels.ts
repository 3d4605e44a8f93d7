/** What a label in front of a date says about it: that it is the article's own, its last change, or something else's. */
type LabelKind = "published" | "updated" | "other";

export interface DateLabel {
  readonly kind: LabelKind;
  /** Index at which the label begins. */
  readonly start: number;
}

// A mark counts as its longest alternative: "last updated" before "updated". Words of one language do not collide with
// another's here, so that a French page in an English channel is understood too.
const PUBLISHED = [
  "(?:first |originally |date |was )?published",
  "publication date",
  "publish date",
  "pub(?:lished)? date",
  "post(?:ed)? date",
  "posted",
  "(?:date )?released?",
  "release date",
  "for (?:immediate )?release",
  "(?:press |news |media )?releases?",
  "(?:press|news) (?:room|statement)",
  "issued",
  "date(?:line|d)?",
  "created",
  "filed",
  "submitted",
  "written",
  "veröffentlicht(?: am)?",
  "erschienen(?: am)?",
  "publiziert",
  "erstellt(?: am)?",
  "datum",
  "pressemitteilung",
  "publié(?:e)?",
  "paru(?:e)?",
  "mis en ligne",
  "date de publication",
  "communiqué de presse",
  "publicad[oa](?: em)?",
  "publicación",
  "fecha(?: de publicación)?",
  "data(?: de publicação| di pubblicazione)?",
  "pubblicat[oa]",
  "gepubliceerd",
  "geplaatst",
  "publicerad",
  "publisert",
  "udgivet",
  "julkaistu",
  "opublikowano",
  "publikováno",
  "zveřejněno",
  "közzétéve",
  "опубликовано",
  "дата(?: публикации)?",
  "опубліковано",
  "публикувано",
  "yayınlanma(?: tarihi)?",
  "tarih",
  "نُ?شر(?: في)?",
  "تاريخ(?: النشر)?",
  "تاریخ(?: انتشار)?",
  "发布(?:时间|于)?",
  "發布",
  "發佈",
  "日期",
  "公開日?",
  "投稿日?",
  "掲載日?",
  "게시",
  "입력",
  "등록",
]; // prettier-ignore
const UPDATED = [
  "(?:last |page )?updated?",
  "last (?:modified|edited|revised|change[ds]?)",
  "modified",
  "revised",
  "edited",
  "(?:zuletzt )?aktualisiert(?: am)?",
  "zuletzt geändert",
  "stand",
  "mis à jour",
  "mise à jour",
  "modifié(?:e)?",
  "actualizad[oa]",
  "última actualización",
  "atualizad[oa](?: em)?",
  "aggiornat[oa]",
  "bijgewerkt",
  "uppdaterad",
  "oppdatert",
  "opdateret",
  "päivitetty",
  "zaktualizowano",
  "aktualizováno",
  "frissítve",
  "обновлено",
  "оновлено",
  "güncellen(?:me|di)",
  "güncelleme(?: tarihi)?",
  "آخر تحديث",
  "تحديث",
  "به‌روزرسانی",
  "更新(?:日|时间|於|于)?",
  "수정",
]; // prettier-ignore
const OTHER = [
  "today",
  "now",
  "when",
  "where",
  "who",
  "what",
  "born",
  "died",
  "death",
  "birth",
  "deadline",
  "due",
  "expires?",
  "expiry",
  "valid until",
  "effective",
  "until",
  "embargoed? until",
  "starts?",
  "ends?",
  "begins?",
  "event",
  "closing date",
  "accessed",
  "retrieved",
  "viewed",
  "archived",
  "captured",
  "copyright",
  "©",
  "heute",
  "abgerufen",
  "aujourd['’]hui",
  "(?:due|start|end|event|expiry|birth|closing|meeting|hearing|trial|court|delivery|sale|target) date",
  "consulté",
  "hoy",
  "consultado",
  "hoje",
  "oggi",
  "сегодня",
  "今天",
  "今日",
  "오늘",
  "اليوم",
  "امروز",
]; // prettier-ignore

const CONNECTION = String.raw`(?:\s(?:on|am|le|el|em|il|den|op|på|the|at|в|dne|dnia))?(?:\s?[:：=|>–—-]|\s?[.,])?\s{0,3}[(["]?`;

const label = (kind: LabelKind, words: readonly string[]) => ({
  kind,
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}])(?:${[...words].sort((a, b) => b.length - a.length).join("|")})${CONNECTION}$`,
    "iu",
  ),
});

const LABELS = [label("other", OTHER), label("updated", UPDATED), label("published", PUBLISHED)];

const REACH = 40;

/** The label directly in front of `index`: "Posted on ", "Last updated: ", "Stand: ", "发布于". */
export const labelBefore = (text: string, index: number): DateLabel | undefined => {
  const from = Math.max(0, index - REACH);
  const before = text.slice(from, index);
  for (const { kind, pattern } of LABELS) {
    const found = pattern.exec(before);
    if (found) return { kind, start: from + found.index };
  }
  return undefined;
};
