/** Most lines of an invoice, notes counted. */
export const MOST_LINES = 400;
/** Most rows of a page of a list. */
export const PAGE = 100;
/** Pages of a list that does not end are not read for ever. */
export const MOST_PAGES = 1000;
/** How long templates that were read are taken as they are, in ms. */
export const TEMPLATES_KEEP = 5 * 60_000;
/** How long a look-up that finds nothing waits before it asks once more, in ms. */
export const SETTLE = 2_000;
/** Publishing is waited for so many times as long as other answers: it signs. */
export const PUBLISH_FACTOR = 2;
