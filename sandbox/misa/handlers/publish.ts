import { checkFields, HEADER_CODES } from '../checks/checkFields';
import { checkInvoice } from '../checks/checkInvoice';
import { REQUEST_FIELDS } from '../checks/publishFields';
import { objectIn, type Call } from '../call';
import { failure, success, type Fault, type Reply } from '../reply';
import { storeInvoice } from '../storeInvoice';
import { isCashRegister } from '../templates';
import { viewTaxOffice } from '../taxOffice';
import type { Json, MisaWorld, SandboxInvoice } from '../world';
import { createUnsigned } from './createUnsigned';

export const MOST_INVOICES = 30;
const SIGN = { token: 1, hsm: 2, cashRegister: 5 } as const;

/** `/invoice` of the Open API, `/invoice/publishing` of the gateway. */
export async function publish(call: Call): Promise<Reply> {
	const { SignType: sign } = objectIn(call);
	if (sign !== SIGN.token) return publishSigned(call);
	if (call.generation === 'gateway')
		return failure('APINotSupportTypeInvoice', 'API không hỗ trợ SignType 1');
	return createUnsigned(call);
}

/** `/invoice/publishing/token` of the gateway: for signatures that are made elsewhere. */
export async function publishWithToken(call: Call): Promise<Reply> {
	if (objectIn(call)['SignType'] === SIGN.token) return createUnsigned(call);
	return failure('APINotSupportTypeInvoice', 'API chỉ hỗ trợ SignType 1');
}

async function publishSigned(call: Call): Promise<Reply> {
	const request = objectIn(call);
	const fault = checkFields(request, REQUEST_FIELDS, HEADER_CODES);
	if (fault) return failure(fault.code, fault.description);
	const invoices = (request['InvoiceData'] ?? []) as readonly Json[];
	if (invoices.length === 0) return failure('InvalidInvoiceData', 'InvoiceData is empty');
	if (invoices.length > MOST_INVOICES)
		return failure('InvoiceQuantityTooLarge', `More than ${MOST_INVOICES} invoices`, 400);
	const results = await publishInTurn(call, invoices, request['SignType']);
	return success({ createInvoiceResult: null, publishInvoiceResult: results });
}

/** While a series is being counted, another call for it gets no number. */
async function publishInTurn(
	{ world, most }: Call,
	invoices: readonly Json[],
	sign: unknown,
): Promise<Json[]> {
	const series = new Set(invoices.map(({ InvSeries }) => String(InvSeries)));
	if ([...series].some((one) => world.busy.has(one)))
		return invoices.map((invoice) =>
			failed(invoice, { code: 'InvoiceNumberNotCotinuous', description: 'Số hóa đơn không liên tục' }),
		);
	for (const one of series) world.busy.add(one);
	try {
		await new Promise((resolve) => setTimeout(resolve, world.rules.publishDelay));
		return invoices.slice(0, most).map((invoice) => publishOne(world, invoice, sign));
	} finally {
		for (const one of series) world.busy.delete(one);
	}
}

function publishOne(world: MisaWorld, invoice: Json, sign: unknown): Json {
	const known = world.invoices.some(
		({ refId }) => refId.toLowerCase() === String(invoice['RefID']).toLowerCase(),
	);
	if (known)
		return failed(invoice, { code: 'DuplicateInvoiceRefID', description: 'RefID đã được phát hành' });
	const fault = checkInvoice(world, invoice) ?? checkSignature(world, invoice, sign);
	return fault ? failed(invoice, fault) : resultOf(world, storeInvoice(world, invoice, 'api'));
}

function checkSignature({ account }: MisaWorld, invoice: Json, sign: unknown): Fault | undefined {
	const wanted = isCashRegister(String(invoice['InvSeries'])) ? SIGN.cashRegister : SIGN.hsm;
	if (sign !== wanted) return { code: 'APINotSupportTypeInvoice', description: `SignType ${String(sign)}` };
	if (sign === SIGN.hsm && account.signing !== 'hsm')
		return { code: 'CallSignServiceFail', description: 'Gọi dịch vụ ký số không thành công' };
	return undefined;
}

const failed = ({ RefID, InvSeries }: Json, { code, description }: Fault): Json => ({
	RefID,
	TransactionID: null,
	InvSeries,
	InvNo: null,
	InvCode: null,
	InvDate: null,
	ErrorCode: code,
	Description: description,
});

const resultOf = (world: MisaWorld, invoice: SandboxInvoice): Json => ({
	RefID: invoice.refId,
	TransactionID: invoice.transactionId,
	InvTemplateNo: invoice.series.charAt(0),
	InvSeries: invoice.series,
	InvNo: String(invoice.number).padStart(8, '0'),
	InvCode: viewTaxOffice(world, invoice).code,
	InvDate: `${invoice.date}T00:00:00+07:00`,
	ErrorCode: '',
	Description: null,
});
