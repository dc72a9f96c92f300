export const GeoView = () => null;
