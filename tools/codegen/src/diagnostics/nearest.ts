/** Did you mean: the name that is nearest to a misspelled one. */
export { didYouMean, nearest } from '@abicus/wire/schema';
