/** How many words of the sample are the commonest words of each Latin-script language, most first. */
export const countFunctionWords = (sample: string): { readonly language: string; readonly count: number }[] => {
  const counts = new Uint16Array(LANGUAGES.length);
  for (const word of sample.toLowerCase().match(WORD) ?? []) {
    const languages = SPOKEN_IN.get(word);
    if (languages) for (const language of languages) counts[language] = (counts[language] ?? 0) + 1;
  }
  return LANGUAGES.map((language, index) => ({ language, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
};

/** Whatever is no space, no digit and none of Latin's punctuation but the apostrophe: letters by exclusion, which is quicker. */
const WORD = /[^\s\0-&(-@[-`{-\xA9\xAB-\xB4\xB6-\xBF\u2000-\u2018\u201A-\u206F\u3000-\u303F]+/g;

/**
 * Articles, prepositions, conjunctions and auxiliaries: every third word of a text is one, names and loan words are
 * none. tinyld goes by the look of words and reads an English lede full of foreign names as Finnish, at twenty times the cost.
 */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: "the of and to in a is that for it on was with as at by from be are this have has had were which but not its their they he she his will would been said",
  de: "der die das und ist von zu den mit sich des auf für im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer einem wurde haben sind noch wie über",
  fr: "le la les des et de du un une est en que qui dans pour par sur au aux avec ce cette il elle sont pas plus a été ont se ne d'un leur mais ou nous",
  es: "el la los las de y en que un una del se por con para su al es lo como más fue sus ha este son pero entre sobre también desde cuando muy hasta",
  it: "il la le di e che un una in per del della dei delle con non si è da al alla nel nella sono ha come anche più gli lo dal dalla questo stato",
  pt: "o a os as de e do da em que um uma no na para com por não se dos das ao mais foi como é seu sua são também pelo pela tem já ou entre",
  nl: "de het een van en in is dat op te zijn met voor niet aan er die om ook als bij door naar maar uit wordt hij ze werd heeft nog over deze",
  sv: "och att det i en som är på av för med den till har de inte om ett men var sig från vi han så kan när eller också efter",
  da: "og at det i en som er på af for med den til har de ikke om et men var sig fra vi han så kan når eller også efter blev der havde mere end nu ud",
  nb: "og at det i en som er på av for med den til har de ikke om et men var seg fra vi han så kan når eller også etter ble hadde mer enn nå ut",
  fi: "ja on ei että se oli hän mutta kun myös ovat joka kuin tai sen mukaan jo niin vain ollut mitä jos hänen siitä",
  pl: "i w na z do się nie że jest to o jak po za od dla ale przez przy ma są był oraz tym co tego roku które który może",
  cs: "a v na se je že s z do o to i za po ale jako jsou by od pro při jeho také který které byl nebo podle jen už však",
  sk: "a v na sa je že s z do o to i za po ale ako sú by od pre pri jeho aj ktorý ktoré bol alebo podľa len už však",
  hu: "a az és hogy nem is egy ez meg volt el de csak mint már még ki van azt után között ha lesz vagy amely szerint",
  ro: "și în de la cu pe care nu un o este din pentru a fost că mai sunt al ale au prin sau ca dar după fi lui cel",
  tr: "ve bir bu da de için ile olarak daha çok en sonra olan gibi kadar ancak ise var ne değil oldu her diye göre",
  id: "yang dan di untuk dengan dari pada ini itu dalam tidak akan adalah juga oleh ke sebagai telah bisa ada mereka karena",
  vi: "và của là các có được cho không trong một với những người này đã từ khi đến tại để theo về cũng ra",
  hr: "i u je na se za da su od s kako koji ali što o iz ili nije bi će biti kao po više samo koja već jer",
  ca: "el la els les de i a en que un una per amb del és no al dels es ha com més va però són aquest també",
  az: "və bu bir ilə üçün da də olan olub ki edib isə daha görə sonra qeyd onun tərəfindən kimi olaraq",
  et: "ja on ei et see oli ta kui ka mis aga oma ning seda siis või pole nii juba kes",
  lv: "un ir ar par no uz ka to kas kā bet gan arī vai pēc tiek nav bija viņš tas",
  lt: "ir yra kad su iš į tai kaip bet ne po buvo dėl jis už apie taip nuo bus",
};

/** True for the languages whose commonest words are known here. */
export const hasFunctionWords = (language: string): boolean => language in FUNCTION_WORDS;

const LANGUAGES = Object.keys(FUNCTION_WORDS);

/** A word to the indices of the languages that it is common in. */
const SPOKEN_IN: ReadonlyMap<string, readonly number[]> = (() => {
  const languages = new Map<string, number[]>();
  for (const [index, words] of Object.values(FUNCTION_WORDS).entries()) {
    for (const word of words.split(" ")) languages.set(word, [...(languages.get(word) ?? []), index]);
  }
  return languages;
})();
