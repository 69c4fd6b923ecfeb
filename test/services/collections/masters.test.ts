import { mandateStatus } from '../../../services/collections/mandateStatus';
import { saveMaster } from '../../../services/saveMaster';
import { run } from '../../support/stories';
import { onEachDatabase, refusedBy } from '../stage';
import { debitAccount, OTHER_IBAN } from './debitStage';

onEachDatabase('mandates and accounts in master data', (stage) => {
	const debit = debitAccount(stage);
	const mandate = (more: object = {}) => ({
		code: `${debit.rum}-X`,
		name: 'Client',
		company: debit.company,
		party: debit.customer,
		iban: OTHER_IBAN,
		...more,
	});
	const account = (more: object = {}) => ({
		code: 'SECOND',
		name: 'Second',
		company: debit.company,
		iban: OTHER_IBAN,
		...more,
	});
	const problemOf = async (kind: 'mandate' | 'bankAccount', input: object) =>
		(await refusedBy(stage.story, saveMaster(kind), input)).message;
	const statusOf = async (code: string, more: object = {}) =>
		(await mandateStatus(stage.story, { id: code, company: debit.company, ...more }))[0];

	it.each([
		['a digit that is wrong', { iban: 'FR7630004000031234567890144' }, 'check digits'],
		['a length that no IBAN of the country has', { iban: 'FR75123456789012' }, 'length'],
		['no IBAN at all', { iban: undefined }, 'iban'],
		['a BIC that is none', { bic: 'BANK' }, 'BIC'],
		['a reference that files cannot carry', { code: 'RUM 1/' }, 'letters, digits'],
		['a reference that ends with a slash', { code: 'RUM/' }, 'slash'],
		['a scheme that is no more', { scheme: 'COR1' }, 'CORE or B2B'],
	])('a mandate with %s is not saved', async (_what, more, words) => {
		expect(await problemOf('mandate', mandate(more))).toContain(words);
	});

	it('BIC, holder and bank are kept beside the IBAN, and can be missing', async () => {
		const more = { bic: 'BNPAFRPP', holder: 'Jean Dupond', bank: 'BNP Paribas' };
		await run(stage.story, saveMaster('mandate'), mandate(more));
		expect(await statusOf(`${debit.rum}-X`)).toMatchObject(more);
		await run(stage.story, saveMaster('mandate'), mandate());
		expect(await statusOf(`${debit.rum}-X`)).toMatchObject({ bic: null, holder: null, bank: null });
	});

	it.each([
		[
			'a creditor identifier with a wrong check digit',
			{ creditorIdentifier: 'FR73ZZZ123456' },
			'creditor identifier',
		],
		['one that is too short for France', { creditorIdentifier: 'FR72ZZZ12345' }, 'creditor identifier'],
		['an hour that is none', { cutOff: '25:00' }, 'time of the day'],
	])('an account with %s is not saved', async (_what, more, words) => {
		expect(await problemOf('bankAccount', account(more))).toContain(words);
	});

	it('an account without creditor identifier collects nothing', async () => {
		await debit.account({ creditorIdentifier: undefined });
		await debit.due(10);
		expect(await debit.select()).toMatchObject([{ ready: false, reasons: [{ rule: 'collection.account' }] }]);
		await run(stage.story, saveMaster('bankAccount'), account({ creditorIdentifier: 'FR72ZZZ123456' }));
		expect(await debit.select()).toMatchObject([{ ready: true, account: 'SECOND' }]);
	});

	it('number, date, place and mode: all four, or the customer cannot be debited', async () => {
		const full = { signedOn: '2026-01-15', signedAt: 'Lyon', recurrence: 'recurrent' };
		const gapsWithout = async (name?: string) => {
			const more = name === undefined ? full : { ...full, [name]: undefined };
			await run(stage.story, saveMaster('mandate'), mandate(more));
			return statusOf(`${debit.rum}-X`);
		};
		expect(await gapsWithout('signedOn')).toMatchObject({
			ready: false,
			gaps: ['date of signature'],
			state: 'draft',
		});
		expect(await gapsWithout('signedAt')).toMatchObject({ ready: false, gaps: ['place of signature'] });
		expect(await gapsWithout('recurrence')).toMatchObject({ ready: false, gaps: ['recurrent or one-off'] });
		expect(await gapsWithout()).toMatchObject({
			ready: true,
			gaps: [],
			state: 'valid',
			nextSequence: 'FRST',
		});
	});

	it('states follow from the dates: draft, valid, expired, cancelled', async () => {
		const states = async (more: object, ...days: string[]) => {
			await run(stage.story, saveMaster('mandate'), mandate(more));
			const found = [];
			for (const onDate of days) found.push((await statusOf(`${debit.rum}-X`, { onDate }))?.state);
			return found;
		};
		const signed = { signedOn: '2026-01-15', signedAt: 'Lyon', recurrence: 'recurrent' };
		expect(await states({}, '2026-03-10')).toEqual(['draft']);
		expect(await states(signed, '2026-01-14', '2026-01-15', '2029-01-15', '2029-01-16')).toEqual([
			'draft',
			'valid',
			'valid',
			'expired',
		]);
		expect(await states({ ...signed, cancelledOn: '2026-05-01' }, '2026-04-30', '2026-05-01')).toEqual([
			'valid',
			'cancelled',
		]);
	});

	it('lists those that are ready, or not, of one customer or of all', async () => {
		await run(stage.story, saveMaster('mandate'), mandate());
		const codes = async (query: object) =>
			(await mandateStatus(stage.story, { company: debit.company, ...query })).map(({ code }) => code);
		expect(await codes({})).toEqual([debit.rum, `${debit.rum}-X`]);
		expect(await codes({ ready: true, customer: debit.customer })).toEqual([debit.rum]);
		expect(await codes({ ready: false })).toEqual([`${debit.rum}-X`]);
	});
});
