// The words of the events, as they are searched. In: a line of text for each row. Out: the same, folded.
//
// Nobody who does not search waits for it: it is read at the first search, a slice at a time where it is long.

const ROWS_AT_ONCE = 5000;

class Texts {
  constructor(chronology) {
    this.chronology = chronology;
    this.reading = null;
    this.folded = [];
    this.isRead = false;
  }

  /** Reads all texts, once. */
  read() {
    this.reading ??= this.fold();
    return this.reading;
  }

  /** Returns the folded text of a row that has been read. */
  of(row) {
    return this.folded[row];
  }

  async fold() {
    const { rows, actors } = this.chronology;
    const lines = (await textIn(document.querySelector("script#texts"))).split("\n");
    for (let row = 0; row < rows.key.length; row += 1) {
      const names = [...rows.actors[row], ...rows.mentioned[row]].map((actor) => actors[actor][1]);
      this.folded.push(folded([rows.title[row], lines[row], ...names].join("\t")));
      if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) {
        await new Promise((resume) => { setTimeout(resume); });
      }
    }
    this.isRead = true;
  }
}
