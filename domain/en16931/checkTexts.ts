import { unless, type InvoiceRule } from './finding';
import { findImpossible, nameCharacter, showText } from './xmlText';

/** Every text of the invoice, wherever it stands, with its path. */
function* textsOf(value: unknown, path: string): Generator<readonly [path: string, text: string]> {
	if (typeof value === 'string') yield [path, value];
	else if (value instanceof Uint8Array || value === null || typeof value !== 'object') return;
	else
		for (const [name, member] of Object.entries(value)) {
			const step = Array.isArray(value) ? `[${name}]` : path === '' ? name : `.${name}`;
			yield* textsOf(member, `${path}${step}`);
		}
}

/** Text that no XML file can hold. */
export const TEXT_RULES: readonly InvoiceRule[] = [
	{
		rule: 'xml.character',
		term: 'BT',
		find: (invoice) =>
			[...textsOf(invoice, '')].flatMap(([path, text]) => {
				const found = findImpossible(text);
				return unless(
					found === undefined,
					path,
					`A text has a character that an e-invoice cannot hold (${nameCharacter(found ?? '')}): '${showText(text)}'.`,
					'Take the character out of the text; it came in by copying from another program.',
				);
			}),
	},
];
