import { defineConfig } from "vitest/config";

/** `npm test` runs `unit`; the others need Debian packages, a build or their time, and have a script each (README, Contributing). */
const real = (name: string) => ({
  test: { name, include: [`test/real/${name}/**/*.test.ts`], testTimeout: 120_000, hookTimeout: 120_000 },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/real/**", "test/simulation/**"],
          testTimeout: 20_000,
        },
      },
      { test: { name: "simulation", include: ["test/simulation/**/*.test.ts"], testTimeout: 900_000 } },
      real("readers"),
      real("s3"),
      real("browser"),
      real("package"),
    ],
  },
});
