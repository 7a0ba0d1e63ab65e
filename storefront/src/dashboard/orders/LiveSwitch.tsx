import { cx } from '@/ui/cx';
import { OfficeButton } from '@/office/ui/Button';
import { MuteIcon, SoundIcon } from '@/office/ui/icons';
import type { StreamStatus } from '@/office/live/followStream';
import { useArrivals } from './arrivals';

const labels: Record<StreamStatus, string> = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  ended: 'Not connected',
};

/** Whether new orders appear by themselves, and whether one hears them. */
export function LiveSwitch() {
  const { status, isSoundOn, setSound } = useArrivals();
  return (
    <>
      <span
        data-testid="arrivals-status"
        data-status={status}
        className={cx('inline-flex items-center gap-2 text-sm', status === 'live' ? 'text-teal' : 'text-muted')}
      >
        <span className="size-2 rounded-full bg-current" /> {labels[status]}
      </span>
      <OfficeButton look="quiet" aria-pressed={isSoundOn} onClick={() => setSound(!isSoundOn)}>
        {isSoundOn ? <SoundIcon /> : <MuteIcon />} Sound {isSoundOn ? 'on' : 'off'}
      </OfficeButton>
    </>
  );
}
