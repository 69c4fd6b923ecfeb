import type { Kysely } from 'kysely';
import type { Instant } from '../domain/dates/calendarDate';
import { newId } from './newId';
import type { LedgerTx, Reading } from './port';
import type { LedgerTables } from './schema';
import { readAttachments, writeAttachments } from './stores/attachments';
import { readAudit, sealDraft } from './stores/audit';
import { readEInvoices, writeEInvoices } from './stores/eInvoices';
import { readClaims, writeClaims } from './stores/claims';
import { readDebits, writeDebits } from './stores/debits';
import { readDunning, writeDunning } from './stores/dunning';
import { readDocuments } from './stores/readDocuments';
import { readFacts, readTransmissions, writeFacts, writeTransmissions } from './stores/facts';
import { readIntakes, writeIntakes } from './stores/intakes';
import { readIntents, writeIntents } from './stores/intents';
import { readLinks, writeLinks } from './stores/links';
import { readMasters, writeMasters } from './stores/masters';
import { readPayments, writePayments } from './stores/payments';
import { readSeries, writeSeries } from './stores/series';
import { readStock } from './stores/stockMovements';
import { readStripe, writeStripe } from './stores/stripe';
import { writeDocuments } from './stores/writeDocuments';
import { claimKeys } from './unit/claimKeys';
import { countNumbers } from './unit/countNumbers';
import { keepFacts, keepMatches, keepTransmissions } from './unit/keepBeside';
import { keepDocuments } from './unit/keepDocuments';
import { keepLinks } from './unit/keepLinks';
import { keepStock } from './unit/keepStock';
import { rememberMasters } from './unit/rememberMasters';
import type { UnitOfWork } from './unit/UnitOfWork';

/** Everything that can be asked, on one connection or pool. */
export function reading(db: Kysely<LedgerTables>): Reading {
	return {
		documents: readDocuments(db),
		links: readLinks(db),
		facts: readFacts(db),
		transmissions: readTransmissions(db),
		eInvoices: readEInvoices(db),
		intakes: readIntakes(db),
		payments: readPayments(db),
		claims: readClaims(db),
		debits: readDebits(db),
		stripe: readStripe(db),
		dunning: readDunning(db),
		stock: readStock(db),
		series: readSeries(db),
		attachments: readAttachments(db),
		masters: readMasters(db),
		audit: readAudit(db),
		intents: readIntents(db),
	};
}

/**
 * The handle that `work` gets, on the unit of work of its chunk. What a store does not keep in memory itself goes to
 * its tables, after everything that is pending.
 */
export function transaction(unit: UnitOfWork, ledgerId: string, now: Instant): LedgerTx {
	const { connection: db, engine } = unit;
	const read = reading(db);
	const flushed = <S extends object>(store: S) => each(store, () => unit.flush());
	const written = <S extends object>(store: S) => each(store, () => unit.beforeWrite());
	const saving = written(writeMasters(db, now, engine.rowLocks));
	const masters: LedgerTx['masters'] = {
		...rememberMasters(unit.masters, read.masters),
		...saving,
		save(master) {
			unit.masters.saved(master.kind);
			return saving.save(master);
		},
	};
	const documents = writeDocuments(db, now, engine.rowLocks);
	const payments = { ...read.payments, ...writePayments(db, now, engine.rowLocks) };
	return {
		ledgerId,
		now,
		newId: (prefix) => newId(prefix, now),
		documents: {
			...flushed(read.documents),
			...written(documents),
			...keepDocuments(unit, { ...read.documents, ...documents }, masters),
		},
		links: keepLinks(unit, { ...read.links, ...writeLinks(db, now) }, now),
		facts: keepFacts(unit, { ...read.facts, ...writeFacts(db, now) }, now),
		transmissions: keepTransmissions(unit, { ...read.transmissions, ...writeTransmissions(db, now) }, now),
		eInvoices: { ...flushed(read.eInvoices), ...written(writeEInvoices(db, now)) },
		intakes: { ...flushed(read.intakes), ...written(writeIntakes(db, now, engine.rowLocks)) },
		payments: {
			...flushed(read.payments),
			...written(writePayments(db, now, engine.rowLocks)),
			...keepMatches(unit, payments, now),
		},
		claims: { ...flushed(read.claims), ...written(writeClaims(db, now)) },
		debits: { ...flushed(read.debits), ...written(writeDebits(db, now)) },
		stripe: { ...flushed(read.stripe), ...written(writeStripe(db, now)) },
		dunning: { ...flushed(read.dunning), ...written(writeDunning(db, now)) },
		stock: keepStock(unit, read.stock, now),
		masters,
		series: countNumbers(unit, { ...flushed(read.series), ...writeSeries(db, now) }),
		attachments: { ...flushed(read.attachments), ...written(writeAttachments(db, now)) },
		audit: { ...flushed(read.audit), add: (entry) => void unit.own.audit.push(sealDraft(entry)) },
		idempotency: claimKeys(unit, now),
		intents: { ...flushed(read.intents), ...written(writeIntents(db, now)) },
	};
}

type Ask = (...given: unknown[]) => Promise<unknown>;

/** The same store, with something done before each of its questions or statements. */
function each<S extends object>(store: S, before: () => Promise<void>): S {
	const asked = Object.entries(store as Record<string, Ask>).map(([name, ask]): [string, Ask] => [
		name,
		async (...given) => {
			await before();
			return ask(...given);
		},
	]);
	return Object.fromEntries(asked) as S;
}
