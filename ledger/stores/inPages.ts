/** Both databases bound the parameters of a statement, and a long row of rows would hold the event loop. */
const IDS_AT_ONCE = 500;

/** Asks for many ids page by page; each id once, answers in the order of the pages. */
export async function inPages<R>(
	ids: readonly string[],
	ask: (page: string[]) => Promise<R[]>,
): Promise<R[]> {
	const unique = [...new Set(ids)];
	const rows: R[] = [];
	for (let start = 0; start < unique.length; start += IDS_AT_ONCE) {
		rows.push(...(await ask(unique.slice(start, start + IDS_AT_ONCE))));
	}
	return rows;
}
