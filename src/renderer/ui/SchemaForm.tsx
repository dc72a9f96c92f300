import { SelectField, TextField, TickField } from './Field.tsx';
import type { SchemaField, SchemaValues } from './schema-fields.ts';
import { useSpeech } from './Translation.tsx';

type SchemaFormProps = {
  readonly fields: readonly SchemaField[];
  readonly values: SchemaValues;
  readonly onChange: (name: string, value: string | boolean) => void;
  readonly errorOf: (name: string) => string | undefined;
};

/** A form that a plug-in described by the JSON Schema of its settings. */
export function SchemaForm({ fields, values, onChange, errorOf }: SchemaFormProps) {
  const { say } = useSpeech();
  return fields.map((field) => {
    const { name, kind, unit, hint } = field;
    const value = values[name] ?? '';
    // A plug-in speaks English; what the language files know is said in the reader's language.
    const known = say(`fields.${name}`);
    const label = known === `fields.${name}` ? field.title : known;
    const error = errorOf(name);
    if (typeof value === 'boolean')
      return <TickField key={name} label={label} checked={value} onValue={(checked) => onChange(name, checked)} />;
    if (kind === 'choice')
      return (
        <SelectField
          key={name}
          label={label}
          error={error}
          value={value}
          onValue={(chosen) => onChange(name, chosen)}
          choices={field.choices.map((choice) => ({ value: choice, label: choice }))}
        />
      );
    return (
      <TextField
        key={name}
        label={label}
        hint={hint}
        unit={unit}
        error={error}
        value={value}
        required={field.isRequired}
        inputMode={kind === 'integer' ? 'numeric' : kind === 'number' ? 'decimal' : 'text'}
        onValue={(written) => onChange(name, written)}
      />
    );
  });
}
