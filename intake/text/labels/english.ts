import { phrases, type Labels } from './labels';

export const ENGLISH: Labels = {
	number: phrases(`
		invoice number; invoice no; invoice n°; invoice nr; invoice #; invoice id; invoice num; inv no;
		inv #; inv number; bill no; bill number; bill #; receipt no; receipt number; receipt #; receipt;
		document no; document number; doc no; document no.; tax invoice no; tax invoice number;
		credit note no; credit note number; credit note #; credit memo no; cash bill no; invoice reference;
		tax invoice; invoice; invoice reference number; slip no; credit note; your invoice; cash sales no;
		trn no; cs no; bill to invoice; statement number; invoice serial no; doc #; invoice/receipt no
	`),
	otherNumber: phrases(`
		booking id; order number; order no; order id; order #; reference; reference number; ref no;
		transaction id; transaction no; ref; booking number; booking no; confirmation number; no; number;
		bill id; trans; trans no; trx id; check no; ticket no; chk no; po number; purchase order
	`),
	foreignNumber: phrases(`
		customer number; customer no; customer id; account number; account no; client id; tel; phone;
		telephone; fax; company no; co no; co reg no; reg no; registration no; company registration no;
		table no; cashier; page; member no; sort code; bank account; delivery note no; your reference;
		your ref; customer reference; cust no; item no; quote no; approval code; terminal id; merchant id;
		room no; roc no; company reg no; business reg no; account id; cin; ifsc code; swift; bic; license no;
		licence no; pos no; counter no; a/c no; contract no; mobile; till; gst no
	`),
	title: phrases(`
		invoice; tax invoice; simplified tax invoice; receipt; payment receipt; cash bill; bill;
		official receipt; commercial invoice; vat invoice; sales invoice; cash sale; sales receipt
	`),
	creditNote: phrases(`credit note; credit memo; credit invoice; refund`),
	issueDate: phrases(`
		invoice date; date of invoice; issue date; date of issue; issued on; date issued; bill date;
		receipt date; document date; tax invoice date; inv date; billing date; credit note date; tax date;
		invoiced on; doc date; order placed; date of receipt; statement date; date and time of issue
	`),
	date: phrases(`date; dated; date time; date/time; dt`),
	dueDate: phrases(`
		due date; payment due; due on; payable by; pay by; date due; payment due date; due by; due;
		payment date; payment due by; please pay by; total amount due on; amount due on; to be paid by
	`),
	foreignDate: phrases(`
		order date; delivery date; ship date; shipping date; date of delivery; check in; check out; period;
		billing period; service period; from; date of birth; print date; printed on; expiry date;
		date of supply; dispatch date; valid until; service dates; po date; expires; date ordered
	`),
	net: phrases(`
		subtotal; sub total; net total; total net; net amount; total excl vat; total excluding vat;
		total excluding tax; total before tax; amount excl vat; net; taxable amount; total excl tax;
		total excl gst; total excluding gst; total ex vat; excluding vat; untaxed amount; net value;
		total taxable; amount before tax; total (excluding gst); subtotal excl vat; excl vat; charges;
		total sales excluding gst; total net amount; net invoice value; ex vat; excl tax; net price
	`),
	tax: phrases(`
		vat; tax; vat amount; total vat; sales tax; gst; total gst; tax amount; total tax; gst amount;
		vat total; service tax; vat to be collected; gst payable; igst; taxes; tax total; add gst
	`),
	gross: phrases(`
		grand total; total incl vat; total including vat; total amount; invoice total;
		total inclusive of gst; total incl gst; total including gst; total incl tax; gross amount;
		gross total; total gross; gross; total inclusive gst; total sales inclusive gst; amount incl vat;
		including vat; nett total; bill total; total amount payable; total sales; net total rounded;
		rounded total; total after rounding; total rounded; total with tax; total sales inclusive of gst;
		total (inclusive of gst); total due; order total; total for this invoice; round d total; total rm;
		total incl; total price; total invoice amount; incl vat
	`),
	total: phrases(`total; amount; total amt; total eur; total usd; totals; value; sum; total aht; tota`),
	due: phrases(`
		amount due; balance due; amount payable; total amount due; amount to pay; total payable; to pay;
		please pay; payable; outstanding; balance; due amount; net payable; payable amount;
		outstanding balance
	`),
	prepaid: phrases(`
		paid; amount paid; deposit; less deposit; payment received; payments; cash; visa; mastercard;
		credit card; tender; cash tendered; tendered; cash received; card; amount tendered; paid amount;
		paid through; received; debit card; pay amount; payment; prepaid; less payment; paid by
	`),
	notTotal: phrases(`
		change; discount; rounding; rounding adj; rounding adjustment; unit price; price; qty; quantity;
		total qty; total quantity; total items; total item; shipping; change due; savings; rounding adj.;
		total discount; rate; no of items; service charge; credit; points; change amount; you saved;
		gst summary; tax code; item; carried forward; total savings; rounding amount; previous balance;
		total saving; items; late fee; unit; carriage; total disc; disc; weight; rounding adjust
	`),
	taxId: phrases(`
		vat number; vat no; vat id; vat reg no; vat registration number; vat registration no; tax id; gst id;
		gst no; gst reg no; gstin; gst registration no; gst number; tax number; ein; abn; trn; vat reg;
		tax registration number; eu vat; tax code; gst id no; vat identification number; vat; service tax no;
		pan; tin; vat tin; tax id no; vat id no; tax identification number; sst no
	`),
	registrationId: phrases(
		`company number; company no; registered number; company registration number; reg no; cin; co no`,
	),
	iban: phrases(`iban; bank account; account number; iban code`),
	seller: phrases(`seller; supplier; vendor; sold by; from; issued by; provider; service provider; remit to`),
	buyer: phrases(`
		bill to; billed to; invoice to; ship to; customer; buyer; sold to; deliver to; client; guest name;
		attention; attn; customer name; billing address; shipping address; delivery address; bill to address;
		invoiced to; to; recipient; delivered to; guest; your vat number; customer vat; customer vat number;
		your vat no; buyer vat; customer details; invoice address; account name; name
	`),
	payee: phrases(`
		payment received by; payable to; in favor of; in favour of; cheques payable to; made payable to;
		make checks payable to; account holder; beneficiary; all payment to be made in favor of; sold by
	`),
};
