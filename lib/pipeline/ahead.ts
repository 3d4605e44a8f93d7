/**
 * Does work for each item of a stream, up to `width` pieces at a time, and gives the results in the items' order, no more
 * of them kept than are under way. The first failure is thrown where its result would have come; what was begun after it
 * has ended by then, and nothing more is begun.
 */
export async function* ahead<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const under: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const begun = work(item);
      begun.catch(() => undefined); // is thrown in its place, which may be long after
      under.push(begun);
      if (under.length >= width) yield (await under.shift()) as R;
    }
    for (let next = under.shift(); next; next = under.shift()) yield await next;
  } finally {
    await Promise.allSettled(under);
  }
}
