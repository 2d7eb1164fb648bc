/** Questions about services that are being restarted. Each is answered once; a bounded number waits (RFC-0093). */
import { WITHIN } from '@abicus/abi-init';

/** A question that waits. */
export interface Question<Reply> {
  /** The program that asks. */
  readonly requester: string;
  /** The service that it asks for. */
  readonly target: string;
  /** What its answer needs. */
  readonly reply: Reply;
}

/** The questions that wait, the oldest first. */
export class ParkedQuestions<Reply> {
  #questions: readonly Question<Reply>[] = [];

  /** How many wait. */
  get size(): number {
    return this.#questions.length;
  }

  /** Parks a question; false: so many wait that this one has to be answered now. */
  add(question: Question<Reply>): boolean {
    if (!WITHIN.parked(this.size + 1)) return false;
    this.#questions = [...this.#questions, question];
    return true;
  }

  /** Takes the questions about a service. */
  takeFor(target: string): readonly Question<Reply>[] {
    return this.#take((one) => one.target === target);
  }

  /** Takes the questions of a program that has ended: no answer would reach it. */
  takeOf(requester: string): readonly Question<Reply>[] {
    return this.#take((one) => one.requester === requester);
  }

  /** Takes the earlier question of the same program about the same service, if there is one. */
  takeEarlier(requester: string, target: string): readonly Question<Reply>[] {
    return this.#take((one) => one.requester === requester && one.target === target);
  }

  #take(isTaken: (one: Question<Reply>) => boolean): readonly Question<Reply>[] {
    const taken = this.#questions.filter(isTaken);
    this.#questions = this.#questions.filter((one) => !isTaken(one));
    return taken;
  }
}
