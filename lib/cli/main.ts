import { enableCompileCache } from "node:module";

// An older Node would stumble over the first thing it does not know, and tell nobody why.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`seedwire: This is Node ${process.versions.node}\n  → Seedwire needs Node 22.13 or newer.\n`);
  process.exitCode = 1;
} else {
  // What Node compiled once it need not compile again, but for the file that says so: so this one holds nothing else.
  enableCompileCache();
  void import("./program.ts");
}
