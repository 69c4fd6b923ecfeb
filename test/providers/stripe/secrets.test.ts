import { inspect } from 'node:util';
import axios, { AxiosError } from 'axios';
import { createStripe } from '../../../providers/stripe/createStripe';
import { ACCEPTANCE, IBANS, requestOf } from './withSandbox';

const SETTINGS = { secretKey: 'sk_test_verySecretKey0001', webhookSecret: 'whsec_verySecret0001' };
const SPELLINGS = [
	...Object.values(SETTINGS),
	btoa(SETTINGS.secretKey),
	encodeURIComponent(SETTINGS.secretKey),
];

/** Everything of a value that a log, a JSON or a stack could show. */
function shown(value: unknown): string {
	const error = value instanceof Error ? `${value.stack} ${String(value)} ${String(value.cause)}` : '';
	return [error, JSON.stringify(value), inspect(value, { depth: 9, showHidden: true })].join('\n');
}

const repeats = (status: number) => (config: { headers: unknown; data?: unknown }) => ({
	status,
	text: JSON.stringify({
		error: {
			type: 'invalid_request_error',
			code: SETTINGS.secretKey,
			param: SETTINGS.webhookSecret,
			message: `${JSON.stringify(config.headers)} ${String(config.data)} ${SPELLINGS.join(' ')} ${IBANS.succeeds}`,
		},
	}),
});

const SERVERS = {
	'400': repeats(400),
	'401': repeats(401),
	'402': repeats(402),
	'429': repeats(429),
	'500': repeats(500),
	'an error of axios': undefined,
};

test.each(Object.entries(SERVERS))(
	'nothing of %s shows key, webhook secret or IBAN',
	async (_name, server) => {
		const http = axios.create({
			adapter: async (config) => {
				if (!server)
					throw new AxiosError(`failed ${SETTINGS.secretKey} ${IBANS.succeeds}`, 'ECONNRESET', config, {
						key: SETTINGS.secretKey,
					});
				const { status, text } = server(config);
				return { status, statusText: '', data: Buffer.from(text), headers: {}, config };
			},
		});
		const client = createStripe(SETTINGS, http, { readRetries: 0 });
		const debtor = { customer: 'cus_1', paymentMethod: 'pm_1', mandate: null };
		const person = { name: 'Léa', email: 'lea@example.com' };
		const got = await Promise.all([
			client.debit(requestOf({ ...debtor, mandate: 'mandate_1' })),
			client.createDebtor({ ledger: 'led_1', party: 'cst_1', ...person }),
			client.acceptMandate({ customer: 'cus_1', iban: IBANS.succeeds, ...person, acceptance: ACCEPTANCE }),
			client.readAccount().catch((error: unknown) => error),
			client.readDebit('pi_1').catch((error: unknown) => error),
		]);
		const texts = got.map(shown);
		for (const secret of SPELLINGS) for (const text of texts) expect(text).not.toContain(secret);
		expect(texts[2]).not.toContain(IBANS.succeeds);
		expect(got.length).toBe(5);
	},
);

test('the client itself shows no secret', () => {
	const text = shown(createStripe(SETTINGS, axios.create()));
	for (const secret of SPELLINGS) expect(text).not.toContain(secret);
});
