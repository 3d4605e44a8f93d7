import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PROJECT } from "../../support/project.ts";

/** What CloudFormation is given, as osls writes it, or with its references resolved. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Choice {
  readonly stage?: string;
  readonly region?: string;
  /** Of osls; `undefined` takes one away that is otherwise given. */
  readonly params?: Readonly<Record<string, string | undefined>>;
}

/** The two without a default: every deploy has to say them. */
const DECIDED = { idAuthority: "quay.example", idDate: "2026-01-01" };

/**
 * Runs `osls package` as an operator would, with no credentials and nothing of this machine's environment, and reads the
 * template it made. The zips have to be built.
 * @throws with the words of osls when it refuses
 */
export const packageTemplate = async ({ stage, region, params = {} }: Choice = {}): Promise<Template> => {
  const folder = await mkdtemp(join(tmpdir(), "seedwire-package-"));
  try {
    const args = ["package", "--package", folder];
    if (stage) args.push("--stage", stage);
    if (region) args.push("--region", region);
    for (const [name, value] of Object.entries({ ...DECIDED, ...params }))
      if (value !== undefined) args.push("--param", `${name}=${value}`);
    await runOsls(args, { PATH: process.env.PATH, HOME: folder });
    return JSON.parse(await readFile(join(folder, "cloudformation-template-update-stack.json"), "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const runOsls = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> => {
  try {
    await promisify(execFile)(join(PROJECT, "node_modules/.bin/osls"), args, { cwd: PROJECT, env });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`osls refuses: ${stdout}${stderr}`, { cause: error });
  }
};

/** A copy with one value changed, or taken away where it is `undefined`. @param path from `Resources` down, with dots */
export const changed = (template: Template, path: string, value: unknown): Template => {
  const copy = structuredClone(template);
  const names = path.split(".");
  const last = names.pop() ?? "";
  let place = copy.Resources as Record<string, unknown>;
  for (const name of names) place = place[name] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
};

/** A text in which CloudFormation puts what is referred to. */
export const substituted = (reference: string, after = ""): object => ({ "Fn::Sub": `\${${reference}}${after}` });

/** The resources of a type by their logical ids, their properties as the caller knows them. */
export const resourcesOf = <P>(template: Template, type: string): readonly (Resource & { id: string; of: P })[] =>
  Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => ({ ...resource, id, of: (resource.Properties ?? {}) as P }));
