import { planDebitBatch, writeDebitFile } from '../../services/sepa/writeDebitFile';
import type { DebitPlan } from '../../domain/sepa/debitPlan';

/** When batches of tests are made, where they do not say. */
export const MADE = '2026-11-23T09:30:00';

export const CREDITOR = {
	name: 'SARL Atelier Exemple',
	iban: 'FR7630006000011234567890189',
	bic: 'AGRIFRPPXXX',
	creditorIdentifier: 'FR72ZZZ123456',
};

interface Given {
	readonly debtor?: object;
	readonly mandate?: object;
	readonly [field: string]: unknown;
}

/** A debit that is right in every way, with what the test changes. */
export function debit({ debtor, mandate, ...more }: Given = {}): Record<string, unknown> {
	return {
		amount: 120,
		endToEndId: 'FA-2026-000123',
		debtor: {
			name: 'Boulangerie Martin',
			iban: 'FR1420041010050500013M02606',
			bic: 'PSSTFRPPXXX',
			...debtor,
		},
		mandate: { reference: 'RUM-0001', signedOn: '2026-11-02', ...mandate },
		notifiedOn: '2026-11-16',
		...more,
	};
}

/** A batch of those, to be collected on 1 December 2026. */
export function batchOf(collections: readonly unknown[], more: object = {}): Record<string, unknown> {
	return {
		messageId: 'MSG-20261123-0001',
		createdAt: MADE,
		collectionDate: '2026-12-01',
		creditor: CREDITOR,
		collections,
		...more,
	};
}

export function plan(collections: readonly unknown[], more: object = {}): DebitPlan {
	return planDebitBatch(batchOf(collections, more), '2026-11-23T08:30:00.000Z');
}

/** The rules that keep the debits out, in their order. */
export function rulesOf(collections: readonly unknown[], more: object = {}): string[] {
	return plan(collections, more).problems.map(({ rule }) => rule);
}

export async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
	const parts: Uint8Array[] = [];
	for await (const chunk of chunks) parts.push(chunk);
	return Buffer.concat(parts).toString('utf8');
}

/** The file of a batch that must be right. */
export async function fileOf(collections: readonly unknown[], more: object = {}): Promise<string> {
	const planned = plan(collections, more);
	expect(planned.problems).toEqual([]);
	return textOf(writeDebitFile(planned));
}

/** Bytes in chunks of a size. */
export function* inChunks(bytes: Uint8Array | string, size = 64 * 1024): Generator<Uint8Array> {
	const all = Buffer.from(bytes as string);
	for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

/** All texts of an element, by its name. */
export function textsIn(xml: string, name: string): string[] {
	return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(
		(match) => match[1] ?? '',
	);
}
