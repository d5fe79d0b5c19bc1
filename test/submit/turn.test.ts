import { describe, expect, test } from 'vitest';
import { emptyLedger, type StoredRun } from '../../src/ledger/merge.ts';
import { Turn } from '../../src/submit/turn.ts';
import { announcedBy, minuteMs, older, run, startRun, submitting, younger } from '../fixtures/rival-runs.ts';
import { paidBy } from '../fixtures/stored-ledgers.ts';

type World = ReturnType<typeof startRun>;

/** What stands of this run where others read it; null where nothing does. */
function saidIn({ place }: World): Partial<StoredRun> | null {
  return place.stored.runs.find(({ key }) => key.id === run.id) ?? null;
}

/** A run that has announced itself, or that it waits, and has read that since. */
async function startAnnounced(onlyWaits = false) {
  const world = startRun();
  world.ledger.announce({ sinceMs: world.startMs, isOver: false, onlyWaits });
  await world.store.store();
  const turn = Turn.ofAnnounced(world.options, await world.store.recall(world.deadlineMs));
  return { ...world, turn };
}

async function startNewcomer(world = startRun()) {
  return { ...world, turn: Turn.ofNewcomer(world.options, await world.store.recall(world.deadlineMs)) };
}

describe('a run comes forward', () => {
  test('by an announcement, looks once more for others, and then pays', async () => {
    const world = await startNewcomer();
    const { turn, place, startMs } = world;
    expect(await turn.comeForward()).toBe('again');
    expect(saidIn(world)).toMatchObject({ announcedAtMs: startMs, isOver: false });
    expect(place.limitsMs).toEqual([10_000]);
    expect(await turn.comeForward()).toBe('pay');
    expect(place.limitsMs).toHaveLength(1);
  });

  test('at once where its announcement stands', async () => {
    const { turn, place } = await startAnnounced();
    expect(await turn.comeForward()).toBe('pay');
    expect(place.limitsMs).toHaveLength(1);
  });

  test('by an announcement where it stands as one that waits', async () => {
    const world = await startAnnounced(true);
    expect(await world.turn.comeForward()).toBe('again');
    expect(saidIn(world)).toMatchObject({ waitsAtMs: world.startMs, paysAtMs: world.startMs });
    expect(await world.turn.comeForward()).toBe('pay');
  });

  test('by another announcement where somebody has written over it, and after three pays all the same', async () => {
    const world = await startNewcomer();
    const { turn, place } = world;
    place.onStored = () => {
      place.stored = emptyLedger;
    };
    expect([await turn.comeForward(), await turn.comeForward(), await turn.comeForward()]).toEqual([
      'again',
      'again',
      'again',
    ]);
    expect(await turn.comeForward()).toBe('pay');
    expect(place.limitsMs).toHaveLength(3);
  });

  test('without one where nothing can be stored', async () => {
    const world = startRun();
    world.place.isThere = false;
    const { turn, place } = await startNewcomer(world);
    expect(await turn.comeForward()).toBe('pay');
    // Where nothing could be read it takes a moment, not ten seconds.
    expect(place.limitsMs).toEqual([null]);
    const options = { ...world.options, store: null };
    expect(await Turn.ofNewcomer(options, null).comeForward()).toBe('pay');
  });

  test('not where others read that it waits, and nothing can be written any more', async () => {
    const { turn, place } = await startAnnounced(true);
    place.isWritable = false;
    expect(await turn.comeForward()).toEqual({ code: 'other-run-possible', candidates: [], isUnseen: false });
  });

  test('not where another has done so meanwhile: then it waits, whatever is written next', async () => {
    const world = await startNewcomer();
    const { turn, ledger, place, store, clock } = world;
    place.add({ runs: [announcedBy(younger)] });
    clock.advance(5000);
    expect(await turn.comeForward()).toBe('again');
    expect(saidIn(world)).toBeNull();
    expect(ledger.announcementOf(run)).toMatchObject({ isOver: false, waitsAtMs: clock.now() });
    await store.store();
    expect(saidIn(world)).toMatchObject({ waitsAtMs: clock.now() });
  });
});

