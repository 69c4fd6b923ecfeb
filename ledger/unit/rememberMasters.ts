import type { Master } from '../../domain/masters/schemas';
import type { Reading } from '../port';
import { UNKNOWN, type RememberedMasters } from './RememberedMasters';

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
			const answers = new Map<string, Master<typeof kind>>();
			const asked: string[] = [];
			for (const reference of references) {
				const master = known.recall(kind, byCode(reference, companyId));
				if (master === UNKNOWN) asked.push(reference);
				else if (master) answers.set(reference, master);
			}
			if (asked.length === 0) return answers;
			const found = await tables.findMany(kind, asked, companyId);
			for (const reference of asked) {
				const master = found.get(reference);
				known.remember(kind, byCode(reference, companyId), master);
				if (!master) continue;
				known.remember(kind, byId(master.id), master);
				answers.set(reference, master);
			}
			return answers;
		},
		list: async (filter) => [
			...(await known.answer(filter.kind, `list|${JSON.stringify(filter)}`, () => tables.list(filter))),
		],
	};
}
