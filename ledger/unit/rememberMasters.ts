import type { Reading } from '../port';
import type { RememberedMasters } from './RememberedMasters';

type Masters = Reading['masters'];

/** The same questions about masters, each asked once as long as `known` remembers it. */
export function rememberMasters(known: RememberedMasters, tables: Masters): Masters {
	const byId = (id: string) => `id|${id}`;
	const byCode = (reference: string, companyId: string | undefined) =>
		`code|${companyId ?? ' any'}|${reference}`;
	return {
		...tables,
		get: (kind, id) => known.answer(kind, byId(id), () => tables.get(kind, id)),
		find: (kind, reference, companyId) =>
			known.answer(kind, byCode(reference, companyId), async () => {
				const found = await tables.find(kind, reference, companyId);
				if (found) known.remember(kind, byId(found.id), found);
				return found;
			}),
		async findMany(kind, references, companyId) {
			const isKnown = (reference: string) => known.knows(kind, byCode(reference, companyId));
			const asked = references.filter((reference) => !isKnown(reference));
			const answers = new Map(asked.length > 0 ? await tables.findMany(kind, asked, companyId) : []);
			for (const reference of references.filter(isKnown)) {
				const master = known.recall<typeof kind>(kind, byCode(reference, companyId));
				if (master) answers.set(reference, master);
			}
			for (const reference of asked)
				known.remember(kind, byCode(reference, companyId), answers.get(reference));
			for (const master of answers.values()) known.remember(kind, byId(master.id), master);
			return answers;
		},
		list: async (filter) => [
			...(await known.answer(filter.kind, `list|${JSON.stringify(filter)}`, () => tables.list(filter))),
		],
	};
}
