/** A store did not answer in time: what was asked of it may or may not have happened. */
export class TooSlow extends Error {
  override name = "TooSlow";
}

/** The promise, or `TooSlow` once `limit` milliseconds have passed. */
export async function within<T>(limit: number, promise: Promise<T>): Promise<T> {
  let timer: number | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`no answer within ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
