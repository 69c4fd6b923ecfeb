import type { BatchView } from '../../../services/collections/batchView';
import { buildDebitBatch } from '../../../services/collections/buildDebitBatch';
import { readBatchFile } from '../../../services/collections/batchFile';
import type { CollectableView } from '../../../services/collections/collectableView';
import { markReturned } from '../../../services/collections/markReturned';
import { markSettled } from '../../../services/collections/markSettled';
import { markUploaded } from '../../../services/collections/markUploaded';
import { cancelBatch } from '../../../services/collections/cancelBatch';
import { selectCollectable } from '../../../services/collections/selectCollectable';
import type { DocumentView } from '../../../services/parts/documentView';
import { saveMaster } from '../../../services/saveMaster';
import { verifyBooks } from '../../../services/verifyBooks';
import { run, type Story } from '../../support/stories';
import { customerAccount, type CustomerAccount } from '../customerAccount';
import type { Stage } from '../stage';

export const OWN_IBAN = 'FR1420041010050500013M02606';
export const DEBTOR_IBAN = 'FR7630006000011234567890189';
export const OTHER_IBAN = 'FR7630004000031234567890143';
export const ICS = 'FR72ZZZ123456';

/** A company that collects from one customer, new for each test. */
export interface DebitAccount extends CustomerAccount {
	/** Reference of the customer's mandate. */
	rum: string;
	mandate(more?: object): Promise<void>;
	account(more?: object): Promise<void>;
	due(gross: number, more?: object): Promise<DocumentView>;
	select(more?: object): Promise<CollectableView[]>;
	build(documents: ReadonlyArray<Pick<DocumentView, 'id'>>, more?: object): Promise<BatchView>;
	upload(batch: Pick<BatchView, 'id'>, onDate?: string): Promise<BatchView>;
	settle(batch: Pick<BatchView, 'id'>, more?: object): Promise<BatchView>;
	returned(debit: string, reasonCode: string, more?: object): Promise<BatchView>;
	cancel(batch: Pick<BatchView, 'id'>): Promise<BatchView>;
	xml(batch: Pick<BatchView, 'id'>): Promise<string>;
	faults(): Promise<string[]>;
}

/** Debits need no notice here, unless a story is about that. */
const OPTIONS = { preNotification: 'ignore' };

export function debitAccount(stage: Stage): DebitAccount {
	const base = customerAccount(stage);
	const story = (): Story => stage.story;
	const debit: DebitAccount = Object.assign(base, {
		rum: '',
		mandate: async (more: object = {}) => {
			await run(story(), saveMaster('mandate'), {
				code: debit.rum,
				name: 'Client',
				company: base.company,
				party: base.customer,
				iban: DEBTOR_IBAN,
				signedOn: '2026-01-15',
				signedAt: 'Lyon',
				recurrence: 'recurrent',
				...more,
			});
		},
		account: async (more: object = {}) => {
			await run(story(), saveMaster('bankAccount'), {
				code: 'MAIN',
				name: 'Main',
				company: base.company,
				iban: OWN_IBAN,
				creditorIdentifier: ICS,
				isDefault: true,
				...more,
			});
		},
		due: (gross: number, more: object = {}) => base.bill(gross, { dueDate: '2026-03-10', ...more }),
		select: (more: object = {}) =>
			selectCollectable(story(), { company: base.company, options: OPTIONS, ...more }),
		build: (documents: ReadonlyArray<Pick<DocumentView, 'id'>>, more: object = {}) =>
			run<BatchView>(story(), buildDebitBatch, {
				company: base.company,
				items: documents.map(({ id }) => ({ document: id })),
				options: OPTIONS,
				...more,
			}),
		upload: ({ id }: { id: string }, onDate?: string) =>
			run<BatchView>(story(), markUploaded, { id, onDate }),
		settle: ({ id }: { id: string }, more: object = {}) =>
			run<BatchView>(story(), markSettled, { id, ...more }),
		returned: (of: string, reasonCode: string, more: object = {}) =>
			run<BatchView>(story(), markReturned, { debit: of, reasonCode, ...more }),
		cancel: ({ id }: { id: string }) => run<BatchView>(story(), cancelBatch, { id, reason: 'Wrong day' }),
		xml: async ({ id }: { id: string }) =>
			(await readBatchFile(story().ledger.read, id, false)).content.toString('utf8'),
		faults: async () =>
			(await verifyBooks(story())).flatMap((report) => report.faults.map(({ rule }) => rule)),
	});
	beforeEach(async () => {
		debit.rum = `RUM-${base.company}`;
		story().at('2026-03-10T09:00:00.000Z');
		await debit.account();
		await debit.mandate();
	});
	return debit;
}
