import type { ServiceContext } from '../../services/context';
import type { DocumentView } from '../../services/parts/documentView';
import { saveMaster } from '../../services/saveMaster';
import { runUseCase, type AnyUseCase } from '../../services/useCase';
import { NOW, type TestLedger } from './ledgers';

/** A clock that a story moves by hand. */
export interface Story extends ServiceContext {
	at(instant: string): void;
}

export function storyOn({ ledger }: Pick<TestLedger, 'ledger'>, actor = 'alice'): Story {
	let instant = NOW;
	return { ledger, actor, now: () => instant, at: (next) => void (instant = next) };
}

/** Runs one use case on one input and gives its first view; a refusal is thrown. */
export async function run<View = DocumentView>(
	context: ServiceContext,
	useCase: AnyUseCase<View>,
	input: unknown,
): Promise<View> {
	return (await runAll(context, useCase, input))[0] as View;
}

export async function runAll<View = DocumentView>(
	context: ServiceContext,
	useCase: AnyUseCase<View>,
	input: unknown,
): Promise<readonly View[]> {
	const [outcome] = await runUseCase(useCase, context, [input]);
	if (!outcome?.ok) throw outcome?.error;
	return outcome.value.views;
}

/** The rule that refused an input, or `done`. */
export async function ruleOf(context: ServiceContext, useCase: AnyUseCase, input: unknown): Promise<string> {
	const [outcome] = await runUseCase(useCase, context, [input]);
	if (outcome?.ok) return 'done';
	return (outcome?.error as { rule?: string }).rule ?? String(outcome?.error);
}

export const WHOLESALER = {
	code: 'DUPONT',
	name: 'Dupont & Fils',
	country: 'FR',
	currency: 'EUR',
	timeZone: 'Europe/Paris',
	language: 'fr',
	defaultTaxRate: '20',
	vatNumber: 'FR40303265045',
	registrationNumber: '303265045',
	// Stories about mentions switch it on.
	legalMentions: 'off',
	address: { line1: '12 rue des Halles', postCode: '75001', city: 'Paris', country: 'FR' },
};

export const HANOI = {
	code: 'HANOI',
	name: 'Công ty TNHH Hồ Gươm',
	country: 'VN',
	currency: 'VND',
	timeZone: 'Asia/Ho_Chi_Minh',
	language: 'vi',
	defaultTaxRate: '10',
	registrationNumber: '0100109106',
	invoiceNumbers: 'provider',
	address: { line1: '36 phố Hàng Bạc', city: 'Hà Nội', country: 'VN' },
};

/** A French wholesaler with two customers, a supplier, a contact and three products. */
export async function openWholesaler(context: ServiceContext): Promise<void> {
	await run(context, saveMaster('company'), WHOLESALER);
	const party = saveMaster('party');
	await run(context, party, {
		code: 'MARTIN',
		name: 'Épicerie Martin',
		company: 'DUPONT',
		owner: 'Claire',
		paymentDays: 30,
	});
	await run(context, party, { code: 'LEROY', name: 'Leroy SARL', company: 'DUPONT' });
	await run(context, party, {
		code: 'MOULIN',
		name: 'Moulins du Nord',
		company: 'DUPONT',
		isCustomer: false,
		isSupplier: true,
	});
	await run(context, saveMaster('contact'), { code: 'MARTIN-1', name: 'Paul Martin', party: 'MARTIN' });
	const product = saveMaster('product');
	await run(context, product, {
		code: 'FLOUR',
		name: 'Farine T55 25 kg',
		company: 'DUPONT',
		unitPrice: '18.40',
		purchasePrice: '11',
		taxRate: '5.5',
	});
	await run(context, product, {
		code: 'OIL',
		name: 'Huile d’olive 5 l',
		company: 'DUPONT',
		unitPrice: '39.90',
	});
	await run(context, product, { code: 'BOX', name: 'Carton', company: 'DUPONT' });
}
