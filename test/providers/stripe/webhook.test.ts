import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { readEvent } from '../../../providers/stripe/webhook/readEvent';
import { verifySignature } from '../../../providers/stripe/webhook/verifySignature';
import { done, endSandboxes, tryStripe } from './withSandbox';

afterEach(endSandboxes);

const SECRET = 'whsec_test_secret';
const NOW = 1_789_999_999;
const BODY = Buffer.from('{"id":"evt_test_1","object":"event","type":"payment_intent.succeeded"}');
// From the fact sheet: computed by another program.
const VECTOR = 'e260dd0bbda29337b7ad7b8fce49df699693f72fcf573cd7c14df108b5d564f2';
const HEADER = `t=${NOW},v1=${VECTOR}`;
const signed = (body: Buffer, time: number | string = NOW, secret = SECRET) =>
	createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');

test('the vector is genuine', () => {
	expect(verifySignature(BODY, HEADER, SECRET, NOW)).toBeUndefined();
	expect(verifySignature(BODY, `${HEADER},v0=${'0'.repeat(64)}`, SECRET, NOW)).toBeUndefined();
	expect(verifySignature(BODY, `t=${NOW},v1=${'0'.repeat(64)},v1=${VECTOR}`, SECRET, NOW)).toBeUndefined();
});

test('the event of the vector is read, although it tells nothing of what it is about', () => {
	expect(readEvent(BODY, HEADER, SECRET, NOW)).toMatchObject({
		id: 'evt_test_1',
		type: 'payment_intent.succeeded',
		objectId: null,
		intentId: null,
	});
});

test.each([
	['no header', undefined, 'header'],
	['an empty header', '', 'header'],
	['no time', `v1=${VECTOR}`, 'header'],
	['no signature', `t=${NOW}`, 'header'],
	['two times', `t=1,${HEADER}`, 'header'],
	['only the scheme of tests', `t=${NOW},v0=${VECTOR}`, 'header'],
	['a signature that is too short', `t=${NOW},v1=${VECTOR.slice(1)}`, 'header'],
	['a time that is no number', `t=1e9,v1=${VECTOR}`, 'header'],
	['another time', `t=${NOW + 1},v1=${VECTOR}`, 'signature'],
	['another signature', `t=${NOW},v1=${'0'.repeat(64)}`, 'signature'],
	['hundreds of signatures', `t=${NOW}${`,v1=${VECTOR}`.repeat(50)}`, 'header'],
	['a header without end', `${HEADER},${'x'.repeat(10_000)}`, 'header'],
])('%s is refused', (_name, header, problem) => {
	expect(verifySignature(BODY, header, SECRET, NOW)).toBe(problem);
});

test('a secret is needed, and it must be the right one', () => {
	expect(verifySignature(BODY, HEADER, undefined, NOW)).toBe('noSecret');
	expect(verifySignature(BODY, HEADER, ' ', NOW)).toBe('noSecret');
	expect(verifySignature(BODY, HEADER, 'whsec_other', NOW)).toBe('signature');
});

test('after 300 seconds it is too old', () => {
	expect(verifySignature(BODY, HEADER, SECRET, NOW + 300)).toBeUndefined();
	expect(verifySignature(BODY, HEADER, SECRET, NOW + 301)).toBe('tooOld');
});

test('bytes are signed, not what they mean: whoever writes the JSON anew is refused', () => {
	const written = Buffer.from(JSON.stringify(JSON.parse(BODY.toString()), null, 1));
	expect(verifySignature(written, HEADER, SECRET, NOW)).toBe('signature');
	const broken = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
	expect(verifySignature(broken, `t=${NOW},v1=${signed(broken)}`, SECRET, NOW)).toBeUndefined();
	const lookalike = Buffer.from(broken.toString('utf8'));
	expect(verifySignature(lookalike, `t=${NOW},v1=${signed(broken)}`, SECRET, NOW)).toBe('signature');
});

test('no change of one byte passes', () => {
	fc.assert(
		fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
			const changed = Buffer.from(BODY);
			changed[at] = (changed[at] ?? 0) ^ by;
			return verifySignature(changed, HEADER, SECRET, NOW) === 'signature';
		}),
	);
});

test('no header whatever makes it throw', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (header) => {
			expect(verifySignature(BODY, header, SECRET, NOW)).toMatch(/header|signature/);
		}),
	);
});

test.each([
	['no JSON', 'no', 'stripe.event'],
	['null', 'null', 'stripe.event'],
	['no event', '{"id":"evt_1","object":"charge"}', 'stripe.event'],
	[
		'an id that is none',
		'{"id":"x y","object":"event","type":"a","created":1,"data":{"object":{}}}',
		'stripe.event',
	],
])('%s that is signed is refused all the same', (_name, text, rule) => {
	const body = Buffer.from(text);
	expect(() => readEvent(body, `t=${NOW},v1=${signed(body)}`, SECRET, NOW)).toThrow(
		expect.objectContaining({ rule }),
	);
});

test('a body without end is not even hashed', () => {
	expect(() => readEvent(Buffer.alloc(1024 * 1024 + 1), HEADER, SECRET, NOW)).toThrow('larger');
});

test('events of the sandbox are genuine, and name the debit that they are about', async () => {
	const { client, sandbox, makeDebtor, debitOne, clock } = await tryStripe();
	const { id } = done(await debitOne(await makeDebtor()));
	sandbox.answerBank(id);
	sandbox.dispute(id);
	const seconds = clock.now / 1000;
	const news = sandbox
		.events()
		.map(({ body }) => client.readEvent(Buffer.from(body), sandbox.signatureOf(body), seconds));
	expect(news.map(({ type, intentId }) => [type, intentId])).toEqual([
		['setup_intent.succeeded', null],
		['payment_intent.processing', id],
		['charge.pending', id],
		['charge.succeeded', id],
		['payment_intent.succeeded', id],
		['charge.dispute.created', id],
		['charge.dispute.funds_withdrawn', id],
	]);
	expect(new Set(news.map((one) => one.id)).size).toBe(news.length);
});
