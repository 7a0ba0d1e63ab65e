import { formatMoment } from '@/lib/dates';
import { sentenceCase } from '@/lib/words';
import { Badge } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { PageHeader } from '@/office/ui/PageHeader';
import { PagePlaceholder } from '@/office/ui/PageStates';
import { Panel } from '@/office/ui/Panel';
import { Notice } from '@/ui/Notice';
import { healthPolling, useHealthQuery } from './healthApi';

const isHealthy = (state: string) => state === 'Healthy';

/** Whether the shop is up, part by part. */
export function HealthPage() {
  const {
    currentData: health,
    error,
    isLoading,
    fulfilledTimeStamp,
    refetch,
  } = useHealthQuery(undefined, healthPolling);
  return (
    <>
      <PageHeader
        title="System health"
        actions={<OfficeButton onClick={() => void refetch()}>Look again</OfficeButton>}
      >
        {health &&
          fulfilledTimeStamp &&
          `Last looked ${formatMoment(new Date(fulfilledTimeStamp).toISOString())}, answered in ${health.tookMs} ms. Looks again every ten seconds.`}
      </PageHeader>
      {health ? (
        <>
          <Notice tone={isHealthy(health.status) ? 'success' : 'error'} className="mb-5">
            {isHealthy(health.status)
              ? 'Everything is up.'
              : 'Something is down. What depends on it is missing from pages; the rest stands.'}
          </Notice>
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {[['gateway', health.gateway] as const, ...Object.entries(health.subgraphs)].map(([name, state]) => (
              <Panel key={name}>
                <div className="flex items-center justify-between gap-3">
                  <span className="font-medium">{sentenceCase(name)}</span>
                  <Badge tone={isHealthy(state) ? 'good' : 'bad'}>{isHealthy(state) ? 'Up' : state}</Badge>
                </div>
              </Panel>
            ))}
          </div>
        </>
      ) : (
        <PagePlaceholder
          isLoading={isLoading}
          error={error}
          missing="The shop does not answer"
          back="/admin"
          retry={() => void refetch()}
        />
      )}
    </>
  );
}
