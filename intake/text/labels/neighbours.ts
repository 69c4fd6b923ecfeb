import { phrases, type Labels } from './labels';

/** Invoices of neighbours whose languages are read simply: Dutch, Spanish, Italian, Portuguese. */
export const DUTCH: Labels = {
	number: phrases(
		`factuurnummer; factuur nr; factuurnr; factuur nummer; creditnota nummer; bonnummer; factuur`,
	),
	otherNumber: phrases(`ordernummer; bestelnummer; referentie; nummer`),
	foreignNumber: phrases(`
		klantnummer; klantnr; telefoon; kvk; kvk nummer; pagina; debiteurnummer; rekeningnummer; serienummer;
		kvk rotterdam; kvk amsterdam; debiteurennummer; relatienummer
	`),
	title: phrases(`factuur; kassabon`),
	creditNote: phrases(`creditnota; creditfactuur`),
	issueDate: phrases(`factuurdatum; datum factuur; factuur datum`),
	dueDate: phrases(
		`vervaldatum; te betalen voor; uiterste betaaldatum; betalen voor; vervaldag; betaaldatum`,
	),
	foreignDate: phrases(`orderdatum; leverdatum; besteldatum; op; periode; leveringsdatum`),
	net: phrases(`
		exclusief btw; excl btw; totaal excl btw; totaal exclusief btw; subtotaal excl btw; bedrag excl btw;
		netto bedrag; subtotaal
	`),
	tax: phrases(`btw; totaal btw; btw bedrag; btw hoog; btw laag`),
	gross: phrases(`
		totaal incl btw; totaal inclusief btw; totaalbedrag; factuurbedrag; bedrag incl btw; inclusief btw;
		prijs incl btw; incl btw; eindtotaal
	`),
	total: phrases(`totaal; bedrag`),
	due: phrases(`te betalen; te voldoen; openstaand bedrag; te betalen bedrag`),
	prepaid: phrases(`betaald; reeds betaald; aanbetaling`),
	notTotal: phrases(`korting; prijs per stuk; aantal; verzendkosten; stuksprijs; prijs`),
	taxId: phrases(`btw nummer; btw nr; btw id; btw identificatienummer; btw-nummer; ondernemingsnummer`),
	registrationId: phrases(`kvk; kvk nummer; kvk nr; kvk rotterdam; kvk amsterdam`),
	seller: phrases(`leverancier; verkoper`),
	buyer: phrases(`klant; factuuradres; afleveradres; bezorgadres; factureren aan`),
};

export const ITALIAN: Labels = {
	number: phrases(`
		numero fattura; fattura n; fattura n°; n° fattura; fattura nr; numero documento; fattura numero;
		fattura; documento n°; num documento; nr fattura
	`),
	foreignNumber: phrases(`codice cliente; telefono; cod cliente; pagina; codice destinatario; rea`),
	title: phrases(`fattura; ricevuta; scontrino`),
	creditNote: phrases(`nota di credito`),
	issueDate: phrases(
		`data fattura; data documento; data emissione; data di emissione; fattura del; data della fattura`,
	),
	date: phrases(`data`),
	dueDate: phrases(`scadenza; data scadenza; data di scadenza; scadenze; da pagare entro`),
	foreignDate: phrases(`data ordine; data consegna; periodo`),
	net: phrases(`imponibile; totale imponibile; totale netto; totale merce; importo netto`),
	tax: phrases(`iva; imposta; totale iva; totale imposta; importo iva`),
	gross: phrases(`
		totale fattura; totale documento; importo totale; totale ivato; totale iva inclusa;
		totale complessivo
	`),
	total: phrases(`totale; importo`),
	due: phrases(`netto a pagare; totale da pagare; da pagare; totale dovuto`),
	notTotal: phrases(`sconto; prezzo unitario; quantita; spese; prezzo; bollo`),
	taxId: phrases(`partita iva; p iva; p.iva; part iva; codice fiscale; c f`),
	seller: phrases(`fornitore; cedente; venditore; cedente/prestatore`),
	buyer: phrases(
		`cliente; spett le; spettabile; cessionario; destinatario; intestatario; cessionario/committente`,
	),
};

export const PORTUGUESE: Labels = {
	number: phrases(`fatura n°; numero da fatura; fatura no; fatura; factura n°; n° da fatura; fatura/recibo`),
	issueDate: phrases(`data da fatura; data de emissao; data emissao`),
	date: phrases(`data`),
	dueDate: phrases(`data de vencimento; vencimento`),
	title: phrases(`fatura`),
	creditNote: phrases(`nota de credito`),
	net: phrases(`total sem iva; valor liquido; total iliquido; incidencia`),
	tax: phrases(`iva; total iva`),
	gross: phrases(`total com iva; total do documento; total geral`),
	due: phrases(`total a pagar; valor a pagar`),
	taxId: phrases(`contribuinte; nipc; n° contribuinte`),
	buyer: phrases(`cliente; exmo senhor; exmos srs`),
};

export const SPANISH: Labels = {
	number: phrases(`
		numero de factura; n° de factura; factura n°; factura numero; num factura; factura no; n° factura;
		factura; nº factura
	`),
	foreignNumber: phrases(`numero de cliente; n° cliente; telefono; tfno; codigo cliente; pagina`),
	title: phrases(`factura; recibo; factura simplificada`),
	creditNote: phrases(`factura rectificativa; nota de credito; factura de abono`),
	issueDate: phrases(`fecha de factura; fecha factura; fecha de emision; fecha de expedicion; fecha emision`),
	date: phrases(`fecha`),
	dueDate: phrases(`fecha de vencimiento; vencimiento; fecha vencimiento; fecha limite de pago`),
	foreignDate: phrases(`fecha de pedido; fecha de entrega; fecha de operacion; periodo`),
	net: phrases(`base imponible; importe neto; total sin iva; total base imponible; importe bruto; subtotal`),
	tax: phrases(`iva; i v a; cuota iva; importe iva; total iva; cuota; igic`),
	gross: phrases(`
		total factura; importe total; total con iva; total iva incluido; total a pagar;
		importe total factura
	`),
	total: phrases(`total; importe`),
	due: phrases(`a pagar; pendiente de pago; importe a pagar`),
	notTotal: phrases(`descuento; precio unitario; cantidad; gastos de envio; precio; dto`),
	taxId: phrases(`nif; cif; n i f; c i f; nif iva; cif/nif; nif/cif`),
	seller: phrases(`vendedor; proveedor; emisor`),
	buyer: phrases(
		`cliente; datos del cliente; facturar a; direccion de envio; destinatario; datos de facturacion`,
	),
};
