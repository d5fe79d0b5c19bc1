import type { Recollection } from '../ledger/ledger-store.ts';
import { isWaiting } from '../ledger/merge.ts';
import type { Notice } from '../notice.ts';
import type { RunKey } from '../run-key.ts';
import { announce, type FollowOptions, findRival, follow, hasBegun } from './other-runs.ts';

type TurnOptions = Omit<FollowOptions, 'isAnnounced'>;

/** What is announced and taken away again so often will never stay. */
const maxAnnouncements = 3;

/** Whose turn it is to pay: how this run stands to others that pay for the same, by what each could read of the other. */
export class Turn {
  readonly #options: TurnOptions;
  /** Whether this run's announcement that it pays stands where others read it. */
  #isAnnounced = false;
  /** Whether others read there of this run at all: of one that pays, or waits. */
  #isKnown = false;
  /** Whether it has read what others had announced. Where nothing could be read, nothing is waited for longer than it must be. */
  #hasRead: boolean;
  #announcements = 0;

  private constructor(options: TurnOptions, read: Recollection | null) {
    this.#options = options;
    this.#hasRead = read?.kind !== 'unknown';
  }

  /** Of a run that has said nothing of itself. */
  static ofNewcomer(options: TurnOptions, read: Recollection | null): Turn {
    return new Turn(options, read);
  }

  /** Of a run that may have announced itself before, and stand where it has just read. */
  static ofAnnounced(options: TurnOptions, read: Recollection | null): Turn {
    const { ledger } = options;
    const turn = new Turn(options, read);
    const announcement = ledger.announcementOf(ledger.run);
    turn.#isKnown = read?.kind === 'read' && read.isHeard && announcement !== null;
    turn.#isAnnounced = turn.#isKnown && announcement !== null && !isWaiting(announcement);
    return turn;
  }

  /** The run that pays in this one's place, as far as is known now; null when there is none. */
  findRival(): RunKey | null {
    return findRival(this.#options.ledger, { isAnnounced: this.#isAnnounced });
  }

  /** Makes known to whoever pays who waits for the same jobs, when nothing is left to be paid. */
  async tellThatItWaits(): Promise<void> {
    if (this.#isAnnounced ? !this.#hasPaid : !this.#isKnown) await this.#announceWaiting();
  }

  /** Waits for another run that goes first. Null when it may be this run's turn now; else what stops it. */
  async giveWay(rival: RunKey): Promise<Notice | null> {
    // Who gives way may be silent for long: nobody is to think that it has paid meanwhile.
    if (this.#isAnnounced && !this.#hasPaid) {
      this.#isKnown = await this.#announceWaiting();
      this.#isAnnounced = false;
    }
    return await follow({ ...this.#options, isAnnounced: this.#isAnnounced }, rival);
  }

  /** Announces that this run pays, unless that stands already. `pay` when it may; `again` when others are to be looked for once more. */
  async comeForward(): Promise<'pay' | 'again' | Notice> {
    const { ledger, store, clock } = this.#options;
    if (this.#isAnnounced || store === null) return 'pay';
    const announced = await announce(this.#options, store, { hasRead: this.#hasRead });
    // Who could not be heard, or came too late, gives way to everyone who was, and pays nothing while others read that it waits.
    if (announced === 'unstored') {
      if (findRival(ledger, { isAnnounced: false }) === null)
        return this.#isKnown ? { code: 'other-run-possible', candidates: [], isUnseen: false } : 'pay';
      // Whatever is written next, it is not that this run pays.
      ledger.announce({ sinceMs: clock.now(), isOver: false, onlyWaits: true });
      return 'again';
    }
    this.#announcements += 1;
    [this.#isKnown, this.#hasRead] = [false, true];
    // Whoever has written over it goes first; when that is nobody, it is announced once more.
    const isGivenUp = announced === 'unheard' && this.#announcements >= maxAnnouncements;
    this.#isAnnounced = announced === 'announced' || isGivenUp;
    return 'again';
  }

  get #hasPaid(): boolean {
    const { ledger } = this.#options;
    return hasBegun(ledger, ledger.run);
  }

  /** Makes known that this run only waits for what others pay, or have paid. True when that was written there. */
  async #announceWaiting(): Promise<boolean> {
    const { ledger, store, clock } = this.#options;
    ledger.announce({ sinceMs: clock.now(), isOver: false, onlyWaits: true });
    return (await store?.store()) ?? false;
  }
}
