const VIET_NAM = 7 * 60 * 60_000;

/** The calendar date in Viet Nam. */
export const dateOf = (ms: number) => new Date(ms + VIET_NAM).toISOString().slice(0, 10);
