import { convertDocument } from '../../services/convertDocument';
import { groupNotes, type GroupedNotes } from '../../services/groupNotes';
import type { DocumentView } from '../../services/parts/documentView';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { foundCompany, order, type Stage } from './stage';

/** Deliveries of a company of its own, waiting to be invoiced together. */

/** An order of a company's customer, validated. */
export const ordered = (stage: Stage, company: string, more: object = {}) =>
	order(stage.story, {
		company,
		customer: `${company}-C`,
		lines: [
			{ description: 'Flour', quantity: 10, unitPrice: 20 },
			{ description: 'Oil', quantity: 4, unitPrice: 10, discountPercent: 50 },
		],
		issueDate: '2026-01-05',
		...more,
	});

/** A validated delivery note of the whole order. */
export const delivered = (stage: Stage, { id }: Pick<DocumentView, 'id'>, more: object = {}) =>
	run(stage.story, convertDocument('deliveryNote'), { id, validate: true, issueDate: '2026-02-10', ...more });

export async function note(stage: Stage, company: string, more: object = {}, ofOrder: object = {}) {
	return delivered(stage, await ordered(stage, company, ofOrder), more);
}

/** A company of its own whose customer is billed every month, unless told otherwise. */
export async function found(stage: Stage, customer: object = {}, more: object = {}): Promise<string> {
	const company = await foundCompany(stage.story, { legalMentions: 'off', ...more });
	await run(stage.story, saveMaster('party'), {
		code: `${company}-C`,
		name: 'Client',
		company,
		billingPeriodicity: 'month',
		...customer,
	});
	return company;
}

export const ON = '2026-02-28';
export const group = (stage: Stage, company: string, more: object = {}) =>
	groupNotes(stage.story, { company, onDate: ON, ...more });

export const numbersOf = ({ groups }: GroupedNotes) =>
	groups.map(({ notes }) => notes.map(({ number }) => number));
export const reasonsOf = ({ leftOut }: GroupedNotes) => leftOut.map(({ rule, reason }) => [rule, reason]);
