// What explains the chart: what is drawn in; a legend of that and of nothing else out, and the notes that hold now.

const STRETCHED = /^The scale is stretched/;
const COUNTED = /^More than .* marks could not be told apart/;

class Legend {
  constructor(figure) {
    this.list = figure.querySelector(".legend");
    this.samples = [...figure.querySelector("template#samples").content.querySelectorAll("li")];
    this.notes = [...figure.querySelectorAll("figcaption p")];
  }

  /** Explains these rows, drawn by their marks or counted in cells. */
  explain(rows, marks, isCertain, density, isStretched) {
    const occurring = new Set();
    for (const row of density ? [] : rows) {
      namesOf(row, marks, isCertain(row)).forEach((name) => occurring.add(name));
    }
    const entries = density ? levelsOf(density) : this.samples.filter(({ dataset }) => occurring.has(dataset.name));
    this.list.replaceChildren(...entries);
    for (const note of this.notes) {
      note.hidden = (STRETCHED.test(note.textContent) && !isStretched) || (COUNTED.test(note.textContent) && !density);
    }
  }
}

/** Returns the names of what explains a mark. */
function namesOf(row, marks, isCertain) {
  const isFading = marks.flags[row] & (FADES_BEFORE | FADES_AFTER) ||
    marks.first[row] < marks.sureFirst[row] || marks.sureLast[row] < marks.last[row];
  const form = FORMS[marks.form[row]];
  const fades = isFading ? ["fades"] : [];
  return [SIGNS[marks.sign[row]], form, ...fades, ...(isCertain ? [] : ["possible"])];
}

/** Returns an entry for each level of cells: "1–3 events", "4–11". */
function levelsOf({ bounds }) {
  return bounds.map((high, place) => {
    const low = place === 0 ? 1 : bounds[place - 1] + 1;
    const range = low === high ? numbered(high) : `${numbered(low)}–${numbered(high)}`;
    const cell = drawn("rect", { class: `cell level-${place + 1}`, y: -5, width: 20, height: 10 });
    const sample = drawn("svg", { class: "chart sample", width: 28, height: 14, viewBox: "0 -7 28 14" }, cell);
    const entry = document.createElement("li");
    entry.append(sample, ` ${range}${place > 0 ? "" : high === 1 ? " event" : " events"}`);
    return entry;
  });
}
