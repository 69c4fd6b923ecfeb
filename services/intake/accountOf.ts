import { party as partySchema, type Master } from '../../domain/masters/schemas';
import { KIND_RULES, type Side } from '../../domain/documents/kinds';
import type { ReceivedParty } from '../../domain/received/receivedInvoice';
import { refuse } from '../../domain/refusal';
import { parseInput } from '../../domain/schemas/parseInput';
import type { IntakeRecord, LedgerTx } from '../../ledger/port';
import { foldText } from '../../ledger/searchText';
import type { WorkContext } from '../context';
import { assertIdentity } from '../parts/assertIdentity';
import { auditMaster } from '../parts/auditMaster';
import { resolveParty } from '../parts/resolve';
import { otherParty } from './findParty';
import { invoiceOf } from './invoiceOf';

/** The sides have their words. */
export const wordOf = (side: Side) => (side === 'sale' ? 'customer' : 'supplier');

/**
 * The supplier or customer of an intake: the one that is named, the one that was found, or a new one made from what the
 * invoice says, where that is asked for.
 *
 * @throws Refusal `intake.account`, or one of `resolveParty` and `assertIdentity`
 */
export async function accountOf(
	tx: LedgerTx,
	record: IntakeRecord,
	company: Master<'company'>,
	side: Side,
	{ account, createMissing }: { readonly account?: string | undefined; readonly createMissing: boolean },
	context: WorkContext,
): Promise<Master<'party'>> {
	const known = account ?? record.partyId;
	if (known !== null) return resolveParty(tx, known, company, side);
	const party = otherParty(invoiceOf(record), side);
	if (createMissing && party.name !== undefined)
		return createAccount(tx, company, side, party, party.name.value, context);
	return refuse({
		rule: 'intake.account',
		field: 'account',
		document: record.number ?? record.id,
		message: `No ${wordOf(side)} of the master data fits '${party.name?.value ?? 'the invoice'}'.`,
		fix: `Give 'account', the code of a ${wordOf(side)}, or switch 'Create Missing Account' on.`,
	});
}

async function createAccount(
	tx: LedgerTx,
	company: Master<'company'>,
	side: Side,
	party: ReceivedParty,
	name: string,
	context: WorkContext,
): Promise<Master<'party'>> {
	const { taxId, registrationId, country } = party;
	const inCountry = country?.value ?? company.content.country;
	const isVietnamese = inCountry === 'VN';
	const registration = registrationId?.value ?? (isVietnamese ? taxId?.value : undefined);
	const content = parseInput(partySchema, {
		...{ code: await freeCode(tx, company, name), name: name.slice(0, 200), company: company.id },
		...{ isCustomer: side === 'sale', isSupplier: side === 'purchase' },
		...(taxId !== undefined && !isVietnamese && { vatNumber: taxId.value }),
		...(registration !== undefined && { registrationNumber: registration }),
	});
	await assertIdentity(tx, 'party', content, company.id, context);
	const { master } = await tx.masters.save({
		...{
			kind: 'party',
			companyId: company.id,
			code: content.code,
			name: content.name,
			active: true,
			content,
		},
	});
	auditMaster(tx, context, 'created', master);
	context.hint(
		`${KIND_RULES[side === 'sale' ? 'invoice' : 'supplierInvoice'].title} of a new ${wordOf(side)}: '${master.code}' (${master.name}) was made from it. Complete its address in Billing Master Data.`,
	);
	return master;
}

const LONGEST = 40;

/** `MOULINS-DU-NORD`, with a number behind it where another one has that code. */
async function freeCode(tx: LedgerTx, { id }: Master<'company'>, name: string): Promise<string> {
	const base =
		foldText(name)
			.toUpperCase()
			.replace(/[^A-Z0-9]+/g, '-')
			.replace(/^-|-$/g, '')
			.slice(0, LONGEST) || 'ACCOUNT';
	for (let place = 1; ; place += 1) {
		const code = place === 1 ? base : `${base}-${place}`;
		if (!(await tx.masters.find('party', code, id))) return code;
	}
}
