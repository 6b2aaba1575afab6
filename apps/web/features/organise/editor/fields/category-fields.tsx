import { useId, type ComponentProps } from 'react';
import { FormField } from '@/components/ui/form-field';
import { SelectField } from '@/components/ui/select-field';
import { organiserCategories } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useResource } from '@/lib/http/resource';
import { Hint } from './hint';
import { useCategories } from './use-categories';

type Field = Pick<ComponentProps<typeof FormField>, 'label' | 'error' | 'name' | 'onChange'> & {
  ref?: React.Ref<HTMLInputElement & HTMLSelectElement>;
};

interface CategoryFieldsProps {
  category: Field;
  level: Field;
  /** The category as it is typed now. */
  chosen: string;
  /** A level means something within its category only. */
  onOtherCategory: () => void;
}

/** A choice where the organiser has drawn up a list, and a word where it has not. */
export function CategoryFields(props: CategoryFieldsProps) {
  const { category, level, chosen, onOtherCategory } = props;
  const { id } = useOrganiser();
  const known = useResource(organiserCategories, id).data;
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      {known?.isDefined ? (
        <>
          <ChoiceField
            field={{
              ...category,
              onChange: (event) => {
                category.onChange?.(event);
                onOtherCategory();
              },
            }}
            value={chosen}
            names={known.data.map(({ name }) => name)}
            none="Choose one"
          />
          <ChoiceField
            field={level}
            names={known.data.find(({ name }) => name === chosen)?.levels ?? []}
            none="All levels"
          />
        </>
      ) : (
        <WordFields category={category} level={level} own={known?.data.map(({ name }) => name)} />
      )}
    </div>
  );
}

interface ChoiceFieldProps {
  field: Field;
  names: readonly string[];
  /** What it says where none is chosen. */
  none: string;
  value?: string;
}

function ChoiceField({ field, names, none, value }: ChoiceFieldProps) {
  // What is no longer in the list stands there until another one is chosen.
  const all =
    value === undefined || value === '' || names.includes(value) ? names : [value, ...names];
  return (
    <SelectField key={names.join('\n')} {...(field as ComponentProps<typeof SelectField>)}>
      <option value="">{none}</option>
      {all.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

interface WordFieldsProps extends Pick<CategoryFieldsProps, 'category' | 'level'> {
  /** Of this organiser. */
  own: readonly string[] | undefined;
}

function WordFields({ category, level, own = [] }: WordFieldsProps) {
  const listId = useId();
  const names = new Set([...own, ...useCategories()]);
  return (
    <>
      <FormField {...category} list={listId} autoComplete="off" />
      <FormField
        {...level}
        autoComplete="off"
        hint={<Hint>Such as beginners. Leave it empty where there is none</Hint>}
      />
      <datalist id={listId}>
        {[...names].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
