/** Trouble with a name, a cause and a hint: what a person or a retry can do about it. */
export class SeedwireError extends Error {
  /** Spelled out in each class: the bundle shortens the classes' own names, and logs are searched for these. */
  override readonly name: string = "SeedwireError";
  readonly hint: string;

  constructor(message: string, options: { readonly hint: string; readonly cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
  }
}

/** Somebody else wrote first: read again, merge again. */
export class StoreConflict extends SeedwireError {
  override readonly name = "StoreConflict";
}

/** The store did not answer, or answered that it cannot just now. The work is retried, never dropped. */
export class StoreUnavailable extends SeedwireError {
  override readonly name = "StoreUnavailable";
}

/** The store refuses for good: no permission, no such bucket or folder, a full disk. */
export class StoreRefused extends SeedwireError {
  override readonly name = "StoreRefused";
}

/** The state was written by a newer Seedwire than this one, or is damaged. */
export class StateUnreadable extends SeedwireError {
  override readonly name: string = "StateUnreadable";
}

/** A piece of the state is missing, or is not what its name says. All of it can be made again from the seeds. */
export class StateDamaged extends StateUnreadable {
  override readonly name = "StateDamaged";
}

/** A value in the configuration or on the command line is not allowed; the message names place, value and choices. */
export class ConfigurationError extends SeedwireError {
  override readonly name = "ConfigurationError";
}
