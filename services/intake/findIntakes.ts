import { z } from 'zod/v4';
import { normalizeNumber } from '../../domain/received/duplicateKey';
import { INTAKE_SOURCES, INTAKE_STATES } from '../../domain/received/intakeState';
import { date, reference, text } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import type { IntakeFilter } from '../../ledger/port';
import type { ServiceContext } from '../context';
import { findCompany } from '../parts/findCompany';
import { resolveMaster } from '../parts/resolve';
import { showIntakes, type IntakeView } from './intakeView';
import { getIntake } from './onIntake';

const schema = z.object({
	company: reference.optional(),
	states: z.array(z.enum(INTAKE_STATES, `must be one of ${INTAKE_STATES.join(', ')}`)).optional(),
	direction: z.enum(['purchase', 'sale', 'unknown']).optional(),
	kind: z.enum(['invoice', 'creditNote']).optional(),
	source: z.enum(INTAKE_SOURCES).optional(),
	account: reference.optional(),
	number: text(60).optional(),
	issuedFrom: date.optional(),
	issuedTo: date.optional(),
	receivedFrom: date.optional(),
	receivedTo: date.optional(),
	/** Only those of which another file waits. */
	filesWait: z.boolean().optional(),
	limit: z.int().min(1).max(10_000).optional(),
});

const PAGE = 500;
const MOST = 10_000;

/** Intakes, the newest first. */
export async function findIntakes(context: ServiceContext, query: unknown): Promise<IntakeView[]> {
	const { read, id: ledger } = context.ledger;
	const {
		company,
		account,
		number,
		receivedFrom,
		receivedTo,
		limit = MOST,
		...rest
	} = parseInput(schema, query);
	const companyId = company === undefined ? undefined : (await findCompany(read, company)).id;
	const filter: Omit<IntakeFilter, 'limit'> = {
		...rest,
		companyId,
		partyId:
			account === undefined
				? undefined
				: (await resolveMaster(read, 'party', account, companyId, 'account')).id,
		number: number === undefined ? undefined : (normalizeNumber(number) ?? ''),
		receivedFrom,
		// Instants of that day come after the day itself.
		receivedTo: receivedTo === undefined ? undefined : `${receivedTo}T24`,
		newestFirst: true,
	};
	const views: IntakeView[] = [];
	for (let after: string | undefined; views.length < limit;) {
		const wanted = Math.min(PAGE, limit - views.length);
		const page = await read.intakes.find({ ...filter, after, limit: wanted });
		views.push(...(await showIntakes(read, page, { ledger, now: context.now() })));
		if (page.length < wanted) break;
		after = page.at(-1)?.id;
	}
	return views;
}

export async function getIntakeView(context: ServiceContext, id: string): Promise<IntakeView> {
	const { read, id: ledger } = context.ledger;
	const [view] = await showIntakes(read, [await getIntake(read, id)], { ledger, now: context.now() });
	return view as IntakeView;
}
