import type { Reading } from '../../../ledger/port';
import { getDocument } from '../../parts/resolve';
import type { Choices } from '../choices';
import type { EInvoiceContext } from '../operation';
import { prepareEInvoices, type Prepared } from '../prepareEInvoices';
import type { TemplateList } from './templates';

export interface IssueInput extends Choices {
	readonly id: string;
	readonly validate?: boolean | undefined;
	readonly approvedBy?: string | undefined;
	readonly settle?: boolean | undefined;
}

/** One document of a run, in the order in which its series wants it. */
export interface Planned {
	/** Place among the inputs. */
	readonly index: number;
	readonly input: IssueInput;
	readonly series: string;
	readonly order: string;
	readonly count: number;
	readonly severalRates: boolean | null | undefined;
	/** A call of an earlier run has no outcome: it is settled before anything of a later day is sent. */
	readonly isUnsettled: boolean;
}

/** What a document will be: it fails here, before anything is written, where its content or template cannot be issued. */
export async function planDocument(
	context: EInvoiceContext,
	templates: TemplateList,
	input: IssueInput,
	index: number,
	hint: (text: string) => void,
): Promise<Planned> {
	const { read } = context.ledger;
	const prepare = async (severalRates?: boolean | null): Promise<Prepared> =>
		prepareEInvoices(read, context.provider, {
			document: await getDocument(read as Reading, input.id),
			choices: input,
			now: context.now(),
			hint,
			severalRates,
		});
	const first = await prepare();
	const { template, series, document, members } = first;
	const severalRates = await templates.check(template, document, hint);
	const prepared = severalRates === undefined ? first : await prepare(severalRates);
	const { numbering, createdAt, issueDate } = document;
	const age = numbering ? String(numbering.sequence).padStart(12, '0') : `z${createdAt}`;
	return {
		index,
		input,
		series,
		order: `${series}|${issueDate}|${age}|${input.id}`,
		count: Math.max(prepared.members.length, members.length),
		severalRates,
		isUnsettled: members.some(({ record }) => record?.state === 'unknown' || record?.state === 'sending'),
	};
}
