/** Names of the versions of the file, for panels. */
export { DEBIT_VERSION_NAMES } from '../../domain/sepa/debitVersions';
