import { enableCompileCache } from "node:module";

// What Node compiled once it need not compile again, but for the file that says so: so this one holds nothing else.
enableCompileCache();
void import("./program.ts");
