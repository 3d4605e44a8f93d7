import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface LossyWire {
  /** Where to connect instead of the server. */
  readonly endpoint: string;
  /** The next request, or the next answer, is lost and its connection with it. */
  loseNext(what: "request" | "answer"): void;
  close(): Promise<void>;
}

/** A wire to a server on loopback that loses what it is told to lose: for servers that cannot be asked to misbehave. */
export const startLossyWire = async (server: string): Promise<LossyWire> => {
  const { hostname, port } = new URL(server);
  const losses: ("request" | "answer")[] = [];
  const ends = new Set<Socket>();

  const loses = (what: "request" | "answer"): boolean => {
    if (losses[0] !== what) return false;
    losses.shift();
    return true;
  };
  const listener = createServer((near) => {
    const far = connect(Number(port), hostname);
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    for (const end of [near, far]) {
      ends.add(end);
      end.setNoDelay(true).on("error", cut).on("close", cut);
    }
    near.on("data", (bytes) => (loses("request") ? cut() : far.write(bytes)));
    far.on("data", (bytes) => (loses("answer") ? cut() : near.write(bytes)));
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));

  return {
    endpoint: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    loseNext: (what) => void losses.push(what),
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const end of ends) end.destroy();
      }),
  };
};
