import {
	done,
	fixDate,
	goods,
	inUserFolder,
	invoicing,
	masters,
	openWholesaler,
	runStep,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';
import { onPostgres } from './support/onPostgres';
import { search } from './support/searchList';

/** The pickers of the panel, asked as the editor asks them. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const names = async (...asked: Parameters<typeof search>) =>
	(await search(...asked)).results.map(({ name }) => name);

test('masters are found by any part of name or code, without accents or capitals', async () => {
	for (const filter of ['epicerie', 'MARTIN', 'ÉPICERIE mar'])
		expect(await names('searchCustomers', filter)).toEqual(['Épicerie Martin (MARTIN)']);
	expect(await names('searchProducts', 'huile d’oli')).toEqual(['Huile d’olive 5 l (OIL)']);
	expect(await names('searchCompanies')).toEqual(['Dupont & Fils (DUPONT)']);
	expect(await names('searchCustomers', 'nobody')).toEqual([]);
});

test('customers are picked among customers, suppliers among suppliers, either among both', async () => {
	expect((await names('searchCustomers')).sort()).toEqual(['Leroy SARL (LEROY)', 'Épicerie Martin (MARTIN)']);
	expect(await names('searchSuppliers')).toEqual(['Moulins du Nord (MOULIN)']);
	expect(await names('searchParties')).toHaveLength(3);
});

test('what is picked is an id that the node takes', async () => {
	const { results } = await search('searchCustomers', 'leroy');
	const customer = { __rl: true, mode: 'list', value: results[0]?.value };
	const [made] = await done(
		runStep(
			sales('quotation', 'create', {
				inputSource: 'fields',
				customer,
				lineRows: { entry: [{ product: { __rl: true, mode: 'id', value: 'OIL' }, quantity: '1' }] },
			}),
		),
	);
	expect(made).toMatchObject({ customerCode: 'LEROY', gross: 47.88 });
});

test('inactive masters are not offered', async () => {
	await done(
		runStep(masters('customer', 'upsert'), [
			{ code: 'OLD', name: 'Old customer', company: 'DUPONT', active: false },
		]),
	);
	expect(await names('searchCustomers', 'old customer')).toEqual([]);
});

test('documents are of the resource of the panel, newest first, found by number, customer and amount', async () => {
	const [first, second] = await done(
		runStep(sales('salesOrder', 'create', { validate: true }), [
			goods(),
			goods({ customer: 'LEROY', lines: [{ product: 'OIL', quantity: 1 }] }),
		]),
	);
	await done(runStep(sales('quotation', 'create'), [goods()]));
	const orders = await search('searchDocuments', undefined, undefined, { resource: 'salesOrder' });
	expect(orders.results.map(({ value }) => value)).toEqual([second?.['id'], first?.['id']]);
	expect(orders.results[0]?.name).toBe(`${second?.['number']} · Leroy SARL · 47.88 EUR · 2026-03-10`);
	const everything = await names('searchDocuments', undefined, undefined, { resource: 'document' });
	expect(everything).toHaveLength((await names('searchDocuments')).length);
	expect(everything.length).toBeGreaterThan(orders.results.length);
	for (const filter of [String(second?.['number']), 'leroy 47.88']) {
		expect(
			(await search('searchDocuments', filter, undefined, { resource: 'salesOrder' })).results.map(
				({ value }) => value,
			),
		).toEqual([second?.['id']]);
	}
	expect(await names('searchInvoices')).toEqual([]);
	expect((await search('searchInvoiceable')).results.map(({ value }) => value)).toEqual(
		expect.arrayContaining([first?.['id'], second?.['id']]),
	);
});

test('customers with such a document in the last twelve months come first, then the others by name', async () => {
	const customers = ['Zola', 'Anouilh', 'Élouan', 'Balzac'].map((name) => ({
		code: name.slice(0, 1).replace('É', 'E'),
		name: `Recent ${name}`,
		company: 'DUPONT',
	}));
	await done(runStep(masters('customer', 'upsert'), customers));
	const propose = (customer: string, issueDate: string) => goods({ customer, issueDate });
	await done(runStep(sales('proForma', 'create'), [propose('Z', '2025-03-10'), propose('B', '2025-03-09')]));
	const picked = (resource?: string) => names('searchCustomers', 'recent', undefined, { resource });
	const byName = ['Recent Anouilh (A)', 'Recent Balzac (B)', 'Recent Élouan (E)', 'Recent Zola (Z)'];
	expect(await picked('proForma')).toEqual([byName[3], ...byName.slice(0, 3)]);
	expect(await picked('quotation')).toEqual(byName);
	expect(await picked('document')).toEqual([byName[3], ...byName.slice(0, 3)]);
	expect(await picked()).toEqual([byName[3], ...byName.slice(0, 3)]);
	expect(await names('searchCustomers', 'balzac', undefined, { resource: 'proForma' })).toEqual([byName[1]]);
});

test('suppliers come in the same order, by the documents of their side', async () => {
	await done(
		runStep(masters('supplier', 'upsert'), [
			{ code: 'S1', name: 'Source Aube', company: 'DUPONT', isCustomer: true },
			{ code: 'S2', name: 'Source Bief', company: 'DUPONT' },
		]),
	);
	const bought = { supplier: 'S2', lines: [{ description: 'x', unitPrice: 10 }] };
	await done(runStep(sales('purchaseOrder', 'create'), [bought]));
	await done(runStep(sales('proForma', 'create'), [goods({ customer: 'S1' })]));
	for (const resource of ['purchaseOrder', undefined])
		expect(await names('searchSuppliers', 'source', undefined, { resource })).toEqual([
			'Source Bief (S2)',
			'Source Aube (S1)',
		]);
	expect(await names('searchParties', 'source')).toEqual(['Source Aube (S1)', 'Source Bief (S2)']);
});

test('with a company in the panel, its customers and the shared ones are offered', async () => {
	const company = { name: 'Autre', country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', language: 'fr' };
	await done(runStep(masters('company', 'upsert'), [{ ...company, code: 'AUTRE' }]));
	await done(
		runStep(masters('customer', 'upsert'), [
			{ code: 'OWN', name: 'Client of Autre', company: 'AUTRE' },
			{ code: 'COMMON', name: 'Client of all' },
			{ code: 'THEIRS', name: 'Client of Dupont', company: 'DUPONT' },
		]),
	);
	const clients = (chosen?: unknown) => names('searchCustomers', 'client of', undefined, { company: chosen });
	const all = ['Client of all (COMMON)', 'Client of Autre (OWN)', 'Client of Dupont (THEIRS)'];
	for (const chosen of ['AUTRE', { __rl: true, mode: 'id', value: 'AUTRE' }])
		expect(await clients(chosen)).toEqual(all.slice(0, 2));
	for (const chosen of [undefined, '', { __rl: true, mode: 'list', value: '' }, '={{ $json.company }}'])
		expect(await clients(chosen)).toEqual(all);
	await expect(clients('NOWHERE')).rejects.toThrow(/NOWHERE/);
});

test('customers in debt are marked with what they owe, and suppliers with what is owed to them', async () => {
	await done(
		runStep(masters('customer', 'upsert'), [
			{ code: 'DEBT', name: 'Owing', company: 'DUPONT', isSupplier: true },
		]),
	);
	const owed = { customer: 'DEBT', company: 'DUPONT', issueDate: '2026-02-01', lines: [{ product: 'OIL' }] };
	const bill = (externalReference: string, more: Json) =>
		done(
			runStep(invoicing('invoice', 'createFromLines', { validate: true }), [
				{ ...owed, externalReference, ...more },
			]),
		);
	await bill('debt-1', { dueDate: '2026-03-10' });
	expect(await names('searchCustomers', 'owing')).toEqual(['Owing (DEBT) · owes 47.88 EUR']);
	expect(await names('searchCustomers', 'owing', undefined, { company: 'AUTRE' })).toEqual([]);
	await bill('debt-2', { dueDate: '2026-03-09' });
	await bill('debt-3', {
		dueDate: '2026-04-09',
		currency: 'VND',
		lines: [{ description: 'x', unitPrice: 5000, taxRate: 0 }],
	});
	expect(await names('searchCustomers', 'owing')).toEqual([
		'Owing (DEBT) · owes 95.76 EUR + 5000 VND, overdue',
	]);
	expect(await names('searchSuppliers', 'owing')).toEqual(['Owing (DEBT)']);
	const received = {
		supplier: 'DEBT',
		company: 'DUPONT',
		supplierNumber: 'F-1',
		lines: [{ description: 'x', unitPrice: 10 }],
	};
	await done(
		runStep(sales('supplierInvoice', 'create', { validate: true }), [
			{ ...received, externalReference: 'debt-4' },
		]),
	);
	expect(await names('searchSuppliers', 'owing')).toEqual(['Owing (DEBT) · we owe 12.00 EUR']);
});

test('a deleted document is not picked', async () => {
	const [gone] = await done(
		runStep(sales('quotation', 'create'), [goods({ company: 'DUPONT', title: 'shortlived' })]),
	);
	const picked = () => names('searchDocuments', 'shortlived', undefined, { resource: 'quotation' });
	expect(await picked()).toHaveLength(1);
	await done(runStep(sales('quotation', 'delete'), [{ id: gone?.['id'] }]));
	expect(await picked()).toEqual([]);
});

test('a credential that does not work is shown, never bypassed', () =>
	onPostgres((settings) =>
		inUserFolder(async () => {
			await openWholesaler();
			const asked = search('searchCustomers', undefined, undefined, {
				credential: { ...settings, password: 'hunter2-wrong' },
			});
			await expect(asked).rejects.toThrow(/password/i);
			await expect(asked).rejects.not.toThrow(/hunter2/);
			expect(await names('searchCustomers', undefined, undefined, { credential: settings })).toEqual([]);
			await expect(search('searchCustomers')).rejects.toThrow(/have moved to ledger/);
			expect(await names('searchCustomers', undefined, undefined, { anyway: true })).toHaveLength(2);
		}),
	));
