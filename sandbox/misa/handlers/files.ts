import { randomUUID } from 'node:crypto';
import { checkInvoice } from '../checks/checkInvoice';
import { flagIn, listIn, objectIn, type Call } from '../call';
import { drawInvoice } from '../drawing/drawInvoice';
import { writeXml } from '../drawing/writeXml';
import { byTransaction, isOfKind } from '../find';
import { failure, success, type Reply } from '../reply';
import { viewTaxOffice } from '../taxOffice';
import type { Json, MisaWorld, SandboxInvoice } from '../world';

/** A link to a PDF of what is stored nowhere; it holds for some minutes. */
export function unpublishView(call: Call): Reply {
	const { world } = call;
	const invoice = objectIn(call);
	const fault = checkInvoice(world, invoice);
	if (fault) return failure(fault.code, fault.description);
	return success({
		data: link(world, () => drawInvoice(world.account, { data: invoice, number: null, code: null })),
	});
}

/** A link is given for whatever was asked: whether there is an invoice behind it, the link tells. */
export function publishView(call: Call): Reply {
	const { world } = call;
	const invoice = byTransaction(world, listIn(call)[0]);
	return success({ data: link(world, async () => (invoice ? pdfOf(world, invoice) : Buffer.alloc(0))) });
}

function link(world: MisaWorld, pdf: () => Promise<Buffer>): string {
	const id = randomUUID();
	world.views.set(id, { pdf, expiresAt: world.now() + world.rules.viewLife });
	return `${world.rules.viewOrigin ?? world.origin}/view/${id}.pdf`;
}

/** The PDF in base64; the XML as it is, or in base64: MISA has been seen to do both. */
export async function download(call: Call): Promise<Reply> {
	const { world, query } = call;
	const format = query['downloadDataType']?.toLowerCase();
	if (format !== 'pdf' && format !== 'xml')
		return failure('InvalidInvoiceData', 'downloadDataType is not known');
	const kind = { withCode: flagIn(call, 'invoiceWithCode'), calcu: flagIn(call, 'invoiceCalcu') };
	const rows: Json[] = [];
	for (const id of listIn(call)) {
		const invoice = byTransaction(world, id);
		const Data = invoice && isOfKind(invoice, kind) ? await fileOf(world, invoice, format) : null;
		rows.push({ TransactionID: id, Data, ErrorCode: Data === null ? 'InvoiceNotExist' : null });
	}
	return success({ data: rows });
}

async function fileOf(world: MisaWorld, invoice: SandboxInvoice, format: 'pdf' | 'xml'): Promise<string> {
	if (format === 'pdf') return (await pdfOf(world, invoice)).toString('base64');
	const xml = writeXml(world.account, { ...invoice, code: viewTaxOffice(world, invoice).code });
	return world.answers % 2 === 0 ? xml : Buffer.from(xml).toString('base64');
}

const pdfOf = (world: MisaWorld, { data, number, ...invoice }: SandboxInvoice) =>
	drawInvoice(world.account, { data, number, code: viewTaxOffice(world, { data, number, ...invoice }).code });

export function sendEmail(call: Call): Reply {
	const { SendEmailDatas } = objectIn(call);
	const mails = Array.isArray(SendEmailDatas) ? (SendEmailDatas as readonly Json[]) : [];
	const requested = 4;
	const rows = mails.map(({ TransactionID }) => {
		const isKnown = byTransaction(call.world, TransactionID) !== undefined;
		return {
			TransactionID,
			SendEmailStatus: isKnown ? requested : 0,
			ErrorCode: isKnown ? null : 'InvoiceNotExist',
		};
	});
	return success({ data: rows });
}
