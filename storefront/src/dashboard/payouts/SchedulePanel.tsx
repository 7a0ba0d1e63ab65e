import { useState, type FormEvent } from 'react';
import type { PayoutInterval } from '@/graphql/generated';
import { formatMoney } from '@/lib/money';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Select } from '@/office/ui/Fields';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { usePayoutScheduleSetMutation, type PayoutOverview } from './payoutsApi';

const intervals: { value: PayoutInterval; label: string }[] = [
  { value: 'DAILY', label: 'Every day' },
  { value: 'WEEKLY', label: 'Once a week' },
  { value: 'MONTHLY', label: 'Once a month' },
  { value: 'MANUAL', label: 'When I ask for it' },
];

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((label, index) => ({
  value: String(index + 1),
  label,
}));

/** Days that every month has. */
const daysOfMonth = Array.from({ length: 28 }, (_, index) => ({ value: String(index + 1), label: `Day ${index + 1}` }));

interface SchedulePanelProps {
  sellerId: string;
  schedule: NonNullable<PayoutOverview['payoutSchedule']>;
}

/** On which days the money comes. */
export function SchedulePanel({ sellerId, schedule }: SchedulePanelProps) {
  const [set, state] = usePayoutScheduleSetMutation();
  const [interval, setInterval] = useState(schedule.interval);
  const [weekday, setWeekday] = useState(String(schedule.weekday));
  const [dayOfMonth, setDayOfMonth] = useState(String(schedule.dayOfMonth));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await set({
      sellerId,
      interval,
      weekday: Number(weekday),
      dayOfMonth: Number(dayOfMonth),
      minimums: schedule.minimums.map(({ minorUnits, currency }) => ({ minorUnits, currency })),
    });
    if (answer.data?.schedule) {
      announce('The days of your payouts are changed');
    }
  };
  return (
    <Panel title="Days">
      <form onSubmit={(event) => void submit(event)} className="space-y-3">
        <Select
          label="Pay me"
          value={interval}
          onChange={({ target }) => setInterval(target.value as PayoutInterval)}
          options={intervals}
        />
        {interval === 'WEEKLY' && (
          <Select label="On" value={weekday} onChange={({ target }) => setWeekday(target.value)} options={weekdays} />
        )}
        {interval === 'MONTHLY' && (
          <Select
            label="On"
            value={dayOfMonth}
            onChange={({ target }) => setDayOfMonth(target.value)}
            options={daysOfMonth}
          />
        )}
        {schedule.minimums.length > 0 && (
          <p className="text-sm text-muted">
            From {schedule.minimums.map((money) => formatMoney(money)).join(', ')} on
          </p>
        )}
        <Refusal state={state} />
        <OfficeButton type="submit" busy={state.isLoading}>
          Save
        </OfficeButton>
      </form>
    </Panel>
  );
}
