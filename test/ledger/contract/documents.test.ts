import type { BillingDocument } from '../../../domain/documents/document';
import type { Ledger } from '../../../ledger/port';
import { DATABASES, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, aLine, openBooks, refusalOf, validate, write, type Books } from '../support/books';

const VIETNAMESE = 'Công ty TNHH Đường Ổi — “Phở” 🍜👩‍🍳';

jest.setTimeout(30_000);

describe.each(DATABASES)('documents on %s', (database) => {
	let test: TestLedger;
	let ledger: Ledger;
	let books: Books;
	beforeAll(async () => {
		test = await openTestLedger(database);
		({ ledger } = test);
		books = await openBooks(ledger);
	});
	afterAll(() => test.dispose());

	const insert = (fields: Partial<BillingDocument> = {}) =>
		write(ledger, async (tx) => {
			const draft = aDraft(tx, books, fields);
			await tx.documents.insert(draft);
			return draft;
		});

	it('gives every field back as it was given', async () => {
		const address = {
			line1: '36 phố Hàng Bạc',
			line2: "l'étage",
			postCode: '75001',
			city: 'Hà Nội',
			subdivision: 'HN',
			country: 'VN',
		};
		const snapshot = {
			id: books.partyId,
			name: VIETNAMESE,
			legalForm: 'SARL',
			address,
			vatNumber: 'FR40303265045',
			email: 'a@b.fr',
		};
		const given = await write(ledger, async (tx) => {
			const draft = aDraft(tx, books, {
				contactId: 'con_x',
				owner: 'Claire',
				language: 'vi',
				validUntil: '2026-04-10',
				deliveryDate: '2026-03-20',
				dueDate: '2026-04-09',
				title: VIETNAMESE,
				nature: 'Vente',
				customerReference: `"'; drop table documents; --`,
				supplierNumber: 'S-1',
				parent: { kind: 'deal', id: '42', title: 'Affaire' },
				origin: 'counter',
				operationCode: 'OP',
				vatRegime: 'normal',
				parafiscalRegime: 'TPF',
				cashDiscount: { rate: '2.5', days: 10 },
				creditInsured: true,
				paymentMethod: 'virement',
				taxRounding: 'line',
				priceBasis: 'gross',
				sellerProfileId: 'prf_x',
				billTo: address,
				shipTo: address,
				charges: [{ nature: 'port', label: 'Port', amount: 1500, taxCategory: 'S', taxRate: '20' }],
				headerComment: 'a\nb\tc',
				footerComment: '\\ % _',
				internalNote: 'x',
				customLabel: 'lbl_x',
				invoiceType: 'deposit',
				attachments: [{ name: 'a.pdf', mimeType: 'application/pdf', sha256: '0'.repeat(64) }],
				summary: true,
				reason: 'r',
				seller: snapshot,
				buyer: snapshot,
				sellerProfile: { id: 'prf_x', name: 'P', ibanPrinted: 'FR7630006000011234567890189' },
				lines: [
					aLine(tx, {
						productId: books.productId,
						productCode: 'P',
						quantity: '2.000001',
						unitPrice: '0.0000000001',
						comment: VIETNAMESE,
					}),
					aLine(tx, {
						position: 2,
						kind: 'note',
						unitPrice: null,
						quantity: '0',
						net: 0,
						description: "l'œuf",
					}),
				],
			});
			await tx.documents.insert(draft);
			return draft;
		});
		expect(await ledger.read.documents.get(given.id)).toEqual(given);
		const fixed = await write(ledger, (tx) => validate(tx, given, books.series[0] ?? ''));
		expect(await ledger.read.documents.get(given.id)).toEqual(fixed);
		expect(fixed.numbering).toMatchObject({ sequence: 1, period: '2026' });
	});

	it('gives null fields back as null, and an unknown id as undefined', async () => {
		const given = await insert({ lines: [] });
		expect(await ledger.read.documents.get(given.id)).toEqual(given);
		expect(await ledger.read.documents.get('inv_nobody')).toBeUndefined();
		expect(await ledger.read.documents.getMany([])).toEqual([]);
	});

	it('keeps money exactly to 2^53 − 1 and refuses what is beyond', async () => {
		const totals = (gross: number) => ({ lines: 0, charges: 0, net: -gross, tax: 0, gross, taxLines: [] });
		const most = await insert({ totals: totals(Number.MAX_SAFE_INTEGER), lines: [] });
		expect((await ledger.read.documents.get(most.id))?.totals).toEqual(totals(Number.MAX_SAFE_INTEGER));
		expect(await refusalOf(insert({ totals: totals(2 ** 53) }))).toBe('amount.tooLarge');
		await expect(insert({ totals: totals(12.5) })).rejects.toThrow(TypeError);
		await expect(
			write(ledger, async (tx) =>
				tx.documents.insert(aDraft(tx, books, { lines: [aLine(tx, { net: 0.1 })] })),
			),
		).rejects.toThrow(TypeError);
	});

	it('finds by words without accents, taking %, _ and \\ as themselves', async () => {
		const odd = await insert({ title: 'Remise 100%_sûre \\ Đặng' });
		await insert({ title: 'Remise 100 pour cent' });
		const found = async (search: string) =>
			(await ledger.read.documents.find({ search, limit: 10 })).map((document) => document.id);
		for (const search of ['100%', '%_', '\\', 'REMISE dang', '100%_SURE \\'])
			expect(await found(search)).toEqual([odd.id]);
		expect(await found("x' or '1'='1")).toEqual([]);
		expect(await found('🍜 pho')).toHaveLength(1);
	});

	it('filters by every field, and by empty lists to nothing', async () => {
		const { id } = await insert({ kind: 'salesOrder', owner: 'Zoé', issueDate: '2025-02-03' });
		const fields = [
			{ companyId: books.companyId },
			{ kinds: ['salesOrder', 'quotation'] as const },
			{ side: 'sale' as const },
			{ partyId: books.partyId },
			{ states: ['draft'] as const },
			{ issuedTo: '2025-12-31' },
			{ issuedFrom: '2025-02-03' },
		];
		for (const filter of fields) {
			const found = await ledger.read.documents.find({ ...filter, owner: 'Zoé', limit: 10 });
			expect(found.map((document) => document.id)).toEqual([id]);
		}
		for (const filter of [
			{ kinds: [] },
			{ states: [] },
			{ companyId: 'x' },
			{ side: 'purchase' as const },
			{ issuedFrom: '2027-01-01' },
		]) {
			expect(await ledger.read.documents.find({ ...filter, owner: 'Zoé', limit: 10 })).toEqual([]);
		}
	});

	it('sums by kind, currency and month, and refuses a sum that is too large to show', async () => {
		const owner = 'figures';
		await insert({ owner, kind: 'quotation' });
		await insert({ owner, kind: 'quotation' });
		await insert({ owner, kind: 'quotation', issueDate: '2026-04-01' });
		const figures = await ledger.read.documents.figures({ owner });
		expect(figures).toEqual([
			{ kind: 'quotation', currency: 'EUR', month: '2026-03', count: 2, net: 2000, tax: 400, gross: 2400 },
			{ kind: 'quotation', currency: 'EUR', month: '2026-04', count: 1, net: 1000, tax: 200, gross: 1200 },
		]);
		const most = {
			lines: 0,
			charges: 0,
			net: Number.MAX_SAFE_INTEGER,
			tax: 0,
			gross: Number.MAX_SAFE_INTEGER,
			taxLines: [],
		};
		await insert({ owner, totals: most });
		await insert({ owner, totals: most });
		expect(await refusalOf(ledger.read.documents.figures({ owner }))).toBe('sum.tooLarge');
	});

	it('locks a document at its validation, on a fact that no later state clears', async () => {
		const draft = await insert();
		const changed = { ...draft, title: 'changed', lines: [] };
		await write(ledger, (tx) => tx.documents.saveDraft(changed));
		expect(await ledger.read.documents.get(draft.id)).toEqual(changed);
		const fixed = await write(ledger, (tx) => validate(tx, changed, books.series[1] ?? ''));
		expect(await refusalOf(write(ledger, (tx) => tx.documents.saveDraft({ ...fixed, title: 'again' })))).toBe(
			'document.locked',
		);
		expect(await refusalOf(write(ledger, (tx) => tx.documents.fix({ ...fixed, number: 'other' })))).toBe(
			'document.locked',
		);
		await write(ledger, (tx) => tx.documents.setState(fixed.id, 'cancelled'));
		expect(await refusalOf(write(ledger, (tx) => tx.documents.saveDraft(draft)))).toBe('document.locked');
		expect(await ledger.read.documents.get(draft.id)).toEqual({ ...fixed, state: 'cancelled' });
		await expect(write(ledger, (tx) => tx.documents.setState('inv_nobody', 'cancelled'))).rejects.toThrow(
			'inv_nobody',
		);
	});

	it('refuses a number that its series has given before', async () => {
		const [first, second] = [await insert(), await insert()];
		const taken = (draft: BillingDocument) =>
			write(ledger, async (tx) => {
				const numbering = await tx.series.take(books.series[2] ?? '', draft.issueDate, 'yearly');
				await tx.documents.fix({
					...draft,
					number: 'SAME',
					numbering,
					state: 'validated',
					validatedAt: tx.now,
				});
			});
		await taken(first);
		expect(await refusalOf(taken(second))).toBe('number.taken');
		expect(await ledger.read.documents.get(second.id)).toEqual(second);
	});

	it('pages by key over more than 1,000 rows, several kinds in the order of their age', async () => {
		const kinds = ['quotation', 'invoice', 'creditNote'] as const;
		const owner = 'pages';
		const made: string[] = [];
		for (let batch = 0; batch < 3; batch += 1) {
			const now = `2026-05-0${batch + 1}T00:00:00.000Z`;
			const items = Array.from({ length: 370 }, (_, index) => ({ key: '', input: index }));
			const outcomes = await ledger.write(
				items,
				async (tx, index) => {
					const draft = aDraft(tx, books, { owner, kind: kinds[index % 3], lines: [] });
					await tx.documents.insert(draft);
					return draft.id;
				},
				{ now },
			);
			made.push(...outcomes.map((outcome) => (outcome.ok ? outcome.value : 'failed')).sort());
		}
		for (const newestFirst of [false, true]) {
			const ids: string[] = [];
			for (const size of [1000, 100, 100]) {
				const page = await ledger.read.documents.find({ owner, newestFirst, after: ids.at(-1), limit: size });
				ids.push(...page.map((document) => document.id));
			}
			expect(ids).toEqual(newestFirst ? made.toReversed() : made);
		}
		const invoices = await ledger.read.documents.find({ owner, kinds: ['invoice'], limit: 1000 });
		expect(invoices.map((document) => document.id)).toEqual(made.filter((id) => id.startsWith('inv_')));
		expect(await ledger.read.documents.getMany(made)).toHaveLength(1110);
		expect(await write(ledger, (tx) => tx.documents.lock([...made, ...made]))).toHaveLength(1110);
	});

	it('reads a document of thousands of lines in their order', async () => {
		const big = await write(ledger, async (tx) => {
			const lines = Array.from({ length: 2500 }, (_, index) =>
				aLine(tx, { position: index + 1, description: `Ligne ${index}` }),
			);
			const draft = aDraft(tx, books, { lines });
			await tx.documents.insert(draft);
			return draft;
		});
		expect(await ledger.read.documents.get(big.id)).toEqual(big);
	});
});
