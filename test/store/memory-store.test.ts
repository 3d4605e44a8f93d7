import { openMemory } from "../support/memory-store.ts";
import { describeStore } from "./contract.ts";

describeStore("memory", async () => openMemory(() => Math.floor(Date.now() / 1000)));
