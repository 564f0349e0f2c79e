/** By the organisation of its issuer; a common name that speaks of it is anybody's. */
export const isByLetsEncrypt = (issuer: string): boolean =>
  /(^|[,\s/])O\s*=\s*"?(\(STAGING\) )?let'?s encrypt/i.test(issuer);
