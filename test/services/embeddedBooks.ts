import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openPostgres, type PostgresSettings } from '../../ledger/postgres/openPostgres';
import type { Ledger } from '../../ledger/port';
import { openSqlite } from '../../ledger/sqlite/openSqlite';
import { convertDocument } from '../../services/convertDocument';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { NOW, postgresSettings } from '../support/ledgers';
import { HANOI, openWholesaler, ruleOf, run, storyOn, type Story } from '../support/stories';
import { invoice, order, reference } from './stage';

/** The embedded ledger of an n8n folder of its own, and an empty schema beside it. */
export interface Surroundings {
	readonly folder: string;
	readonly path: string;
	readonly target: PostgresSettings;
	/** Opens the file as another node of the same process does. */
	openOld(): Promise<Ledger>;
	openNew(): Promise<Ledger>;
	/** Runs a statement on the test server, past the ledger. */
	onServer(statement: string): Promise<ReadonlyArray<Record<string, unknown>>>;
	dispose(): Promise<void>;
}

export function surroundings(): Surroundings {
	const folder = mkdtempSync(join(tmpdir(), 'o2c-books-'));
	const path = join(folder, '.n8n', 'order-to-cash', 'ledger.sqlite');
	const target = postgresSettings(`m_${randomUUID().replaceAll('-', '')}`);
	const open: Ledger[] = [];
	const kept = async (opening: Promise<Ledger>) => {
		const ledger = await opening;
		open.push(ledger);
		return ledger;
	};
	const onServer = async (statement: string) => {
		const { host, port, database, user, password, schema } = target;
		const client = new Client({ host, port, database, user, password, options: `-c search_path=${schema}` });
		await client.connect();
		try {
			return (await client.query(statement)).rows as Array<Record<string, unknown>>;
		} finally {
			await client.end();
		}
	};
	return {
		folder,
		path,
		target,
		openOld: () => kept(openSqlite(path, NOW)),
		openNew: () => kept(openPostgres(target, NOW)),
		onServer,
		async dispose() {
			for (const ledger of open) await ledger.close();
			await onServer(`drop schema if exists ${target.schema} cascade`);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Something in every table of the ledger but the intents. */
export async function fillBooks(ledger: Ledger): Promise<Story> {
	const story = storyOn({ ledger });
	await openWholesaler(story);
	await run(story, saveMaster('company'), HANOI);
	const sold = await order(story, { title: "Đường “phở” 🍜\n\ttab, quote ' and back\\slash" });
	await run(story, convertDocument('deliveryNote'), { id: sold.id, validate: true });
	const billed = await invoice(story);
	await run(story, recordPayment, { id: billed.id, amount: '1', externalReference: reference() });
	await ledger.write(
		[{ key: '', input: billed.id }],
		async (tx, documentId) => {
			const content = Buffer.alloc(300_000, 'PDF').toString('base64');
			const file = { documentId, name: 'scan.pdf', mimeType: 'application/pdf', size: 300_000 };
			await tx.attachments.add({ ...file, sha256: 'a'.repeat(64), actor: 'alice', content });
		},
		{ now: NOW },
	);
	return story;
}

/** An invoice under a reference of its own. */
export const ofLeroy = (externalReference: string) => ({
	company: 'DUPONT',
	customer: 'LEROY',
	lines: [{ product: 'OIL', quantity: 1 }],
	validate: true,
	externalReference,
});
/** `done`, or what a writer is told. */
export const write = (story: Story, key: string) => ruleOf(story, createInvoiceFromLines, ofLeroy(key));
