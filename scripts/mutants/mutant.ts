/** A fault that somebody could make, and the tests that have to see it. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files of the unit project. */
  readonly tests: readonly string[];
}
