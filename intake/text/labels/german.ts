import { phrases, type Labels } from './labels';

export const GERMAN: Labels = {
	number: phrases(`
		rechnungsnummer; rechnungsnr; rechnungs nr; rechnung nr; rechnung nummer; rechnung no; re nr;
		belegnummer; beleg nr; gutschriftnummer; gutschrift nr; rg nr; rechnungs nummer; rechnung;
		dokumentnummer; dokument nr; belegnr; bon nr; fakturanummer; gutschriftsnummer; rechnungs no
	`),
	otherNumber: phrases(`nummer; nr; auftragsnummer; auftrag nr; bestellnummer; vorgangsnummer; referenz`),
	foreignNumber: phrases(`
		kundennummer; kunden nr; kundennr; telefon; tel; telefax; fax; seite; kontonummer; konto;
		handelsregister; hrb; blz; lieferscheinnummer; lieferschein nr; vertragsnummer; artikelnummer; hra;
		ihre bestellung; ihr zeichen; art nr; debitor nr; mandatsreferenz; kunden no; vertragskonto;
		amtsgericht
	`),
	title: phrases(
		`rechnung; quittung; teilrechnung; schlussrechnung; abschlagsrechnung; kassenbon; proforma rechnung`,
	),
	creditNote: phrases(`gutschrift; rechnungskorrektur; stornorechnung; stornobeleg`),
	issueDate: phrases(`
		rechnungsdatum; ausstellungsdatum; belegdatum; rechnung vom; datum der rechnung; fakturadatum;
		gutschriftsdatum; rechnungs datum; ausgestellt am; vom; rechnungsdatum/lieferdatum
	`),
	date: phrases(`datum; den`),
	dueDate: phrases(`
		falligkeitsdatum; fallig am; zahlbar bis; fallig; zahlungsziel; fallig bis; zahlungsdatum;
		zu zahlen bis; falligkeit; bis zum; bis spatestens; zahlung bis; spatestens bis; zahlbar bis zum
	`),
	foreignDate: phrases(`
		lieferdatum; bestelldatum; leistungsdatum; auftragsdatum; leistungszeitraum; druckdatum; zeitraum;
		bestellung vom; lieferschein vom; abrechnungszeitraum; geburtsdatum; auftrag vom
	`),
	net: phrases(`
		nettobetrag; netto; summe netto; gesamt netto; nettosumme; zwischensumme; gesamtbetrag netto;
		rechnungsbetrag netto; netto gesamt; warenwert; gesamtsumme netto; netto betrag; summe (netto);
		zwischensumme netto; warenwert netto; nettowert; zwischensumme (netto); total netto; betrag netto
	`),
	tax: phrases(`
		mwst; ust; umsatzsteuer; mehrwertsteuer; zzgl mwst; zzgl ust; mwst betrag; steuerbetrag; steuer;
		zzgl umsatzsteuer; zuzuglich mwst; gesetzl mwst; summe mwst; mwst.; ust.; umsatzsteuerbetrag;
		zzgl gesetzl mwst; zuzuglich mehrwertsteuer; steuern; enthaltene mwst; summe umsatzsteuer; summe ust
	`),
	gross: phrases(`
		bruttobetrag; brutto; gesamtbetrag; rechnungsbetrag; gesamtsumme; summe brutto; gesamt brutto;
		endbetrag; rechnungssumme; bruttosumme; gesamtbetrag brutto; endsumme; rechnungsbetrag brutto;
		rechnungsendbetrag; total brutto; gesamt (brutto); summe (brutto); gesamtpreis;
		gesamtrechnungsbetrag
	`),
	total: phrases(`summe; gesamt; betrag; total; gesamt eur; summe eur`),
	due: phrases(`
		zahlbetrag; zu zahlen; zu zahlender betrag; offener betrag; noch zu zahlen; restbetrag;
		fallige summe; zahlungsbetrag
	`),
	prepaid: phrases(`anzahlung; bezahlt; gezahlt; bereits gezahlt; abzgl anzahlung; gegeben; bar; ec karte`),
	notTotal: phrases(`
		rabatt; skonto; einzelpreis; menge; versandkosten; stammkapital; ruckgeld; ubertrag; e preis; preis;
		anzahl; zwischensumme ubertrag; stk preis; steuersatz; position
	`),
	taxId: phrases(`
		ust idnr; ust id nr; ust id; umsatzsteuer id; umsatzsteuer identifikationsnummer; ustid;
		ust ident nr; steuernummer; steuer nr; st nr; uid; mwst nr; ust idnr.; uid nr;
		umsatzsteuer identnummer; ust id no
	`),
	registrationId: phrases(`hrb; handelsregister; hra; handelsregisternummer; registernummer`),
	iban: phrases(`iban; bankverbindung`),
	seller: phrases(`verkaufer; lieferant; absender; rechnungssteller; aussteller; leistungserbringer`),
	buyer: phrases(`
		kunde; rechnungsempfanger; rechnungsadresse; lieferadresse; empfanger; kaufer; rechnung an;
		rechnungsanschrift; lieferanschrift; an; ihre ust idnr; ihre ust id
	`),
	payee: phrases(`kontoinhaber; zahlungsempfanger`),
};
