/** News agencies, and picture agencies, by the forms they sign with. A credit of theirs is never an author. */
const AGENCIES: Readonly<Record<string, string>> = {
  reuter: "Reuters",
  reuters: "Reuters",
  "thomson reuters": "Reuters",
  ap: "AP",
  "associated press": "Associated Press",
  "the associated press": "Associated Press",
  afp: "AFP",
  "agence france-presse": "AFP",
  "agence france presse": "AFP",
  dpa: "dpa",
  apa: "APA",
  "apa-ots": "APA",
  ots: "OTS",
  sid: "SID",
  epd: "epd",
  kna: "KNA",
  "keystone-sda": "Keystone-SDA",
  sda: "SDA",
  efe: "EFE",
  "agencia efe": "EFE",
  "europa press": "Europa Press",
  ansa: "ANSA",
  agi: "AGI",
  adnkronos: "Adnkronos",
  belga: "Belga",
  anp: "ANP",
  ritzau: "Ritzau",
  ntb: "NTB",
  tt: "TT",
  stt: "STT",
  pap: "PAP",
  čtk: "ČTK",
  ctk: "ČTK",
  mti: "MTI",
  lusa: "Lusa",
  upi: "UPI",
  pti: "PTI",
  ani: "ANI",
  ians: "IANS",
  app: "APP",
  bernama: "Bernama",
  antara: "Antara",
  xinhua: "Xinhua",
  kyodo: "Kyodo",
  "kyodo news": "Kyodo News",
  jiji: "Jiji",
  yonhap: "Yonhap",
  tass: "TASS",
  "ria novosti": "RIA Novosti",
  interfax: "Interfax",
  ukrinform: "Ukrinform",
  unian: "UNIAN",
  anadolu: "Anadolu",
  "anadolu agency": "Anadolu Agency",
  aa: "AA",
  wafa: "WAFA",
  spa: "SPA",
  irna: "IRNA",
  "pa media": "PA Media",
  "press association": "Press Association",
  aap: "AAP",
  "canadian press": "The Canadian Press",
  "the canadian press": "The Canadian Press",
  bloomberg: "Bloomberg",
  тасс: "ТАСС",
  "риа новости": "РИА Новости",
  интерфакс: "Интерфакс",
  укринформ: "Укринформ",
  укрінформ: "Укрінформ",
};

/** The agency a signature names, in the spelling it is known by: "REUTER" is Reuters. `undefined` for anyone else. */
export const agencyNamed = (signature: string): string | undefined =>
  AGENCIES[
    signature
      .trim()
      .replace(/^[([]+|[)\].…]+$/g, "")
      .toLowerCase()
  ];

/** Those that sell pictures and never sign a text, with the agencies' picture services. */
export const PICTURE_HOUSES =
  "Getty(?: Images)?|Shutterstock|Alamy(?: Stock Photo)?|iStock(?:photo)?|Unsplash|Pexels|Pixabay|Flickr|Wikimedia(?: Commons)?|" +
  "EPA(?:-EFE)?|Imago(?: Images)?|picture[ -]alliance|ZUMA(?: Press)?|Depositphotos|Adobe ?Stock|AP Photo|Reuters Photo|" +
  "Anadolu Images|ullstein bild|laif|Corbis|NurPhoto|Sipa(?: USA)?|Bloomberg via Getty Images";

/** Agency names for building patterns, longest first so that "Associated Press" is not cut at a shorter one. */
export const AGENCY_FORMS: string = Object.keys(AGENCIES)
  .filter((form) => form.length > 2)
  .sort((a, b) => b.length - a.length)
  .join("|");
