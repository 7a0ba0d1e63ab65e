import { useState } from 'react';
import { sentenceCase } from '@/lib/words';
import { useAttributeOptionsQuery, type AttributeDefinition } from '@/office/catalog/catalogOptionsApi';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { ConfirmDialog } from '@/office/ui/ConfirmDialog';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { PlusIcon } from '@/office/ui/icons';
import { ListView, NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { useAttributeUndefineMutation } from '../categories/categoriesApi';
import { AttributeDialog } from './AttributeDialog';

/** What the shop has settled about facts such as colour and width. */
export function AttributesPage() {
  const { data, isLoading, error, refetch } = useAttributeOptionsQuery({});
  const [edited, setEdited] = useState<AttributeDefinition | 'new' | null>(null);
  const [removed, setRemoved] = useState<AttributeDefinition | null>(null);
  return (
    <>
      <PageHeader
        title="Attributes"
        actions={
          <OfficeButton look="primary" onClick={() => setEdited('new')}>
            <PlusIcon /> Define one
          </OfficeButton>
        }
      >
        What is defined here holds for every product that is written from now on; all other facts are free text.
      </PageHeader>
      <Panel flush>
        <ListView
          rows={data}
          isLoading={isLoading}
          error={error}
          retry={() => void refetch()}
          empty={
            <NothingHere title="Nothing settled yet">
              Define an attribute, and sellers choose from its values or write numbers in its unit.
            </NothingHere>
          }
        >
          {(definitions) => (
            <DataTable
              caption="Attributes"
              rows={definitions}
              columns={[...columns, actionColumn(setEdited, setRemoved)]}
              rowKey={({ code }) => code}
            />
          )}
        </ListView>
      </Panel>
      {edited && <AttributeDialog definition={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {removed && <UndefineDialog definition={removed} onClose={() => setRemoved(null)} />}
    </>
  );
}

function UndefineDialog({ definition, onClose }: { definition: AttributeDefinition; onClose: () => void }) {
  const [undefine, state] = useAttributeUndefineMutation();
  const confirm = async () => {
    const answer = await undefine({ code: definition.code, version: definition.version });
    if (answer.data && answer.data.userErrors.length === 0) {
      announce(`${definition.label} is free text again`);
      onClose();
    }
  };
  return (
    <ConfirmDialog
      title={`Make ${definition.label} free text again?`}
      confirm="Make it free text"
      state={state}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      Products keep what they say. Its unit, its values and its place among the filters are forgotten.
    </ConfirmDialog>
  );
}

const columns: Column<AttributeDefinition>[] = [
  {
    header: 'Attribute',
    main: true,
    cell: ({ code, label }) => (
      <>
        <span className="font-medium">{label}</span>
        <span className="block text-xs text-muted">{code}</span>
      </>
    ),
  },
  { header: 'Values', cell: ({ kind, unit }) => [sentenceCase(kind), unit].filter(Boolean).join(', ') },
  {
    header: 'Choices',
    cell: ({ values }) =>
      values.length > 0 ? <span className="line-clamp-2 text-muted">{values.join(', ')}</span> : null,
  },
  { header: 'Filter', cell: ({ isFacet }) => (isFacet ? 'Yes' : 'No') },
];

const actionColumn = (
  edit: (definition: AttributeDefinition) => void,
  remove: (definition: AttributeDefinition) => void,
): Column<AttributeDefinition> => ({
  header: 'Change',
  align: 'right',
  cell: (definition) => (
    <span className="inline-flex gap-1">
      <OfficeButton look="quiet" aria-label={`Edit ${definition.label}`} onClick={() => edit(definition)}>
        Edit
      </OfficeButton>
      <OfficeButton look="quiet" aria-label={`Make ${definition.label} free text`} onClick={() => remove(definition)}>
        Free text…
      </OfficeButton>
    </span>
  ),
});
