import { createSInvoice } from '../../../providers/sinvoice/createSInvoice';
import { answerWith, type Canned } from './answerWith';
import { anInvoice } from './invoices';

export const SETTINGS = { username: '0100109106-509', password: 'pass-phrase', taxCode: '0100109106-509' };
export const LOGIN: Canned = { status: 200, body: { access_token: 'token-1234567890', expires_in: 1198 } };

/** A client whose calls, but for login and templates, all get the same answer. */
export function clientThatGets(answer: Canned | Error, settings = {}) {
	const pauses: number[] = [];
	const { http, asked } = answerWith(({ url }) => {
		if (url.endsWith('/auth/login')) return LOGIN;
		return url.endsWith('/getAllInvoiceTemplates') ? { status: 200, body: [] } : answer;
	});
	const sleep = async (ms: number) => {
		pauses.push(ms);
	};
	const client = createSInvoice({ ...SETTINGS, ...settings }, http, { sleep });
	const calls = () => asked.filter(({ url }) => !/login|getAllInvoiceTemplates/.test(url));
	return { client, calls, asked, pauses };
}

/** The outcome of one issue that gets this answer; it is sent once. */
export const issueWith = async (answer: Canned | Error) => {
	const { client, calls } = clientThatGets(answer);
	const [outcome] = await client.issue([anInvoice()]);
	expect(calls()).toHaveLength(1);
	return outcome;
};
