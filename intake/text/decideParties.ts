import type { Field, ReceivedParty } from '../../domain/received/receivedInvoice';
import { decide, type Candidate } from './candidates';
import { companyName } from './companyNames';
import { findCells, type Cell } from './findCells';
import { findPartyIds } from './findPartyIds';
import { nameAfterLabel } from './nameAfterLabel';
import type { Reading } from './reading';
import { scoreSellerNames } from './scoreSellerNames';

export interface Parties {
	readonly seller: ReceivedParty;
	readonly buyer: ReceivedParty;
}

/** Seller and buyer: their names and numbers. */
export function decideParties(reading: Reading): Parties {
	const cells = findCells(reading);
	const ids = findPartyIds(reading, cells);
	return {
		seller: { name: decide(scoreSellerNames(reading, cells)), ...ids.seller },
		buyer: { name: decideBuyerName(reading, cells), ...ids.buyer },
	};
}

const NAMED_BUYER = 0.9;
const IN_BUYER_BLOCK = 0.75;

function decideBuyerName(reading: Reading, cells: readonly Cell[]): Field | undefined {
	const named = nameAfterLabel(reading, cells, 'buyer', NAMED_BUYER);
	const inBlock = cells.flatMap((cell): Candidate[] => {
		const name = cell.side === 'buyer' ? companyName(cell.text) : undefined;
		return name === undefined ? [] : [{ value: name, score: IN_BUYER_BLOCK, place: cell }];
	});
	return decide([...named, ...inBlock]);
}
