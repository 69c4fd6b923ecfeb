import { convertDocument } from '../../services/convertDocument';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { findDocuments } from '../../services/findDocuments';
import { getMaster } from '../../services/findMasters';
import { saveMaster } from '../../services/saveMaster';
import { setMasterActive } from '../../services/setMasterActive';
import { updateDraft } from '../../services/updateDraft';
import { run, storyOn } from '../support/stories';
import { foundCompany, linesOf, onEachDatabase, refusedBy, stored } from './stage';

onEachDatabase('the parties of a document', (stage) => {
	const quotation = (more: object = {}) =>
		run(stage.story, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: [{ product: 'OIL' }],
			...more,
		});

	it('the contact is a person of the customer, printed with the address', async () => {
		const made = await quotation({ contact: 'MARTIN-1', validate: true });
		expect((await stored(stage, made)).buyer).toMatchObject({
			name: 'Épicerie Martin',
			contactName: 'Paul Martin',
		});
	});

	it('a contact of another customer is refused', async () => {
		const input = { company: 'DUPONT', customer: 'LEROY', contact: 'MARTIN-1', lines: [{ product: 'OIL' }] };
		const refusal = await refusedBy(stage.story, createDocument('quotation'), input);
		expect(refusal).toMatchObject({ rule: 'contact.otherParty', field: 'contact' });
		expect(refusal.message).toContain('Paul Martin');
	});

	it('a contact code that another company uses too is looked up in the own company', async () => {
		const other = await foundCompany(stage.story);
		await run(stage.story, saveMaster('contact'), {
			code: 'MARTIN-1',
			name: 'Somebody Else',
			party: `${other}-C`,
			company: other,
		});
		const made = await quotation({ contact: 'MARTIN-1' });
		expect((await stored(stage, made)).contactId).toBe(
			(await stage.story.ledger.read.masters.find('contact', 'MARTIN-1', made.companyId))?.id,
		);
	});

	it('the owner is the customer’s, else the author', async () => {
		expect((await quotation()).owner).toBe('Claire');
		expect((await quotation({ customer: 'LEROY' })).owner).toBe('alice');
		expect(
			(
				await run(storyOn(stage.test, 'bob'), createDocument('quotation'), {
					company: 'DUPONT',
					customer: 'LEROY',
					lines: [{ product: 'OIL' }],
				})
			).owner,
		).toBe('bob');
	});

	it('the owner may be another person, at once or later', async () => {
		const made = await quotation({ owner: 'Denis' });
		expect(made.owner).toBe('Denis');
		expect((await run(stage.story, updateDraft, { id: made.id, owner: 'Emma' })).owner).toBe('Emma');
	});

	it('a document without a customer, or with an unknown or inactive one, is refused with the field and the way out', async () => {
		const lines = [{ product: 'OIL' }];
		expect(
			await refusedBy(stage.story, createDocument('quotation'), { company: 'DUPONT', lines }),
		).toMatchObject({ rule: 'customer.missing', field: 'customer' });
		const unknown = await refusedBy(stage.story, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'NOBODY',
			lines,
		});
		expect(unknown).toMatchObject({
			rule: 'party.unknown',
			field: 'customer',
			fix: expect.stringContaining('Billing Master Data'),
		});
		await run(stage.story, saveMaster('party'), { code: 'GONE', name: 'Gone', company: 'DUPONT' });
		const gone = await stage.story.ledger.read.masters.find('party', 'GONE');
		await run(stage.story, setMasterActive('party', false), { id: gone?.id });
		expect(
			await refusedBy(stage.story, createDocument('quotation'), {
				company: 'DUPONT',
				customer: 'GONE',
				lines,
			}),
		).toMatchObject({ rule: 'party.inactive' });
	});

	it('with several companies the company is chosen; its customers and products are its own', async () => {
		const other = await foundCompany(stage.story);
		expect(
			await refusedBy(stage.story, createDocument('quotation'), {
				customer: 'MARTIN',
				lines: [{ product: 'OIL' }],
			}),
		).toMatchObject({ rule: 'company.several', field: 'company' });
		expect(
			(
				await refusedBy(stage.story, createDocument('quotation'), {
					company: other,
					customer: 'MARTIN',
					lines: linesOf(1),
				})
			).rule,
		).toBe('party.unknown');
		expect(
			(
				await refusedBy(stage.story, createDocument('quotation'), {
					company: other,
					customer: `${other}-C`,
					lines: [{ product: 'OIL' }],
				})
			).rule,
		).toBe('product.unknown');
		const made = await run(stage.story, createDocument('quotation'), {
			company: other,
			customer: `${other}-C`,
			lines: linesOf(1),
		});
		expect(made.companyCode).toBe(other);
	});

	it('a title and a nature are kept and found', async () => {
		const made = await quotation({ title: 'Rénovation du fournil', nature: 'Matériel de cuisson' });
		for (const search of ['renovation fournil', 'cuisson']) {
			expect((await findDocuments(stage.story, { search })).map((view) => view.id)).toContain(made.id);
		}
	});

	it('an internal note stays on its document and does not pass to the next one', async () => {
		const made = await quotation({ internalNote: 'Pays late', headerComment: 'Bonjour', validate: true });
		expect(made.details.header).toMatchObject({ internalNote: 'Pays late', headerComment: 'Bonjour' });
		const next = await run(stage.story, convertDocument('salesOrder'), { id: made.id });
		expect(next.details.header).toMatchObject({ internalNote: null, headerComment: 'Bonjour' });
	});
});

