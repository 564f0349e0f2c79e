/**
 * Who may take the token of one account: usually all share it, and one request for a new one. Whoever was refused takes
 * turns, alone with the tokens it takes, so that one that is refused although it is new was not used up by another
 * question of this program. Those that want a token meanwhile wait, and get what the turn ended with.
 */

/** The token in hand if that can be used, else a new one. */
export type NextToken<Token> = () => Promise<Token>;

export interface TokenTurns<Token> {
  share(): Promise<Token>;
  alone<Result>(act: (next: NextToken<Token>) => Promise<Result>): Promise<Result>;
  readonly isSomebodyAlone: boolean;
}

export function createTokenTurns<Token>(options: {
  inHand: () => Token | null;
  request: () => Promise<Token>;
}): TokenTurns<Token> {
  const { inHand, request } = options;
  let pending: Promise<Token> | null = null;
  /** Of whoever is alone; becomes what that took last. */
  let turn: Promise<Token | null> | null = null;
  let lastTurn: Promise<unknown> = Promise.resolve();

  function share(): Promise<Token> {
    if (turn !== null) return turn.then((last) => last ?? share());
    const held = inHand();
    if (held) return Promise.resolve(held);
    pending ??= request().finally(() => {
      pending = null;
    });
    return pending;
  }

  async function takeTurn<Result>(act: (next: NextToken<Token>) => Promise<Result>): Promise<Result> {
    while (pending !== null) await pending.catch(() => undefined);
    let last: Token | null = null;
    const done = act(async () => {
      last = inHand() ?? (await request());
      return last;
    });
    turn = done.then(
      () => last,
      () => null,
    );
    return done.finally(() => {
      turn = null;
    });
  }

  return {
    share,
    alone(act) {
      const mine = lastTurn.then(() => takeTurn(act));
      lastTurn = mine.catch(() => undefined);
      return mine;
    },
    get isSomebodyAlone() {
      return turn !== null;
    },
  };
}
