import { checkInvoice } from '../../domain/received/checkInvoice';
import { toSemanticInvoice } from '../../domain/en16931/toSemanticInvoice';
import { writeCii } from '../../formats/cii/writeCii';
import { encloseInvoice } from '../../formats/facturx/encloseInvoice';
import { layoutDocument } from '../../formats/pdf/layoutDocument';
import { writePdf } from '../../formats/pdf/writePdf';
import { correctIntake } from '../../services/intake/correctIntake';
import { findIntakes } from '../../services/intake/findIntakes';
import { keepBoth } from '../../services/intake/keepBoth';
import { replaceFile } from '../../services/intake/replaceFile';
import { closeReader } from '../../intake';
import { readText } from '../../intake/text/readText';
import { french } from '../domain/en16931/builders';
import { writeMail, type AttachedFile } from '../e2e/mail/writeMail';
import { pageOf } from '../intake/support/pageOf';
import { makePng } from '../intake/support/makeImage';
import { eInvoice, receive, receiveAll } from '../services/intake/received';
import { stageOn } from '../services/stage';
import { run } from '../support/stories';
import type { PeerCase } from './peerCases';

afterAll(() => closeReader());

/** Cases about files that come in; they run on the books of the wholesaler. */
const stage = stageOn('sqlite');

let count = 0;
const unique = (text: string) => `${text}-${(count += 1)}`;

/** Another file of an invoice that is there takes the place of the first one. */
export async function replaceSame({ given, expect: outcome }: PeerCase): Promise<void> {
	const number = unique('R');
	const first = await receive(stage.story, eInvoice({ number }), {}, given.existing_file);
	await receive(stage.story, eInvoice({ number, note: 'better' }), {}, given.incoming_file);
	expect(given.choice).toBe('replace');
	await run(stage.story, replaceFile, { id: first.id });
	expect((await withNumber(number)).length).toBe(outcome.invoices);
	const files = await stage.story.ledger.read.intakes.filesOf([first.id]);
	expect(files.filter(({ role }) => role === 'original')).toHaveLength(outcome.files);
}

/** Whether a second invoice is taken for the first one. */
export async function compareBills({ given, expect: outcome }: PeerCase): Promise<void> {
	const suffix = unique('');
	const bills = given.bills as ReadonlyArray<{ supplier: string; ref: string; date?: string }>;
	const views = [];
	for (const [index, { supplier, ref, date = '2026-03-02' }] of bills.entries()) {
		const seller = { name: `Supplier ${supplier}${suffix}`, vat: vatOf(supplier) };
		const note = String(index);
		views.push(
			await receive(stage.story, eInvoice({ number: `${ref}${suffix}`, date, due: null, seller, note })),
		);
	}
	const last = views.at(-1);
	if (outcome.duplicate === false) expect([last?.outcome, last?.duplicate]).toEqual(['new', null]);
	else if (outcome.duplicate === true)
		expect([last?.outcome, last?.duplicate]).toEqual(['sameInvoice', 'waiting']);
	else {
		expect(outcome.duplicate).toMatch(/warn/);
		expect([last?.outcome, last?.duplicate]).toEqual(['new', 'suspect']);
		expect(last?.choices).not.toContain('confirm');
		expect(last?.choices).toContain('keepBoth');
	}
}

const vatOf = (supplier: string) => (supplier === 'A' ? 'FR83404833048' : 'FR44732829320');

/** What came again by itself waits at the first one, until a person says that both are real; that is traced. */
export async function blockAutomation({ expect: outcome }: PeerCase): Promise<void> {
	const number = unique('P');
	const first = await receive(stage.story, eInvoice({ number }), { autoConfirm: true });
	const again = await receive(stage.story, eInvoice({ number, note: 'again' }), { autoConfirm: true });
	expect(outcome.result).toMatch(/existing id/);
	expect(again).toMatchObject({ id: first.id, outcome: 'sameInvoice' });
	const other = await run(stage.story, keepBoth, { id: first.id });
	expect(other.id).not.toBe(first.id);
	expect(outcome.override).toMatch(/traced/);
	const entries = await stage.story.ledger.read.audit.ofSubject(first.id);
	expect(entries.map(({ action }) => action)).toContain('intake.keptBoth');
}

/** A mail: of its attachments those that are an invoice become one, and one invoice in two files is one. */
export async function readAttached({ given, expect: outcome }: PeerCase): Promise<void> {
	const document = { ...french('invoice'), number: unique('MAIL') };
	const files = await Promise.all((given.attachments as string[]).map((name) => attach(document, name)));
	const mail = writeMail('supplier@example.com', 'invoices@dupont.example', 'Invoice', files);
	await receiveAll(stage.story, Buffer.from(mail), { source: 'email' }, 'mail.eml');
	expect(await withNumber(document.number)).toHaveLength(outcome.documents);
}

async function attach(document: ReturnType<typeof french>, described: string): Promise<AttachedFile> {
	const [name = ''] = described.split(' ');
	const invoice = toSemanticInvoice(document);
	if (name.endsWith('.xml'))
		return { name, mimeType: 'application/xml', bytes: Buffer.from(writeCii(invoice)) };
	if (!name.endsWith('.pdf'))
		return { name, mimeType: 'image/png', bytes: makePng(120, 40, new Uint8Array(120 * 40).fill(0xff)) };
	const printable = described.includes('xml inside') ? encloseInvoice(document, invoice) : document;
	return { name, mimeType: 'application/pdf', bytes: await writePdf(layoutDocument(printable)) };
}

/** Amounts that contradict each other stay as they stand, and a person is asked. */
export async function keepFigures({ given, expect: outcome }: PeerCase): Promise<void> {
	const view = await receive(
		stage.story,
		eInvoice({ number: unique('T'), gross: given.total, tax: given.vat }),
	);
	expect(view.gross).toBe(Number(outcome.total));
	expect(outcome.state).toBe('to verify');
	expect([view.state, view.problems.length > 0]).toEqual(['toVerify', true]);
}

/** The first amount on a page is no total because it is the first. */
export function weighAmounts({ given, expect: outcome }: PeerCase): void {
	expect([given.total_label, outcome.state]).toEqual(['unknown', 'to verify']);
	const amounts = given.amounts_in_order as string[];
	const lines = ['Invoice 4711', 'Date: 02.03.2026', ...amounts.map((amount) => `Something   ${amount}`)];
	const page = pageOf(lines.join('\n'));
	const invoice = readText([page]);
	const report = checkInvoice(invoice, { ownIds: [], today: '2026-03-05' });
	expect(report.state).toBe('toVerify');
	expect(invoice.totals.gross?.confidence ?? 0).toBeLessThan(0.5);
}

/** A rate that a person changes is checked against base and tax. */
export async function editRate({ given, expect: outcome }: PeerCase): Promise<void> {
	const [, before, after] = /(\d+) -> (\d+)/.exec(given.edit) ?? [];
	expect(outcome.recap_by_rate).toMatch(/flagged/);
	const tax = before;
	const bytes = eInvoice({ number: unique('E'), tax: `${tax}.00`, gross: `${100 + Number(tax)}.00` });
	const view = await receive(stage.story, bytes);
	const taxes = [{ rate: after, category: 'S', base: '100.00', tax: `${tax}.00` }];
	const corrected = await run(stage.story, correctIntake, { id: view.id, taxes });
	expect(corrected.state).toBe('toVerify');
	expect(corrected.problems.join(' ')).toMatch(new RegExp(`\\b${after} ?%`));
}

const withNumber = (number: string) => findIntakes(stage.story, { number });
