import type { NewEInvoice } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, openBooks, refusalOf, write, type Books } from '../support/books';

describe.each(DATABASES)('the register of e-invoices on %s', (database) => {
	let test: TestLedger;
	let books: Books;
	beforeAll(async () => {
		test = await openTestLedger(database);
		books = await openBooks(test.ledger);
	});
	afterAll(() => test.dispose());

	let keys = 0;
	const add = (more: Partial<NewEInvoice> = {}) =>
		write(test.ledger, async (tx) => {
			const draft = aDraft(tx, books);
			await tx.documents.insert(draft);
			keys += 1;
			const { companyId } = books;
			const amounts = { currency: 'VND', net: 1000, tax: 80, gross: 1080 };
			const member = { companyId, documentId: draft.id, place: 1, rate: '8', key: `key-${keys}`, ...amounts };
			return tx.eInvoices.add({ ...member, state: 'prepared', details: {}, ...more });
		});
	const given = (sequence: number, series = '1C26TAA') => ({
		number: `N${sequence}`,
		sequence,
		series,
		templateCode: 'tpl',
		provider: 'misa',
		account: 'acc',
		issueDate: '2026-03-10',
		details: { providerKey: `TX${sequence}` },
	});
	const number = (id: string, sequence: number, series?: string) =>
		refusalOf(write(test.ledger, (tx) => tx.eInvoices.number(id, given(sequence, series))));

	it('keeps what it is given, and merges what is told later', async () => {
		const record = await add({ details: { drafts: 1 } });
		await write(test.ledger, (tx) =>
			tx.eInvoices.change(record.id, {
				state: 'sending',
				provider: 'misa',
				account: 'acc',
				series: '1C26TZZ',
				templateCode: 'tpl',
				intentKey: 'i',
				details: { payload: { a: 'Đường' } },
			}),
		);
		const [read] = await test.ledger.read.eInvoices.ofDocuments([record.documentId ?? '']);
		expect(read).toMatchObject({
			...record,
			state: 'sending',
			provider: 'misa',
			account: 'acc',
			series: '1C26TZZ',
			templateCode: 'tpl',
			intentKey: 'i',
			details: { drafts: 1, payload: { a: 'Đường' } },
		});
		expect(await test.ledger.read.eInvoices.byKeys([record.key ?? ''])).toHaveLength(1);
	});

	it('is numbered once, and a number stands once in its series', async () => {
		const [one, other] = [await add(), await add()];
		expect(await number(one.id, 1)).toBe('done');
		expect(await number(one.id, 2)).toBe('einvoice.numbered');
		expect(await number(other.id, 1)).toBe('einvoice.numberTaken');
		expect(await number(other.id, 1, '1C26TBB')).toBe('done');
		const { eInvoices } = test.ledger.read;
		expect(await eInvoices.byNumber('acc', '1C26TAA', 1)).toMatchObject({
			id: one.id,
			state: 'issued',
			details: { providerKey: 'TX1' },
		});
		expect(await eInvoices.sequencesOf('acc', '1C26TAA')).toEqual([1]);
		expect(await eInvoices.latestOf('acc', '1C26TAA')).toMatchObject({ id: one.id });
		expect(
			await eInvoices.find({ account: 'acc', states: ['issued'], series: '1C26TBB', limit: 5 }),
		).toHaveLength(1);
	});

	it('takes strangers out again, and never an e-invoice of a document', async () => {
		const issued = { ...given(7), state: 'issued', documentId: null, key: 'portal', rate: null } as const;
		const [own, stranger] = [await add(), await add({ ...issued, details: {} })];
		for (const { id } of [own, stranger]) await write(test.ledger, (tx) => tx.eInvoices.removeStranger(id));
		expect((await test.ledger.read.eInvoices.getMany([own.id, stranger.id])).map(({ id }) => id)).toEqual([
			own.id,
		]);
	});

	it('gives the turn in a series to one at a time, until it is given back or over', async () => {
		const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
		const second = await test.open();
		const lease = (holder: string, minutes: number, ledger = test.ledger) =>
			write(ledger, (tx) => tx.eInvoices.lease('acc', '1C26TAA', holder, at(minutes + 5)), {
				now: at(minutes),
			});
		expect((await Promise.all([lease('a', 0), lease('b', 0, second)])).filter(Boolean)).toHaveLength(1);
		await write(test.ledger, (tx) => tx.eInvoices.release('acc', '1C26TAA', 'a'));
		await write(test.ledger, (tx) => tx.eInvoices.release('acc', '1C26TAA', 'b'));
		expect(await lease('a', 1)).toBe(true);
		expect(await lease('a', 2)).toBe(true);
		expect(await lease('b', 3)).toBe(false);
		await write(test.ledger, (tx) => tx.eInvoices.release('acc', '1C26TAA', 'b'));
		expect(await lease('b', 4)).toBe(false);
		expect(await lease('b', 8)).toBe(true);
	});
});
