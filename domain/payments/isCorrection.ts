/** A match by which an e-invoice that corrects another one lowers what that asks for. */
export const isCorrection = ({ sourceKind }: { readonly sourceKind: string }) => sourceKind === 'correction';
