/** Form and series as people write them, for whoever lists templates. */
export { formatSeries } from '../../domain/vietnam/formatSeries';