onEachDatabase('a product entered on the fly', (stage) => {
	const line = { product: 'YEAST', description: 'Levure', unitPrice: '2.40', taxRate: '5.5', quantity: 3 };
	const draft = { customer: 'MARTIN', lines: [line] };

	it('is created where that was asked, and used by the next document', async () => {
		expect((await refusedBy(stage.story, createInvoiceFromLines, draft)).rule).toBe('product.unknown');
		const made = await run(stage.story, createInvoiceFromLines, { ...draft, createMissingProducts: true });
		expect(made.details.lines[0]).toMatchObject({ productCode: 'YEAST', net: 7.2 });
		expect(await getMaster(stage.story, 'product', 'YEAST')).toMatchObject({
			name: 'Levure',
			active: true,
			content: { unitPrice: '2.4', currency: 'EUR' },
		});
		expect(
			await run(stage.story, createInvoiceFromLines, {
				customer: 'MARTIN',
				lines: [{ product: 'YEAST', quantity: 1 }],
			}),
		).toMatchObject({ net: 2.4, tax: 0.13 });
	});

	it('needs a description and a price', async () => {
		const input = {
			customer: 'MARTIN',
			lines: [{ product: 'SALT', quantity: 1 }],
			createMissingProducts: true,
		};
		expect(await refusedBy(stage.story, createInvoiceFromLines, input)).toMatchObject({
			rule: 'product.quickEntry',
			field: 'lines[0].product',
		});
	});

	it('is not created when its document is refused', async () => {
		const lines = [{ ...line, product: 'SUGAR' }, { product: 'UNKNOWN' }];
		await refusedBy(stage.story, createInvoiceFromLines, {
			customer: 'MARTIN',
			lines,
			createMissingProducts: true,
		});
		await expect(getMaster(stage.story, 'product', 'SUGAR')).rejects.toMatchObject({
			rule: 'product.unknown',
		});
	});
});

onEachDatabase('the VAT of a line', (stage) => {
	const rateOf = async (customer: string, line: object) => {
		const made = await run(stage.story, createInvoiceFromLines, {
			customer,
			lines: [{ unitPrice: 1, ...line }],
		});
		return [made.details.lines[0]?.taxCategory, Number(made.details.lines[0]?.taxRate)];
	};

	it('is that of the line, else of the customer, else of the product, else of the company', async () => {
		await run(stage.story, saveMaster('party'), {
			code: 'EXPORT',
			name: 'Export',
			company: 'DUPONT',
			taxCategory: 'G',
		});
		expect(await rateOf('MARTIN', { description: 'x' })).toEqual(['S', 20]);
		expect(await rateOf('MARTIN', { product: 'FLOUR' })).toEqual(['S', 5.5]);
		expect(await rateOf('EXPORT', { product: 'FLOUR' })).toEqual(['G', 0]);
		expect(await rateOf('EXPORT', { product: 'FLOUR', taxRate: 10 })).toEqual(['S', 10]);
	});

	it.each([[{ taxCategory: 'S', taxRate: 0 }], [{ taxCategory: 'E', taxRate: 20 }]])(
		'%j is refused',
		async (line) => {
			const input = { customer: 'MARTIN', lines: [{ description: 'x', unitPrice: 1, ...line }] };
			expect(await refusedBy(stage.story, createInvoiceFromLines, input)).toMatchObject({
				rule: 'line.taxCategory',
				field: 'lines[0].taxCategory',
			});
		},
	);
});
