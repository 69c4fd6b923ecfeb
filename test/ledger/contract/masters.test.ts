import type { Master } from '../../../domain/masters/schemas';
import type { Ledger } from '../../../ledger/port';
import { DATABASES, openTestLedger, type TestLedger } from '../../support/ledgers';
import { openBooks, refusalOf, write, type Books } from '../support/books';

describe.each(DATABASES)('masters on %s', (database) => {
	let test: TestLedger;
	let ledger: Ledger;
	let first: Books;
	let second: Books;
	beforeAll(async () => {
		test = await openTestLedger(database);
		({ ledger } = test);
		first = await openBooks(ledger, 'A');
		second = await openBooks(ledger, 'B');
	});
	afterAll(() => test.dispose());

	const save = (
		companyId: string | null,
		code: string,
		fields: Partial<Master<'party'>['content']> = {},
		active = true,
	) =>
		write(ledger, (tx) =>
			tx.masters.save({
				kind: 'party',
				companyId,
				code,
				name: fields.name ?? code,
				active,
				content: { code, name: code, ...fields },
			}),
		);

	it('creates, changes and leaves alone, counting versions and keeping the id', async () => {
		const created = await save(first.companyId, 'V', { name: 'Vĩnh Phúc 🍜', email: 'v@x.fr' });
		expect(created).toMatchObject({
			change: 'created',
			master: { version: 1, companyId: first.companyId, active: true },
		});
		expect(await save(first.companyId, 'V', { name: 'Vĩnh Phúc 🍜', email: 'v@x.fr' })).toMatchObject({
			change: 'unchanged',
			master: { version: 1 },
		});
		const updated = await save(first.companyId, 'V', { name: 'Vĩnh Phúc 🍜', email: 'w@x.fr' }, false);
		expect(updated).toMatchObject({
			change: 'updated',
			master: { id: created.master.id, version: 2, active: false },
		});
		expect(await ledger.read.masters.get('party', created.master.id)).toEqual(updated.master);
		expect(await ledger.read.masters.get('product', created.master.id)).toBeUndefined();
	});

	it("finds by id or code: the company's own before the shared one", async () => {
		const shared = (await save(null, 'S')).master;
		const own = (await save(first.companyId, 'S')).master;
		const find = (reference: string, companyId?: string) =>
			ledger.read.masters.find('party', reference, companyId);
		expect((await find('S', first.companyId))?.id).toBe(own.id);
		expect((await find('S', second.companyId))?.id).toBe(shared.id);
		expect((await find(own.id))?.id).toBe(own.id);
		expect(await find('s', first.companyId)).toBeUndefined();
		expect(await refusalOf(find('S'))).toBe('party.ambiguous');
	});

	it('lists own and shared ones, active ones, by page', async () => {
		const codes = Array.from({ length: 25 }, (_, index) => `L${String(index).padStart(2, '0')}`);
		for (const [index, code] of codes.entries())
			await save(index % 2 ? null : first.companyId, code, { name: 'liste' }, index !== 3);
		const filter = { kind: 'party', search: 'liste' } as const;
		expect(await ledger.read.masters.list({ ...filter, limit: 100 })).toHaveLength(25);
		expect(
			await ledger.read.masters.list({ ...filter, companyId: second.companyId, limit: 100 }),
		).toHaveLength(12);
		expect(await ledger.read.masters.list({ ...filter, onlyActive: true, limit: 100 })).toHaveLength(24);
		const ids: string[] = [];
		for (let page = 0; page < 3; page += 1) {
			ids.push(
				...(await ledger.read.masters.list({ ...filter, after: ids.at(-1), limit: 10 })).map(
					(master) => master.id,
				),
			);
		}
		expect(new Set(ids).size).toBe(25);
		expect(ids).toEqual([...ids].sort());
	});

	it('searches without accents in code, name and identifiers, taking %, _ and \\ as themselves', async () => {
		await save(first.companyId, 'Q1', { name: 'Crédit Œuvres Đà Nẵng 50%_\\', vatNumber: 'FR40303265045' });
		await save(first.companyId, 'Q2', { name: 'Credit 500' });
		const codes = async (search: string) =>
			(await ledger.read.masters.list({ kind: 'party', search, limit: 10 })).map((master) => master.code);
		for (const search of ['oeuvres', 'da nang', 'CRÉDIT 50%', '%_\\', 'fr40303', 'q1 credit'])
			expect(await codes(search)).toEqual(['Q1']);
		expect(await codes('credit')).toEqual(['Q1', 'Q2']);
		expect(await codes("x' or '1'='1")).toEqual([]);
	});

	it('counts a version for each of two changes that meet', async () => {
		const other = await test.open();
		await save(first.companyId, 'RACE', { phone: '0' });
		const change = (handle: Ledger, phone: string) =>
			write(handle, (tx) =>
				tx.masters.save({
					kind: 'party',
					companyId: first.companyId,
					code: 'RACE',
					name: 'RACE',
					active: true,
					content: { code: 'RACE', name: 'RACE', phone },
				}),
			);
		const versions = await Promise.all(
			Array.from({ length: 10 }, (_, index) => change(index % 2 ? other : ledger, `+${index}`)),
		);
		expect(versions.map(({ master }) => master.version).sort((a, b) => a - b)).toEqual([
			2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
		]);
	});
});
