import type { Field, ReceivedParty } from '../../domain/received/receivedInvoice';
import { decide, type Candidate } from './candidates';
import type { Cell, Side } from './findCells';
import type { IdentifierKind, IdentifierMatch } from './findIdentifiers';
import { hasName, overlaps, type Place, type Reading } from './reading';
import { findRight, relate } from './relate';

export interface PartyIds {
	readonly seller: ReceivedParty;
	readonly buyer: ReceivedParty;
}

const TAX_KINDS: ReadonlySet<IdentifierKind> = new Set(['vat', 'india', 'vietnam']);
const REGISTRATION_KINDS: ReadonlySet<IdentifierKind> = new Set(['siren', 'siret']);
const SOUND = 0.9;
const UNSOUND = 0.5;
/** Ten digits may be anything: a Vietnamese tax code needs its label. */
const BY_LABEL_ONLY: ReadonlySet<IdentifierKind> = new Set(['vietnam', 'siren', 'siret']);
const OTHER_ID = 0.62;
/** The first of two numbers that nothing gives to a party is the seller's. */
const SECOND = 0.2;

/** Tax ids, company numbers and the IBAN, each given to the party whose block it stands in; else to the seller. */
export function findPartyIds(reading: Reading, cells: readonly Cell[]): PartyIds {
	const tax = [...ofKinds(TAX_KINDS, 'taxId'), ...otherTaxIds(reading, cells)];
	const registrations = ofKinds(REGISTRATION_KINDS, 'registrationId');
	const ibans = reading.identifiers.filter(({ kind }) => kind === 'iban').map(candidateOf(0.95));
	return {
		seller: {
			taxId: pick(tax, 'seller'),
			registrationId: pick(registrations, 'seller'),
			iban: decide(ibans),
		},
		buyer: { taxId: pick(tax, 'buyer'), registrationId: pick(registrations, 'buyer') },
	};

	function ofKinds(kinds: ReadonlySet<IdentifierKind>, label: 'taxId' | 'registrationId'): Sided[] {
		return reading.identifiers
			.filter((one) => kinds.has(one.kind))
			.filter((one) => !BY_LABEL_ONLY.has(one.kind) || isLabelled(one, label))
			.map((one) => ({
				...candidateOf(one.isSound ? SOUND : UNSOUND)(one),
				side: sideAt(one, cells, reading),
			}));
	}

	function isLabelled(one: IdentifierMatch, name: 'taxId' | 'registrationId'): boolean {
		return reading.labels.some(
			(label) =>
				hasName(label, name) &&
				(relate(label, reading.identifiers, reading).some(({ value }) => value === one) ||
					// `B 421 938 861 RCS Paris`: the register stands behind the number.
					(label.row.index === one.row.index && label.start >= one.end && label.start - one.end < 3)),
		);
	}
}

interface Sided extends Candidate {
	readonly side: Side | undefined;
}

const candidateOf =
	(score: number) =>
	(match: IdentifierMatch): Candidate => ({ value: match.value, score, place: match });

function pick(candidates: readonly Sided[], side: Side): Field | undefined {
	const named = candidates.filter((one) => one.side === side);
	if (named.length > 0) return decide(named);
	if (side === 'buyer') return undefined;
	const free = candidates.filter((one) => one.side === undefined);
	const first = free[0]?.value;
	return decide(free.map((one) => ({ ...one, score: one.value === first ? one.score : one.score - SECOND })));
}

function sideAt(place: Place, cells: readonly Cell[], { labels }: Reading): Side | undefined {
	const isBuyers = labels.some(
		(label) =>
			label.row.index === place.row.index &&
			hasName(label, 'buyer') &&
			hasName(label, 'buyer') &&
			label.end <= place.start &&
			place.start - label.end < 20 &&
			label.words > 1,
	);
	if (isBuyers) return 'buyer';
	return cells.find(
		(cell) => cell.row.index === place.row.index && cell.start <= place.start && cell.end >= place.end,
	)?.side;
}

const ID_TEXT = /[A-Z0-9][A-Z0-9\-/. ]{4,18}[A-Z0-9]/g;

/** Numbers behind a label of a tax id whose form is not known here: `GST ID: 001234567890`, `Steuernummer 12/345/67890`. */
function otherTaxIds(reading: Reading, cells: readonly Cell[]): Sided[] {
	return reading.labels
		.filter((label) => hasName(label, 'taxId') && (!hasName(label, 'tax') || label.words > 1))
		.flatMap((label) => {
			const texts = [...label.row.text.matchAll(ID_TEXT)].map((match) => ({
				row: label.row,
				start: match.index,
				end: match.index + match[0].length,
			}));
			const found = findRight(
				label,
				texts.filter(({ start }) => start >= label.end),
				reading,
			);
			if (found === undefined || found.value.start - label.end > 12) return [];
			if (reading.identifiers.some((one) => overlaps(one, found.value))) return [];
			const value = label.row.text.slice(found.value.start, found.value.end).replace(/\s+/g, '');
			if (value.replace(/\D/g, '').length < 5) return [];
			return [{ value, score: OTHER_ID, place: found.value, side: sideAt(found.value, cells, reading) }];
		});
}
