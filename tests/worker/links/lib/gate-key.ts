/** The gate's key, as a Worker beside it holds it. */
export const KEYS = { id: "new", secret: "bmV3IGtleSBuZXcga2V5IG5ldyBrZXkgbmV3IGtleSE" };
