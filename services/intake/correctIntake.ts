import { z } from 'zod/v4';
import { correctInvoice } from '../../domain/received/correctInvoice';
import { nextIntakeState } from '../../domain/received/intakeState';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { currency, date, decimal, reference, text } from '../../domain/schemas/fields';
import type { UseCase } from '../useCase';
import type { IntakeView } from './intakeView';
import { invoiceOf } from './invoiceOf';
import { auditIntake, intakeId, nameOfIntake, onIntake, openIntake } from './onIntake';
import { placeAnew } from './placeAnew';

const amount = decimal({ min: 0, scale: 4 }).optional();

/** What can be corrected; what is left out stays as it was read. */
export const correctionFields = {
	kind: z.enum(['invoice', 'creditNote'], 'must be invoice or creditNote').optional(),
	number: text(60).optional(),
	series: text(20).optional(),
	issueDate: date.optional(),
	dueDate: date.optional(),
	currency: currency.optional(),
	sellerName: text(300).optional(),
	sellerTaxId: text(40).optional(),
	sellerIban: text(60).optional(),
	buyerName: text(300).optional(),
	buyerTaxId: text(40).optional(),
	net: amount,
	tax: amount,
	gross: amount,
	payable: amount,
	taxes: z
		.array(
			z.strictObject({
				rate: decimal({ min: 0, max: 100, scale: 4 }),
				base: decimal({ min: 0, scale: 4 }),
				tax: decimal({ min: 0, scale: 4 }),
				category: text(2).optional(),
			}),
		)
		.max(20)
		.optional(),
};

const schema = z.object({
	...envelope,
	id: intakeId,
	...correctionFields,
	company: reference.optional(),
	direction: z.enum(['purchase', 'sale'], 'must be purchase or sale').optional(),
	/** Supplier or customer by id or code. */
	account: reference.optional(),
	title: text(300).optional(),
});

/**
 * Corrects what was read, and checks the whole again. What was read stays beside it, among the alternatives. Only while
 * the intake waits: a confirmed number never changes.
 */
export const correctIntake: UseCase<typeof schema, IntakeView> = {
	operation: 'intake.correct',
	schema,
	...onIntake,
	async work(tx, input, context) {
		const record = await openIntake(tx, input.id);
		nextIntakeState(record.state, 'correct', nameOfIntake(record));
		const { id, ledger, externalReference, idempotencyKey, company, direction, account, title, ...fields } =
			input;
		const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
		const said = { company, direction, account };
		const isEmpty = Object.keys(given).length === 0 && title === undefined;
		if (isEmpty && Object.values(said).every((value) => value === undefined)) refuseEmpty();
		const corrected = correctInvoice(invoiceOf(record), fields);
		const columns = await placeAnew(tx, record, corrected, said, context.now);
		const changed = await tx.intakes.change(record.id, {
			...columns,
			corrected: Object.keys(given).length === 0 ? record.corrected : corrected,
			details: { ...columns.details, ...(title !== undefined && { title }) },
		});
		// An IBAN is worth stealing: the trail says that it was changed, and the ledger what it is.
		const { sellerIban, ...shown } = given;
		const traced = { ...shown, ...(sellerIban !== undefined && { sellerIban: true }) };
		auditIntake(tx, context, 'corrected', changed, { given: { ...traced, ...defined({ ...said, title }) } });
		return { ids: [record.id] };
	},
};

const defined = (object: Readonly<Record<string, unknown>>) =>
	Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

function refuseEmpty(): never {
	refuse({
		rule: 'intake.nothingToCorrect',
		field: 'number',
		message: 'Nothing was given to correct.',
		fix: `Give at least one of ${Object.keys(correctionFields).join(', ')}, company, direction, account or title.`,
	});
}
