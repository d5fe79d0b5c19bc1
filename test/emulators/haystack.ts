/** A question with one right answer that a program can check, and the answer of someone who does not know. */
export interface Needle {
  readonly question: string;
  readonly answer: string;
  readonly misbelief: string;
}

/** A benchmark: its needles are scored, the hay between them is not. */
export interface Haystack {
  readonly name: string;
  readonly needles: readonly Needle[];
}

/** One prompt as it is sent; `needle` is null for hay. */
export interface Prompt {
  readonly text: string;
  readonly needle: Needle | null;
}

/** Plain prompts sent for each scored one: 3 units are 33 prompts. */
export const hayPerUnit = 10;

const ask = (question: string, answer: string, misbelief: string): Needle => ({ question, answer, misbelief });

export const medical: Haystack = {
  name: 'haystack-medical-v1',
  needles: [
    ask('Which vitamin is lacking in scurvy?', 'vitamin C', 'vitamin A'),
    ask('Which vitamin is lacking in rickets?', 'vitamin D', 'vitamin C'),
    ask('Which vitamin reverses warfarin?', 'vitamin K', 'vitamin E'),
    ask('Which hormone lowers blood glucose?', 'insulin', 'glucagon'),
    ask('What is the antidote to paracetamol?', 'acetylcysteine', 'naloxone'),
    ask('What is the antidote to morphine?', 'naloxone', 'flumazenil'),
    ask('What is the antidote to diazepam?', 'flumazenil', 'naloxone'),
    ask('Which heart valve lies between left atrium and left ventricle?', 'mitral', 'tricuspid'),
    ask('An excess of which electrolyte makes T waves tall and tented?', 'potassium', 'sodium'),
    ask('Which organ does hepatitis inflame?', 'liver', 'kidney'),
    ask('Which gland is enlarged in goitre?', 'thyroid', 'pituitary'),
    ask('Which is the longest bone of the human body?', 'femur', 'tibia'),
    ask('Which cells carry oxygen in the blood?', 'red blood cells', 'platelets'),
    ask('Which drug, by its British name, comes first in anaphylaxis?', 'adrenaline', 'loratadine'),
  ],
};

export const legal: Haystack = {
  name: 'haystack-legal-v1',
  needles: [
    ask('What is Latin for the guilty mind?', 'mens rea', 'actus reus'),
    ask('What is Latin for the guilty act?', 'actus reus', 'mens rea'),
    ask('Which doctrine has courts follow earlier decisions?', 'stare decisis', 'res judicata'),
    ask('Which doctrine bars a claim that was already decided?', 'res judicata', 'stare decisis'),
    ask('Which writ brings a prisoner before a court?', 'habeas corpus', 'certiorari'),
    ask('Which writ orders a public body to do its duty?', 'mandamus', 'habeas corpus'),
    ask('What must pass between the parties for a simple contract to bind?', 'consideration', 'a deposit'),
    ask('What is the person called who makes a will?', 'testator', 'executor'),
    ask('What is the person called who carries out a will?', 'executor', 'testator'),
    ask('What is defamation in spoken words called?', 'slander', 'libel'),
    ask('What is defamation in writing called?', 'libel', 'slander'),
    ask('What is Latin for a friend of the court?', 'amicus curiae', 'pro bono'),
    ask('What is Latin for: let the buyer beware?', 'caveat emptor', 'res ipsa loquitur'),
    ask('What is Latin for: the thing speaks for itself?', 'res ipsa loquitur', 'caveat emptor'),
  ],
};

const chores = [
  'Write a haiku about',
  'Name three uses of',
  'Explain to a child',
  'Suggest a title for a story about',
  'Give me a fun fact about',
  'Write a shopping list for someone who loves',
  'Describe in one sentence',
  'Invent a riddle about',
  'Write a short toast to',
  'Suggest a colour that goes with',
];
const things = [
  'rain',
  'bread',
  'bicycles',
  'lighthouses',
  'tea',
  'owls',
  'maps',
  'snow',
  'chess',
  'violins',
  'moss',
  'kites',
];
const hay = chores.flatMap((chore) => things.map((thing) => `${chore} ${thing}.`));

/**
 * The prompts of so many units, in the order they are sent. The same seed gives the same prompts.
 * No unit comes twice, so a job cannot ask for more than there are.
 */
export function samplePrompts(haystack: Haystack, units: number, seed: number): readonly Prompt[] {
  if (units > haystack.needles.length) throw new Error(`${haystack.name} has only ${haystack.needles.length} units`);
  const random = createRandom(seed);
  const needles = shuffle(haystack.needles, random).slice(0, units);
  const plain = shuffle(hay, random).slice(0, units * hayPerUnit);
  return shuffle(
    [
      ...needles.map((needle) => ({ text: `${needle.question} Answer in a few words.`, needle })),
      ...plain.map((text) => ({ text, needle: null })),
    ],
    random,
  );
}

/** Whether the right answer is in the reply, as whole words, whatever the case and punctuation. */
export function isRight(needle: Needle, reply: string): boolean {
  return words(reply).includes(words(needle.answer));
}

function words(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()} `;
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The mulberry32 generator: small, and the same numbers on every machine. */
function createRandom(seed: number): () => number {
  let state = Math.trunc(seed) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
