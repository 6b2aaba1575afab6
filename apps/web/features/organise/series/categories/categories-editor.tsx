'use client';

import type { OrganiserCategories } from '@lastseat/contracts';
import { ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { fieldStyle } from '@/components/ui/field-frame';
import { organiserCategories } from '@/features/organise/api/resources';
import { defineCategories } from '@/features/organise/api/series-api';
import { explainToast } from '@/features/organise/explain-toast';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { findTones } from '@/lib/format/category-tones';
import { readCategoryForms, toCategoryForms, type CategoryForm } from './categories-form';

export function CategoriesEditor({ known }: { known: OrganiserCategories }) {
  const { rows, setRows, error, isSaving, save } = useCategoriesEditor(known);
  const tones = findTones(rows.map(({ key }) => String(key)));
  return (
    <form
      noValidate
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      <ul className="grid gap-2">
        {rows.map((row, place) => (
          <CategoryRow
            key={row.key}
            row={row}
            place={place}
            tone={tones.get(String(row.key)) ?? ''}
            onChange={(change) => setRows(rows.with(place, { ...row, ...change }))}
            onRaise={place === 0 ? null : () => setRows(raise(rows, place))}
            onRemove={() => setRows(rows.toSpliced(place, 1))}
          />
        ))}
      </ul>
      <p role="alert" className="mt-2 text-sm font-medium text-last empty:hidden">
        {error}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button variant="secondary" onClick={() => setRows([...rows, newRow(rows)])}>
          <Plus className="size-4" aria-hidden="true" />
          Add a category
        </Button>
        <Button type="submit" isLoading={isSaving} loadingLabel="Saving…">
          Save categories
        </Button>
      </div>
    </form>
  );
}

const raise = (rows: CategoryForm[], place: number) =>
  rows.toSpliced(place - 1, 2, ...rows.slice(place - 1, place + 1).toReversed());

function newRow(rows: readonly CategoryForm[]): CategoryForm {
  return { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, name: '', levels: '' };
}

function useCategoriesEditor(known: OrganiserCategories) {
  const { id } = useOrganiser();
  const [rows, setRows] = useState(() => toCategoryForms(known.data));
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    const reading = readCategoryForms(rows);
    setError(reading.error);
    if (reading.input === null) return;
    setIsSaving(true);
    try {
      organiserCategories.put(await defineCategories(id, reading.input), id);
      toast.success('Saved.');
    } catch (refusal) {
      setError(explainToast(refusal));
    } finally {
      setIsSaving(false);
    }
  };
  return { rows, setRows, error, isSaving, save };
}

interface CategoryRowProps {
  row: CategoryForm;
  place: number;
  /** Its colour in the timetable. */
  tone: string;
  onChange: (change: Partial<CategoryForm>) => void;
  /** Null: it is the first. */
  onRaise: (() => void) | null;
  onRemove: () => void;
}

const iconStyle =
  'flex size-12 shrink-0 items-center justify-center rounded-xl text-muted transition-colors enabled:hover:bg-sunken enabled:hover:text-ink disabled:opacity-40';

function CategoryRow({ row, place, tone, onChange, onRaise, onRemove }: CategoryRowProps) {
  const name = row.name || `category ${place + 1}`;
  return (
    <li className="flex items-center gap-2 max-sm:flex-wrap">
      <span
        aria-hidden="true"
        className={`size-3.5 shrink-0 rounded-full bg-(--tone-mark) ${tone}`}
      />
      <input
        aria-label={`Category ${place + 1}`}
        value={row.name}
        placeholder="Salsa"
        onChange={({ target }) => onChange({ name: target.value })}
        className={`${fieldStyle} min-w-0 flex-1`}
      />
      <input
        aria-label={`Levels of ${name}`}
        value={row.levels}
        placeholder="Levels: 1, 2, 3"
        onChange={({ target }) => onChange({ levels: target.value })}
        className={`${fieldStyle} min-w-0 flex-1 max-sm:order-last max-sm:basis-full`}
      />
      <button
        type="button"
        aria-label={`Move ${name} up`}
        disabled={onRaise === null}
        onClick={() => onRaise?.()}
        className={iconStyle}
      >
        <ArrowUp className="size-5" aria-hidden="true" />
      </button>
      <button type="button" aria-label={`Remove ${name}`} onClick={onRemove} className={iconStyle}>
        <X className="size-5" aria-hidden="true" />
      </button>
    </li>
  );
}
