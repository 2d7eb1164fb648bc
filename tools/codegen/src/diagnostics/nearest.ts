/** Finds the name that is most similar to a misspelled one. */
export { didYouMean, nearest } from '@abicus/wire/schema';
