import type { CalendarDate } from '../dates/calendarDate';
import { KIND_RULES, type Kind } from './kinds';
import type { Settlement } from './settlement';
import type { State } from './transitions';
import type { Transmission } from './transmission';

/** What a list shows in one word, derived from the three axes. The list is fixed: checks hang on it. */
export const LABELS = {
	draft: { en: 'Draft', fr: 'Brouillon', vi: 'Bản nháp' },
	toSend: { en: 'To send', fr: 'À transmettre', vi: 'Chờ gửi' },
	awaitingApproval: { en: 'Awaiting approval', fr: 'En attente d’accord', vi: 'Chờ khách duyệt' },
	awaitingPayment: { en: 'Awaiting payment', fr: 'En attente de règlement', vi: 'Chờ thanh toán' },
	awaitingReceipt: { en: 'Awaiting receipt', fr: 'En attente de réception', vi: 'Chờ nhận hàng' },
	expired: { en: 'Expired', fr: 'Échu', vi: 'Hết hạn' },
	overdue: { en: 'Overdue', fr: 'Échu', vi: 'Quá hạn' },
	done: { en: 'Done', fr: 'Traité', vi: 'Hoàn tất' },
	rejected: { en: 'Rejected', fr: 'Refusé', vi: 'Bị từ chối' },
	unpaid: { en: 'Unpaid', fr: 'Impayé', vi: 'Không thu được' },
	cancelled: { en: 'Cancelled', fr: 'Annulé', vi: 'Đã hủy' },
} as const;
export type LabelCode = keyof typeof LABELS;

export interface LabelFacts {
	readonly kind: Kind;
	readonly state: State;
	readonly transmission: Transmission;
	readonly settlement: Settlement;
	readonly validUntil: CalendarDate | null;
}

/**
 * The seeds' words (Brouillon, À transmettre, En attente, Échu, Traité, Rejeté, Impayé) from the axes, first rule
 * that holds.
 */
export function labelOf(facts: LabelFacts, today: CalendarDate): LabelCode {
	const { state, settlement } = facts;
	const { awaits, side, accounting } = KIND_RULES[facts.kind];
	const received = side === 'purchase' && accounting;
	if (state === 'draft' || state === 'cancelled' || state === 'rejected') return state;
	if (settlement === 'uncollectible') return 'unpaid';
	if (state === 'accepted' || state === 'delivered' || state === 'closed' || settlement === 'paid')
		return 'done';
	if (awaits === 'approval' && facts.validUntil !== null && facts.validUntil < today) return 'expired';
	if (settlement === 'overdue') return 'overdue';
	if (!received && facts.transmission !== 'sent' && facts.transmission !== 'cleared') return 'toSend';
	if (awaits === 'approval') return 'awaitingApproval';
	if (awaits === 'payment') return 'awaitingPayment';
	if (awaits === 'receipt') return 'awaitingReceipt';
	return 'done';
}

export function labelText(code: LabelCode, language: string): string {
	return LABELS[code][language === 'fr' || language === 'vi' ? language : 'en'];
}
