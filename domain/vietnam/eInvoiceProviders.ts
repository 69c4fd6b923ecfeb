/** Providers of Vietnamese e-invoices that the package talks to. */
export const EINVOICE_PROVIDERS = ['sinvoice', 'misa'] as const;
export type EInvoiceProviderName = (typeof EINVOICE_PROVIDERS)[number];
