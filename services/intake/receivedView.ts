import type { ReceivedFile } from '../../intake';
import type { IntakeSource } from '../../domain/received/intakeState';
import { Refusal } from '../../domain/refusal';
import type { ServiceContext } from '../context';
import type { IntakeView, ReceivedOutcome } from './intakeView';

/** An intake with what came of the file that was taken in. */
export type ReceivedView = Omit<IntakeView, 'id' | 'state' | 'details'> &
	Partial<Pick<IntakeView, 'details'>> & {
		readonly id: string | null;
		readonly state: string | null;
		readonly outcome: ReceivedOutcome;
	};

/** What the workflow says of a file. */
export interface Told {
	readonly source?: IntakeSource | undefined;
	readonly sender?: string | undefined;
	readonly subject?: string | undefined;
}

/** A file of which nothing was taken in: it could not be read, or holds no invoice. */
export function nothingTaken(
	{ ledger, actor, now }: Pick<ServiceContext, 'ledger' | 'actor' | 'now'>,
	{ name, mail }: Pick<ReceivedFile, 'name' | 'mail'>,
	outcome: ReceivedOutcome,
	message: string,
	{ source, sender, subject }: Told = {},
): ReceivedView {
	return {
		...{ id: null, ledger: ledger.id, state: null, outcome, message },
		...{
			companyCode: null,
			source: source ?? (mail === undefined ? 'upload' : 'email'),
			direction: 'unknown',
		},
		...{ kind: 'invoice', number: null, invoiceSeries: null, issueDate: null, dueDate: null },
		...{ sellerName: null, sellerTaxId: null, sellerIban: null, buyerName: null, buyerTaxId: null },
		...{ currency: null, net: null, tax: null, gross: null, payable: null, title: null },
		...{ accountCode: null, accountName: null, documentId: null, documentNumber: null, duplicate: null },
		...{ doubtful: [], problems: [message], choices: [], fileName: name, fileHash: null, fileCount: 0 },
		...{ sender: sender ?? mail?.from ?? null, subject: subject ?? mail?.subject ?? null, reason: null },
		...{ receivedAt: now(), receivedBy: actor },
	};
}

/**
 * One of several files that was refused.
 *
 * @throws what was no refusal of this file
 */
export function refusedView(
	context: Pick<ServiceContext, 'ledger' | 'actor' | 'now'>,
	{ name, input }: { readonly name: string; readonly input: object },
	error: unknown,
): ReceivedView {
	if (!(error instanceof Refusal) || !error.rule.match(/^(file|pdf|image|xml|zip|mail)\./)) throw error;
	return nothingTaken(context, { name }, 'notRead', `${error.message} ${error.fix}`, input as Told);
}
