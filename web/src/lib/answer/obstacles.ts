import { ApiError } from '$lib/api';
import { AlteredMaterial } from './material.ts';

/** Whatever keeps somebody from answering; each has a screen of its own. */
export type Obstacle =
  | 'no-link'
  | 'unknown-link'
  | 'used'
  | 'closed'
  | 'offline'
  | 'busy'
  | 'altered'
  | 'insecure'
  | 'refused'
  | 'other-ballot'
  | 'wiped'
  | 'fault';

const OBSTACLES: Readonly<Record<string, Obstacle>> = {
  UNKNOWN_LINK: 'unknown-link',
  LINK_USED: 'used',
  CAMPAIGN_CLOSED: 'closed',
  CREDENTIAL_REFUSED: 'refused',
  OTHER_BALLOT: 'other-ballot',
  OFFLINE: 'offline',
  BUSY: 'busy',
  TOO_MANY: 'busy',
};

export function obstacleOf(error: unknown): Obstacle {
  if (error instanceof AlteredMaterial) return 'altered';
  if (error instanceof ApiError) return OBSTACLES[error.code] ?? 'fault';
  return 'fault';
}

/** Obstacles that a second try may find gone. */
export function mayPass(obstacle: Obstacle): boolean {
  return obstacle === 'offline' || obstacle === 'busy' || obstacle === 'fault';
}