describe('the run that pays in the place of one', () => {
  test('that has said nothing is whoever has announced itself; of one that has, whoever is older', async () => {
    const newcomer = await startNewcomer();
    const announced = await startAnnounced();
    for (const { ledger } of [newcomer, announced]) ledger.absorb({ runs: [announcedBy(younger)], payments: [] });
    expect([newcomer.turn.findRival(), announced.turn.findRival()]).toEqual([younger, null]);
    for (const { ledger } of [newcomer, announced]) ledger.absorb({ runs: [announcedBy(older)], payments: [] });
    expect([newcomer.turn.findRival(), announced.turn.findRival()]).toEqual([older, older]);
  });

  test('whose announcement nobody reads any more is whoever has announced itself', async () => {
    const world = await startAnnounced();
    world.place.stored = emptyLedger;
    world.add(younger);
    const turn = Turn.ofAnnounced(world.options, await world.store.recall(world.deadlineMs));
    expect(turn.findRival()).toEqual(younger);
    expect(Turn.ofAnnounced(world.options, null).findRival()).toEqual(younger);
  });
});

describe('a run with nothing to pay', () => {
  test.each([
    ['that has said nothing', startNewcomer, 'waits'],
    ['that has announced itself', startAnnounced, 'waits'],
    ['that stands as one that waits', () => startAnnounced(true), 'as before'],
  ] as const)('%s: %s', async (_, start, says) => {
    const world = await start();
    const before = world.place.limitsMs.length;
    world.clock.advance(5000);
    await world.turn.tellThatItWaits();
    const waits = { isOver: false, waitsAtMs: world.clock.now() };
    const said = says === 'waits' ? waits : { waitsAtMs: world.startMs };
    expect(saidIn(world)).toMatchObject(said);
    expect(world.place.limitsMs.length - before).toBe(says === 'waits' ? 1 : 0);
  });

  test('that has paid stands as one that pays', async () => {
    const world = await startAnnounced();
    world.ledger.absorb({ runs: [], payments: [paidBy(run, ['j'])] });
    await world.turn.tellThatItWaits();
    expect(world.place.limitsMs).toHaveLength(1);
    expect(saidIn(world)).not.toHaveProperty('waitsAtMs');
  });
});

describe('a run gives way', () => {
  test('and says so before it falls silent, where it had announced itself', async () => {
    const world = await startAnnounced();
    const { turn, place, clock, add, notices } = world;
    add(older);
    const saidMs: (number | undefined)[] = [];
    clock.after(1000, () => saidMs.push(saidIn(world)?.waitsAtMs));
    clock.after(minuteMs / 2, () => place.add({ runs: [announcedBy(older, { isOver: true })] }));
    expect(await turn.giveWay(older)).toBeNull();
    expect(saidMs).toEqual([world.startMs]);
    expect(notices).toEqual([{ code: 'waiting-for-run', by: older }]);
    // Then it has to come forward again.
    expect(await turn.comeForward()).toBe('again');
  });

  test('and stays as it is, where it has begun to pay, or has said nothing', async () => {
    const paying = await startAnnounced();
    paying.ledger.absorb({ runs: [], payments: [submitting(run)] });
    for (const world of [paying, await startNewcomer()]) {
      world.add(older);
      world.place.add({ payments: [submitting(older)] });
      world.clock.after(minuteMs / 2, () => world.place.add({ runs: [announcedBy(older, { isOver: true })] }));
      expect(await world.turn.giveWay(older)).toBeNull();
      expect(saidIn(world) ?? {}).not.toHaveProperty('waitsAtMs');
    }
  });

  test('and goes red where the other is not done before the time limit', async () => {
    const world = await startNewcomer(startRun({ deadlineMs: 20_000 }));
    world.add(older);
    expect(await world.turn.giveWay(older)).toEqual({ code: 'run-not-finished', by: older });
  });
});
