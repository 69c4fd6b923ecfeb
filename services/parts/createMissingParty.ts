import type { z } from 'zod/v4';
import { party as partySchema, type Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import { parseInput } from '../../domain/schemas/parseInput';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assertIdentity } from './assertIdentity';
import { resolveParty } from './resolve';

/** What an item may tell of a customer that is not there yet (création rapide). */
export const partyDetails = partySchema
	.pick({
		name: true,
		legalForm: true,
		address: true,
		vatNumber: true,
		registrationNumber: true,
		email: true,
		phone: true,
		professional: true,
		language: true,
		currency: true,
		owner: true,
		paymentDays: true,
		paymentMethod: true,
	})
	.partial();
export type PartyDetails = z.output<typeof partyDetails>;

/**
 * The customer of that code; made from the details where there is none. One that exists is taken as it is: details
 * never change it.
 *
 * @throws Refusal `customer.quickEntry` when the details do not name it, `customer.code` for a code that cannot be one,
 * or one of `assertIdentity` or `resolveParty`.
 */
export async function createMissingParty(
	tx: LedgerTx,
	company: Master<'company'>,
	code: string,
	details: PartyDetails | undefined,
	context: WorkContext,
): Promise<Master<'party'>> {
	if (await tx.masters.find('party', code, company.id)) return resolveParty(tx, code, company, 'sale');
	if (details?.name === undefined) {
		refuse({
			rule: 'customer.quickEntry',
			field: 'customerDetails.name',
			message: `Customer '${code}' does not exist, and its name is not given.`,
			fix: "To create it on the fly, give 'customerDetails' with at least a name.",
		});
	}
	if (!partySchema.shape.code.safeParse(code).success) {
		refuse({
			rule: 'customer.code',
			field: 'customer',
			message: `'${code}' cannot be the code of a new customer.`,
			fix: 'A code has 1 to 60 letters, digits, or _ . - / and starts with a letter or digit.',
		});
	}
	const content = parseInput(partySchema, { ...details, code, company: company.id, isCustomer: true });
	await assertIdentity(tx, 'party', content, company.id, context);
	const { master } = await tx.masters.save({
		kind: 'party',
		companyId: company.id,
		code,
		name: content.name,
		active: true,
		content,
	});
	tx.audit.add({
		chain: company.id,
		actor: context.actor,
		action: 'party.created',
		subjectKind: 'party',
		subjectId: master.id,
		data: { version: master.version, content: master.content },
	});
	return master;
}
