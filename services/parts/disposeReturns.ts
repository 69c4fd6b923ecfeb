import type { TakenLine } from '../../domain/amounts/takeRest';
import type { Disposition, DocumentLine } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import { resolveMaster } from './resolve';

export interface ReturnChoice {
	/** Position of the line on the source. */
	readonly line: number;
	readonly disposition?: Disposition | undefined;
	readonly operationCode?: string | undefined;
}

export type Dispose = (lines: readonly DocumentLine[], taken: readonly TakenLine[]) => DocumentLine[];

const RETURNING: ReadonlySet<Kind> = new Set(['returnNote', 'creditNote']);

/**
 * Writes on each returned or credited line what happens to the goods: back to stock, scrapped (mise au rebut), or
 * nothing because only money flows. Scrap needs an operation code that does not move stock; a code that moves none means
 * scrap.
 *
 * @param choices in the order of the new lines; none where all of the source is taken
 */
export async function withDispositions(
	tx: LedgerTx,
	to: Kind,
	company: Master<'company'>,
	choices: readonly ReturnChoice[],
	all: Disposition | undefined,
): Promise<Dispose | undefined> {
	if (!RETURNING.has(to)) {
		refuseElsewhere(choices, all, to);
		return undefined;
	}
	const codes = new Map<string, Master<'operationCode'>>();
	for (const { operationCode } of choices) {
		if (operationCode === undefined || codes.has(operationCode)) continue;
		const code = await resolveMaster(tx, 'operationCode', operationCode, company.id, 'operationCode');
		codes.set(operationCode, code);
	}
	const scrapCode = await findScrapCode(tx, company);
	return (lines, taken) =>
		lines.map((line, index) => {
			const source = taken[index]?.source;
			if (line.kind !== 'item' || source === undefined) return line;
			const choice = choices[index];
			const code = codes.get(choice?.operationCode ?? '');
			const movesNone = code?.content.movesStock === false;
			const disposition =
				choice?.disposition ??
				(movesNone ? 'scrap' : (all ?? (line.productId === null ? 'none' : 'restock')));
			if (disposition !== 'scrap') return { ...line, disposition, ...operationOf(code) };
			const scrapping = code ?? scrapCode;
			if (scrapping?.content.movesStock !== false) refuseScrap(source.position, code);
			return { ...line, disposition, ...operationOf(scrapping) };
		});
}

/** The same for lines of a return that is entered by hand (saisie retour client): their own operation code tells. */
export async function withStandingDispositions(
	tx: LedgerTx,
	company: Master<'company'>,
	lines: readonly DocumentLine[],
): Promise<DocumentLine[]> {
	const choices = lines.map(({ position, disposition, operationCode }) => ({
		line: position,
		disposition,
		operationCode: operationCode ?? undefined,
	}));
	const dispose = await withDispositions(tx, 'returnNote', company, choices, undefined);
	return (
		dispose?.(
			lines,
			lines.map((line) => ({ source: line, line })),
		) ?? [...lines]
	);
}

const operationOf = (code: Master<'operationCode'> | undefined) => (code ? { operationCode: code.code } : {});

async function findScrapCode(
	tx: LedgerTx,
	company: Master<'company'>,
): Promise<Master<'operationCode'> | undefined> {
	const codes = await tx.masters.list({
		kind: 'operationCode',
		companyId: company.id,
		onlyActive: true,
		limit: 1000,
	});
	return codes.find(({ content }) => content.movesStock === false);
}

/** Goods that go out, or that only change their paper, have nowhere to come back to. */
function refuseElsewhere(choices: readonly ReturnChoice[], all: Disposition | undefined, to: Kind): void {
	const asked = choices.some(
		(choice) => choice.disposition !== undefined || choice.operationCode !== undefined,
	);
	if (!asked && all === undefined) return;
	refuse({
		rule: 'return.notHere',
		field: 'quantities',
		message: `Nothing comes back on a ${KIND_RULES[to].title.toLowerCase()}; 'disposition' and 'operationCode' of a line say what happens to returned goods.`,
		fix: 'Leave them out, or make a return note or a credit note.',
	});
}

function refuseScrap(line: number, code: Master<'operationCode'> | undefined): never {
	refuse({
		rule: 'return.scrapCode',
		field: 'quantities',
		message: code
			? `Operation code '${code.code}' moves stock; line ${line} would be put back although it is scrapped.`
			: `Line ${line} is scrapped, and there is no operation code that does not move stock.`,
		fix: 'Give an operation code whose stock switch is off, or add one in Billing Master Data.',
	});
}
