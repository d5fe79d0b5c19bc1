import type { Story, WorldName } from './story.ts';
import { createTodaysStory } from './today.ts';
import { createWideStory } from './wide.ts';

export function createStory(label: string, world: WorldName): Story {
  switch (world) {
    case 'today':
      return createTodaysStory(label);
    case 'wide':
      return createWideStory(label);
  }
}

export function isWorld(name: unknown): name is WorldName {
  return name === 'today' || name === 'wide';
}
