import { StoreUnavailable } from "#model/errors.ts";
import type { Ask } from "#pipeline/doctor.ts";
import { Interrupted } from "./interrupt.ts";

/** Milliseconds until an answer has to be there, whole. */
const PATIENCE = 10_000;

/**
 * Asks addresses over the network.
 * @param interrupt ends it early
 */
export const askOver =
  (interrupt: AbortSignal): Ask =>
  async (address, headers = {}) => {
    try {
      const signal = AbortSignal.any([interrupt, AbortSignal.timeout(PATIENCE)]);
      const answer = await fetch(address, { headers, signal });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    } catch (error) {
      if (interrupt.aborted) throw new Interrupted("Interrupted.");
      throw new StoreUnavailable(`${address} does not answer: ${reasonOf(error as Error)}`, {
        hint: "See whether its name leads there (DNS), its certificate is good, and the server runs.",
        cause: error,
      });
    }
  };

/** `fetch` says no more than that it failed; its cause knows why. */
const reasonOf = ({ message, cause }: Error): string => (cause instanceof Error && cause.message) || message;
