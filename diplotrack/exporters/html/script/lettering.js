// How much room words take: `charts/lettering.py` again, with the same widths. In: a text and a size. Out: a width,
// or the text in lines.

const WIDTH_OF_LETTER = new Map(Object.entries(LETTERS_OF_WIDTH)
  .flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)])));
const WIDE_LETTER = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{20000}-\u{3fffd}]/u;

/** Returns how wide a letter is at the most, in parts of its size. */
function widthOfLetter(letter) {
  if (WIDTH_OF_LETTER.has(letter)) {
    return WIDTH_OF_LETTER.get(letter);
  }
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(letter)) {
    return 0;
  }
  if (WIDE_LETTER.test(letter)) {
    return 1.05;
  }
  return /\p{Lu}/u.test(letter) ? 0.76 : 0.65;
}

/** Returns how wide a line of letters of a size is, at the most. */
function widthOf(text, size) {
  let width = 0;
  for (const letter of text) {
    width += widthOfLetter(letter);
  }
  return width * size;
}

/** Returns the text in lines no wider than `room`, broken at spaces, and inside a word that is longer. */
function broken(text, size, room) {
  const lines = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const parts = partsOfWord(word, size, room);
    const longer = `${lines.at(-1)} ${parts[0]}`;
    if (lines.at(-1) && widthOf(longer, size) <= room) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(parts[0]);
    }
    lines.push(...parts.slice(1));
  }
  return lines.filter(Boolean);
}

/** Returns a word in one piece, or in pieces that have room; each holds one letter at least. */
function partsOfWord(word, size, room) {
  const parts = [""];
  let width = 0;
  for (const letter of word) {
    const its = widthOfLetter(letter) * size;
    if (parts.at(-1) && width + its > room) {
      parts.push("");
      width = 0;
    }
    parts[parts.length - 1] += letter;
    width += its;
  }
  return parts;
}
