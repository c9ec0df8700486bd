/** Characters that turn the direction of all the text after them; in a name they would turn the address beside it too. */
const turns = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

const rightToLeft = '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}'
/** The last letter written from right to left before something that is not. */
const lastOfThem = new RegExp(`([${rightToLeft}]\\p{M}*)(?=\\s*[^\\s\\p{M}${rightToLeft}])`, 'gu')

/** A label whose addresses and brackets read from left to right, whatever the direction of the name beside them. */
export const directed = (text: string): string => text.replace(turns, '').replace(lastOfThem, '$1\u200e')
