import type { Content } from 'pdfmake/interfaces';
import type { PrintContext } from './context';

/** Two points a module for contents of up to a hundred characters: about three centimetres on paper. */
const SIDE = 92;

/** Beside the legal lines, the code by which the till finds the document again (QR code); nothing where there is none. */
export function withQrCode(context: PrintContext, beside: Content[]): Content[] {
	const { qrCode } = context.document.print;
	if (qrCode === undefined) return beside;
	return [
		{
			columns: [
				{ width: '*', stack: beside },
				{
					width: SIDE,
					qr: qrCode,
					fit: SIDE,
					alignment: 'right',
					eccLevel: 'M',
					foreground: context.layout.colors.ink,
				},
			],
			columnGap: 14,
			marginTop: 8,
			unbreakable: true,
		},
	];
}
