/**
 * Sends a form to an address.
 * @param form `application/x-www-form-urlencoded`
 * @param patience milliseconds until an answer has to be there
 * @returns the status it was answered with
 * @throws when there is no answer
 */
export type Post = (address: string, form: string, patience: number) => Promise<number>;

/**
 * A POST by node's own client, which is loaded when it is needed: `fetch` would cost 40 ms at its first use. Each has a
 * connection of its own, for one that was kept would have died while a Lambda slept.
 * @param interrupt ends it early
 */
export const postForm = async (
  address: string,
  form: string,
  patience: number,
  interrupt?: AbortSignal,
): Promise<number> => {
  const { request } = address.startsWith("https:") ? await import("node:https") : await import("node:http");
  const late = AbortSignal.timeout(patience);
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(form),
      "user-agent": "Seedwire",
    };
    const signal = interrupt ? AbortSignal.any([late, interrupt]) : late;
    request(address, { method: "POST", headers, agent: false, signal }, (response) => {
      response.on("error", () => undefined).resume(); // nobody reads what else it says
      resolve(response.statusCode ?? 0);
    })
      .on("error", (error) => reject(late.aborted ? new Error(`no answer within ${patience} ms`) : error))
      .end(form);
  });
};
