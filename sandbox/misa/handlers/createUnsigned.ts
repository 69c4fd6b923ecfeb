import { checkFields, HEADER_CODES } from '../checks/checkFields';
import { checkInvoice } from '../checks/checkInvoice';
import { REQUEST_FIELDS } from '../checks/publishFields';
import { objectIn, type Call } from '../call';
import { writeXml } from '../drawing/writeXml';
import { failure, success, type Reply } from '../reply';
import { newTransactionId, nextNumber } from '../storeInvoice';
import type { Json, MisaWorld } from '../world';

/**
 * SignType 1: first the XML is made, without a signature. Nothing is stored and no number kept: asked again, it names
 * another lookup code. What comes back signed cannot be verified here, and is refused as MISA refuses a bad signature.
 */
export function createUnsigned(call: Call): Reply {
	const request = objectIn(call);
	const fault = checkFields(request, REQUEST_FIELDS, HEADER_CODES);
	if (fault) return failure(fault.code, fault.description);
	const signed = (request['PublishInvoiceData'] ?? []) as readonly Json[];
	if (signed.length > 0) return success({ publishInvoiceResult: signed.map(refuseSignature) });
	const invoices = (request['InvoiceData'] ?? []) as readonly Json[];
	return success({ createInvoiceResult: invoices.map((invoice) => createOne(call.world, invoice)) });
}

function createOne(world: MisaWorld, invoice: Json): Json {
	const fault = checkInvoice(world, invoice);
	const { RefID } = invoice;
	if (fault) return { RefID, TransactionID: null, InvNo: null, InvoiceData: null, ErrorCode: fault.code };
	const number = nextNumber(world, String(invoice['InvSeries']));
	const transactionId = newTransactionId();
	const InvoiceData = writeXml(world.account, { data: invoice, number, transactionId, code: null });
	return { RefID, TransactionID: transactionId, InvNo: String(number).padStart(8, '0'), InvoiceData };
}

function refuseSignature({ RefID, InvoiceData }: Json): Json {
	const isSigned = String(InvoiceData ?? '').includes('<Signature');
	return {
		RefID,
		TransactionID: null,
		InvNo: null,
		ErrorCode: isSigned ? 'InvalidSignature' : 'SignatureEmpty',
	};
}
