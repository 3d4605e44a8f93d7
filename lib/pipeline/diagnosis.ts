import { SeedwireError } from "#model/errors.ts";

/** One thing that is wrong, and what a person does about it. */
export interface Trouble {
  readonly message: string;
  readonly hint: string;
}

/** One thing that was looked at, and what is wrong with it: nothing where all is well. */
export interface Diagnosis {
  readonly what: string;
  readonly troubles: readonly Trouble[];
}

/**
 * Looks at something and judges what was found. Trouble that stops the looking is itself something wrong, with a hint.
 * @param what a thing or a claim, for a person
 * @returns also what was found, for what is looked at next
 */
export const examine = async <T>(
  what: string,
  look: () => Promise<T>,
  judge: (found: T) => readonly Trouble[] | Promise<readonly Trouble[]> = () => [],
): Promise<Diagnosis & { readonly found?: T }> => {
  try {
    const found = await look();
    return { what, troubles: await judge(found), found };
  } catch (error) {
    if (!(error instanceof SeedwireError)) throw error;
    return { what, troubles: troublesOf(error) };
  }
};

/** A line in a list of rules: says it where it is so. */
export const when = (wrong: boolean, message: string, hint: string): Trouble[] => (wrong ? [{ message, hint }] : []);

/** An error about a configuration lists each mistake on a line of its own, under one that names the file. */
const troublesOf = ({ message, hint }: SeedwireError): Trouble[] => {
  const [first = "", ...mistakes] = message.split("\n").map((line) => line.trim());
  return (mistakes.length > 0 ? mistakes : [first]).map((line) => ({ message: line, hint }));
};
