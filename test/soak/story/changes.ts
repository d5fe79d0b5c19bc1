import type { Dice } from '../dice.ts';
import { edits } from './edits.ts';
import { otherPlan } from './plans.ts';
import type { Asked, AttemptScript, Variant } from './story.ts';
import { drawAttempt } from './today.ts';

interface AttemptsOptions {
  readonly asked: Asked;
  readonly count: number;
  /** The chance that the first attempt is cut off; the others are half as often. */
  readonly cutChance: number;
  /** The chance that an attempt after the first is asked for something else than the one before it. */
  readonly changeChance: number;
  /** The chance that the comment is edited before an attempt after the first. */
  readonly editChance: number;
}

/** The attempts of a run that may find other inputs, an edited comment or a silent GitHub. */
export function drawAttempts(dice: Dice, options: AttemptsOptions): readonly AttemptScript[] {
  const attempts: AttemptScript[] = [];
  for (let nth = 0; nth < options.count; nth += 1) {
    const before = attempts.at(-1)?.asked ?? options.asked;
    const isRerun = nth > 0;
    const cutChance = isRerun ? options.cutChance / 2 : options.cutChance;
    const drawn = drawAttempt(dice, before.plan, { cutChance, submitShare: 0.75 });
    const isChanged = dice.chance(options.changeChance);
    // At times the first inputs come back.
    const changed = before !== options.asked && dice.chance(0.5) ? options.asked : changeInputs(dice, before);
    const edit = dice.chance(options.editChance) ? dice.pick(edits) : null;
    const silence = dice.chance(0.08) ? dice.pick(['from the start', 'from the first submit'] as const) : null;
    attempts.push({
      ...drawn,
      asked: isRerun && isChanged ? changed : before,
      edit: isRerun ? edit : null,
      silence,
    });
  }
  return attempts;
}

const other = (variant: Variant): Variant => (variant === 'a' ? 'b' : 'a');

/** One input of an attempt has another value: what it names is another model, another plan, another account, or nothing new at all. */
export function changeInputs(dice: Dice, asked: Asked): Asked {
  const { endpoint, plan } = asked;
  const withEndpoint = (change: Partial<Asked['endpoint']>): Asked => ({
    ...asked,
    endpoint: { ...endpoint, ...change },
  });
  const changes: readonly (() => Asked)[] = [
    () => withEndpoint({ header: other(endpoint.header) }),
    () => withEndpoint({ query: other(endpoint.query) }),
    () => withEndpoint({ model: other(endpoint.model) }),
    () => withEndpoint({ apiKey: other(endpoint.apiKey) }),
    () => ({ ...asked, plan: otherPlan(dice, plan) ?? plan }),
    () => ({ ...asked, keys: asked.keys === 'own' ? dice.pick(['rotated', 'rotated', 'other'] as const) : 'own' }),
  ];
  return dice.pick(changes)();
}
