/** Hybrid invoices, as services see them. */
export { assertFinal } from './assertFinal';
export { encloseInvoice } from './encloseInvoice';
export { FACTUR_X_FILE } from './facturXMetadata';
export { renderFacturX } from './renderFacturX';
