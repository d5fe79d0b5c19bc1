import { describe, expect, test } from 'vitest';
import { isForeignOrigin } from '../../src/services/origin.ts';

describe('another host', () => {
  test.each<[string | null, string | null, boolean]>([
    ['https://a.example.com/v1', 'https://b.example.com/v1', true],
    ['https://a.example.com:8443', 'https://a.example.com', true],
    ['https://a.example.com:8443', 'https://a.example.com:8444', true],
    ['http://a.example.com:8443', 'https://a.example.com:8443', false],
    ['http://a.example.com', 'https://a.example.com', false],
    ['https://a.example.com:443/x?y#z', 'http://a.example.com:80', false],
    ['https://A.Example.com./v1', 'https://a.example.com', false],
    ['https://user:key@a.example.com', 'https://a.example.com', false],
    ['https://a.example.com', 'https://a.example.com.evil.org', true],
    ['ftp://b.example.com', 'https://a.example.com', false],
    ['***', 'https://a.example.com', false],
    ['', 'https://a.example.com', false],
    [null, 'https://a.example.com', false],
    ['https://a.example.com', null, false],
    ['https://a.example.com', '***', false],
  ])('is proven by %s against %s: %s', (told, url, expected) => {
    expect(isForeignOrigin(told, url)).toBe(expected);
  });
});
