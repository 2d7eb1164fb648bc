/** The program of a contract, and the services that it calls. */

/** The program that a contract is of. Its name is a principal: authority tables, markers and stamps name it. */
export type Program = {
  /**
   * Its name. Only said where the contract has no service: the program that runs a service has the name of the service.
   */
  readonly name?: string;
};

/** Operations that a program calls, by the name of their service. */
export type Calls = Readonly<Record<string, readonly string[]>>;
