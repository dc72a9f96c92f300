/** More addresses than this are not a site but a mistake: a /16. */
export const MOST_ADDRESSES = 65_536;
