import { PAYMENT_METHODS } from '../../domain/payments/methods';

/** Methods of payment as a list to choose from. */
export const PAYMENT_METHOD_CHOICES = Object.entries(PAYMENT_METHODS).map(([name, method]) => ({
	name,
	...method,
}));
