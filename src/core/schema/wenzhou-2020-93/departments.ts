/** Who stands at the end of nearly every list of 责任单位. */
export const LOCAL = ['各县〔市、区〕政府', '省级产业集聚区管委会'] as const;
