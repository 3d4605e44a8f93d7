/** What all tools are told of the site. */
export const SITE = { title: "Harbour bench", url: "https://bench.example/", entries: 50 };
