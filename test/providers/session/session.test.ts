import { inspect } from 'node:util';
import { callWithToken } from '../../../providers/session/callWithToken';
import { hashCredential } from '../../../providers/session/hashCredential';
import { hideSecrets } from '../../../providers/session/hideSecrets';
import { openSession } from '../../../providers/session/openSession';
import { sessionStore } from '../../../providers/session/sessionStore';
import type { Token } from '../../../providers/session/session';

const CREDENTIAL = ['sinvoice', 'https://einvoice.example', 'user', 'pass-phrase'];
const LIFE = 1_198_000;

let clock = 0;
let logins = 0;
let failure: Error | undefined;
const now = () => clock;

async function login(): Promise<Token> {
	logins += 1;
	const text = `secret-token-${logins}`;
	await new Promise((resolve) => setImmediate(resolve));
	if (failure) throw failure;
	return { text, expiresAt: clock + LIFE };
}

const open = (credential = CREDENTIAL) => openSession({ credential, login, now });

beforeEach(() => {
	sessionStore().clear();
	clock = Date.parse('2026-10-05T00:00:00Z');
	logins = 0;
	failure = undefined;
});

test('many who ask at once log in once, and clients of one credential share the token', async () => {
	const tokens = await Promise.all([open().token(), open().token(), open().token()]);
	expect(tokens).toEqual(['secret-token-1', 'secret-token-1', 'secret-token-1']);
	expect(await open([...CREDENTIAL.slice(0, 3), 'another']).token()).toBe('secret-token-2');
	expect(logins).toBe(2);
});

test('a token is renewed a minute before it ends, and not earlier', async () => {
	const session = open();
	await session.token();
	clock += LIFE - 60_001;
	expect(await session.token()).toBe('secret-token-1');
	clock += 1;
	expect(await session.token()).toBe('secret-token-2');
});

test('a failed login fails for all who wait, and the next call tries again', async () => {
	failure = new Error('wrong password');
	const waiting = await Promise.allSettled([open().token(), open().token()]);
	expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(logins).toBe(1);
	failure = undefined;
	expect(await open().token()).toBe('secret-token-2');
});

test('only the token that died is dropped, not the one that came meanwhile', async () => {
	const session = open();
	const dead = await session.token();
	session.drop(dead);
	const fresh = await session.token();
	session.drop(dead);
	expect(await session.token()).toBe(fresh);
	expect(logins).toBe(2);
});

test('a call is repeated once after an answer that says that the token is dead', async () => {
	const sent: string[] = [];
	const call = async (token: string) => {
		sent.push(token);
		return 'dead';
	};
	expect(await callWithToken(open(), call, (answer) => answer === 'dead')).toBe('dead');
	expect(sent).toEqual(['secret-token-1', 'secret-token-2']);
	sent.length = 0;
	await callWithToken(open(), call, () => false);
	expect(sent).toEqual(['secret-token-2']);
});

test('neither the store nor the process shows a token or a credential', async () => {
	await open().token();
	const store = sessionStore();
	const shown = [inspect(store, { depth: 9, showHidden: true }), JSON.stringify([...store])].join('\n');
	expect(store.size).toBe(1);
	expect(shown).not.toContain('secret-token');
	expect(shown).not.toContain('pass-phrase');
	expect(Object.getOwnPropertySymbols({ ...globalThis })).not.toContain(
		Symbol.for('n8n-nodes-order-to-cash.sessions.1'),
	);
});

test('logins that nobody asks for any more leave the store', async () => {
	await open().token();
	clock += LIFE;
	await open(['misa', 'another']).token();
	expect([...sessionStore().keys()]).toEqual([hashCredential(['misa', 'another'])]);
});

test('the hash of a credential tells parts apart', () => {
	expect(hashCredential(['ab', 'c'])).not.toBe(hashCredential(['a', 'bc']));
	expect(hashCredential(['ab', 'c'])).toMatch(/^[0-9a-f]{64}$/);
});

test('secrets are taken out in each spelling', () => {
	const secret = 'p@ss "w"';
	const text = [secret, encodeURIComponent(secret), JSON.stringify({ secret }), btoa(secret)].join(' ');
	const shown = hideSecrets(text, [secret, undefined, 'abc']);
	expect(shown).toBe('… … {"secret":"…"} …');
	expect(hideSecrets('abc', ['abc'])).toBe('abc');
});
