import type { Field, ReceivedInvoice } from '../../../domain/received/receivedInvoice';
import type { Ledger, LedgerTx, NewIntake, NewIntakeFile } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { openBooks, refusalOf, write, type Books } from '../support/books';

const field = <T>(value: T): Field<T> => ({
	value,
	origin: { source: 'xml', path: 'Invoice/ID' },
	confidence: 1,
	alternatives: [],
});
const invoice: ReceivedInvoice = {
	format: 'ubl',
	kind: field('invoice'),
	number: field('Số 7 — é'),
	seller: {},
	buyer: {},
	lines: [],
	taxes: [],
	totals: {},
	references: [],
};

describe.each(DATABASES)('received invoices on %s', (database) => {
	let test: TestLedger;
	let books: Books;
	beforeAll(async () => {
		test = await openTestLedger(database);
		books = await openBooks(test.ledger);
	});
	afterAll(() => test.dispose());

	let numbers = 0;
	const anIntake = (more: Partial<NewIntake> = {}): NewIntake => {
		numbers += 1;
		return {
			...{ companyId: books.companyId, state: 'toVerify', source: 'email', direction: 'purchase' },
			...{ issuer: '303265045', kind: 'invoice', series: '', number: `F-${numbers}`, year: '2026', twin: 0 },
			...{ partyId: books.partyId, issueDate: '2026-03-01', dueDate: null, currency: 'EUR', gross: 12000 },
			...{ documentId: null, asRead: invoice, corrected: null, details: { pages: 1 }, actor: 'test' },
			...more,
		};
	};
	const aFile = (intakeId: string, sha256: string, more: Partial<NewIntakeFile> = {}): NewIntakeFile => ({
		...{ intakeId, sha256, place: 1, role: 'original', name: 'été.pdf', mimeType: 'application/pdf' },
		...{ size: 4, source: 'email', mail: { from: 'a@b.example' }, asRead: null, actor: 'test' },
		...more,
	});
	const hash = (name: string) => name.padEnd(64, '0');
	const add = (more?: Partial<NewIntake>) => write(test.ledger, (tx) => tx.intakes.add(anIntake(more)));
	const read = () => test.ledger.read.intakes;

	it('keeps an intake with its file, and reads both back as they were', async () => {
		const given = anIntake({ gross: 9_007_199_254_740_991 });
		const record = await write(test.ledger, async (tx) => {
			const made = await tx.intakes.add(given);
			await tx.intakes.keep(hash('a'), 4, 'dGVzdA==');
			await tx.intakes.keep(hash('a'), 4, 'other');
			await tx.intakes.addFile(aFile(made.id, hash('a')));
			return made;
		});
		expect(await read().get(record.id)).toEqual({ ...given, id: record.id, createdAt: NOW, updatedAt: NOW });
		expect(await read().content(hash('a'))).toBe('dGVzdA==');
		const [file] = await read().filesOf([record.id]);
		expect(file).toMatchObject({ ...aFile(record.id, hash('a')), receivedAt: NOW });
		expect(await read().fileOf(hash('a'), 1)).toEqual(file);
		expect(await read().fileOf(hash('a'), 2)).toBeUndefined();
	});

	it('merges details, changes what is named and leaves the rest', async () => {
		const record = await add();
		const changed = await write(test.ledger, async (tx) => {
			expect(await tx.intakes.lock(record.id)).toEqual(record);
			return tx.intakes.change(record.id, { dueDate: '2026-04-01', partyId: null, details: { reason: 'r' } });
		});
		expect(changed).toEqual({
			...{ ...record, dueDate: '2026-04-01', partyId: null },
			details: { pages: 1, reason: 'r' },
		});
	});

	it('finds by state, direction, kind and time, page by page', async () => {
		const made = [
			await add({ direction: 'sale', kind: 'creditNote', issueDate: '2025-01-01' }),
			await add({ direction: 'sale', kind: 'creditNote', issueDate: '2025-01-02' }),
		].map(({ id }) => id);
		const filter = { direction: 'sale', kind: 'creditNote', states: ['toVerify'], limit: 1 } as const;
		const [first] = await read().find(filter);
		const [second, ...none] = await read().find({ ...filter, after: first?.id });
		expect([first?.id, second?.id]).toEqual(made);
		expect(none).toEqual([]);
		expect((await read().find({ ...filter, newestFirst: true })).map(({ id }) => id)).toEqual([made[1]]);
		const dated = { issuedFrom: '2025-01-02', issuedTo: '2025-12-31', limit: 9 };
		expect((await read().find(dated)).map(({ id }) => id)).toEqual([made[1]]);
	});

	it('one number of one issuer and year is there once, until it is rejected, voided or a twin', async () => {
		const first = await add({ number: 'ONCE' });
		const again = (more: Partial<NewIntake> = {}) => refusalOf(add({ number: 'ONCE', ...more }));
		expect(await again({ year: '2025' })).toBe('done');
		expect(await again({ series: '1C26TAA' })).toBe('done');
		expect(await again({ kind: 'creditNote' })).toBe('done');
		expect(await again({ twin: 1 })).toBe('done');
		expect(await again({ issuer: null })).toBe('done');
		const key = { issuer: '303265045', kind: 'invoice', series: '', number: 'ONCE', year: '2026' } as const;
		expect((await read().sameNumber(key)).map(({ twin }) => twin)).toEqual([0, 1]);
		await write(test.ledger, (tx) => tx.intakes.change(first.id, { state: 'voided' }));
		expect(await again()).toBe('done');
	});

	/** Takes one invoice in as a service does: looks, then writes. */
	const takeIn = (ledger: Ledger, number: string, sha256: string) =>
		write(ledger, async (tx: LedgerTx) => {
			const there = await tx.intakes.fileOf(sha256, 1);
			if (there) return there.intakeId;
			const record = anIntake({ number });
			const [same] = await tx.intakes.sameNumber(record);
			const { id } = same ?? (await tx.intakes.add(record));
			await tx.intakes.keep(sha256, 4, 'dGVzdA==');
			await tx.intakes.addFile(aFile(id, sha256, { role: same ? 'waiting' : 'original' }));
			return id;
		});

	it('the same bytes, or the same number, from several handles at once are one intake', async () => {
		const handles = await Promise.all([1, 2, 3, 4].map(() => test.open()));
		const bytes = await Promise.all(handles.map((ledger) => takeIn(ledger, 'RACE-1', hash('b'))));
		expect(new Set(bytes).size).toBe(1);
		expect(await read().filesOf(bytes)).toHaveLength(1);
		const others = await Promise.all(
			handles.map((ledger, index) => takeIn(ledger, 'RACE-2', hash(`c${index}`))),
		);
		expect(new Set(others).size).toBe(1);
		const roles = (await read().filesOf(others)).map(({ role }) => role);
		expect(roles.sort()).toEqual(['original', 'waiting', 'waiting', 'waiting']);
		expect((await read().find({ filesWait: true, limit: 9 })).map(({ id }) => id)).toEqual([others[0]]);
	});

	it('released bytes may come again', async () => {
		const first = await takeIn(test.ledger, 'AGAIN', hash('d'));
		await write(test.ledger, async (tx) => {
			await tx.intakes.change(first, { state: 'voided' });
			for (const { id } of await tx.intakes.filesOf([first]))
				await tx.intakes.changeFile(id, { role: 'released' });
		});
		expect(await takeIn(test.ledger, 'AGAIN', hash('d'))).not.toBe(first);
	});

	it('finds invoices that look alike', async () => {
		const record = await add({ gross: 4711, issueDate: '2026-02-10' });
		const like = { currency: 'EUR', gross: 4711, issuedFrom: '2026-02-03', issuedTo: '2026-02-17' };
		expect((await read().alike(like)).map(({ id }) => id)).toEqual([record.id]);
		expect(await read().alike({ ...like, currency: 'VND' })).toEqual([]);
		expect(await read().alike({ ...like, issuedTo: '2026-02-09' })).toEqual([]);
	});
});
