import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDirectory } from "#store/directory-store.ts";
import { describeStore } from "./contract.ts";

describeStore("directory", () => openDirectory(mkdtempSync(join(tmpdir(), "store-")), { sync: false }));
