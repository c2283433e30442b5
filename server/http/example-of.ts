interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
}

/** A value that the schema accepts, for the description of the API; text says what it stands for. */
export function exampleOf(schema: Schema, name = 'text'): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return exampleOf(schema.anyOf[0] ?? {}, name);
  if (schema.type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, value]) => [key, exampleOf(value, key)]),
    );
  }
  if (schema.type === 'array') return schema.items ? [exampleOf(schema.items, name)] : [];
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'string') return exampleText(schema, name);
  return null;
}

function exampleText({ pattern = '', minLength = 0 }: Schema, name: string): string {
  if (pattern.includes('0-9a-f')) return '7d1f0c3e-5c1a-4c6e-9b0e-2f6a3c1d8e90';
  if (pattern.includes('\\d{4}')) return '2026-11-25';
  if (/e-?mail/i.test(name)) return 'naam@example.nl';
  if (/url|issuer/i.test(name)) return 'https://example.nl/adres';
  return name.padEnd(minLength, 'x');
}
