import { refuse } from '../../../domain/refusal';
import { SHORTEST_UUID, TEXT_LIMITS } from './limits';

/**
 * Says no to a text that S-Invoice would refuse, or cut without a word.
 *
 * @throws Refusal `sinvoice.textTooLong`, `sinvoice.key`
 */
export function assertTexts(body: Readonly<Record<string, unknown>>): void {
	for (const [block, content] of Object.entries(body)) {
		const list = Array.isArray(content) ? (content as unknown[]) : [content];
		for (const [index, members] of list.entries()) {
			const place = Array.isArray(content) ? `${block}[${index}]` : block;
			for (const [name, value] of Object.entries(members ?? {}))
				assertText(`${block}.${name}`, `${place}.${name}`, value);
		}
	}
}

function assertText(limitOf: string, field: string, value: unknown): void {
	const longest = TEXT_LIMITS[limitOf];
	if (typeof value !== 'string' || longest === undefined) return;
	if (limitOf === 'generalInvoiceInfo.transactionUuid' && value.length < SHORTEST_UUID)
		refuse({
			rule: 'sinvoice.key',
			field,
			message: `The key '${value}' is shorter than the ${SHORTEST_UUID} characters that S-Invoice asks for.`,
			fix: 'Give a UUID.',
		});
	if (value.length <= longest) return;
	refuse({
		rule: 'sinvoice.textTooLong',
		field,
		message: `${field} has ${value.length} characters, and S-Invoice takes ${longest}.`,
		fix: 'Shorten the text.',
	});
}
