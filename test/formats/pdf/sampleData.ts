import type {
	DocumentLine,
	FooterCharge,
	PartySnapshot,
	SellerProfileSnapshot,
} from '../../../domain/documents/document';

/** A French wholesaler, a Hanoi company, their customers and what they sell. */

export type LineInput = Partial<DocumentLine> & Pick<DocumentLine, 'description'>;

export const frenchSeller: PartySnapshot = {
	id: 'com_fr',
	name: 'Maison Berthier Grossiste',
	legalForm: 'SAS',
	address: { line1: '18 quai Rambaud', line2: 'Bâtiment C', postCode: '69002', city: 'Lyon', country: 'FR' },
	vatNumber: 'FR19812345676',
	registrationNumber: '81234567600017',
	email: 'facturation@berthier.example',
	phone: '04 72 00 00 00',
};

export const frenchBuyer: PartySnapshot = {
	id: 'par_dupont',
	name: 'Dupont & Fils <SARL>',
	address: { line1: '7 rue des Écoles', postCode: '38000', city: 'Grenoble', country: 'FR' },
	vatNumber: 'FR40303265045',
	registrationNumber: '303265045',
	contactName: 'Mme Hélène Œuvrard',
};

export const frenchProfile: SellerProfileSnapshot = {
	id: 'prf_fr',
	name: 'Siège',
	senderBlock: 'Service client : lundi au vendredi, 8 h – 18 h',
	footer:
		'Réserve de propriété : les marchandises restent notre propriété jusqu’au paiement complet du prix.',
	ibanPrinted: 'FR7630006000011234567890189',
	ibanCollectedTo: 'FR7630004000031234567890143',
	bic: 'AGRIFRPP',
};

export const hanoiSeller: PartySnapshot = {
	id: 'com_vn',
	name: 'Công ty TNHH Thương mại Hồng Hà',
	address: { line1: '25 phố Lý Thường Kiệt', subdivision: 'Quận Hoàn Kiếm', city: 'Hà Nội', country: 'VN' },
	vatNumber: '0101234565',
	registrationNumber: '0101234565',
	email: 'ketoan@hongha.example',
	phone: '024 3825 0000',
};

export const hanoiBuyer: PartySnapshot = {
	id: 'par_nguyen',
	name: 'Công ty CP Xây dựng Nguyễn Huệ',
	address: { line1: '102 đường Nguyễn Huệ', subdivision: 'Quận 1', city: 'TP. Hồ Chí Minh', country: 'VN' },
	registrationNumber: '0309876547',
	contactName: 'Bà Trần Thị Thu Hường',
};

export const frenchLines: readonly LineInput[] = [
	{
		productCode: 'VIS-M6',
		description: 'Vis inox A2 M6 × 40, boîte de 200',
		quantity: '12',
		unit: 'XBX',
		unitPrice: '18.9',
		comment: 'Conditionnement : cartons de 6 boîtes.',
	},
	{
		productCode: 'PERC-18V',
		description: 'Perceuse-visseuse 18 V avec deux batteries 5 Ah, chargeur rapide et coffret',
		quantity: '3',
		unitPrice: '149',
		discountPercent: '7.5',
	},
	{ kind: 'note', description: 'Livraison en une fois, quai de déchargement côté rue des Écoles.' },
	{
		productCode: 'FORM-1',
		description: 'Formation à la pose',
		quantity: '3.5',
		unit: 'HUR',
		unitPrice: '62.3333',
		taxRate: '10',
	},
	{
		productCode: 'LIV-TECH',
		description: 'Livre « Fixations du bâtiment »',
		quantity: '2',
		unitPrice: '28.43',
		taxRate: '5.5',
	},
];

export const hanoiLines: readonly LineInput[] = [
	{
		description: 'Máy khoan pin 18 V kèm hai pin và bộ sạc nhanh',
		quantity: '3',
		unitPrice: '4250000',
		taxRate: '10',
	},
	{
		description: 'Ốc vít inox A2 M6 × 40, hộp 200 chiếc',
		quantity: '12',
		unit: 'XBX',
		unitPrice: '185500',
		taxRate: '8',
		comment: 'Bảo hành 12 tháng kể từ ngày giao hàng.',
	},
	{ kind: 'note', description: 'Giao hàng một lần tại công trường, trước 17 giờ.' },
	{ description: 'Hướng dẫn lắp đặt', quantity: '3.5', unit: 'HUR', unitPrice: '650000', taxRate: '10' },
];

export const frenchCharges: readonly FooterCharge[] = [
	{ nature: 'Transport', label: 'Port et emballage', amount: 2450, taxCategory: 'S', taxRate: '20' },
];

/** Sixty lines with two prices of five digits and descriptions of every length: three pages. */
export const manyLines = (count: number): LineInput[] =>
	Array.from({ length: count }, (_, index) => ({
		productCode: `REF-${String(1000 + index * 7)}`,
		description: [
			'Cheville nylon 8 × 40',
			'Disque diamant 230 mm pour béton armé, alésage 22,23 mm, découpe à sec ou à eau, refroidissement par segments',
			'Gants de manutention enduits nitrile, taille 9',
			'Étai métallique réglable 1,75 – 3,10 m',
		][index % 4] as string,
		comment:
			index % 9 === 4 ? 'Produit en fin de série : quantité limitée au stock, sans reprise possible.' : null,
		quantity: String((index % 13) + 1),
		unit: ['C62', 'XBX', 'PR', 'KGM'][index % 4],
		unitPrice: ['4.9', '87.5', '3.456', '1249.99'][index % 4],
		discountPercent: index % 10 === 3 ? '12.5' : '0',
		taxRate: index % 7 === 2 ? '10' : index % 11 === 5 ? '5.5' : '20',
	}));
