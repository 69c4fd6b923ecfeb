import { phrases, type Labels } from './labels';

export const FRENCH: Labels = {
	number: phrases(`
		facture n; facture n°; facture no; facture num; facture numero; numero de facture; n° de facture;
		n° facture; no facture; no de facture; ref facture; reference facture; reference de la facture;
		numero facture; avoir n; avoir n°; numero d avoir; n° d'avoir; facture d acompte n°; n° de piece;
		numero de piece; numero du document; n° document; numero de la facture; n° avoir; facture/avoir n°;
		votre facture n°; votre facture
	`),
	otherNumber: phrases(`n°; numero; reference; ref; n° de commande; commande n°; numero de commande`),
	foreignNumber: phrases(`
		n° client; numero client; code client; id client; client n°; reference client; n° de compte;
		numero de compte; compte client; numero de ligne; n° de contrat; contrat n°; n° de telephone;
		telephone; tel; fax; mobile; page; code ape; ape; naf; code naf; bon de livraison n°; n° de bl;
		votre reference; vos references; devis n°; n° de devis; capital de; au capital de; n° de dossier;
		code postal; numero d abonne; n° adherent; bic; swift
	`),
	title: phrases(
		`facture; facture d acompte; note d honoraires; quittance; recu; ticket; facture simplifiee`,
	),
	creditNote: phrases(`avoir; facture d avoir; note de credit`),
	issueDate: phrases(`
		date de facture; date de la facture; date facture; date d emission; date de facturation; facture du;
		emise le; facture emise le; date d etablissement; etablie le; date de l'avoir; date facturation;
		date du document; edite le; fait le; avoir du; en date du
	`),
	date: phrases(`date; du; le`),
	dueDate: phrases(`
		date d echeance; echeance; date echeance; date limite de paiement; a payer avant le;
		a regler avant le; date limite; payable le; paiement avant le; date de paiement; echeance le;
		a payer avant; date de reglement; payable avant le; prelevement le; prelevement a partir du;
		sera preleve le; au plus tard le; reglement le; paiement au plus tard le; exigible le
	`),
	foreignDate: phrases(`
		date de commande; date de livraison; date commande; date livraison; commande du; livraison du;
		periode du; periode; date de naissance; prochaine facture; date de valeur; commandee le;
		date de prestation; livree le; date du bon; date d expedition; date de debut; date de fin; bl du;
		date impression; imprime le; devis du; date de vente; date de la vente; date d execution
	`),
	net: phrases(`
		total ht; total h t; montant ht; total hors taxes; total hors taxe; montant total ht; net ht;
		montant hors taxes; total net ht; base ht; hors taxes; sous total ht; total general ht; ht;
		montant eur ht; montant total hors taxe; total euro ht; total net; montant net ht; prix ht;
		montant total hors tva; total hors tva; hors tva; montant hors tva; hors taxe; montant htva
	`),
	tax: phrases(`
		tva; t v a; total tva; montant tva; montant de la tva; dont tva; total taxes; montant des taxes;
		montant total tva; total des taxes; tva a; montant t v a; taxes; total de la tva; tva totale
	`),
	gross: phrases(`
		total ttc; total t t c; montant ttc; total toutes taxes comprises; montant total ttc; ttc;
		montant eur ttc; total general ttc; total ttc en euros; total euro ttc; toutes taxes comprises;
		total tva comprise; montant tvac; total tvac; total facture ttc; prix ttc; total general;
		montant total de la facture; montant de la facture; total de la facture; montant total tva comprise
	`),
	total: phrases(`total; total facture; montant; montant total; total eur; somme; total euros`),
	due: phrases(`
		net a payer; a payer; somme a payer; montant a payer; reste a payer; solde du; total a payer;
		montant du; net a payer ttc; solde a payer; total du; montant preleve; montant du prelevement;
		net a regler; reste du; solde; montant a regler; total a regler; net a payer en euros; net a deduire
	`),
	prepaid: phrases(
		`acompte; acomptes; deja paye; acompte verse; deja regle; montant paye; regle; paye; verse`,
	),
	notTotal: phrases(`
		sous total; remise; escompte; capital; frais de port; eco participation; penalite; indemnite;
		prix unitaire; p u; pu ht; quantite; indemnite forfaitaire; rendu; total page; a reporter; report;
		total remise; remise totale; economie; points; taux; prix unitaire ht; dont eco participation
	`),
	taxId: phrases(`
		tva intracommunautaire; n° tva; no tva; numero de tva; n° de tva; n° tva intracommunautaire;
		tva intra; n° tva intra; identifiant tva; numero tva; n° de tva intracommunautaire; id tva;
		numero d identification fiscale; tva fr; n° de tva intra communautaire; n° tva intra communautaire;
		numero de tva intracommunautaire; n° identification tva; tva no; n° d identification tva;
		n° entreprise
	`),
	registrationId: phrases(
		`siren; siret; rcs; r c s; n° siret; n° siren; numero siret; numero siren; rcs paris`,
	),
	iban: phrases(`iban; code iban; compte bancaire; rib`),
	seller: phrases(
		`vendeur; fournisseur; emetteur; prestataire; emis par; vendu par; expediteur; facture par; de`,
	),
	buyer: phrases(`
		client; acheteur; destinataire; facture a; adresse de facturation; adresse de livraison; livre a;
		facturer a; adresse du client; abonne; titulaire; nom de l abonne; a l attention de; livraison a;
		adresse de l installation; adresse facturation; adresse livraison; adressee a; pour le compte de;
		votre entreprise; vos coordonnees; nom du client; tva client; n° tva client; beneficiaire
	`),
	payee: phrases(`titulaire du compte; a l ordre de; ordre de; paiement a l ordre de; cheque a l ordre de`),
};
