import { refuse } from '../../domain/refusal';

/** Messages that are read, by their namespace: both generations of each. A further one is a row more. */
const MESSAGES = {
	'pain.002.001.03': 'status',
	'pain.002.001.10': 'status',
	'camt.053.001.02': 'statement',
	'camt.053.001.08': 'statement',
	'camt.054.001.02': 'statement',
	'camt.054.001.08': 'statement',
} as const;
export type MessageName = keyof typeof MESSAGES;

const PREFIX = 'urn:iso:std:iso:20022:tech:xsd:';

/** @throws Refusal `statement.unknown` for any other namespace: what is not known is not guessed at. */
export function findMessage(namespace: string): {
	readonly name: MessageName;
	readonly kind: 'status' | 'statement';
} {
	const name = namespace.startsWith(PREFIX) ? namespace.slice(PREFIX.length) : '';
	if (Object.hasOwn(MESSAGES, name))
		return { name: name as MessageName, kind: MESSAGES[name as MessageName] };
	return refuse({
		rule: 'statement.unknown',
		field: 'file',
		message: `The file is '${namespace.slice(0, 100)}', which is not read.`,
		fix: `Ask the bank for one of ${Object.keys(MESSAGES).join(', ')}.`,
	});
}
