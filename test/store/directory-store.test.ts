import { openDirectory } from "#store/directory-store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { describeStore } from "./contract.ts";

describeStore("directory", () => openDirectory(temporaryFolder(), { sync: false }));
