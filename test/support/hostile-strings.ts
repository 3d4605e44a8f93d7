/** What hostile articles put where a title, a name, a caption or an address belongs. Each would set `pwned` if it ran. */
export const hostileStrings: readonly string[] = [
  "<script>globalThis.pwned=1</script>",
  "</script><script>globalThis.pwned=1</script>",
  "</title></textarea></style><script>globalThis.pwned=1</script>",
  "<!--<script>",
  "--><img src=x onerror=globalThis.pwned=1>",
  '"><svg onload=globalThis.pwned=1>',
  "' onmouseover='globalThis.pwned=1' x='",
  '" autofocus onfocus="globalThis.pwned=1" x="',
  '"></a><iframe srcdoc="<script>top.pwned=1</script>">',
  "<math><mtext><table><mglyph><style><img src onerror=globalThis.pwned=1>",
  "<form action=https://evil.example/><button>Sign in",
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  "<base href=https://evil.example/>",
  "<link rel=stylesheet href=https://evil.example/evil.css>",
  "<scr\0ipt>globalThis.pwned=1</scr\0ipt>",
  "&lt;script&gt;globalThis.pwned=1&lt;/script&gt;",
  "{{constructor.constructor('globalThis.pwned=1')()}} <%= globalThis.pwned=1 %>",
  "]]><script>globalThis.pwned=1</script>",
  "javascript:globalThis.pwned=1",
  " \u0001java\tscript\n:globalThis.pwned=1",
  "data:text/html,<script>globalThis.pwned=1</script>",
  "vbscript:msgbox(1)",
  'https://good.example/" onclick="globalThis.pwned=1',
  "https://good.example/<script>globalThis.pwned=1</script>",
  "//evil.example/x",
  "\u202eelif.exe\u2066",
  "\ud800 half a letter \udc00",
  "\u2028globalThis.pwned=1\u2029",
];

/** Addresses that no page may lead to or load. */
export const hostileAddresses: readonly string[] = hostileStrings.filter((text) => !text.startsWith("https:"));
