// The question: what the filters ask, as texts by name. In: the form, or the address behind "#?". Out: which rows
// answer, and which of them only possibly.
//
// What counts as an answer is what the command line's filters say: a state stands for its members, a window of
// dates takes in all that may lie in it, and words are found by their beginnings, without accents.

const ASKED = ["q", "actor", "type", "status", "article", "from", "to", "as-of"];

/** Returns the question that stands in an address; unknown names are left out. */
function questionOf(address) {
  const given = new URLSearchParams(address);
  const question = {};
  for (const name of ASKED) {
    if (given.get(name)) {
      question[name] = given.get(name);
    }
  }
  return question;
}

/** Returns a question as it stands in an address, "" for the one that asks for everything. */
function addressOf(question) {
  return new URLSearchParams(ASKED.filter((name) => question[name]).map((name) => [name, question[name]])).toString();
}

/** Returns first and last day of a year, a month or a day as people write it, or null where it is none. */
function periodOf(text) {
  const [, year, month, day] = /^\s*(\d{4})(?:-(\d\d))?(?:-(\d\d))?\s*$/.exec(text) ?? [];
  if (!Number(year)) {
    return null;
  }
  const [first, last] = day
    ? [dayOf(+year, +month, +day), dayOf(+year, +month, +day)]
    : [dayOf(+year, +(month ?? 1), 1), (month ? dayOf(+year, +month + 1, 1) : dayOf(+year + 1, 1, 1)) - 1];
  return isoOf(first).startsWith(text.trim()) ? { first, last } : null;
}

/** Returns a day in words: "Wednesday 29 October 2025". */
function inWords(day) {
  const date = dateOf(day);
  const year = date.getUTCFullYear();
  const name = `${WEEKDAYS[(date.getUTCDay() + 6) % 7]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return `${name} ${year > 999 ? year : `AD ${year}`}`;
}

/**
 * Returns a text as it is searched: small letters and digits without accents, a space in front of every word and
 * behind the last. Tabulators stay: they divide what no phrase reaches across.
 */
function folded(text) {
  let plain = text.replace(/[\u2010-\u2026]/g, " ").toLowerCase();
  if (/[^\0-\x7f]/.test(plain)) {
    plain = plain.normalize("NFD").replace(/\p{M}+/gu, "").replace(/[^\p{L}\p{N}\t]+/gu, " ");
  } else {
    plain = plain.replace(/[^a-z0-9\t]+/g, " ");
  }
  return ` ${plain.trim().replaceAll("\t", " \t ")} `;
}

/** Returns what a folded text must contain to answer what was typed: words by their beginnings, "phrases" whole. */
function sought(typed) {
  const terms = typed.matchAll(/"([^"]*)(?:"|$)|([^\s"]+)/g);
  return [...terms].map(([, phrase, word]) => folded(phrase ?? word)
    .slice(0, phrase === undefined ? -1 : undefined)).filter((term) => term.trim());
}

/**
 * Returns the rows that answer a question, and for each whether it does so certainly.
 *
 * `known` are the rows to look at, in order; `textOf` returns a row's folded text, and is only called for a search.
 */
function answerOf(question, chronology, known, textOf) {
  const { rows } = chronology;
  const tests = [...testsOf(question, chronology, textOf)];
  const window = windowOf(question);
  const answer = { rows: [], certain: [], certainly: 0 };
  for (const row of known) {
    if (window && (rows.from[row] > window.last || rows.to[row] < window.first)) {
      continue;
    }
    if (!tests.every((test) => test(row))) {
      continue;
    }
    const isWithin = !window || (rows.sure_from[row] <= window.last && rows.sure_to[row] >= window.first);
    const isCertain = rows.certain[row] && isWithin ? 1 : 0;
    answer.rows.push(row);
    answer.certain.push(isCertain);
    answer.certainly += isCertain;
  }
  return answer;
}

/** Returns the days from which to which is asked, or null where all are. */
function windowOf(question) {
  const since = question.from ? periodOf(question.from) : null;
  const until = question.to ? periodOf(question.to) : null;
  return since || until ? { first: since?.first ?? -Infinity, last: until?.last ?? Infinity } : null;
}

/** Yields what a row must fulfil, the cheapest first. A name that the page does not know is nobody's. */
function* testsOf(question, chronology, textOf) {
  const { rows } = chronology;
  if (question.status) {
    const status = chronology.statuses.findIndex(([key]) => key === question.status);
    yield (row) => rows.status[row] === status;
  }
  if (question.type) {
    const type = chronology.types.indexOf(question.type);
    yield (row) => rows.type[row] === type;
  }
  if (question.article) {
    const article = chronology.articles.findIndex(([key]) => key === question.article);
    yield (row) => rows.articles[row].includes(article);
  }
  if (question.actor) {
    const actor = chronology.actors.findIndex(([key]) => key === question.actor);
    const isMember = actor < 0 ? [] : membersOf(chronology, actor);
    yield (row) => rows.actors[row].some((one) => isMember[one]) || rows.mentioned[row].some((one) => isMember[one]);
  }
  if (question.q) {
    const terms = sought(question.q);
    yield (row) => terms.every((term) => textOf(row).includes(term));
  }
}
