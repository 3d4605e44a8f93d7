/** The words of the generated articles, by the place they take in a sentence. All plain English, so that nothing is odd but the sense. */
const list = (words: string): readonly string[] => words.trim().split(/\s+/);

export const NOUNS = list(`
  anchor apple archive arrow attic bakery barge barn basin basket bay beacon bell bench boat bolt bottle bridge brook bucket
  cabin cable canal candle canvas cart castle cellar chart chimney church clay cliff clock cloth cloud coast column compass
  copper corner cottage crane crate creek crew crop dam deck desk dock door drain drawer engine fence ferry field fleet flood
  floor forest forge fountain frost fuel gallery garden gate glacier glass grain grove gull gutter hammer harbour harvest hatch
  hedge hill hinge hull island jetty kettle key kiln kitchen ladder lake lamp lane lantern ledger lever library lock lodge loom
  market marsh mast meadow mill mine mirror moor moss museum nest net oak oar office orchard oven paddle paint paper parcel
  park path pier pine pipe plain plank plough pond porch port post pump quarry quay rail rain rampart reed reef ridge river
  road roof rope rudder sail salt sand school seed shed shelf shore signal slate sluice snow soil spring square stable stair
  station steam stone storm stove stream street summit table tank tide tile timber tower town track trail tram tunnel valley
  vessel village wagon wall warehouse water weather wharf wheel wind window winter wood workshop yard`);

export const ADJECTIVES = list(`
  ancient autumn bare blue brave bright brisk broad broken busy calm careful cheap clean clear cold common cool crooked damp
  dark deep dense distant dry dull dusty early eager empty even faint fair famous fast fine firm flat fresh full gentle grand
  green grey hard heavy high hollow honest huge idle iron keen large late lean light little local lonely long loose low mild
  modest narrow neat new noisy northern odd old open pale patient plain poor proud public quick quiet rare red rich rough
  round rural sharp short silent simple slow small smooth soft southern spare stiff still stout strange strong sturdy summer
  tall thick thin tidy tough upper usual vacant warm wet white wide wild wooden young`);

export const VERBS = list(`
  admired answered avoided borrowed bought built carried changed checked chose cleaned cleared climbed closed collected counted
  covered crossed delivered described drained drew emptied examined filled finished fixed followed found gathered guarded
  heated heard helped hid joined kept knew laid learned left lifted lowered made marked measured mended met moved named needed
  noticed opened ordered owned packed painted passed planned planted praised prepared pulled pushed raised reached read recalled
  repaired replaced reported rescued saved searched served shared showed sketched sold sorted studied surveyed swept tested
  tied touched traced turned used valued visited warmed washed watched weighed welcomed`);

export const PLACES = list(
  `above across against along around before behind below beneath beside beyond inside near outside over past through toward under within`,
);

export const FORENAMES = list(
  `Ada Bram Clara Doru Edith Farid Greta Hanna Ilse Jonas Kirsten Lev Mira Nadia Oskar Petra Quentin Rosa Stellan Thea Ulrik Vera Wanda Yusuf Zora`,
);
export const SURNAMES = list(
  `Alder Birch Calder Dunmore Eklund Farrow Garside Holt Ingram Jessop Keating Lindqvist Marlow Norwood Okafor Penrose Quill Rask Sandberg Thorne Underhill Vance Westby Yarrow`,
);
export const TAGS = list(
  `canals craft farming harbour history homes letters markets music rail repairs schools sport tides trade weather`,
);
